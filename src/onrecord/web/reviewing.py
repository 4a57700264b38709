"""What the pages of the review show, and where in each queue a reviewer is.

What was passed over lies before that place. The browser keeps it, for each name under which a person reviews: it is
no part of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from onrecord.ask.log import Logged, last_by, log
from onrecord.ask.review import KINDS, Item, done, item, left, queue
from onrecord.errors import NotFoundError
from onrecord.ids import sha256_hex
from onrecord.web.choices import Shown, shown
from onrecord.web.room import Room
from onrecord.web.visits import cookie, reviewer

__all__ = ["KINDS", "LABELS", "Next", "Progress", "keep_place", "last_of", "next_item", "places", "progress"]

LABELS = {
    "links": "Who says what",
    "speakers": "Speakers",
    "dates": "Dates",
    "merges": "Names that were joined",
    "statements": "Statements that were joined",
}
"""What each kind is called."""

_A_YEAR = 366 * 24 * 3600
_GONE = 20
"""So many items that are there no more are passed by at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done and left of each kind. by: the person whose share ``own`` is. people: all who judged."""

    left: dict[str, int]
    done: dict[str, int]
    own: dict[str, int]
    by: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The item to judge now; its attributions as they stand in their articles."""

    item: Item
    shown: tuple[Shown, ...]


def progress(room: Room, by: str) -> Progress:
    """How far the review has come."""
    people = log(room.snapshot(), limit=0).people
    own = done(room.folder, by) if by else dict.fromkeys(KINDS, 0)
    return Progress(left(room.folder), done(room.folder), own, by, people)


def next_item(room: Room, kind: str, after: str | None) -> Next | None:
    """The next item of a kind; None where there is none."""
    for doubt in queue(room.folder, kind, after, _GONE):
        try:
            found = item(room.snapshot(), doubt)
        except NotFoundError:
            continue
        return Next(found, tuple(shown(each) for each in found.receipts))
    return None


def last_of(room: Room, by: str) -> Logged | None:
    """What a person judged last and can undo."""
    return last_by(room.snapshot(), by) if by else None


def places(request: HTTPConnection) -> dict[str, str]:
    """The mark of each kind up to which this reviewer has come."""
    kept = unquote(request.cookies.get(_cookie(request), ""), errors="replace")
    return {kind: mark for kind, mark in parse_qsl(kept) if kind in KINDS}


def keep_place(request: Request, response: Response, kind: str, mark: str) -> None:
    """Let the browser remember how far this reviewer has come."""
    kept = quote(urlencode({**places(request), kind: mark}), safe="")
    response.headers.append("set-cookie", cookie(_cookie(request), kept, request.url.scheme, _A_YEAR))


def _cookie(request: HTTPConnection) -> str:
    return f"onrecord-review-{sha256_hex(reviewer(request).encode(errors='replace'))[:8]}"
