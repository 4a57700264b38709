"""The same as the pages, as JSON: each page's address with ``/api`` before it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse

from onrecord.ask.search import Found
from onrecord.errors import NotFoundError
from onrecord.web import answers, models
from onrecord.web.asked import Choices, pages_of
from onrecord.web.room import Room

Row = dict[str, Any]


def room_of(request: Request) -> Room:
    """The room of the application that a request came to."""
    room: Room = request.app.state.room
    return room


InRoom = Annotated[Room, Depends(room_of)]
api = APIRouter(prefix="/api", responses={code: {"model": models.Problem} for code in (400, 404, 410)})


@api.get("", response_model=models.Front, summary="The record at a glance")
def front(room: InRoom) -> Any:
    """How much there is, the newest statements, the speakers with most statements, the outlets."""
    return asdict(answers.front(room))


@api.get("/search", response_model=models.SearchResult, summary="Search everything")
def search(room: InRoom, words: Annotated[str, Query(max_length=1000)] = "") -> Any:
    """The first few speakers, statements and articles."""
    found = answers.everywhere(room, words)
    return {
        "speakers": _listed(found.speakers, 1),
        "statements": _listed(found.statements, 1),
        "articles": _listed(found.articles, 1),
    }


@api.get("/statements", response_model=models.StatementList, summary="Statements that fit")
def statements(room: InRoom, asked: Choices) -> Any:
    """A page of statements, and how all that fit are spread over outlets, kinds and speakers."""
    return {**_listed(answers.statements(room, asked), asked.page), "facets": asdict(answers.spread(room, asked))}


@api.get("/statements/{key}", response_model=models.Statement, summary="A statement")
def statement(room: InRoom, key: str) -> Any:
    """A statement with all its tellings, how it came to its readers, and how its words changed on the way."""
    try:
        found = answers.one_statement(room, key)
    except NotFoundError:
        return _elsewhere(room, key)
    if found.statement["id"] != key:
        return _elsewhere(room, found.statement["id"])
    return {**found.as_json(), **answers.marks(room, "statement", found.statement["id"]).marks}


@api.get("/articles", response_model=models.Listed[models.ArticleRow], summary="Articles that fit")
def articles(room: InRoom, asked: Choices) -> Any:
    """A page of articles: the best first where words are given, else the newest."""
    return _listed(answers.articles(room, asked), asked.page)


@api.get("/articles/{key}", response_model=models.Article, summary="An article")
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


@api.get("/edits", response_model=models.EditList, summary="What outlets changed in their articles")
def edits(room: InRoom, asked: Choices) -> Any:
    """A page of edits, the last captured first; since and until are of the later capture."""
    view = answers.edits(room, asked)
    return {**_listed(view.found, asked.page), "outlets": view.outlets}


@api.get("/speakers", response_model=models.Listed[models.Speaker], summary="Speakers")
def speakers(room: InRoom, asked: Choices) -> Any:
    """A page of speakers, those with most statements first; with words, those called so."""
    return _listed(answers.speakers(room, asked), asked.page)


@api.get("/speakers/{key}", response_model=models.SpeakerStatements, summary="A speaker")
def speaker(room: InRoom, asked: Choices, key: str) -> Any:
    """A speaker's names and roles, and a page of statements, the earliest article first."""
    try:
        found = answers.one_speaker(room, key, asked)
    except NotFoundError:
        return _elsewhere(room, key)
    marks = answers.marks(room, "entity", found.entity["id"]).marks
    return {"entity": found.entity, "outlets": found.outlets, "found": _listed(found.found, asked.page), **marks}


@api.get("/outlets", response_model=list[models.OutletRow], summary="Outlets")
def outlets(room: InRoom) -> Any:
    """All outlets, those with most articles first."""
    return answers.front(room).outlets


def _listed(found: Found, page: int) -> Row:
    return {
        "rows": found.rows,
        "total": found.total,
        "hidden": found.hidden,
        "page": page,
        "pages": pages_of(found.total),
        "note": found.note,
    }


def _elsewhere(room: Room, key: str) -> RedirectResponse:
    """To what a shortened id, or the id of another kind of thing, stands for; NotFoundError if to nothing."""
    return RedirectResponse("/api" + answers.place_of(room, key), status_code=307)
