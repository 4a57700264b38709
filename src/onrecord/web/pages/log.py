"""The log of the record, and own tags and notes."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import tagging
from onrecord.ask.log import VERBS
from onrecord.errors import InputError
from onrecord.web import logs
from onrecord.web.asked import pages_of
from onrecord.web.flash import own_path
from onrecord.web.inroom import InRoom
from onrecord.web.logs import LogChoices
from onrecord.web.rendering import page
from onrecord.web.visits import keep_reviewer
from onrecord.web.writing import Written, text

log = APIRouter(include_in_schema=False)


@log.get("/log")
def listed(request: Request, room: InRoom, asked: LogChoices) -> HTMLResponse:
    """Everything that happened to the record."""
    found = logs.entries(room, asked)
    thing = logs.called(room, asked.thing) if asked.thing else None
    return page(request, "log.html", asked=asked, found=found, verbs=VERBS, thing=thing, pages=pages_of(found.total))


@log.get("/tags")
def tags(request: Request, room: InRoom) -> HTMLResponse:
    """All tags, and on how many things each is."""
    return page(request, "tags.html", rows=logs.all_tags(room))


@log.get("/tags/{name:path}")
def tag(request: Request, room: InRoom, name: str) -> HTMLResponse:
    """What bears a tag."""
    return page(request, "tag.html", name=name, rows=logs.tagged(room, name))


@log.post("/tags")
def put_tag(request: Request, room: InRoom, form: Written) -> Response:
    """Put a tag on something, or take it off."""
    by = text(form, "by")
    now = datetime.now(UTC)
    tagging.tag(room.folder, text(form, "on"), [text(form, "tag")], by=by, now=now, remove=text(form, "remove") == "1")
    return _back(request, text(form, "back"), by)


@log.post("/notes")
def put_note(request: Request, room: InRoom, form: Written) -> Response:
    """Write a note on something, or take one back."""
    by, number = text(form, "by"), text(form, "drop")
    if not number:
        tagging.note(room.folder, text(form, "on"), text(form, "note"), by=by, now=datetime.now(UTC))
    elif number.isascii() and number.isdigit() and len(number) < 10:
        tagging.take_back(room.folder, int(number), by=by, now=datetime.now(UTC))
    else:
        raise InputError(f"{number!r} is no number of a note; the log lists all", reason="no number")
    return _back(request, text(form, "back"), by)


def _back(request: Request, back: str, by: str) -> Response:
    answer: Response = RedirectResponse(own_path(back, "/log"), status_code=303)
    keep_reviewer(request, answer, by)
    return answer
