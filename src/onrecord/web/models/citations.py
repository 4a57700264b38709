"""How to cite a statement."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from onrecord.web.models.shared import Spans


class FoundIn(BaseModel):
    """Where it was found and in which bytes. digest: of the snapshot's parts; sha256: of the article's bytes.

    address_then: the statement as it stood at this snapshot.
    """

    record: str
    snapshot: int
    digest: str
    version: str
    model: str
    statement: str
    attribution: str
    document: str
    spans: Spans
    sha256: str
    address: str
    address_then: str


class Cited(BaseModel):
    """A statement's citation in every form."""

    statement: str
    attribution: str
    address: str
    plain: str
    bibtex: str
    csl: list[dict[str, Any]] = Field(description="CSL JSON")
    annotation: dict[str, Any] = Field(description="a W3C Web Annotation")
    found: FoundIn
