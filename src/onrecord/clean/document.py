"""A capture made into a document: text, labelled blocks, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from onrecord.clean.decoding import decode
from onrecord.clean.language import language_of
from onrecord.clean.lines import one_line_each
from onrecord.errors import InputError
from onrecord.ids import document_id, sha256_hex
from onrecord.types import Block, Capture, Document, Interval

__all__ = ["CLEANER", "PLAIN_CLEANER", "clean", "decode", "plain_document"]

CLEANER = "onrecord.clean/3"
"""Name and version of the rules that make a text from a capture; raised when a text would change."""

PLAIN_CLEANER = "onrecord.plain/1"
"""The cleaner that changes nothing."""

_BY_USER = "stated by the user"

_CLEANERS = {
    "text/html": "html",
    "text/plain": "text",
    "application/rss+xml": "feed",
    "text/markdown": "markdown",
    "application/json": "rows",
    "text/csv": "rows",
    "message/rfc822": "mails",
    "multipart/related": "mhtml",
    "application/pdf": "pdf",
}
"""The module that cleans each media type, by its function ``clean``; loaded when it is needed."""


def clean(capture: Capture, *, outlet: str | None = None, collected: str | None = None) -> Document:
    """The document in ``capture``; the same bytes always give the same text.

    outlet: the publication, where the user knows it; wins over what the page says.
    collected: ISO 8601 date on which the page was taken, by which "30 days ago" in a
        date line is placed. Without it such a line gives no date.
    Raises InputError where the bytes are no text ("not UTF-8", "empty file").
    """
    module = _CLEANERS.get(capture.media_type)
    if module is None:
        raise InputError(f"{capture.uri}: {capture.media_type} is no kind of text that can be read", reason="not text")
    cleaner: Callable[[Capture, str | None], Document] = import_module(f"onrecord.clean.{module}").clean
    document = cleaner(capture, collected or capture.origin.collected)
    document = replace(document, cleaner=CLEANER, origin=capture.origin)
    return document if outlet is None else replace(document, outlet=outlet, outlet_basis=_BY_USER)


def plain_document(uri: str, text: str, received: str, published: Interval | None) -> Document:
    """A text as it stands: each line that is not blank a body block, no title, nothing cleaned.

    For text that is no pasted page, as a benchmark's. The hash is that of the text in UTF-8.
    """
    found = tuple(Block("body", part.span) for part in one_line_each(text))
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=document_id(uri, text), uri=uri, canonical=None, sha256=digest, received=received, replaces=None,
        title=None, outlet=None, outlet_basis=None, republisher=None, byline=None, language=language_of(text),
        published=published, text=text, blocks=found, repairs=(), cleaner=PLAIN_CLEANER,
    )  # fmt: skip
