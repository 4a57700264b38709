"""One statement."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from onrecord.types import Kind
from onrecord.web.models.articles import ArticleHead
from onrecord.web.models.attributions import Attribution
from onrecord.web.models.shared import Entity, Interval, Marks, Spans


class Told(BaseModel):
    """A telling of a statement. relation: of its words to those of the fullest one."""

    article: ArticleHead
    relation: str | None
    attribution: Attribution


class Rung(BaseModel):
    """One step from the speaker to the reader. missing: named, and no article of it is in the record."""

    kind: Literal["statement", "venue", "first telling", "outlet", "republisher"]
    name: str
    attribution: str | None
    document: str | None
    spans: Spans
    missing: bool
    note: str | None
    other: str | None


class Difference(BaseModel):
    """One place where a telling's words part from the fullest one's; spans are offsets into the two contents' words."""

    change: str
    left: tuple[int, int] | None
    right: tuple[int, int] | None
    before: str
    after: str
    why: str


class Version(BaseModel):
    """A telling beside the fullest one, the most serious difference first."""

    attribution: str
    relation: str | None
    differences: list[Difference]


class Dating(BaseModel):
    """What another document says of when a telling's words were said. clashes: against what its own says."""

    document: str
    attribution: str
    said: Interval | None
    rests: str | None
    clashes: bool


class Tied(BaseModel):
    """Another statement that an article ties to this one. beside: this one's telling there."""

    tie: Literal["within", "holds", "answers", "answered"]
    article: ArticleHead
    attribution: Attribution
    beside: str
    basis: str | None
    spans: Spans


class Joined(BaseModel):
    """What ties a telling to the statement. to: the telling it was set beside; enough: that alone joins the two."""

    attribution: str
    to: str
    likeness: float
    enough: bool
    reasons: list[str]


class Beside(Version):
    """Two tellings, the one in ``attribution`` beside the one in ``left``."""

    left: str


class Statement(Marks):
    """A statement with all its tellings, as exports hold them, their chain and what is tied to it."""

    id: str
    text: str
    kind: Kind
    speaker: Entity | None
    said: Interval | None
    venue: str | None
    tellings: list[str]
    relations: list[str]
    first: str
    independent: int
    judged: Literal["accepted", "rejected"] | None
    told: list[Told]
    outlets: list[str]
    chain: list[Rung]
    fullest: str
    versions: list[Version]
    datings: list[Dating]
    tied: list[Tied]
    joined: list[Joined]
    beside: Beside | None = Field(description="the two tellings that were asked for; null where none were")
