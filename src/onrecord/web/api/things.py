"""One statement, one article, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from onrecord.ask.article import voices_of
from onrecord.errors import NotFoundError
from onrecord.web import answers
from onrecord.web.asked import Telling
from onrecord.web.inroom import InRoom
from onrecord.web.models.articles import Article
from onrecord.web.models.statements import Statement
from onrecord.web.room import Room

things = APIRouter(prefix="/api")


@things.get("/statements/{key}", response_model=Statement, summary="A statement")
def statement(room: InRoom, key: str, left: Telling = "", right: Telling = "") -> Any:
    """A statement with all its tellings, how it came to its readers, and how its words changed on the way.

    left, right: ids of two tellings to set beside each other.
    """
    try:
        found = answers.one_statement(room, key)
    except NotFoundError:
        return elsewhere(room, key)
    if found.statement["id"] != key:
        return elsewhere(room, found.statement["id"])
    pair = answers.side_by_side(found, left, right) if left or right else None
    return {
        **found.as_json(),
        "joined": [each.as_json() for each in answers.ties_of(room, found)],
        "beside": pair and pair.as_json(),
        **answers.marks(room, "statement", found.statement["id"]).marks,
    }


@things.get("/articles/{key}", response_model=Article, summary="An article")
def article(room: InRoom, key: str) -> Any:
    """An article's text, what the page says of itself, and everything that it reports."""
    try:
        view = answers.one_article(room, key)
    except NotFoundError:
        return elsewhere(room, key)
    found = view.as_json()
    edits = [pair.as_json() for pair in answers.versions_of(room, key)]
    family = answers.family_of(room, found["id"])
    return {
        **found,
        "voices": [asdict(each) for each in voices_of(view)],
        "edits": edits,
        "family": family and family.as_json(),
        **answers.marks(room, "document", found["id"]).marks,
    }


def elsewhere(room: Room, key: str) -> RedirectResponse:
    """To what a shortened id, or the id of another kind of thing, stands for; NotFoundError if to nothing."""
    return RedirectResponse("/api" + answers.place_of(room, key), status_code=307)
