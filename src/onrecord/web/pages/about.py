"""What this record is, how it was made, how good it is, and how it stood before."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.ask.accuracy import accuracy
from onrecord.web import answers
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page
from onrecord.web.writing import Written

about = APIRouter(include_in_schema=False)

_STATES = 100


@about.get("/about")
def this_record(request: Request, room: InRoom) -> HTMLResponse:
    """About this record."""
    return page(
        request, "about.html", view=answers.about_record(room), overview=answers.front(room), measured=accuracy(),
        most=_STATES, verification=request.app.state.verifying.last(),
    )  # fmt: skip


@about.post("/about/verify")
def verify(request: Request, _: Written) -> RedirectResponse:
    """Begin to verify the record."""
    request.app.state.verifying.start()
    return RedirectResponse("/about#verified", status_code=303)
