"""Dates in elements that say by their names that they hold one: <time>, microdata, hAtom, classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from lxml.html import HtmlElement

from onrecord.clean.dates import find_dates
from onrecord.clean.headline import key
from onrecord.clean.moments import Clock, moment
from onrecord.types import Interval

Named = Literal["published", "time", "class", "updated"]

_NAMED = re.compile(
    r"date|datum|fecha|(?:^|[\s_-])data(?:$|[\s_-])|published|publish|posted|pubdate|timestamp|(?:^|[\s_-])time(?:$|[\s_-])"
    r"|dtstamp|submitted|entry-?meta|post-?meta|article-?meta|(?:^|[\s_-])meta(?:$|[\s_-])|byline|created|post-?info"
    r"|updated|modified",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"datepublished|pubdate|date-?published|(?:^|[\s_-])published(?:$|[\s_-])|dc:(?:date|created|issued)"
    r"|publish(?:ed)?-?(?:date|time)|entry-date|posted-on",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|changed|aktualisiert|actuali[sz]|mis à jour|modific|обновл|güncelle", re.IGNORECASE)
_APART = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|comments?|sidebar|widget\w*|teasers?|cards?|most-?\w+|popular|trending|latest"
    r"|promo\w*|newsletter\w*|menu|nav\w*|footer|masthead|top-?bar|ticker|disqus|next|prev\w*|more-?\w+|carousel"
    r"|slider|copyright|today|current-?\w*|events?|calendar|archive\w*|weather)(?:$|[\s_-])",
    re.IGNORECASE,
)
_APART_TAGS = frozenset(("nav", "aside", "footer"))
_MOST = 400
_MOST_WORDS = 24
_LONGEST = 200
# How many elements a date may stand from its headline: close below it, below it, and above it.
_NEAR, _BELOW, _ABOVE = 90, 160, 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A date that an element states, and how the element is named for it.

    distance: elements from the headline; negative above it.
    """

    interval: Interval
    named: Named
    distance: int

    @property
    def is_near(self) -> bool:
        """Whether it stands so close to the headline that it can hardly be another article's."""
        return -_ABOVE <= self.distance <= _NEAR


@dataclass(frozen=True, slots=True)
class Marks:
    """The dates in a page's elements that may be the article's, the likeliest first.

    apart: the words of elements with dates of something else, as comments and other articles; days: those dates.
    """

    dates: tuple[Marked, ...]
    apart: frozenset[str]
    days: frozenset[str]


def marked(root: HtmlElement, title: str | None, clock: Clock) -> Marks:
    """The dates in the page's elements.

    title: the headline, by whose place theirs is judged.
    """
    nodes, at = _nodes(root, title)
    found: list[Marked] = []
    apart: set[str] = set()
    days: set[str] = set()
    for position, node in nodes[:_MOST]:
        distance = position - at
        if _is_apart(node):
            apart.add(" ".join(_shown(node).split())[:_LONGEST])
            others = (_read(value, "", clock, node.tag == "time") for value, _ in _stated(node))
            days |= {other.earliest[:10] for other in others if other is not None and other.earliest is not None}
            continue
        for value, named in _stated(node):
            if named == "class" and not -_ABOVE <= distance <= _BELOW:
                continue
            shown = " ".join(value.split())
            interval = _read(shown, f"{_called(node)} “{shown[:120]}”", clock, node.tag == "time" or value is not shown)
            if interval is not None and clock.is_possible(interval):
                found.append(Marked(interval, named, distance))
    order = {"published": 0, "time": 1, "class": 2, "updated": 3}
    found.sort(key=lambda one: (order[one.named], one.distance < 0, abs(one.distance)))
    return Marks(tuple(found), frozenset(apart), frozenset(days))


def _nodes(root: HtmlElement, title: str | None) -> tuple[list[tuple[int, HtmlElement]], int]:
    """The elements named for a date with their places in the page, and the place of the headline."""
    wanted = key(title or "")
    nodes: list[tuple[int, HtmlElement]] = []
    first: int | None = None
    same: int | None = None
    for position, node in enumerate(root.iter("*")):
        if node.tag in ("h1", "h2") and same is None:
            first = position if first is None and node.tag == "h1" else first
            if wanted and key(_shown(node)[:500]) == wanted:
                same = position
        names = _names(node)
        if node.tag == "time" or (names and node.tag not in ("meta", "link", "body", "html") and _NAMED.search(names)):
            nodes.append((position, node))
    return nodes, same if same is not None else (first or 0)


def _names(node: HtmlElement) -> str:
    found = (node.get("itemprop"), node.get("class"), node.get("id"), node.get("property"))
    return " ".join(name[:300] for name in found if name)


def _shown(node: HtmlElement) -> str:
    """The beginning of an element's text: what holds a whole page need not be read to the end."""
    return "".join(islice(node.itertext(), 200))[:2_000]


def _stated(node: HtmlElement) -> Iterator[tuple[str, Named]]:
    """The values that an element gives, and what it says of them."""
    names = _names(node)
    shown = _shown(node)
    if len(shown.split()) > _MOST_WORDS:
        # It holds more than a date; the elements within it are looked at by themselves.
        shown = ""
    is_published = _PUBLISHED.search(names) is not None or node.get("pubdate") is not None
    named: Named = "published" if is_published else "time" if node.tag == "time" else "class"
    if _UPDATED.search(f"{names} {shown}") and not (is_published and not _UPDATED.search(names)):
        named = "updated"
    value = node.get("datetime") or node.get("content") or (node.get("title") if is_published else None)
    if value:
        yield value, named
    elif shown and (named != "updated" or is_published):
        yield shown, named


def _read(value: str, basis: str, clock: Clock, is_data: bool) -> Interval | None:
    if is_data and (found := moment(value, basis, clock)):
        return found
    dates = list(find_dates(value, clock.collected, clock.day_first))
    return dates[0].interval(basis) if dates else None


def _called(node: HtmlElement) -> str:
    if node.get("itemprop"):
        return f"itemprop {' '.join(node.get('itemprop', '').split())[:60]}"
    name = (node.get("class") or node.get("id") or "").split()
    return f"<{node.tag}>" if node.tag == "time" or not name else f"element “{name[0][:60]}”"


def _is_apart(node: HtmlElement) -> bool:
    """Whether the element stands with something other than the article: comments, teasers, the page's foot."""
    for level, around in enumerate((node, *node.iterancestors())):
        if around.tag in ("article", "main", "body") and level:
            # Within an article there may be teasers, which are articles themselves: the distance tells them.
            return False
        if around.tag in _APART_TAGS or _APART.search(f"{around.get('class') or ''} {around.get('id') or ''}"[:600]):
            return True
        if around.tag == "a" and level and "h2" in {other.tag for other in around.iter("h2", "h3", "h4")}:
            return True
    return False
