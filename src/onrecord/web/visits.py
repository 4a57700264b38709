"""Who is reading: a number that a browser keeps while it is open, and the name under which a person judges."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from urllib.parse import quote, unquote

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VISIT, REVIEWER = "onrecord-visit", "onrecord-reviewer"
"""The cookies."""

LONGEST_NAME = 200
_A_YEAR = 366 * 24 * 3600
_NUMBER = re.compile(r"[0-9a-f]{32}")


class Visits:
    """Gives each browser a number, and each request a token made from it that only pages of ours can hold.

    The key is drawn at the start, so forms from before a restart are not taken.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.key = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with ``scope["state"]["token"]`` set; a browser without a number is given one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        known = asked.cookies.get(VISIT, "")
        number = known if _NUMBER.fullmatch(known) else secrets.token_hex(16)
        scope.setdefault("state", {})["token"] = hmac.new(self.key, number.encode(), hashlib.sha256).hexdigest()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and number != known:
                MutableHeaders(scope=message).append("set-cookie", cookie(VISIT, number, asked.url.scheme))
            await send(message)

        await self.app(scope, receive, sending)


def cookie(name: str, value: str, scheme: str, lasting: int | None = None) -> str:
    """A header that has a browser keep ``value`` where no script and no other site gets at it.

    scheme: of the request; over https the cookie is kept off plain http. lasting: seconds; until the browser is closed
    if None.
    """
    kept = f"; Max-Age={lasting}" if lasting is not None else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{kept}{'; Secure' if scheme == 'https' else ''}"


def reviewer(request: HTTPConnection) -> str:
    """The name under which judgements were last made in this browser; empty if none were."""
    return " ".join(unquote(request.cookies.get(REVIEWER, ""), errors="replace").split())[:LONGEST_NAME]


def keep_reviewer(request: HTTPConnection, response: Response, name: str) -> None:
    """Let the browser remember a name for the next judgement."""
    kept = cookie(REVIEWER, quote(name[:LONGEST_NAME], safe="", errors="replace"), request.url.scheme, _A_YEAR)
    response.headers.append("set-cookie", kept)
