"""A server on loopback that answers with whatever bytes a test wants, as slowly as it wants."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from onrecord.read.web.settings import Surroundings

HOST = "tide.example"
NOW = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)
PAGE = b"<!doctype html><title>Ferry stays in port</title><p>The ferry to Little Skarn will not sail this week.</p>"


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


@dataclass
class Line:
    """The connection on which an answer goes out."""

    connection: socket.socket
    asked: Asked
    over: threading.Event

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def drip(self, data: bytes, seconds: float = 0.01) -> None:
        """A byte at a time."""
        for byte in data:
            self.send(bytes([byte]))
            if self.over.wait(seconds):
                return


Route = Callable[[Line], None]


@dataclass
class Hostile:
    """Routes by path; a list of them is used up one by one, the last one stays. What has no route is not found."""

    routes: dict[str, Route | list[Route]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> Hostile:
        hostile = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    hostile.answer(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 50

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
        received = b""
        while b"\r\n\r\n" not in received:
            if not (some := connection.recv(65_536)):
                return
            received += some
            if received.startswith(b"\x16"):  # the beginning of TLS, where none is spoken
                return connection.sendall(head(400))
        first, *rest = received.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        asked = Asked(first.split(" ")[1], headers)
        self.asked.append(asked)
        route = self.routes.get(asked.path, said(404))
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        route(Line(connection, asked, self.over))
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()

    def url(self, path: str = "/a", host: str = HOST) -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


def head(status: int, *headers: str) -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status} Said", *headers, "", "")).encode("utf-8")


def said(status: int, *headers: str, body: bytes = b"") -> Route:
    """A proper answer."""
    data = head(status, f"Content-Length: {len(body)}", *headers) + body
    return lambda line: line.send(data)


def page(body: bytes = PAGE, *headers: str) -> Route:
    return said(200, "Content-Type: text/html; charset=utf-8", *headers, body=body)


def moved(location: str, status: int = 302) -> Route:
    return said(status, f"Location: {location}")


def raw(data: bytes) -> Route:
    """These bytes, and the end of the connection."""
    return lambda line: line.send(data)


def silent(line: Line) -> None:
    line.over.wait(5)


class World:
    """Surroundings in which a wait takes no time, and every host is this computer.

    The clock stands still but for waits, so that tests do not depend on how fast they run, until ``tick`` is called.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.slept: list[float] = []
        self.looked_up: list[str] = []
        self.hosts: dict[str, Sequence[str]] = {}
        self._skipped = 0.0
        self._ticking_since: float | None = None
        self._tls = tls

    def tick(self) -> None:
        """From now on time passes."""
        self._ticking_since = self._ticking_since or time.monotonic()

    def clock(self) -> float:
        passed = 0.0 if self._ticking_since is None else time.monotonic() - self._ticking_since
        return self._skipped + passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._skipped += seconds

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        addresses = self.hosts.get(host, ["127.0.0.1"])
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return addresses

    def surroundings(self) -> Surroundings:
        whole: dict[str, Any] = {"clock": self.clock, "sleep": self.sleep, "resolve": self.resolve, "tls": self._tls}
        return Surroundings(now=lambda: NOW, chance=lambda: 0.5, **whole)
