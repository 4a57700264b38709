"""Judging, the review, the log, and tags."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from onrecord.types import EntityKind, Span
from onrecord.web.models.attributions import Attribution
from onrecord.web.models.rows import StatementRow
from onrecord.web.models.shared import Interval, Note, Tag
from onrecord.web.models.speakers import EntityRole, Speaker


class Consequences(BaseModel):
    """What a judgement would change: ids, the first few of the attributions, and what else follows."""

    attributions: list[str]
    statements: list[str]
    articles: list[str]
    first: list[StatementRow]
    notes: list[str]


class Who(BaseModel):
    """Somebody whose name begins so."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    roles: list[EntityRole]
    statements: int


class Passage(BaseModel):
    """Words of an article around an attribution. span: where in its text they stand."""

    span: Span
    text: str


class ReceiptArticle(BaseModel):
    """The article of an attribution."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    published: Interval | None


class ToJudge(BaseModel):
    """An attribution that can be judged.

    people: those called by the words that were asked for. statement: the one that it tells, null where it was
    rejected. statements: others with the words that were asked for. Null where nothing was asked for.
    """

    attribution: Attribution
    article: ReceiptArticle
    passage: Passage
    people: list[Who] | None
    statement: StatementRow | None
    statements: list[StatementRow] | None


class JoinedArticle(BaseModel):
    """An article in which somebody speaks, by the first attribution; basis: why that is the same."""

    attribution: str
    source: str | None
    document: str
    title: str | None
    outlet: str | None
    basis: str | None


class Joined(BaseModel):
    """The first articles in which somebody speaks. total: of all."""

    articles: list[JoinedArticle]
    total: int


class SpeakerToJudge(BaseModel):
    """Somebody who can be judged; people: as in ``ToJudge``."""

    speaker: Speaker
    people: list[Who] | None
    joined: Joined


class ArticleToJudge(ReceiptArticle):
    """An article that can be judged."""

    language: str
    statements: int


class Logged(BaseModel):
    """Something that happened to the record. what: the sentence that tells it."""

    sort: Literal["judgement", "note", "addition", "removal"]
    number: int
    made: str
    verb: str
    by: str | None
    why: str | None
    what: str
    things: list[dict[str, str | None]]
    state: str | None
    detail: str | None
    undoable: bool


class Log(BaseModel):
    """A page of the log, the newest first."""

    rows: list[Logged]
    total: int
    page: int
    pages: int
    people: list[str]


class Undoing(BaseModel):
    """A judgement, and what undoing it would bring back."""

    entry: Logged
    ahead: Consequences


class Wanted(BaseModel):
    """What would be judged."""

    verb: str
    subject: str
    other: str | None
    value: str | None
    kind: str | None


class ReviewChoice(BaseModel):
    """One way to judge an item."""

    label: str
    wanted: Wanted
    ahead: Consequences


class ReviewArticle(BaseModel):
    """The article of an item."""

    title: str | None
    outlet: str | None
    uri: str
    published: Interval | None
    language: str
    statements: int


class ReviewItem(BaseModel):
    """Something to look at. mark: where the queue goes on after it."""

    key: str
    document: str
    other: str | None
    mark: str
    why: list[str]
    attributions: list[str]
    article: ReviewArticle | None
    opening: list[str]
    choices: list[ReviewChoice]


class Review(BaseModel):
    """How much is left and done of each kind, and the next item of the kind that was asked for."""

    left: dict[str, int]
    done: dict[str, int]
    own: dict[str, int]
    by: str
    people: list[str]
    item: ReviewItem | None


class CountedTag(BaseModel):
    """A tag, and on how many things it is."""

    tag: str
    count: int


class Tagged(BaseModel):
    """A thing that bears a tag. problem: why it is not there now."""

    table: Literal["documents", "statements", "entities"]
    id: str
    name: str
    problem: str | None
    tags: list[Tag]
    notes: list[Note]
