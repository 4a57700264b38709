"""What was just done, told once on the page to which a change leads, with a way to undo it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request

from onrecord.ask.log import Logged, logged
from onrecord.errors import NotFoundError

DONE = "done"
"""The parameter of an address that names the judgement; nothing else of the address is ever shown."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Flash:
    """The judgement that was just made; back: this page without the notice, in an article at the words judged."""

    entry: Logged
    back: str


def flash(request: Request) -> Flash | None:
    """What the address says was done, as the log has it; None for nothing."""
    given = request.query_params.get(DONE, "")
    if not _NUMBER.fullmatch(given):
        return None
    try:
        entry = logged(request.app.state.room.snapshot(), int(given))
        return Flash(entry, here(request) + _place(request, entry))
    except NotFoundError:
        return None


def _place(request: Request, entry: Logged) -> str:
    """Where in an article the words stand that were judged: a browser does not say at which place of a page it is."""
    judged = next((each.id for each in entry.what if each.table == "attributions"), None)
    return f"#{judged}" if judged and request.url.path.startswith("/articles/") else ""


def here(request: Request) -> str:
    """The address of this page within the reading room, without a notice."""
    return _address(request.url.path, request.url.query, "")


def with_notice(back: str, number: int) -> str:
    """An address that tells that judgement ``number`` was made."""
    parts = urlsplit(back)
    return _address(parts.path, parts.query, parts.fragment, number)


def own_path(given: str, default: str) -> str:
    """``given`` where it is an address within the reading room, else ``default``: a form may say where to go on."""
    if not given.startswith("/") or given.startswith("//") or _UNSEEN.search(given) or len(given) > _LONGEST:
        return default
    return given


def _address(path: str, query: str, fragment: str, number: int | None = None) -> str:
    asked = [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key != DONE]
    if number is not None:
        asked.append((DONE, str(number)))
    return path + (f"?{urlencode(asked)}" if asked else "") + (f"#{fragment}" if fragment else "")
