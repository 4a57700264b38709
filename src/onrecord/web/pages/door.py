"""Signing in and out, where the reading room is locked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.door import LASTING, SESSION, Door, client_of
from onrecord.web.rendering import page
from onrecord.web.visits import cookie
from onrecord.web.writing import Written, text

door_pages = APIRouter(include_in_schema=False)


@door_pages.get("/sign-in")
def ask(request: Request, next: Annotated[str, Query(max_length=4000)] = "/") -> Response:
    """Ask for the password."""
    return page(request, "sign_in.html", next=own_address(next), problem=None)


@door_pages.post("/sign-in")
async def enter(request: Request, form: Written) -> Response:
    """Take the password; then on to what was asked for first."""
    door: Door = request.app.state.door
    client, to = client_of(request), own_address(text(form, "next", "/"))
    wait = door.tries.take(client)
    if wait:
        problem = f"Too many passwords were tried. Try again in {wait} seconds."
        answer = page(request, "sign_in.html", status=429, next=to, problem=problem)
        answer.headers["Retry-After"] = str(wait)
        return answer
    given = form.get("password")
    session = await run_in_threadpool(door.sign_in, given) if isinstance(given, str) else None
    if session is None:
        return page(request, "sign_in.html", status=403, next=to, problem="This is not the password.")
    door.tries.right(client)
    entered = RedirectResponse(to, status_code=303)
    entered.headers.append("set-cookie", cookie(SESSION, session, request.url.scheme, LASTING))
    return entered


@door_pages.post("/sign-out")
def leave(request: Request, form: Written) -> Response:
    """End the session."""
    door: Door = request.app.state.door
    door.sign_out(request.cookies.get(SESSION, ""))
    left = RedirectResponse("/sign-in", status_code=303)
    left.headers.append("set-cookie", cookie(SESSION, "", request.url.scheme, 0))
    return left


def own_address(given: str) -> str:
    """``given`` if it is a path of this reading room, else the front page: nobody is sent elsewhere."""
    own = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable() and "\\" not in given
    return given if own else "/"
