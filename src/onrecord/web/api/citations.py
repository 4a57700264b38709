"""How to cite a statement, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from onrecord.web import answers
from onrecord.web.asked import Telling
from onrecord.web.inroom import InRoom
from onrecord.web.models.citations import Cited
from onrecord.web.pages.citations import found_in

citations = APIRouter(prefix="/api")


@citations.get("/statements/{key}/cite", response_model=Cited, summary="How to cite a statement")
def cite(request: Request, room: InRoom, key: str, telling: Telling = "") -> Any:
    """In words, as BibTeX, CSL JSON and a W3C Web Annotation; each also at ``/statements/ID.bib`` and so on."""
    return answers.citation(room, key, telling or None, **found_in(request)).as_json()
