"""How pages are fetched: what the user may set, and what stands for clock, chance and names."""

from __future__ import annotations

import random
import re
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.errors import InputError
from onrecord.read.files import SIZE_LIMIT

_PRODUCT = re.compile(r"[A-Za-z_-][A-Za-z0-9_-]*(?=[/ ]|\Z)")
_PRINTABLE = re.compile(r"[ -~]{1,300}")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How to fetch. Times are in seconds.

    user_agent: what servers are told, as "mybot/1.0 (me@example.org)"; None for onrecord's own.
        Its first word is the name by which robots.txt is read.
    delay: the least time between two requests to one host; what robots.txt asks for counts where it is longer.
    timeout: the most time that one page may take on the network, waiting out of politeness aside.
    allow_private: whether hosts of the user's own computer and network may be asked as well.
    connect, silence: how long a connection may take to open, and may then stay silent.
    attempts: how often a page is asked for where the failure may pass.
    longest_wait: the longest wait that a server may ask for before the next attempt.
    longest_delay: the longest delay between two requests that robots.txt may ask for.
    size_limit: the largest page, in bytes, decompressed.

    Raises InputError for a user agent that cannot be sent, or names no program, and for times that cannot be.
    """

    user_agent: str | None = None
    delay: float = 1.0
    timeout: float = 60.0
    allow_private: bool = False
    connect: float = 10.0
    silence: float = 20.0
    attempts: int = 3
    longest_wait: float = 60.0
    longest_delay: float = 30.0
    size_limit: int = SIZE_LIMIT

    def __post_init__(self) -> None:
        for name in ("delay", "timeout", "connect", "silence", "longest_wait", "longest_delay"):
            seconds = getattr(self, name)
            if not (0 <= seconds < float("inf")):  # what is no number fits nothing
                raise InputError(f"{name} cannot be {seconds} seconds: give 0 or more", reason="bad setting")
        given = self.user_agent
        if given is not None and not (_PRINTABLE.fullmatch(given) and _PRODUCT.match(given)):
            raise InputError(
                f"{given!r} cannot be a user agent: give a name, a version and how to reach you, in plain ASCII, "
                "as 'mybot/1.0 (me@example.org)'",
                reason="bad user agent",
            )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What fetching knows of the world; tests put others in their place.

    clock, sleep: seconds that only go forward, and a way to let them pass.
    now: the date and time, with an offset.
    chance: a number of 0..1, by which attempts of several programs are kept apart.
    resolve: the addresses of a host and port. Raises OSError where there are none.
    tls: which certificates are trusted; None for those that browsers trust.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    chance: Callable[[], float] = random.random
    resolve: Callable[[str, int], Sequence[str]] = lambda host, port: _addresses(host, port)
    tls: ssl.SSLContext | None = None


def user_agent(settings: WebSettings) -> str:
    """What servers are told of who asks."""
    if settings.user_agent is not None:
        return settings.user_agent
    from importlib.metadata import version

    return f"onrecord/{version('onrecord')} (keeps news articles for one reader's record of who said what)"


def product(settings: WebSettings) -> str:
    """The name by which robots.txt is read: the first word of the user agent, without its version."""
    match = _PRODUCT.match(user_agent(settings))
    assert match is not None  # see WebSettings
    return match[0]


def _addresses(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
