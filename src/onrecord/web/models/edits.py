"""What outlets changed in their articles."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from onrecord.types import BlockKind
from onrecord.web.models.shared import Listed


class Change(BaseModel):
    """Words that were inserted, deleted or replaced; spans are offsets into the two texts."""

    kind: Literal["insert", "delete", "replace"]
    from_span: tuple[int, int]
    to_span: tuple[int, int]
    from_text: str
    to_text: str
    block: BlockKind
    whole: bool
    quotation: bool


class EditFigures(BaseModel):
    """How much an edit changed, and whether the article says so."""

    inserted: int
    deleted: int
    headline: bool
    quotations: int
    paragraphs: int
    silent: bool
    notice: str | None
    doubt: str | None


class Edit(EditFigures):
    """What was changed between two versions that followed each other."""

    from_: str = Field(alias="from")
    to: str
    captured: str
    was_captured: str
    returned: bool
    changes: list[Change]


class EditRow(EditFigures):
    """An edit in a list; changes: how many."""

    document: str
    replaces: str
    returned: bool
    captured: str
    uri: str
    title: str | None
    outlet: str | None
    changes: int


class EditedOutlet(BaseModel):
    """An outlet with edits: how many, how many of them silent, and in how many articles."""

    name: str | None
    edits: int
    silent: int
    articles: int


class EditList(Listed[EditRow]):
    """A page of edits and how all that fit are spread over outlets."""

    outlets: list[EditedOutlet]
