"""What was received, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from onrecord.web import answers
from onrecord.web.inroom import InRoom
from onrecord.web.models.captures import CapturePage
from onrecord.web.received import received

captures = APIRouter(prefix="/api")


@captures.get("/articles/{key}/page", response_model=CapturePage, summary="An article's page as it was received")
def shown(room: InRoom, key: str) -> Any:
    """What the bytes are, and what of them can be shown: a page without what would run, load or lead away."""
    document, content = answers.capture(room, key)
    found = received(document, content)
    return {
        "document": document["id"],
        "uri": document["uri"],
        "received": document["received"],
        "sha256": document["sha256"],
        "bytes": len(content),
        "media_type": found.media_type,
        "kind": found.kind,
        "left_out": dict(found.left_out),
        "content": found.content.decode("utf-8") if found.kind != "none" else None,
    }
