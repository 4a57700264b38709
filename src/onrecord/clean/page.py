"""The visible text of an HTML page in reading order, each passage with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.clean.naming import is_paywalled
from onrecord.errors import InputError

_UNSEEN = frozenset(
    """
script style noscript template head title meta link svg math iframe object embed applet canvas audio video source
track map area datalist select option textarea input colgroup col param base frame frameset
""".split()
)
_INLINE = frozenset(
    """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span
strike strong sub sup time tt u var wbr amp-img img picture br
""".split()
)
_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BREAK = "\x1e"
# Marks that may stand beside a link without being words of the paragraph.
_MARKS = _BREAK + " \t\r\n\u00a0\u200b.,:;!?|›»«>-–—•·()[]"
_NEAREST = 60
_PARAGRAPH = re.compile(rf"{_BREAK}\s*(?:{_BREAK}\s*)+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's words, white space collapsed, and the block element that holds them.

    link: where all words are one link, the address that it leads to as the page states it.
    """

    words: str
    element: HtmlElement
    link: str | None = None

    def ancestors(self) -> Iterator[HtmlElement]:
        """The element and what it stands in, from the inside out; of a page nested without end, the nearest."""
        yield self.element
        yield from islice(self.element.iterancestors(), _NEAREST)


def parse(text: str, uri: str) -> HtmlElement:
    """The tree of an HTML page. Raises InputError ("no text") where there is none."""
    try:
        return document_fromstring(
            text.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{uri}: an HTML page without any content; save the page again.", reason="no text") from error


def passages(root: HtmlElement) -> list[Passage]:
    """Every visible passage of the page in order; scripts, styles and hidden elements left out.

    A page of which all is hidden until a script shows it is read as the script would, and so is the
    part of an article that is shown to subscribers.
    """
    return _walk(root, False) or _walk(root, True)


def _walk(root: HtmlElement, show_hidden: bool) -> list[Passage]:
    found: list[Passage] = []
    blocks: list[HtmlElement] = [root]
    links: list[str] = []
    parts: list[tuple[str, str | None]] = []

    def flush() -> None:
        whole = "".join(part for part, _ in parts)
        linked = {link for part, link in parts if part.strip(_MARKS)}
        link = linked.pop() if len(linked) == 1 else None
        for part in _PARAGRAPH.split(whole):
            words = " ".join(part.replace(_BREAK, " ").split())
            if words:
                found.append(Passage(words, blocks[-1], link))
        parts.clear()

    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, node in walk:
        is_block = event != "comment" and isinstance(node.tag, str) and node.tag not in _INLINE
        if event == "start":
            if _is_unseen(node) or (not show_hidden and _is_hidden(node) and not is_paywalled(node)):
                # Its text lies within the subtree; what follows it does not.
                walk.skip_subtree()
                continue
            if is_block:
                flush()
                blocks.append(node)
            if node.tag == "a":
                links.append(node.get("href") or "")
            parts.append((_BREAK if node.tag == "br" else node.text or "", links[-1] if links else None))
            continue
        if event == "end" and is_block and blocks[-1] is node:
            flush()
            blocks.pop()
        if event == "end" and node.tag == "a" and links:
            links.pop()
        if node is not root:
            parts.append((node.tail or "", links[-1] if links else None))
    flush()
    return found


def _is_unseen(node: HtmlElement) -> bool:
    return not isinstance(node.tag, str) or node.tag in _UNSEEN


def _is_hidden(node: HtmlElement) -> bool:
    if node.get("hidden") is not None:
        return True
    if node.tag == "dialog" and node.get("open") is None:
        return True
    return _HIDDEN_STYLE.search(node.get("style") or "") is not None
