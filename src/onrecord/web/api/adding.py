"""Additions as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path

from onrecord.web.adding.sent import Adding
from onrecord.web.models.adding import Addition

adding = APIRouter(prefix="/api")

_RECENT = 10


@adding.get("/add", response_model=list[Addition], summary="What was added from pages last")
def additions(given: Adding) -> Any:
    """The newest first."""
    return [asdict(job) for job in given.recent(_RECENT)]


@adding.get("/add/{number}", response_model=Addition, summary="How an addition stands")
def addition(given: Adding, number: Annotated[int, Path(ge=1, le=999_999_999)]) -> Any:
    """Ask again while its state is waiting or running."""
    return asdict(given.job(number))
