"""One reported speech act."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from onrecord.types import Act, BlockKind, Kind
from onrecord.web.models.shared import Entity, Interval, Mentioned, Phrase, Spans


class Attribution(BaseModel):
    """One reported speech act in one article, as an export holds it."""

    id: str
    document: str
    block: BlockKind
    kind: Kind
    act: Act
    source: Phrase | None
    cue: Phrase | None
    content: Phrase
    speaker: Entity | None
    speaker_basis: str | None
    addressee: str | None
    addressee_spans: Spans
    venue: str | None
    venue_spans: Spans
    about: list[Mentioned]
    said: Interval | None
    statement: str | None
    parent: str | None
    replies_to: list[str]
    confidence: float
    model: str
    judged: Literal["accepted", "rejected"] | None
    speaker_confidence: float | None = Field(
        description="that the speaker is right, 0 to 1; null where nobody was found"
    )
