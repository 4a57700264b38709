"""The front page, the search, and the lists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.web import answers
from onrecord.web.asked import Choices, pages_of
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page

lists = APIRouter(include_in_schema=False)


@lists.get("/")
def front(request: Request, room: InRoom) -> HTMLResponse:
    """Search box, what is in the record, newest statements, speakers, outlets."""
    return page(request, "front.html", view=answers.front(room))


@lists.get("/search")
def search(request: Request, room: InRoom, words: Annotated[str, Query(max_length=1000)] = "") -> Response:
    """The first few speakers, statements and articles for one search."""
    if not words.strip():
        return RedirectResponse("/", status_code=303)
    return page(request, "search.html", words=words.strip(), view=answers.everywhere(room, words))


@lists.get("/statements")
def statements(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """Statements with filters and facets."""
    found, spread = answers.statements(room, asked), answers.spread(room, asked)
    named = next((row["name"] for row in spread.speakers if row["id"] == asked.speaker), None)
    return page(
        request, "statements.html", asked=asked, found=found, spread=spread, speaker=named or asked.speaker,
        pages=pages_of(found.total),
    )  # fmt: skip


@lists.get("/articles")
def articles(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """Articles with snippets."""
    found = answers.articles(room, asked)
    return page(request, "articles.html", asked=asked, found=found, pages=pages_of(found.total))


@lists.get("/edits")
def edits(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """What outlets changed in their articles, and whether they say so."""
    view = answers.edits(room, asked)
    return page(request, "edits.html", asked=asked, view=view, found=view.found, pages=pages_of(view.found.total))


@lists.get("/speakers")
def speakers(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """Everyone who speaks."""
    found = answers.speakers(room, asked)
    return page(request, "speakers.html", asked=asked, found=found, pages=pages_of(found.total))
