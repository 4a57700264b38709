"""Plain text: a pasted page, or what a container holds as an article's words."""

from __future__ import annotations

from onrecord.clean import evidence
from onrecord.clean.decoding import decode
from onrecord.clean.given import NOTHING, Given
from onrecord.clean.headline import key
from onrecord.clean.language import language_of
from onrecord.clean.normalise import repairs
from onrecord.clean.plaintext import blocks, label_lines
from onrecord.ids import document_id
from onrecord.types import BODY_KINDS, Capture, Document

_GAP = "\n\n"


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a plain text. See ``document.clean``."""
    return text_document(capture, decode(capture), collected)


def text_document(capture: Capture, text: str, collected: str | None, given: Given = NOTHING) -> Document:
    """The document whose words are ``text``, unchanged but for the title that its container gives.

    given: what the container says; it wins over what the text's own lines say.
    """
    if given.title and not key(text[: 2 * len(given.title) + 200]).startswith(key(given.title)):
        text = given.title + _GAP + text
    lines = label_lines(text, collected)
    found = blocks(lines)
    of = evidence.publication(lines)
    outlet, basis = given.outlet or (of.outlet, of.basis)
    body = "\n".join(text[slice(*block.span)] for block in found if block.kind in BODY_KINDS)
    return Document(
        id=document_id(capture.uri, text), uri=capture.uri, canonical=given.address or capture.origin.address,
        sha256=capture.sha256, received=capture.received, replaces=None,
        title=given.title or next((line.words for line in lines if line.label == "title"), None),
        outlet=outlet, outlet_basis=basis, republisher=of.republisher,
        byline=given.byline or evidence.byline(lines),
        language=language_of(body or text, given.language),
        published=given.published or evidence.published(lines, collected), text=text,
        blocks=found, repairs=repairs(text, found), cleaner="", modified=given.modified,
    )  # fmt: skip
