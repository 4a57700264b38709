"""Lists, and the front page."""

from __future__ import annotations

from pydantic import BaseModel, Field

from onrecord.web.models.rows import ArticleRow, StatementRow
from onrecord.web.models.shared import Counted, Entity, Listed
from onrecord.web.models.speakers import CountedSpeaker, Speaker


class CountedEntity(Entity):
    """Someone or something, and in how many statements it is named."""

    count: int


class CountedVenue(Counted):
    """Where something was said. key: what to ask for."""

    key: str


class Spread(BaseModel):
    """How the statements that fit are spread."""

    outlets: list[Counted]
    kinds: list[Counted]
    speakers: list[CountedSpeaker]
    about: list[CountedEntity] = Field(description="whom the words name")
    venues: list[CountedVenue] = Field(description="where it was said")
    months: list[Counted] = Field(description="by month of publication, the earliest first")
    said: list[Counted] = Field(description="by month of saying, the earliest first")


class StatementList(Listed[StatementRow]):
    """A page of statements and how all that fit are spread."""

    facets: Spread


class ArticleSpread(BaseModel):
    """How the articles that fit are spread."""

    outlets: list[Counted]
    languages: list[Counted]
    months: list[Counted] = Field(description="by month of publication, the earliest first")


class ArticleList(Listed[ArticleRow]):
    """A page of articles and how all that fit are spread."""

    facets: ArticleSpread


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


class QuotedSpeaker(Speaker):
    """One of those quoted most. spark: how often, in equal spans from the first publication to the last."""

    spark: list[int]


class Front(BaseModel):
    """The record at a glance."""

    counts: Counts
    first: str | None
    last: str | None
    newest: list[StatementRow]
    speakers: list[QuotedSpeaker]
    outlets: list[OutletRow]
    note: str | None


class Tried(BaseModel):
    """A word of a search by itself. beginning: what finds something that begins alike, where the word does not."""

    words: str
    statements: int
    articles: int
    beginning: str | None


class SearchResult(BaseModel):
    """The first few speakers, statements and articles that a search finds."""

    speakers: Listed[Speaker]
    statements: Listed[StatementRow]
    articles: Listed[ArticleRow]
    said: Listed[StatementRow] | None = Field(description="of whom was meant, where that is one: the most told")
    about: list[CountedEntity] = Field(description="of whom something is said, under a name that holds the words")
    near_about: list[CountedEntity] = Field(description="those with a name like the words of whom others speak")
    near: list[Speaker] = Field(description="speakers with a name like the words, where nobody is called so")
    tried: list[Tried] = Field(description="the words one by one, where together they find nothing")
