"""One entry of a feed that holds its whole article."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from onrecord.clean.dates import find_dates
from onrecord.clean.given import Given
from onrecord.clean.headline import key
from onrecord.clean.html import html_document
from onrecord.clean.page import parse, passages
from onrecord.clean.text import text_document
from onrecord.errors import InputError
from onrecord.formats.entries import Entry, entries
from onrecord.types import Capture, Document, Interval


def clean(capture: Capture, collected: str | None) -> Document:
    """The article of the entry that ``capture.origin.part`` names. See ``document.clean``.

    Raises InputError where no entry is named, or the feed has none of that name.
    """
    part = capture.origin.part
    if part is None:
        message = f"{capture.uri}: a feed, which holds several articles; add it to a record to read them all."
        raise InputError(message, reason="several articles")
    entry = next(
        (one for one in entries(capture.content, capture.uri, capture.origin.charset) if one.key == part), None
    )
    if entry is None:
        raise InputError(f"{capture.uri}: the feed has no entry {part}; fetch it once more.", reason="no such entry")
    given = _given(entry)
    if entry.is_html:
        document = html_document(capture, _page(entry, capture.uri), collected, given)
    else:
        document = text_document(capture, entry.content, collected, given)
    # The feed knows better than what a line of the text happens to say.
    outlet, basis = given.outlet or (document.outlet, document.outlet_basis)
    return replace(
        document, outlet=outlet, outlet_basis=basis, title=given.title or document.title,
        byline=given.byline or document.byline, published=given.published or document.published,
        canonical=given.address or document.canonical,
    )  # fmt: skip


def _given(entry: Entry) -> Given:
    return Given(
        title=entry.title,
        outlet=(entry.outlet, f"feed title “{entry.outlet}”") if entry.outlet else None,
        byline=entry.byline,
        published=_published(entry),
        modified=_interval(entry.updated_at, f"feed entry updated “{entry.updated}”"),
        address=entry.address,
        language=entry.language,
    )


def _published(entry: Entry) -> Interval | None:
    if entry.published is not None:
        basis = f"feed entry published “{entry.published}”"
        if entry.published_at is not None:
            return _interval(entry.published_at, basis)
        placed = (found.interval(basis) for found in find_dates(entry.published) if not found.is_relative)
        return next(filter(None, placed), None)
    if entry.updated_at is not None:
        # Atom asks for this date only; nothing is updated before it is published.
        return Interval(None, entry.updated_at, f"feed entry updated “{entry.updated}”")
    return None


def _interval(moment: str | None, basis: str) -> Interval | None:
    return None if moment is None else Interval(moment, moment, basis)


def _page(entry: Entry, uri: str) -> str:
    """The entry as a page: its title over its words, unless it stands there already."""
    fragment = f"<html><body><article>{entry.content}</article></body></html>"
    title = entry.title or ""
    if title and not any(key(one.words) == key(title) for one in passages(parse(fragment, uri))[:3]):
        fragment = fragment.replace("<article>", f"<article><h1>{escape(title, quote=False)}</h1>", 1)
    return fragment
