"""Outlets, and outlets beside each other."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from onrecord.types import EntityKind, Kind
from onrecord.web.models.rows import StatementRow
from onrecord.web.models.shared import Counted
from onrecord.web.models.speakers import EntityName, Timeline


class Pace(BaseModel):
    """How early an outlet is, of the statements that it and others tell. median: days after the first day."""

    shared: int
    first: int
    together: int
    later: int
    median: float | None
    undated: int


class OutletFigures(BaseModel):
    """An outlet; name is null for articles of which no outlet is known.

    share: of the words of its articles that stand in what is reported word for word. scripts: those that one word of
    the name mixes. alike: names of other outlets that look the same.
    """

    name: str | None
    documents: int
    statements: int
    first: str | None
    last: str | None
    words: int
    quoted: int
    direct: int
    mixed: int
    indirect: int
    pace: Pace
    scripts: list[str]
    alike: list[str]
    share: float | None


class Quoted(BaseModel):
    """A speaker, and how many statements of it an outlet tells, and the other outlets."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    here: int
    elsewhere: int


class Reprinting(BaseModel):
    """An outlet with which articles are shared, how many, and one of them."""

    name: str | None
    count: int
    document: str


class Outlet(OutletFigures):
    """All of an outlet. own, others: how many statements it and the other outlets tell in all."""

    spellings: list[EntityName]
    timeline: Timeline | None
    quoted_most: list[Quoted]
    own: int
    others: int
    credits: list[Counted]
    reprinted_from: list[Reprinting]
    reprinted_by: list[Reprinting]
    note: str | None


class Naming(BaseModel):
    """How an outlet calls the speaker in its own voice."""

    term: str
    count: int
    documents: int


class Column(BaseModel):
    """An outlet of a comparison and its figures; see the reference of ``onrecord compare``."""

    key: str
    name: str
    statements: int
    alone: int = Field(description="statements that no other outlet of the record tells")
    shared: int = Field(description="statements that others tell too")
    first: int = Field(description="of the shared ones, those told on an earlier day than by any other outlet")
    together: int = Field(description="of the shared ones, those told on the first day, with others")
    direct: int
    mixed: int
    indirect: int
    documents: int
    start: str | None
    end: str | None
    body: int = Field(description="articles looked at for the share of quoted words")
    words: int
    quoted: int
    names: list[Naming]
    descriptions: list[Naming]
    share: float | None


class Cell(BaseModel):
    """An outlet's first telling of a statement."""

    attribution: str
    document: str
    title: str | None
    uri: str
    kind: Kind
    day: str
    tellings: int
    place: Literal["", "first", "first day"]


class ComparedRow(StatementRow):
    """A statement; cells in the order of the outlets, null where the record has no telling."""

    cells: list[Cell | None]


class Comparison(BaseModel):
    """A page of statements across outlets. total: on all pages; several: of them, told more than once."""

    outlets: list[Column]
    rows: list[ComparedRow]
    total: int
    several: int
    others: int
    carriers: list[Counted]
    whole: bool
    note: str | None
    page: int
    pages: int
