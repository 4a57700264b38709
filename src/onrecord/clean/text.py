"""Plain text: a pasted page, or what a container holds as an article's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.clean import datelines, evidence, outlets
from onrecord.clean.byline import credited, joined
from onrecord.clean.decoding import decode
from onrecord.clean.given import NOTHING, Given, from_origin
from onrecord.clean.headline import key
from onrecord.clean.language import language_of
from onrecord.clean.moments import Clock, day_first
from onrecord.clean.normalise import repairs
from onrecord.clean.plaintext import Line, blocks, label_lines
from onrecord.clean.published import last_change
from onrecord.ids import document_id
from onrecord.types import BODY_KINDS, Capture, Document

_GAP = "\n\n"
_HEAD_LINES = 12


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a plain text. See ``document.clean``."""
    return text_document(capture, decode(capture), collected)


def text_document(
    capture: Capture,
    text: str,
    collected: str | None,
    given: Given = NOTHING,
    lines: Sequence[Line] | None = None,
) -> Document:
    """The document whose words are ``text``, unchanged but for the title that its container gives.

    given: what the container says; it wins over what the text's own lines say.
    lines: the text's paragraphs with their labels, where more than the words tells what they are: then nothing is
        put before the text.
    """
    if lines is None:
        if given.title and not key(text[: 2 * len(given.title) + 200]).startswith(key(given.title)):
            text = given.title + _GAP + text
        lines = _titled(label_lines(text, collected), given.title)
    found = blocks(lines)
    body = "\n".join(text[slice(*block.span)] for block in found if block.kind in BODY_KINDS)
    language = language_of(body or text, given.language)
    address = given.address or capture.origin.address
    host = outlets.host_of(address) or outlets.host_of(capture.uri)
    of = evidence.publication(lines)
    outlet, basis = given.outlet or (of.outlet, of.basis)
    last = from_origin(capture.origin)
    if outlet is None:
        outlet, basis = (outlets.named_by(host) if host is not None else None) or last.outlet or (None, None)
    credit = joined(credited([given.byline or ""]), evidence.byline(lines, _names(outlet, of.republisher)))
    clock = Clock(collected, day_first(language, host))
    dates = datelines.dates(lines, clock)
    published = given.published or datelines.published(lines, clock) or last.published
    return Document(
        id=document_id(capture.uri, text), uri=capture.uri, canonical=address,
        sha256=capture.sha256, received=capture.received, replaces=None,
        title=given.title or next((line.words for line in lines if line.label == "title"), None),
        outlet=outlet, outlet_basis=basis, republisher=of.republisher, byline=credit.byline,
        language=language, published=published, text=text,
        blocks=found, repairs=repairs(text, found), cleaner="",
        modified=given.modified or last_change(dates.updated, published), agencies=credit.agencies,
    )  # fmt: skip


def _titled(lines: Sequence[Line], title: str | None) -> Sequence[Line]:
    """The lines, of which the one that is the given title is the title, however short or odd it is."""
    if title is None:
        return lines
    named = next((index for index, line in enumerate(lines[:_HEAD_LINES]) if key(line.words) == key(title)), None)
    if named is None:
        return lines
    others = [replace(line, label="open") if line.label == "title" else line for line in lines]
    return [*others[:named], replace(lines[named], label="title"), *others[named + 1 :]]


def _names(*names: str | None) -> frozenset[str]:
    return frozenset(key(name) for name in names if name)
