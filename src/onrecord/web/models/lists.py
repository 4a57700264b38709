"""Lists, and the front page."""

from __future__ import annotations

from pydantic import BaseModel

from onrecord.web.models.rows import ArticleRow, StatementRow
from onrecord.web.models.shared import Counted, Listed
from onrecord.web.models.speakers import CountedSpeaker, Speaker


class Spread(BaseModel):
    """How the statements that fit are spread."""

    outlets: list[Counted]
    kinds: list[Counted]
    speakers: list[CountedSpeaker]


class StatementList(Listed[StatementRow]):
    """A page of statements and how all that fit are spread."""

    facets: Spread


class OutletRow(BaseModel):
    """An outlet; name is null for articles of which no outlet is known."""

    name: str | None
    documents: int
    statements: int


class Counts(BaseModel):
    """How much there is."""

    documents: int
    outlets: int
    attributions: int
    statements: int
    speakers: int


class Front(BaseModel):
    """The record at a glance."""

    counts: Counts
    first: str | None
    last: str | None
    newest: list[StatementRow]
    speakers: list[Speaker]
    outlets: list[OutletRow]
    note: str | None


class SearchResult(BaseModel):
    """The first few speakers, statements and articles that a search finds."""

    speakers: Listed[Speaker]
    statements: Listed[StatementRow]
    articles: Listed[ArticleRow]
