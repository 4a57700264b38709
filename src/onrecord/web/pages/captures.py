"""The bytes of an article as they were received: to be saved, or to be looked at behind a fence."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.web import answers
from onrecord.web.guard import WITH_FRAME
from onrecord.web.inroom import InRoom
from onrecord.web.received import FENCE, received
from onrecord.web.rendering import page

captures = APIRouter(include_in_schema=False)


@captures.get("/articles/{key}/capture")
def save(room: InRoom, key: str) -> Response:
    """The bytes as received, to be saved and never to be shown: they may hold anything."""
    document, content = answers.capture(room, key)
    headers = {
        "Content-Disposition": f'attachment; filename="capture-{document["sha256"][:16]}.bin"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)


@captures.get("/articles/{key}/page")
def shown(request: Request, room: InRoom, key: str) -> HTMLResponse:
    """The page as it was received, in a frame that can do nothing."""
    document, content = answers.capture(room, key)
    answer = page(
        request, "capture.html", document=document, size=len(content), capture=received(document, content)
    )  # fmt: skip
    answer.headers.update(WITH_FRAME)
    return answer


@captures.get("/articles/{key}/page/frame")
def frame(room: InRoom, key: str) -> Response:
    """What lies in the frame: somebody else's page, without what would run, load or lead away."""
    capture = received(*answers.capture(room, key))
    return Response(capture.content, headers={**FENCE, "Content-Type": capture.content_type})
