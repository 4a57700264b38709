"""The door of a reading room that other computers can reach: nobody comes in without the password or a token."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.ids import sha256_hex
from onrecord.store.access import read_access
from onrecord.web.tries import Tries

SESSION = "onrecord-session"
"""The cookie of who has signed in."""

OPEN = ("/sign-in", "/static/")
"""What is shown to anybody."""

LASTING = 12 * 3600
"""Seconds after the last page for which a browser stays signed in."""

_MOST = 1000


class Door:
    """Knows who has signed in. Safe to use from several threads.

    clock: seconds that only grow.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self.clock = clock
        self.tries = Tries(clock)
        self._lock = threading.Lock()
        self._sessions: OrderedDict[str, tuple[float, str | None]] = OrderedDict()
        self._tokens: OrderedDict[str, str] = OrderedDict()

    def sign_in(self, password: str) -> str | None:
        """The value of a new session's cookie if ``password`` opens the record, else None."""
        access = read_access(self.folder)
        if not access.opens(password):
            return None
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_digest(session)] = (self.clock(), access.password)
            while len(self._sessions) > _MOST:
                self._sessions.popitem(last=False)
        return session

    def sign_out(self, session: str) -> None:
        """Let a session end."""
        with self._lock:
            self._sessions.pop(_digest(session), None)

    def knows(self, session: str) -> bool:
        """Whether somebody with this session has signed in, and was here not long ago; with the password of now."""
        key = _digest(session)
        with self._lock:
            last, password = self._sessions.get(key, (None, None))
            if last is None:
                return False
            if self.clock() - last > LASTING or password != read_access(self.folder).password:
                del self._sessions[key]
                return False
            self._sessions[key] = (self.clock(), password)
            self._sessions.move_to_end(key)
        return True

    def remembers(self, token: str) -> bool:
        """Whether a program's token opened the record before, and was not revoked since."""
        with self._lock:
            known = self._tokens.get(_digest(token))
        return known is not None and known in {each.hash for each in read_access(self.folder).tokens}

    def admits(self, token: str) -> bool:
        """Whether a program's token opens the record; one that does is remembered by its digest."""
        found = read_access(self.folder).holder(token)
        if found is None:
            return False
        with self._lock:
            self._tokens[_digest(token)] = found.hash
            while len(self._tokens) > _MOST:
                self._tokens.popitem(last=False)
        return True


class Locked:
    """Lets pass who has signed in or brings a token; shows all others where to sign in."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or turn it away."""
        if scope["type"] == "websocket":
            return
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self.app(scope, receive, send)
            return
        answer = await to_thread.run_sync(self._refusal, HTTPConnection(scope))
        await (self.app if answer is None else answer)(scope, receive, send)

    def _refusal(self, asked: HTTPConnection) -> Response | None:
        if self.door.knows(asked.cookies.get(SESSION, "")):
            return None
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._of_token(asked, token.strip())
        path = asked.url.path
        if path.startswith("/api"):
            return _unknown("Give a token: Authorization: Bearer TOKEN; `onrecord access token NAME` makes one.")
        back = path + (f"?{asked.url.query}" if asked.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(back, safe='')}", status_code=303)

    def _of_token(self, asked: HTTPConnection, token: str) -> Response | None:
        client = client_of(asked)
        if self.door.remembers(token):
            return None
        wait = self.door.tries.take(client)
        if wait:
            message = f"Too many tokens were tried from this address: try again in {wait} seconds."
            return JSONResponse({"detail": message}, 429, {"Retry-After": str(wait)})
        if self.door.admits(token):
            self.door.tries.right(client)
            return None
        return _unknown("There is no such token in this record.")


def client_of(asked: HTTPConnection) -> str:
    """The address that a request came from, as far as the connection tells."""
    return asked.client.host if asked.client else ""


def _unknown(message: str) -> Response:
    return JSONResponse({"detail": message}, 401, {"WWW-Authenticate": 'Bearer realm="onrecord"'})


def _digest(secret: str) -> str:
    return sha256_hex(secret.encode("utf-8", "surrogatepass"))
