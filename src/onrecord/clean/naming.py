"""What the names of elements, their classes and ids, say of them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_PARTS = re.compile(r"(?<=[a-z\d])(?=[A-Z])|[\W_]+")
_SPOKEN_ID = re.compile(r"[A-Za-z]+(?:[-_][A-Za-z]+)*")
_PAYWALLED = re.compile(r" (?:paywall\w*|premium|subscribers?|metered|locked|regwall) ")
_SEVERAL = 4


def names(node: HtmlElement) -> str:
    """Class and id as words, in lower case between spaces: "more topic item" of ``moreTopic__item``.

    The id of a heading is the anchor that leads to it, and many another is a number.
    """
    given = str(node.get("class") or "")[:1000]
    anchor = str(node.get("id") or "")
    if not is_heading(node) and _SPOKEN_ID.fullmatch(anchor):
        given += " " + anchor
    return f" {' '.join(part for part in _PARTS.split(given) if part)} ".lower()


def is_heading(node: HtmlElement) -> bool:
    """Whether the element is a heading of any level."""
    return node.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def is_paywalled(node: HtmlElement) -> bool:
    """Whether the element is the part of an article that only subscribers are shown, and not the notice above it."""
    return _PAYWALLED.search(names(node)) is not None and sum(1 for _ in node.iter("p")) >= _SEVERAL
