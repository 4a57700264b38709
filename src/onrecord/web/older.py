"""The record as it stood once: every page again under ``/at/N``, read from snapshot N and changed by nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.ask.about import state_of, where_open
from onrecord.errors import NotFoundError, OnrecordError
from onrecord.store.states import State
from onrecord.web.opening import Opening
from onrecord.web.rendering import page
from onrecord.web.room import Room

PREFIX = "/at/"
_ADDRESS = re.compile(r"/at/(\d{1,9})(/.*)?")
OF_NOW = ("/about", "/add", "/judge", "/log", "/review", "/sign-in", "/sign-out", "/static", "/tags", "/undo")
"""Pages that there are only one of: they tell of the record as it is."""

_ROOMS = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page of an older snapshot. place: where that is open, or None."""

    number: int
    path: str
    state: State
    place: Path | None


class Older:
    """Answers what is asked under ``/at/N`` with the page at the rest of the address, of snapshot N."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._rooms: dict[Path, Room] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, if need be with ``scope["state"]["older"]`` set to the room of a snapshot."""
        found = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        number, path = int(found[1]), found[2] or "/"
        state = scope.setdefault("state", {})
        if scope["method"] not in ("GET", "HEAD"):
            await _problem(scope, 405, _NO_WRITING)(scope, receive, send)
            return
        if path.removeprefix("/api").startswith(OF_NOW):
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(path + (f"?{query}" if query else ""), status_code=303)(scope, receive, send)
            return
        opening: Opening = scope["app"].state.opening
        try:
            asked = await to_thread.run_sync(_asked, opening, number, path)
        except OnrecordError as error:
            status = 404 if isinstance(error, NotFoundError) else 503
            await _problem(scope, status, str(error))(scope, receive, send)
            return
        state["seen_at"] = asked.state
        if asked.place is None:
            told = {"state": asked.state, "message": _IS_OPENING}
            await _answer(scope, 503, "opening.html", told)(scope, receive, send)
            return
        state["older"] = self._room(asked.place)
        await self.app({**scope, "path": path, "raw_path": path.encode()}, receive, _within(send, number))

    def _room(self, place: Path) -> Room:
        """The room of a snapshot; the few that were asked for last keep their tables open."""
        room = self._rooms.pop(place, None) or Room(place)
        self._rooms = {**dict(list(self._rooms.items())[1 - _ROOMS :]), place: room}
        return room


def _problem(scope: Scope, status: int, message: str) -> ASGIApp:
    return _answer(scope, status, "problem.html", {"message": message, "code": status})


def _answer(scope: Scope, status: int, template: str, context: dict[str, Any]) -> ASGIApp:
    """A page, or JSON under ``/api``, that is given from here."""
    if re.match(r"/at/\d+/api\b", scope["path"]):
        return JSONResponse({"detail": context["message"]}, status_code=status)
    request = Request(scope)
    response: Response = page(request, template, status=status, **context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _asked(opening: Opening, number: int, path: str) -> _Asked:
    """Look for an open snapshot; one that is small is opened while the reader waits."""
    state = state_of(opening.folder, number)
    place = where_open(opening.folder, number)
    if place is None:
        opening.start(number)
        if opening.wait(number, opening.patience):
            place = where_open(opening.folder, number)
    return _Asked(number, path, state, place)


def _within(send: Send, number: int) -> Send:
    """Have redirections stay in the snapshot, and nothing of it be remembered."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            # What a browser keeps is of the record as it is, as what was seen of it.
            del headers["set-cookie"]
            there = headers.get("location", "")
            if there.startswith("/") and not there.startswith(("//", PREFIX)):
                headers["location"] = f"{PREFIX}{number}{there}"
        await send(message)

    return sending


_NO_WRITING = "This is the record as it stood once, and nothing can be changed in it. Go to the newest state to do so."
_IS_OPENING = "This snapshot is being opened. Ask again in a moment."
