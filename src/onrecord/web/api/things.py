"""One statement, one article, one speaker, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from onrecord.errors import NotFoundError
from onrecord.web import answers
from onrecord.web.api.listed import listed
from onrecord.web.asked import Choices, Telling
from onrecord.web.inroom import InRoom
from onrecord.web.models.articles import Article
from onrecord.web.models.speakers import SpeakerStatements
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
        return _elsewhere(room, key)
    if found.statement["id"] != key:
        return _elsewhere(room, found.statement["id"])
    pair = answers.side_by_side(found, left, right) if left or right else None
    return {
        **found.as_json(),
        "joined": [each.as_json() for each in answers.ties_of(found)],
        "beside": pair and pair.as_json(),
        **answers.marks(room, "statement", found.statement["id"]).marks,
    }


@things.get("/articles/{key}", response_model=Article, summary="An article")
def article(room: InRoom, key: str) -> Any:
    """An article's text, what the page says of itself, and everything that it reports."""
    try:
        found = answers.one_article(room, key).as_json()
    except NotFoundError:
        return _elsewhere(room, key)
    edits = [pair.as_json() for pair in answers.versions_of(room, key)]
    family = answers.family_of(room, found["id"])
    return {
        **found,
        "edits": edits,
        "family": family and family.as_json(),
        **answers.marks(room, "document", found["id"]).marks,
    }


@things.get("/speakers/{key}", response_model=SpeakerStatements, summary="A speaker")
def speaker(room: InRoom, asked: Choices, key: str) -> Any:
    """A speaker's names and roles, and a page of statements, the earliest article first."""
    try:
        found = answers.one_speaker(room, key, asked)
    except NotFoundError:
        return _elsewhere(room, key)
    marks = answers.marks(room, "entity", found.entity["id"]).marks
    return {"entity": found.entity, "outlets": found.outlets, "found": listed(found.found, asked.page), **marks}


def _elsewhere(room: Room, key: str) -> RedirectResponse:
    """To what a shortened id, or the id of another kind of thing, stands for; NotFoundError if to nothing."""
    return RedirectResponse("/api" + answers.place_of(room, key), status_code=307)
