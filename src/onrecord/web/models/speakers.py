"""Speakers."""

from __future__ import annotations

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


class SpeakerStatements(Marks):
    """A speaker and a page of statements."""

    entity: Speaker
    outlets: list[Counted]
    found: Listed[StatementRow]
