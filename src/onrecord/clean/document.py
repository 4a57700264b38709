"""A capture made into a document: text, labelled blocks, and what the page says of itself."""

from __future__ import annotations

from onrecord.clean import evidence
from onrecord.clean.decoding import decode
from onrecord.clean.language import language_of
from onrecord.clean.lines import one_line_each
from onrecord.clean.normalise import repairs
from onrecord.clean.plaintext import blocks, label_lines
from onrecord.ids import document_id, sha256_hex
from onrecord.types import BODY_KINDS, Block, Capture, Document, Interval

__all__ = ["CLEANER", "PLAIN_CLEANER", "clean", "decode", "plain_document"]

CLEANER = "onrecord.clean/1"
"""Name and version of the rules that make a text from a capture; raised when a text would change."""

PLAIN_CLEANER = "onrecord.plain/1"
"""The cleaner that changes nothing."""

_BY_USER = "stated by the user"


def clean(capture: Capture, *, outlet: str | None = None, collected: str | None = None) -> Document:
    """The document in ``capture``; the same bytes always give the same text.

    outlet: the publication, where the user knows it; wins over what the page says.
    collected: ISO 8601 date on which the page was taken, by which "30 days ago" in a
        date line is placed. Without it such a line gives no date.
    Raises InputError where the bytes are no text ("not UTF-8", "empty file").
    """
    if capture.media_type == "text/html":
        from onrecord.clean.html import clean_html

        document = clean_html(capture, decode(capture), CLEANER, collected)
    else:
        document = _clean_text(capture, collected)
    return document if outlet is None else _by_user(document, outlet)


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


def _clean_text(capture: Capture, collected: str | None) -> Document:
    text = decode(capture)
    lines = label_lines(text, collected)
    found = blocks(lines)
    of = evidence.publication(lines)
    body = "\n".join(text[slice(*block.span)] for block in found if block.kind in BODY_KINDS)
    return Document(
        id=document_id(capture.uri, text), uri=capture.uri, canonical=None, sha256=capture.sha256,
        received=capture.received, replaces=None,
        title=next((line.words for line in lines if line.label == "title"), None),
        outlet=of.outlet, outlet_basis=of.basis, republisher=of.republisher, byline=evidence.byline(lines),
        language=language_of(body or text), published=evidence.published(lines, collected), text=text,
        blocks=found, repairs=repairs(text, found), cleaner=CLEANER,
    )  # fmt: skip


def _by_user(document: Document, outlet: str) -> Document:
    """The document with the outlet that the user states."""
    from dataclasses import replace

    return replace(document, outlet=outlet, outlet_basis=_BY_USER)
