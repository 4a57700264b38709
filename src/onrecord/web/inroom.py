"""The room that a request came to, for the functions that answer it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from onrecord.web.room import Room


def room_of(request: Request) -> Room:
    """The room of the application that a request came to, or an older snapshot of it; see ``older``."""
    older: Room | None = getattr(request.state, "older", None)
    room: Room = request.app.state.room
    return older or room


InRoom = Annotated[Room, Depends(room_of)]
