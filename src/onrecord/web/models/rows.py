"""Rows of lists."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from onrecord.types import Act, BlockKind, EntityKind, Kind
from onrecord.web.models.shared import Interval


class StatementRow(BaseModel):
    """A statement in a list, by the telling that fits and comes first. tellings, outlets, independent: of all of it."""

    id: str
    attribution: str
    words: str
    kind: Kind
    act: Act
    confidence: float
    judged: Literal["accepted", "rejected"] | None
    block: BlockKind
    speaker_id: str | None
    speaker_name: str | None
    speaker_kind: EntityKind | None
    speaker_named: bool | None
    speaker_basis: str
    source: str | None
    cue: str | None
    position: int
    document: str
    uri: str
    title: str | None
    outlet: str | None
    republisher: str | None
    published: Interval | None
    said: Interval | None
    venue: str | None
    first_hand: bool = Field(description="the article does not bring it as another outlet, or somebody quoted, told it")
    parent: str | None = Field(description="the attribution in whose words it stands")
    tellings: int
    outlets: int
    independent: int = Field(description="how many tellings owe nothing to each other")
    snippet: list[tuple[str, bool]] = Field(description="the words in pieces, each with whether it fits the search")


class ArticleRow(BaseModel):
    """An article in a list."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    republisher: str | None
    byline: str | None
    language: str
    published: Interval | None
    words: int
    attributions: int
    statements: int
    title_pieces: list[tuple[str, bool]]
    snippet: list[tuple[str, bool]]
