"""A page that a browser saved with its pictures in one file (MHTML): the page itself is one of its parts."""

from __future__ import annotations

from email.message import EmailMessage

from onrecord.clean.given import Given
from onrecord.clean.html import html_document
from onrecord.clean.saved import saved_from
from onrecord.errors import InputError
from onrecord.formats import mime
from onrecord.types import Capture, Document


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a saved page; what it says of its own address wins over what the browser noted."""
    try:
        saved = mime.parse(capture.content)
        page = main_part(saved)
    except InputError as error:
        raise InputError(f"{capture.uri}: {error}", reason=error.reason) from error
    when = mime.moment(saved)
    words = mime.words(page).replace("\x00", "")
    noted = (mime.field(saved, "Snapshot-Content-Location"), _location(page), capture.origin.address, saved_from(words))
    address = next((each for each in noted if each and each.startswith(("http://", "https://"))), None)
    return html_document(capture, words, collected or (when.isoformat() if when else None), Given(address=address))


def main_part(saved: EmailMessage) -> EmailMessage:
    """The part that is the page: the one that the head names, else the first of HTML; the others are its frames."""
    pages = [part for part in mime.parts(saved) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    address = mime.field(saved, "Snapshot-Content-Location")
    named = [part for part in pages if address and _location(part) == address]
    if not pages:
        raise InputError("a saved page without a part of HTML; save the page again", reason="no text")
    return (named or pages)[0]


def _location(part: EmailMessage) -> str | None:
    return mime.field(part, "Content-Location")
