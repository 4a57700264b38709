"""Correcting from the pages: what can be said of a thing, what that would change, and saying it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import judging
from onrecord.ask.log import logged
from onrecord.ask.undoing import undoing
from onrecord.errors import InputError
from onrecord.types import Verb
from onrecord.web import choices
from onrecord.web.flash import own_path, with_notice
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import page
from onrecord.web.visits import keep_reviewer
from onrecord.web.writing import Written, text

judge = APIRouter(include_in_schema=False)

Back = Annotated[str, Query(max_length=2000)]
Words = Annotated[str, Query(max_length=300)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="the judgement's number in the log")]


@judge.get("/judge/attributions/{key}")
def attribution(
    request: Request, room: InRoom, key: str, words: Words = "", told: Words = "", back: Back = ""
) -> HTMLResponse:
    """What can be said of an attribution: that it is one, that it is none, and who spoke."""
    view = choices.of_attribution(room, key, words, told)
    back = own_path(back, view.page)
    return page(request, "judge_attribution.html", view=view, words=words, told=told, back=back)


@judge.get("/judge/speakers/{key}")
def entity(request: Request, room: InRoom, key: str, words: Words = "", back: Back = "") -> HTMLResponse:
    """What can be said of somebody: name and kind, that it is the same as another, or is two."""
    view = choices.of_entity(room, key, words)
    return page(request, "judge_entity.html", view=view, words=words, kinds=judging.KINDS,
                back=own_path(back, f"/speakers/{view.entity['id']}"))  # fmt: skip


@judge.get("/judge/articles/{key}")
def article(request: Request, room: InRoom, key: str, back: Back = "") -> HTMLResponse:
    """What can be said of an article: its day and its outlet."""
    view = choices.of_article(room, key)
    return page(request, "judge_article.html", view=view, back=own_path(back, f"/articles/{view.id}"))


@judge.get("/judge/check")
def check(
    request: Request, room: InRoom, verb: str, subject: str, other: str = "", value: Words = "", until: Words = "",
    kind: str = "", back: Back = "",
) -> HTMLResponse:  # fmt: skip
    """What a judgement would change, before it is made."""
    view = choices.check(room, wanted(verb, subject, other, value, until, kind))
    return page(request, "judge_check.html", view=view, wanted=view.wanted, back=own_path(back, "/log"))


@judge.get("/judge/undo/{number}")
def check_undo(request: Request, room: InRoom, number: Number, back: Back = "") -> HTMLResponse:
    """What undoing a judgement would bring back."""
    entry = logged(room.snapshot(), number)
    return page(request, "judge_undo.html", entry=entry, ahead=undoing(room.snapshot(), number),
                back=own_path(back, "/log"))  # fmt: skip


@judge.post("/judge")
def make(request: Request, room: InRoom, form: Written) -> Response:
    """Make a judgement, and go back to where one came from."""
    names = ("verb", "subject", "other", "value", "until", "kind")
    asked = wanted(*(text(form, name) for name in names))
    by = text(form, "by")
    made = judging.judge(room.folder, asked, by=by, why=text(form, "why") or None, now=datetime.now(UTC))
    back = choices.still_there(room, own_path(text(form, "back"), "/log"), asked)
    return _back(request, back, made.judgement.number, by)


@judge.post("/undo")
def undo(request: Request, room: InRoom, form: Written) -> Response:
    """Undo a judgement, and go back to where one came from."""
    given, by = text(form, "number"), text(form, "by")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise InputError(f"{given!r} is no number of a judgement; the log lists all", reason="no number")
    made = judging.undo(room.folder, int(given), by=by, why=text(form, "why") or None, now=datetime.now(UTC))
    back = choices.still_there(room, own_path(text(form, "back"), "/log"), None)
    return _back(request, back, made.judgement.number, by)


def wanted(verb: str, subject: str, other: str, value: str, until: str, kind: str) -> judging.Wanted:
    """What a form asks for.

    other: an id, or ``new`` for the one whom ``value`` names, or ``nobody``. until: the last day, if it is not
    the one in ``value``.

    Raises:
        InputError: for a verb that is none, or where nothing was chosen.
    """
    if verb not in get_args(Verb):
        raise InputError(f"there is no judgement {verb!r}", reason="no such verb")
    told: dict[str, Any] = {"value": value or None}
    if verb == "speaker":
        if other == "":
            raise InputError("nobody is chosen: choose who spoke", reason="nobody chosen")
        told = {} if other == "nobody" else {"value": value, "kind": kind} if other == "new" else {"other": other}
    elif verb in ("same", "different"):
        told = {"other": other}
    elif verb == "kind":
        told = {"value": kind}
    elif verb in ("published", "said") and until and until != value:
        told = {"value": f"{value}..{until}"}
    return judging.Wanted(verb, subject, **told)  # type: ignore[arg-type]


def _back(request: Request, back: str, number: int, by: str) -> Response:
    answer = RedirectResponse(with_notice(back, number), status_code=303)
    keep_reviewer(request, answer, by)
    return answer
