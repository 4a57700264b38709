"""How much one request may send: whatever is more is refused before it is taken apart."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OTHERS = 4_000_000
"""Bytes that a form may hold which carries no files."""

_FILES = "/add"


class BodyLimits:
    """Ends the reading of a request that sends too much, whether it says so at once or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; whoever reads more of it than is allowed gets an HTTPException, 413."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        most = scope["app"].state.additions.limits.total if scope["path"] == _FILES else OTHERS
        stated = Headers(scope=scope).get("content-length", "")
        left = _Left(receive, most, int(stated) if stated.isascii() and stated.isdigit() else None)
        await self.app(scope, left.receive, send)


class _Left:
    """What is still allowed of one request."""

    def __init__(self, receive: Receive, most: int, stated: int | None) -> None:
        self._receive, self._most, self._stated = receive, most, stated
        self._read = 0

    async def receive(self) -> Message:
        if self._stated is not None and self._stated > self._most:
            await self._refuse(more=True)
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._read > self._most:
            await self._refuse(more=message.get("more_body", False))
        return message

    async def _refuse(self, *, more: bool) -> None:
        # A browser that is cut off while it sends shows no page that says why: so much is read and thrown away.
        while more and self._read < 2 * self._most:
            message = await self._receive()
            self._read += len(message.get("body", b""))
            more = message.get("more_body", False)
        raise HTTPException(413, f"{too_much(self._most)} Nothing was changed.")


def too_much(most: int) -> str:
    """What is said of a request that holds more bytes than this."""
    size = f"{most / 1_000_000:,.0f} MB" if most >= 1_000_000 else f"{most:,} bytes"
    return f"This is more than can be sent at once: the limit is {size}. Send it in parts, or use `onrecord add`."
