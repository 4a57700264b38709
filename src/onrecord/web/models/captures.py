"""A capture as it can be shown."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field


class CapturePage(BaseModel):
    """An article's page as it was received; the bytes themselves are at ``/articles/ID/capture``."""

    document: str
    uri: str
    received: str
    sha256: str
    bytes: int
    media_type: str
    kind: Literal["page", "text", "none"]
    left_out: dict[str, int] = Field(description="what was taken out of the page, by what it is")
    content: str | None = Field(description="HTML of a page, else text; hostile still: show it in a sandbox only")
