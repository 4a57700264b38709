"""About this record, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from onrecord.ask.accuracy import accuracy
from onrecord.web import answers
from onrecord.web.inroom import InRoom
from onrecord.web.models.about import About, Verification

about = APIRouter(prefix="/api")


@about.get("/about", response_model=About, summary="About this record")
def this_record(request: Request, room: InRoom) -> Any:
    """How it was made, how good it is, what was verified, and how it stood before."""
    view, overview = answers.about_record(room), answers.front(room)
    return {
        **asdict(view), "counts": overview.counts, "first": overview.first, "last": overview.last,
        "measured": [asdict(each) for each in accuracy()], "verification": asdict(request.app.state.verifying.last()),
    }  # fmt: skip


@about.get("/about/verification", response_model=Verification, summary="What was verified last")
def verification(request: Request) -> Any:
    """Ask again while its state is running."""
    return asdict(request.app.state.verifying.last())
