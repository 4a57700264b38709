"""Outlets beside each other: the page, and the same as a file."""

from __future__ import annotations

import io
import json
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.ask.compare import LINE, MOST, lines
from onrecord.export import csv
from onrecord.web import comparing
from onrecord.web.asked import Asked, Choices, pages_of
from onrecord.web.comparing import Outlets
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page

comparison = APIRouter(include_in_schema=False)

_CHOICES = 40
_NAMES = 500


@comparison.get("/compare")
def compare(request: Request, room: InRoom, asked: Choices, outlets: Outlets) -> HTMLResponse:
    """Who carried what, and who left it out."""
    view = comparing.compared(room, asked, outlets)
    names = comparing.outlet_names(room)
    counts = {row["name"]: row["count"] for row in view.carriers}
    shown = [row["name"] for row in view.carriers[:_CHOICES]]
    shown += [column.name for column in view.columns if column.name not in shown]
    return page(
        request, "compare.html", view=view, asked=asked, most=MOST, pages=pages_of(view.total),
        speaker=comparing.speaker_name(room, asked.speaker), chosen={name.lower() for name in outlets},
        choices=[{"name": name, "count": counts.get(name, 0)} for name in shown],
        all_names=names[:_NAMES], link=partial(_link, asked, outlets),
    )  # fmt: skip


@comparison.get("/compare/export")
def export(
    room: InRoom,
    asked: Choices,
    outlets: Outlets,
    format: Annotated[Literal["csv", "json"], Query(description="a row for each statement and outlet, or all of it")],
) -> Response:
    """Exactly the comparison that the page shows, all pages of it."""
    view = comparing.whole(room, asked, outlets)
    if format == "json":
        content = json.dumps(view.as_json(), ensure_ascii=False).encode("utf-8", "replace")
        media_type = "application/json"
    else:
        out = io.BytesIO()
        csv.write(lines(view), LINE, out)
        content, media_type = out.getvalue(), "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="comparison.{format}"'}
    return Response(content, media_type=media_type, headers=headers)


def _link(asked: Asked, outlets: list[str], path: str = "/compare", **changes: Any) -> str:
    """The address of this comparison with other choices."""
    return asked.address(path, **{"outlet": outlets, **changes})
