"""What reading gives: captures one by one, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.types import Capture


@dataclass(frozen=True, slots=True)
class Found:
    """One article's bytes, or why they could not be read.

    name: what a message calls it: a path, an address, "news.jsonl, line 3".
    """

    name: str
    capture: Capture | InputError


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what is handed over.

    received: the time of receipt, as an ISO 8601 date-time with offset.
    fields: which column of a row holds what, as "text=story" (text, title, date, outlet, url, byline).
    """

    received: str
    fields: tuple[str, ...] = ()
