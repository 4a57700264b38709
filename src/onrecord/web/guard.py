"""What stands before every page: whom the server answers, and what a browser may do with the answer."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.serving import LOOPBACK

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
WITH_FRAME = MappingProxyType({"Content-Security-Policy": f"{_POLICY}; frame-src 'self'"})
"""For a page of ours that shows a capture in a frame: what lies in the frame is fenced in by its own answer."""

_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # With none at all, a browser hides from where our own forms are sent.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class StrictHeaders:
    """Says with every answer: scripts and styles from our own files only, no frames, nothing guessed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to the answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self.app(scope, receive, sending)


class KnownHosts:
    """Refuses requests that call the server by a name that is not its own.

    Else a page on the web could point its own name at this computer and read the record
    through the reader's browser (DNS rebinding). anywhere: the server listens on all
    addresses, so that any address in figures is its own.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], *, anywhere: bool) -> None:
        self.app = app
        self.names = frozenset(name.lower() for name in names)
        self.anywhere = anywhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its Host is ours."""
        if scope["type"] != "http" or self._is_ours(host_of(Headers(scope=scope).get("host", ""))):
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(
            "This server does not go by that name. Open the address that `onrecord serve` printed, "
            "or start it with --known-as and the name you use.\n",
            status_code=421,
        )
        await refusal(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        return host in self.names or (self.anywhere and _is_address(host))


class AnswersHead:
    """Answers HEAD as GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, a HEAD as a GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, sending)


def host_of(header: str) -> str:
    """The name in a Host header, without port and brackets, in lower case."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def names_of(host: str, known_as: Iterable[str] = ()) -> dict[str, Any]:
    """What ``KnownHosts`` needs for a server that listens on ``host``, and goes by other names too."""
    anywhere = host in ("0.0.0.0", "::", "")
    own = {socket.gethostname()} if anywhere else {host}
    return {"names": LOOPBACK | own | set(known_as), "anywhere": anywhere}


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
