"""How to cite a statement: a page, and a file in each form."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.ask.cite import Citation, as_text
from onrecord.errors import NotFoundError
from onrecord.web import answers
from onrecord.web.asked import Telling
from onrecord.web.inroom import InRoom
from onrecord.web.rendering import address, page
from onrecord.web.room import Room

citations = APIRouter(include_in_schema=False)


@citations.get("/statements/{key}/cite")
def cite(request: Request, room: InRoom, key: str, telling: Telling = "") -> Response:
    """A statement's citation in every form, to be copied."""
    found = _found(request, room, key, telling, "/cite")
    if isinstance(found, Response):
        return found
    forms = (
        ("BibTeX", "bib", found.bibtex),
        ("CSL JSON, for Zotero and others", "csl.json", as_text(found.csl)),
        ("W3C Web Annotation", "annotation.jsonld", as_text(found.annotation)),
    )
    return page(request, "cite.html", citation=found, view=found.view, forms=forms)


@citations.get("/statements/{key}.bib")
def bib(request: Request, room: InRoom, key: str, telling: Telling = "") -> Response:
    """A statement's citation as BibTeX."""
    found = _found(request, room, key, telling, ".bib")
    return found if isinstance(found, Response) else _file(found, found.bibtex, "bib", "application/x-bibtex")


@citations.get("/statements/{key}.csl.json")
def csl(request: Request, room: InRoom, key: str, telling: Telling = "") -> Response:
    """A statement's citation as CSL JSON."""
    found = _found(request, room, key, telling, ".csl.json")
    if isinstance(found, Response):
        return found
    return _file(found, as_text(found.csl), "csl.json", "application/vnd.citationstyles.csl+json")


@citations.get("/statements/{key}.annotation.jsonld")
def annotation(request: Request, room: InRoom, key: str, telling: Telling = "") -> Response:
    """A statement as a W3C Web Annotation on the article."""
    found = _found(request, room, key, telling, ".annotation.jsonld")
    if isinstance(found, Response):
        return found
    kind = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return _file(found, as_text(found.annotation), "annotation.jsonld", kind)


def found_in(request: Request) -> dict[str, str]:
    """The name of the record and the address of the reading room, for a citation."""
    return {"record": request.app.state.room.folder.resolve().name, "base": str(request.base_url)}


def _found(request: Request, room: Room, key: str, telling: str, ending: str) -> Citation | Response:
    """The citation, or the way to that of the statement of which the one asked for is part now."""
    try:
        found = answers.citation(room, key, telling or None, **found_in(request))
    except NotFoundError:
        place = answers.place_of(room, key) if not telling else ""
        if not place.startswith("/statements/"):
            raise
        return RedirectResponse(place + ending, status_code=303)
    if found.key != key:
        return RedirectResponse(address(f"/statements/{found.key}{ending}", telling=telling), status_code=303)
    return found


def _file(citation: Citation, text: str, ending: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{citation.key}.{ending}"', "Content-Type": kind}
    return Response(text.encode("utf-8", "replace"), headers=headers)
