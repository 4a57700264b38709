"""The reading room as a web application."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.errors import InputError, NotFoundError, OnrecordError, RemovedError
from onrecord.web.adding.queue import Additions
from onrecord.web.api import api
from onrecord.web.door import Door, Locked
from onrecord.web.guard import AnswersHead, KnownHosts, StrictHeaders, names_of
from onrecord.web.limits import BodyLimits
from onrecord.web.older import Older
from onrecord.web.opening import Opening
from onrecord.web.pages.about import about
from onrecord.web.pages.adding import adding
from onrecord.web.pages.captures import captures
from onrecord.web.pages.citations import citations
from onrecord.web.pages.compare import comparison
from onrecord.web.pages.door import door_pages
from onrecord.web.pages.judging import judge
from onrecord.web.pages.lists import lists
from onrecord.web.pages.log import log
from onrecord.web.pages.outlets import outlets
from onrecord.web.pages.review import review
from onrecord.web.pages.speaker import speakers
from onrecord.web.pages.things import things
from onrecord.web.rendering import asset, media_type, page
from onrecord.web.revalidation import Revalidation
from onrecord.web.room import Room
from onrecord.web.verifying import Verifying
from onrecord.web.visits import Visits

_FOR_GOOD = "public, max-age=31536000, immutable"
_MOST_NOTES = 1000


def create_app(
    folder: Path, host: str = "127.0.0.1", *, known_as: tuple[str, ...] = (), door: Door | None = None
) -> FastAPI:
    """The pages and the API of the record at ``folder``, for a server that listens on ``host``.

    known_as: further names that it goes by. door: who may come in; None for whoever can reach it.
    """
    room = Room(folder)
    app = FastAPI(
        title="onrecord",
        summary="Who said what, as told by whom, with the exact words in a kept article.",
        version=version("onrecord"),
        docs_url=None,  # Both pages would fetch scripts from elsewhere.
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.room = room
    app.state.additions = Additions(folder)
    app.state.verifying = Verifying(folder)
    app.state.opening = Opening(folder)
    app.state.door = door
    pages = (lists, captures, citations, things, speakers, outlets, comparison, judge, review, log, adding, about)
    for router in (api, *pages, *((door_pages,) if door else ())):
        app.include_router(router)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    _answer_errors(app)
    # The one added last is asked first.
    app.add_middleware(Older)
    app.add_middleware(Revalidation, room=room)
    app.add_middleware(BodyLimits)
    app.add_middleware(AnswersHead)
    if door is not None:
        app.add_middleware(Locked, door=door)
    app.add_middleware(Visits)
    app.add_middleware(KnownHosts, **names_of(host, known_as))
    app.add_middleware(StrictHeaders)
    return app


def _static(name: str) -> Response:
    """A file that pages fetch, or the rules that light up the parts of each of so many attributions."""
    headers = {"Cache-Control": _FOR_GOOD}
    if kind := media_type(name):
        return Response(asset(name), media_type=kind, headers=headers)
    notes = re.fullmatch(r"notes-(\d{1,4})\.css", name)
    if notes and int(notes[1]) <= _MOST_NOTES:
        return Response(_notes(int(notes[1])), media_type="text/css; charset=utf-8", headers=headers)
    raise NotFoundError(f"there is no file {name} here")


def _notes(number: int) -> str:
    rules = (
        f".article:has(.m{n}:hover,.n{n}:hover,.n{n}:target,.n{n}:focus-within,.r{n}:focus-visible) "
        f":is(.m{n},.n{n}){{background-color:var(--lit)}}"
        for n in range(1, number + 1)
    )
    return "\n".join(rules)


def _answer_errors(app: FastAPI) -> None:
    @app.exception_handler(OnrecordError)
    def expected(request: Request, error: OnrecordError) -> Response:
        return _problem(request, _status(error), str(error))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        message = "There is no page at this address." if error.status_code == 404 else str(error.detail)
        return _problem(request, error.status_code, message)

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return _problem(request, 400, f"{first['loc'][-1]}: {first['msg']}")

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        return _problem(request, 500, f"This page failed ({type(error).__name__}); the record itself is not touched.")


def _status(error: OnrecordError) -> int:
    if isinstance(error, RemovedError):
        return 410
    return 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, InputError) else 503


def _problem(request: Request, status: int, message: str) -> Response:
    """Why there is no answer: a page, or JSON under ``/api``."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": message}, status_code=status)
    return page(request, "problem.html", status=status, message=message, code=status)
