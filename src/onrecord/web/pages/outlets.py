"""All outlets, and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.ask.lookalikes import telling
from onrecord.ask.timeline import steps
from onrecord.web import comparing
from onrecord.web.asked import Choices
from onrecord.web.inroom import InRoom
from onrecord.web.plots import plot
from onrecord.web.rendering import page

outlets = APIRouter(include_in_schema=False)


@outlets.get("/outlets")
def every(request: Request, room: InRoom) -> HTMLResponse:
    """All outlets with their figures."""
    return page(request, "outlets.html", rows=comparing.outlets_of(room), telling=telling)


@outlets.get("/outlets/{name:path}")
def one(request: Request, room: InRoom, asked: Choices, name: str) -> HTMLResponse:
    """What an outlet carried, how early, whom it quotes, and with whom it shares its articles."""
    view = comparing.one_outlet(room, name, asked)
    drawn = view.line and plot(view.line, chosen=(asked.since, asked.until))
    return page(
        request, "outlet.html", view=view, asked=asked, drawn=drawn, telling=telling,
        steps=steps(asked.since or None, asked.until or None),
    )  # fmt: skip
