"""One article, one statement."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.ask.article import voices_of
from onrecord.ask.compared import compared, serious, versions_of
from onrecord.ask.lineage import lineage, told_of
from onrecord.ask.views import Row
from onrecord.errors import NotFoundError
from onrecord.web import answers, diagram
from onrecord.web.asked import Telling
from onrecord.web.inroom import InRoom
from onrecord.web.marking import Passage, folded, numbered, passages
from onrecord.web.rendering import page

things = APIRouter(include_in_schema=False)


@things.get("/articles/{key}")
def article(request: Request, room: InRoom, key: str) -> Response:
    """An article with sources, cues and contents marked."""
    try:
        view = answers.one_article(room, key)
    except NotFoundError:
        return RedirectResponse(answers.place_of(room, key), status_code=303)
    document, told = view.document, numbered(view.attributions)
    scare = [each.span for each in voices_of(view) if each.voice == "scare"]
    found = passages(document["text"], document["blocks"], told, scare)
    head = _headline(found, document)
    body = folded([passage for passage in found if passage is not head])
    return page(
        request, "article.html", view=view, document=document, told=told, head=head, body=body,
        scare=bool(scare), pairs=answers.versions_of(room, key), lang=_language(document),
        family=answers.family_of(room, key),
        note_of={row["id"]: number for number, row in told.items()},
        marks=answers.marks(room, "document", document["id"]),
    )  # fmt: skip


@things.get("/statements/{key}")
def statement(request: Request, room: InRoom, key: str, left: Telling = "", right: Telling = "") -> Response:
    """A statement and every telling of it, two of them side by side where that is asked for.

    An id that is part of another statement now leads there.
    """
    try:
        view = answers.one_statement(room, key)
    except NotFoundError:
        return RedirectResponse(answers.place_of(room, key), status_code=303)
    if view.statement["id"] != key:
        asked = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/statements/{view.statement['id']}{asked}", status_code=303)
    pair = answers.side_by_side(view, left, right)
    tree = lineage(view)
    return page(
        request, "statement.html", view=view, versions=versions_of(view.chain), compared=compared, serious=serious,
        articles={each.article.id: each.article for each in view.tellings}, pair=pair,
        asked_for_pair=bool(left or right), ties=answers.ties_of(room, view), account=told_of(tree),
        wide=diagram.wide(tree), narrow=diagram.narrow(tree),
        marks=answers.marks(room, "statement", view.statement["id"]),
    )  # fmt: skip


@things.get("/attributions/{key}")
def attribution(room: InRoom, key: str) -> RedirectResponse:
    """A telling: the place in its article."""
    return RedirectResponse(answers.place_of(room, key), status_code=303)


def _language(document: Row) -> str | None:
    """The language for a browser that is to read or part the text, where it is not that of the page."""
    tag = str(document["language"])
    return None if tag in ("en", "und") else tag


def _headline(found: tuple[Passage, ...], document: Row) -> Passage | None:
    """The block that is the article's headline word for word: it is shown above the article, not in it again."""
    wanted = " ".join((document["title"] or "").split())
    titles = (passage for passage in found if passage.kind == "title")
    return next((each for each in titles if " ".join("".join(s.text for s in each.segments).split()) == wanted), None)
