"""What several answers hold."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel

from onrecord.types import EntityKind

T = TypeVar("T")
Spans = list[tuple[int, int]]


class Interval(BaseModel):
    """A stretch of time, closed at both ends, and why; an open end is null."""

    earliest: str | None
    latest: str | None
    basis: str


class Entity(BaseModel):
    """Someone or something."""

    id: str
    name: str
    kind: EntityKind


class Mentioned(Entity):
    """An entity that is named in what was said, and where."""

    spans: Spans


class Listed(BaseModel, Generic[T]):
    """One page of a list. total: on all pages; hidden: left out as beliefs or of low confidence."""

    rows: list[T]
    total: int
    hidden: int
    page: int
    pages: int
    note: str | None


class Counted(BaseModel):
    """A name, and how many statements it has."""

    name: str | None
    count: int


class Tag(BaseModel):
    """A tag that a person put on something, and when."""

    tag: str
    by: str
    made: str


class Note(BaseModel):
    """What a person wrote down on something, and when."""

    number: int
    note: str
    by: str
    made: str


class Marks(BaseModel):
    """The tags and notes of the people who work with this record."""

    tags: list[Tag]
    notes: list[Note]


class Phrase(BaseModel):
    """Words and where they stand in the article's text."""

    text: str
    spans: Spans


class Problem(BaseModel):
    """Why there is no answer, and what to do."""

    detail: str
