"""The review: what is least certain, one item a screen."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web import reviewing
from onrecord.web.flash import own_path
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import address, page
from onrecord.web.visits import keep_reviewer, reviewer
from onrecord.web.writing import Written, text

review = APIRouter(include_in_schema=False)


@review.get("/review")
def reviewed(
    request: Request,
    room: InRoom,
    kind: Annotated[str, Query(max_length=20)] = "",
    after: Annotated[str | None, Query(max_length=200)] = None,
    by: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """How much waits of each kind; or with a kind, the next item of it."""
    who = reviewer(request)
    progress = reviewing.progress(room, by or who)
    if kind not in reviewing.KINDS:
        return page(request, "review.html", labels=reviewing.LABELS, progress=progress, by=by)
    mark = reviewing.places(request).get(kind) if after is None else after
    view = reviewing.next_item(room, kind, mark)
    back = address("/review", kind=kind, after=mark) if mark else f"/review?kind={kind}"
    answer = page(
        request, "review_item.html", labels=reviewing.LABELS, progress=progress, kind=kind, view=view, mark=mark,
        back=back, last=reviewing.last_of(room, who),
    )  # fmt: skip
    if mark is not None and who:
        reviewing.keep_place(request, answer, kind, mark)
    return answer


@review.post("/review/name")
def named(request: Request, form: Written) -> Response:
    """Keep the name of who reviews in this browser."""
    back = own_path(text(form, "back"), "/review")
    answer: Response = RedirectResponse(back, status_code=303)
    keep_reviewer(request, answer, text(form, "by"))
    return answer
