"""One speaker."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.ask.portrait import LOOKED_AT
from onrecord.ask.timeline import steps
from onrecord.ask.views import Row
from onrecord.errors import NotFoundError
from onrecord.web import answers
from onrecord.web.asked import Choices, pages_of
from onrecord.web.inroom import InRoom
from onrecord.web.plots import plot
from onrecord.web.rendering import page

speakers = APIRouter(include_in_schema=False)

_ROLES = 12

Group = Annotated[Literal["", "subject"], Query(description="how statements are grouped")]


@speakers.get("/speakers/{key}")
def speaker(request: Request, room: InRoom, asked: Choices, key: str, group: Group = "") -> Response:
    """A speaker: statements over time and by article or subject, names, roles, and who speaks with and about it."""
    try:
        view = answers.one_speaker(room, key, asked)
    except NotFoundError:
        return RedirectResponse(answers.place_of(room, key), status_code=303)
    entity = view.entity
    more = answers.portrait_of(room, entity, asked)
    roles = [role for role in entity["roles"] if role["earliest"] or role["latest"]][:_ROLES]
    spans = [(role["earliest"], role["latest"]) for role in roles]
    drawn = more.line and plot(more.line, spans, (asked.since, asked.until))
    return page(
        request, "speaker.html", view=view, entity=entity, found=view.found, asked=asked, group=group, more=more,
        line=more.line, drawn=drawn, strips=[_role(role) for role in roles],
        steps=steps(asked.since or None, asked.until or None),
        subjects=answers.subjects_of(room, entity, asked) if group else (), looked_at=LOOKED_AT, split_id=_split_id,
        groups=_by_article(view.found.rows), pages=pages_of(view.found.total),
        marks=answers.marks(room, "entity", entity["id"]),
    )  # fmt: skip


def _split_id(text: str) -> tuple[str, str, str]:
    """A text, parted at the first id of a document in it; all of it before where there is none."""
    found = re.search(r"\bd-[0-9a-f]{8,}\b", text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _role(role: Row) -> str:
    """A role on one line, short enough to stand in a drawing."""
    words = f"{role['title']}, {role['organisation']}" if role["organisation"] else str(role["title"])
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _by_article(rows: tuple[Row, ...]) -> list[tuple[Row, list[Row]]]:
    """Statements in a row that stand in one article, with the first of them for the article's own data."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row["document"])]
    return [(group[0], group) for group in groups]
