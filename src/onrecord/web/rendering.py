"""Templates and what they may call."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord import ids
from onrecord.ask import wording
from onrecord.ask.printable import one_line
from onrecord.web import days, markup
from onrecord.web.flash import DONE, flash, here
from onrecord.web.visits import reviewer

_MEDIA_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml", "js": "text/javascript; charset=utf-8"}


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A template as an answer. It knows the token of the visit, for its forms, and who last judged in this browser."""
    context = {
        "request": request,
        "room_name": request.app.state.room.folder.resolve().name,
        "token": request.state.token,
        "older": getattr(request.state, "seen_at", None),
        "reviewer": reviewer(request),
        "flash": flash(request) if DONE in request.query_params else None,
        "here": here(request),
        **context,
    }
    text = environment().get_template(template).render(context)
    if context["older"] is not None:
        text = inside(text, f"/at/{context['older'].number}")
    return HTMLResponse(text, status_code=status)


def inside(text: str, prefix: str) -> str:
    """A page whose links and forms stay under ``prefix``.

    Whatever others wrote is escaped and has no quotation mark of its own: such an attribute is always ours.
    """
    return re.sub(r' (href|action|src)="/(?!/|static/|at/)', rf' \1="{prefix}/', text)


def address(path: str, **parameters: Any) -> str:
    """A path with those parameters that say something."""
    said = {key: value for key, value in parameters.items() if value not in (None, "", False, ())}
    if said.get("page") == 1:
        del said["page"]
    query = urlencode(said, doseq=True)
    return f"{path}?{query}" if query else path


@cache
def _assets() -> dict[str, str]:
    files = resources.files("onrecord.web").joinpath("static").iterdir()
    return {file.name: _MEDIA_TYPES[file.name.rpartition(".")[2]] for file in files}


def media_type(name: str) -> str | None:
    """What a file that pages fetch is; None if there is no such file."""
    return _assets().get(name)


@cache
def asset(name: str) -> bytes:
    """The bytes of a file that pages fetch."""
    return resources.files("onrecord.web").joinpath("static", name).read_bytes()


@cache
def asset_address(name: str) -> str:
    """Where a page fetches it; changes with its bytes, so that it can be kept for good."""
    return f"/static/{name}?v={ids.sha256_hex(asset(name))[:12]}"


@cache
def environment() -> Environment:
    """The templates. Whatever they are given is escaped, and a name they do not know is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(address=address, asset=asset_address, wording=wording, count=wording.count)
    made.filters.update(
        day=days.day, days=days.span, by_year=days.by_year, visible=markup.visible, name=markup.name, one_line=one_line,
        web_address=_web_address, thousands=lambda number: f"{number:,}",
        wikidata=lambda key: re.fullmatch(r"Q[0-9]{1,12}", key) is not None,
    )  # fmt: skip
    return made


def _web_address(uri: str | None) -> str | None:
    """``uri`` if a browser may follow it: an address on the web and nothing else."""
    lowered = (uri or "").lower()
    return uri if lowered.startswith(("https://", "http://")) else None
