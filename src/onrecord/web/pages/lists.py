"""The front page, the search, and the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from onrecord.ask.since import since, state_of
from onrecord.export.write import listed
from onrecord.web import answers
from onrecord.web.asked import Choices, pages_of
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page
from onrecord.web.room import Room
from onrecord.web.seen import keep_seen, seen

Form = Literal["jsonl", "csv"]

lists = APIRouter(include_in_schema=False)


@lists.get("/")
def front(request: Request, room: InRoom) -> HTMLResponse:
    """Search box, what is in the record and came since the last visit, newest statements, speakers, outlets."""
    visit = seen(request, state_of(room.folder))
    view, came = answers.front(room), since(room.folder, visit.before) if visit.before else None
    answer = page(request, "front.html", view=view, came=came, waiting=answers.waiting(room))
    keep_seen(request, answer, visit)
    return answer


@lists.get("/search")
def search(request: Request, room: InRoom, words: Annotated[str, Query(max_length=1000)] = "") -> Response:
    """The first few speakers, statements and articles for one search."""
    if not words.strip():
        return RedirectResponse("/", status_code=303)
    view = answers.everywhere(room, words)
    return page(request, "search.html", words=words.strip(), view=view, said=answers.said_by_one(room, words, view))


@lists.get("/statements")
def statements(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """Statements with filters and facets."""
    found, spread = answers.statements(room, asked), answers.spread(room, asked)
    return page(
        request, "statements.html", asked=asked, found=found, spread=spread, names=answers.names_of(room, asked),
        tags=answers.tags(room, "statement"), pages=pages_of(found.total),
    )  # fmt: skip


@lists.get("/articles")
def articles(request: Request, room: InRoom, asked: Choices) -> HTMLResponse:
    """Articles with snippets."""
    found, spread = answers.articles(room, asked), answers.article_spread(room, asked)
    return page(
        request, "articles.html", asked=asked, found=found, spread=spread, tags=answers.tags(room, "document"),
        pages=pages_of(found.total),
    )  # fmt: skip


@lists.get("/statements.{form}")
def exported_statements(
    room: InRoom, asked: Choices, form: Form, table: Literal["statements", "attributions"] = "statements",
    text: bool = True,
) -> Response:  # fmt: skip
    """Exactly this list, all pages of it, as ``onrecord export`` has its rows."""
    return _file(room, table, answers.list_of_statements(room, asked, table), form, text=text)


@lists.get("/articles.{form}")
def exported_articles(room: InRoom, asked: Choices, form: Form, text: bool = True) -> Response:
    """Exactly this list, all pages of it, as ``onrecord export documents`` has its rows."""
    return _file(room, "documents", answers.list_of_articles(room, asked), form, text=text)


def _file(room: Room, table: str, ids: Sequence[str], form: Form, *, text: bool) -> Response:
    name = f"{table}{'' if text else '-without-text'}.{form}"
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(listed(room.snapshot(), table, ids, form, text=text), media_type=kind, headers=headers)


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
