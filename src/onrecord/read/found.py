"""What reading takes and gives: bytes that were opened, captures made of them, addresses still to be fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.read.allowance import Allowance
from onrecord.types import DIRECT, Capture, Origin


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that were opened, whatever they hold: an article, or an archive of millions.

    name: what a message calls them: a path, an address, "pages.zip, a/b.html".
    uri: see ``types.Capture``.
    open: gives a new stream at the first byte; the caller closes it.
    origin: what is known of them already.
    depth: how many archives they lie within.
    among: found among others, in a folder or an archive: there an image or a script is passed over, not refused.
    allowance: what may still be unpacked of the outermost archive; None for what is packed nowhere.
    """

    name: str
    uri: str
    open: Callable[[], BinaryIO]
    origin: Origin = DIRECT
    depth: int = 0
    among: bool = False
    allowance: Allowance | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that is still to be fetched: one that the user gives, or that a feed or a list of feeds holds.

    origin: what the container says of the article behind it.
    depth: how many archives, lists and feeds it lies within.
    """

    address: str
    origin: Origin = DIRECT
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What its server says is still as it was captured. uri, sha256: of the capture, which the record holds."""

    uri: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """One article's bytes, that they are known already, or why they could not be read.

    name: what a message calls it: a path, an address, "news.jsonl, line 3".
    """

    name: str
    capture: Capture | Unchanged | InputError


@dataclass(frozen=True, slots=True)
class Passed:
    """What is no article and was never meant as one: an image, a script. It is counted, and no failure."""

    name: str


Fetch = Callable[[Link], Iterator[Content | Found]]
"""Fetches an address: its bytes, that they are known and unchanged, or why there are none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what is handed over.

    received: the time of receipt, as an ISO 8601 date-time with offset.
    fields: which column of a row holds what, as "text=story" (text, title, date, outlet, url, byline).
    fetch: how addresses are fetched; None where nothing may be.
    """

    received: str
    fields: tuple[str, ...] = ()
    fetch: Fetch | None = None
