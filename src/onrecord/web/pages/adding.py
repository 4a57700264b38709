"""Adding from a page, and what became of it."""

from __future__ import annotations

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.ask.brought import headings
from onrecord.web.adding.orders import is_full
from onrecord.web.adding.sent import NO_ROOM, Adding, WhatWasSent
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page
from onrecord.web.writing import Written

adding = APIRouter(include_in_schema=False)

Number = Annotated[int, Path(ge=1, le=999_999_999)]

_RECENT = 10
_SHOWN = 100


@adding.get("/add")
def form(request: Request, additions: Adding) -> HTMLResponse:
    """Forms for files, a text and links; and what was added last."""
    return page(request, "add.html", limits=additions.limits, recent=additions.recent(_RECENT))


@adding.post("/add")
async def send(additions: Adding, sent: WhatWasSent) -> RedirectResponse:
    """Keep what was sent, have it added in the background, and show that."""
    try:
        number = await to_thread.run_sync(additions.take, sent)
    except OSError as error:
        why = NO_ROOM if is_full(error) else f"The record cannot be written ({error.strerror}). Nothing was added."
        raise HTTPException(507 if is_full(error) else 503, why) from error
    return RedirectResponse(f"/add/{number}", status_code=303)


@adding.get("/add/{number}")
def addition(request: Request, room: InRoom, additions: Adding, number: Number) -> HTMLResponse:
    """How an addition stands."""
    job = additions.job(number)
    return page(request, "addition.html", job=job, articles=headings(room.folder, job.documents[:_SHOWN]))


@adding.post("/add/{number}/stop")
def stop(_: Written, additions: Adding, number: Number) -> RedirectResponse:
    """End an addition; what was committed is kept."""
    additions.stop(number)
    return RedirectResponse(f"/add/{number}", status_code=303)
