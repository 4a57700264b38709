"""Parts of a page by how their elements are named: set apart from the article, hidden, beside a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from onrecord.clean.marks import word_count
from onrecord.clean.naming import is_heading, names
from onrecord.clean.page import Passage

_APART_TAGS = frozenset(("nav", "aside", "footer", "form", "button", "dialog", "menu"))
_APART_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "tooltip")
)
_APART = re.compile(
    r" (?:related\w*|recommend\w*|recirc\w*|newsletters?|share|sharing|social|cookies?|breadcrumbs?|promos?"
    r"|promotions?|advert\w*|ads?|sponsor(?:ed)?|affiliate|sidebar|comments?|commenting|menu|navbar|nav"
    r"|most (?:read|popular|viewed)|subscribe\w*|subscription|outbrain|taboola|teasers?|disqus|viafoura|coral"
    r"|toolbar|read more|also read|tags?|topics|author (?:bio|box|card|info|description|about|profile|biography"
    r"|content|details)|bio|biography|about (?:the )?author|contributors?|more (?:stories|news|articles|topics?|on"
    r"|from)|trending|popular articles|collections|cta|tooltip|pop ?up|modal|lightbox|message bar"
    r"|cards? (?!body|text|content)\w+|article card|o card|sign ?up|donat\w+|whats ?app|telegram|follow|player"
    r"|jwplayer|featured video|video player|visually hidden|sr only|screen reader(?: text)?|a11y hidden|offscreen"
    r"|print only|no print|placeholder|copyright|disclaimer|feedback|rating|correction form|table of contents|toc"
    r"|next (?:article|post|up)|up next) "
)
# So named, even several paragraphs are not the article's.
_NEVER_TEXT = re.compile(r" (?:comments?|commenting|bio|biography|author|authors|newsletters?|related\w*|recirc\w*) ")
_PICTURE = re.compile(
    r" (?:image|images|img|photo|photos|picture|pic|media|video|figure|thumb\w*|wp caption|illustration) "
)

_NOT_PICTURED = ("article", "main", "body", "blockquote", "table", "ul", "ol")
_MOST_OF_TEXT = 0.25
_PICTURES = ("img", "picture", "video", "amp-img")
_FEW_WORDS = 70
_FEW_ELEMENTS = 300
_LONG_WORDS = 20


def is_apart(node: HtmlElement) -> bool:
    """Whether the element by its tag, role or name is no part of the article."""
    return node.tag in _APART_TAGS or node.get("role") in _APART_ROLES or _APART.search(names(node)) is not None


def stands_apart(passage: Passage) -> bool:
    """Whether the passage stands in a part of the page that is not the article."""
    for node in passage.ancestors():
        if node.tag in ("article", "main", "body"):
            return False
        if is_apart(node):
            return True
    return False


def set_apart(found: Sequence[Passage], in_main: Sequence[bool]) -> set[HtmlElement]:
    """The elements set apart within the main text: named so, and holding only a small share of its words.

    A name alone says little: that of a container may be of a page "with sidebar".
    """
    total = 0
    held: dict[HtmlElement, list[Passage]] = {}
    for passage, inside in zip(found, in_main, strict=True):
        if inside:
            total += len(passage.words)
            for node in passage.ancestors():
                held.setdefault(node, []).append(passage)
    return {node for node, within in held.items() if is_apart(node) and not _is_text(node, within, total)}


def _is_text(node: HtmlElement, within: Sequence[Passage], total: int) -> bool:
    if sum(len(passage.words) for passage in within) >= _MOST_OF_TEXT * total:
        return True
    if _NEVER_TEXT.search(names(node)) or node.tag in _APART_TAGS:
        return False
    long = [passage.element.tag == "p" and word_count(passage.words) >= _LONG_WORDS for passage in within]
    return any(one and other for one, other in pairwise(long))


def is_beside_picture(passage: Passage) -> bool:
    """Whether the passage stands in a small element that is named for a picture and holds one."""
    for level, node in enumerate(passage.ancestors()):
        if level > 3 or is_heading(node) or node.tag in _NOT_PICTURED:
            return False
        if _PICTURE.search(names(node)):
            return _holds_picture(node)
    return False


def _holds_picture(node: HtmlElement) -> bool:
    """Whether a picture is within, and beside it few words and no headline."""
    words, pictures = 0, 0
    for number, inner in enumerate(node.iter()):
        if number > _FEW_ELEMENTS or words > _FEW_WORDS or inner.tag == "h1":
            return False
        pictures += inner.tag in _PICTURES
        # A comment has text as well.
        words += len(((inner.text or "") if isinstance(inner.tag, str) else "").split())
        words += len((inner.tail or "").split()) if inner is not node else 0
    return pictures > 0
