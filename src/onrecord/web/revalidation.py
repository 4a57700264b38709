"""Pages that have not changed are not sent twice."""

from __future__ import annotations

import secrets

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnrecordError
from onrecord.ids import sha256_hex
from onrecord.web.room import Room

_KEPT_FOR_GOOD = "/static/"
_OF_THE_MOMENT = ("/about", "/add", "/log", "/review", "/sign-in")
"""Pages that tell more than the record does: what is being added, what a person has still to look at."""


class Revalidation:
    """Gives each page a tag that changes with the record, and answers 304 to a browser that has it.

    The tag holds a number drawn at the start too, for another version of this program
    may make another page of the same record; and the cookies, for pages hold the visit's token.
    """

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room
        self.start = secrets.token_hex(4)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304, or pass the request on and tag the answer."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_KEPT_FOR_GOOD):
            await self.app(scope, receive, send)
            return
        if scope["path"].removeprefix("/api").startswith(_OF_THE_MOMENT):
            await self._pass(scope, receive, send, {"Cache-Control": "no-store"})
            return
        tag = await to_thread.run_sync(self._tag, Headers(scope=scope).get("cookie", ""))
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"} if tag else {}
        if tag and tag in Headers(scope=scope).get("if-none-match", ""):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        await self._pass(scope, receive, send, headers)

    async def _pass(self, scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self.app(scope, receive, sending)

    def _tag(self, cookies: str) -> str | None:
        try:
            return f'W/"{self.room.version()}-{self.start}-{sha256_hex(cookies.encode())[:12]}"'
        except OnrecordError:
            return None
