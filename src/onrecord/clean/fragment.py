"""A piece of HTML that a container gives as an article's text: all of it is the article."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from onrecord.clean.byline import Credited, credited, joined
from onrecord.clean.given import Given
from onrecord.clean.headline import key
from onrecord.clean.html import html_document
from onrecord.types import Capture, Document

_TAG = re.compile(
    r"</?(?:p|div|br|a|span|strong|em|b|i|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|table|tr|td|section|article)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE
)


def is_markup(text: str) -> bool:
    """Whether a text holds elements of HTML, so that it is to be read as a page would be."""
    found = [match[0].lower() for match in _TAG.finditer(text[:200_000])]
    return any(tag.startswith("</") for tag in found) or sum(tag.startswith("<br") for tag in found) > 0


def is_page(text: str) -> bool:
    """Whether markup is a whole page rather than a piece of one."""
    return _PAGE.search(text[:4_096]) is not None


def unmarked(text: str) -> str:
    """A text without markup, its entities read as the characters that they stand for."""
    return unescape(text) if _ENTITY.search(text) else text


def fragment_document(capture: Capture, fragment: str, collected: str | None, given: Given) -> Document:
    """The document in a piece of HTML; what the container says of it wins over what stands in it."""
    page = f"<html><body><article>{_heading(fragment, given.title)}{fragment}</article></body></html>"
    return led(html_document(capture, page, collected, given, all_main=True), given)


def page_document(capture: Capture, page: str, collected: str | None, given: Given) -> Document:
    """The document in a whole page whose headline its container gives: without one, the page is given it."""
    heading = _heading(page, given.title)
    body = _BODY.search(page)
    at = body.end() if body else 0
    return html_document(capture, page[:at] + heading + page[at:] if heading else page, collected, given)


def led(document: Document, given: Given) -> Document:
    """The document with what its container says in the place of what was made out from its words."""
    outlet, basis = given.outlet or (document.outlet, document.outlet_basis)
    credit = joined(credited([given.byline or ""]), Credited(agencies=document.agencies))
    return replace(
        document, title=given.title or document.title, outlet=outlet, outlet_basis=basis,
        byline=credit.byline or document.byline, agencies=credit.agencies,
        published=given.published or document.published,
        modified=given.modified or document.modified, canonical=given.address or document.canonical,
    )  # fmt: skip


def _heading(markup: str, title: str | None) -> str:
    """The title as a heading, unless the markup has one, or the title stands near its head."""
    if not title or re.search(r"<h1\b", markup, re.IGNORECASE):
        return ""
    body = _BODY.search(markup)
    shown = re.sub(
        r"<(style|script|head)\b.*?</\1\s*>|<[^>]*>",
        " ",
        markup[body.end() if body else 0 :][:20_000],
        flags=re.DOTALL | re.IGNORECASE,
    )
    stands = key(title) in key(unescape(shown)[: 4 * len(title) + 400])
    return "" if stands else f"<h1>{escape(title)}</h1>"
