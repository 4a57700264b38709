"""Outlets, one of them, and several beside each other, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from onrecord.web import comparing
from onrecord.web.asked import Choices, pages_of
from onrecord.web.comparing import Outlets
from onrecord.web.inroom import InRoom
from onrecord.web.models.outlets import Comparison, Outlet, OutletFigures

outlets = APIRouter(prefix="/api")


@outlets.get("/outlets", response_model=list[OutletFigures], summary="Outlets")
def every(room: InRoom) -> Any:
    """All outlets with their figures, those with most articles first."""
    return [each.as_json() for each in comparing.outlets_of(room)]


@outlets.get("/outlets/{name:path}", response_model=Outlet, summary="An outlet")
def one(room: InRoom, asked: Choices, name: str) -> Any:
    """What an outlet carried, how early, whom it quotes, and with whom it shares its articles."""
    return comparing.one_outlet(room, name, asked).as_json()


@outlets.get("/compare", response_model=Comparison, summary="Outlets beside each other")
def compare(room: InRoom, asked: Choices, outlets: Outlets) -> Any:
    """Who carried which statement, and of which the record has no telling by whom."""
    found = comparing.compared(room, asked, outlets)
    return {**found.as_json(), "page": asked.page, "pages": pages_of(found.total)}
