"""Speakers."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from onrecord.web.models.rows import StatementRow
from onrecord.web.models.shared import Counted, Entity, Listed, Marks


class EntityName(BaseModel):
    """A spelling as it stands in a text, and how often."""

    text: str
    count: int


class EntityRole(BaseModel):
    """A title as stated, over which time, and in how many articles."""

    title: str
    organisation: str | None
    earliest: str | None
    latest: str | None
    documents: int


class Speaker(Entity):
    """An entity that speaks. named: false where it is known by an article's description only.

    known: its ids in the user's files of known entities.
    """

    named: bool
    names: list[EntityName]
    roles: list[EntityRole]
    known: list[str]
    statements: int
    attributions: int
    first: str | None
    last: str | None


class CountedSpeaker(Entity):
    """A speaker, and how many statements."""

    named: bool
    count: int


class Bin(BaseModel):
    """A day, month or year; counts in the order of the series, the last one of all others where there are more."""

    start: str
    counts: list[int]


class Timeline(BaseModel):
    """Numbers along a period. others: outlets that have no series. elsewhere: how many are in no bin."""

    unit: Literal["day", "month", "year"]
    since: str
    until: str
    series: list[str | None]
    others: int
    bins: list[Bin]
    elsewhere: int


class CountedEntity(Entity):
    """Somebody or something, and how many statements."""

    count: int


class Answering(CountedSpeaker):
    """A speaker, how many answers, and where the last of them stands."""

    statement: str
    document: str
    attribution: str


class Word(BaseModel):
    """A word that several statements hold, and how many."""

    word: str
    count: int


class Reason(BaseModel):
    """Why mentions are one entity, and in how many articles."""

    basis: str
    count: int


class Subject(BaseModel):
    """Statements that name an entity or hold a word: the first of them, and how many there are."""

    entity: CountedEntity | None
    word: str | None
    rows: list[StatementRow]
    total: int


class SpeakerStatements(Marks):
    """A speaker, a page of statements, and all that belongs to it. subjects: where they are asked for."""

    entity: Speaker
    outlets: list[Counted]
    found: Listed[StatementRow]
    timeline: Timeline | None
    kinds: list[Counted]
    about: list[CountedEntity]
    about_by: list[CountedSpeaker]
    answered: list[Answering]
    answering: list[Answering]
    words: list[Word]
    merges: list[Reason]
    subjects: list[Subject]
