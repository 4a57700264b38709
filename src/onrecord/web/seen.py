"""What a browser had seen of the record before this visit."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from onrecord.ask.since import State, read_state
from onrecord.web.visits import cookie

SEEN, BEFORE = "onrecord-seen", "onrecord-before"
"""The cookies: how far the record had come when the front page was last shown, and when this visit began."""

_A_YEAR = 366 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visit:
    """before: how far the record had come at the end of the visit before this one; None for a first visit.

    now: how far it has come.
    """

    before: State | None
    now: State


def seen(request: HTTPConnection, now: State) -> Visit:
    """What the cookies say. A state that is ahead of the record is of another one, and counts for nothing."""
    found = (read_state(request.cookies.get(name, "")) for name in (BEFORE, SEEN))
    possible = [state for state in found if state is not None and _within(state, now)]
    return Visit(possible[0] if possible else None, now)


def keep_seen(request: HTTPConnection, response: Response, visit: Visit) -> None:
    """Let the browser remember both: until it is closed what this visit is set against, for a year what it saw."""
    before = visit.before or visit.now
    for name, state, lasting in ((BEFORE, before, None), (SEEN, visit.now, _A_YEAR)):
        if request.cookies.get(name) != str(state):
            response.headers.append("set-cookie", cookie(name, str(state), request.url.scheme, lasting))


def _within(state: State, now: State) -> bool:
    return state.snapshot <= now.snapshot and state.judgement <= now.judgement
