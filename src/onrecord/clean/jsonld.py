"""JSON-LD: what a page says of itself in schema.org's words, read also where its JSON is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

Item = dict[str, Any]
"""One thing described, by its properties."""

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|NewsItem|SocialMediaPosting)$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "liveBlogUpdate")
_DEEPEST = 6
# What is read of a page at most: a page that holds more than this describes more than its article.
_MOST_ITEMS = 500
_LONGEST = 2_000_000
_WRAPPING = re.compile(r"^\s*(?:/[/*]\s*)?<!\[CDATA\[(?:\s*\*/)?|(?:/[/*]\s*)?\]\]>(?:\s*\*/)?\s*$|<!--|-->")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_STRING = r"\"((?:[^\"\\]|\\.){1,2000})\""
_SALVAGED = ("datePublished", "dateModified", "headline", "url")
_AUTHOR = re.compile(rf"\"author\"\s*:\s*[\[{{\s]{{1,9}}[^\]]{{0,300}}?\"name\"\s*:\s*{_STRING}")


def items(root: HtmlElement) -> list[Item]:
    """Everything the page's JSON-LD describes, in its order, so far as it can be read."""
    found: list[Item] = []
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        words = (node.text or "")[:_LONGEST]
        data = _loaded(words)
        found += [_salvaged(words)] if data is None else _items(data, 0)
        if len(found) >= _MOST_ITEMS:
            break
    return found[:_MOST_ITEMS]


def article(found: Sequence[Item], addresses: Sequence[str], headlines: Sequence[str]) -> Item:
    """The item that is this page's article: by its address, by its headline, else the first; {} where none is one.

    headlines: the keys (``headline.key``) of the page's headings.
    """
    from onrecord.clean.headline import key

    articles = [item for item in found if is_a(item, _ARTICLE)]
    own = {_bare(address) for address in addresses}

    def fit(item: Item) -> int:
        here = any(_bare(address) in own for address in addresses_of(item))
        named = key(text(item.get("headline") or item.get("name")) or "") in headlines
        return 4 * here + 2 * named + ("datePublished" in item)

    return max(articles, key=fit, default={})


def is_a(item: Item, kind: re.Pattern[str]) -> bool:
    """Whether one of the item's types ends as ``kind`` says."""
    names = item.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (names if isinstance(names, list) else [names]))


def addresses_of(item: Item) -> Iterator[str]:
    """The web addresses that the item gives for itself or its page."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http://", "https://", "//", "/")):
            yield value


def resolved(value: Any, found: Sequence[Item]) -> Any:
    """The item that ``{"@id": …}`` points to, where the page describes it elsewhere."""
    if isinstance(value, list):
        return [resolved(part, found) for part in value[:50]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return next((item for item in found if item.get("@id") == value["@id"] and "name" in item), value)
    return value


def text(value: Any) -> str | None:
    """A property as words: markup, entities and runs of white space undone; None for what is no string."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", unescape(unescape(value[:5_000]))).split()) or None


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower()) + parts.path.rstrip("/")


def _loaded(words: str) -> Any:
    """The data, after mending what is commonly broken; None where that was not enough."""
    plain = _WRAPPING.sub("", words).strip().rstrip(";").strip()
    for attempt in (plain, _TRAILING_COMMA.sub(r"\1", plain), _TRAILING_COMMA.sub(r"\1", unescape(plain))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(words: str) -> Item:
    """The few properties that can be told from broken data, where those are of an article."""
    kinds = re.findall(r"\"@type\"\s*:\s*\"(\w{1,60})\"", words)
    kind = next((name for name in kinds if _ARTICLE.search(name)), None)
    if kind is None:
        return {}
    item: Item = {"@type": kind}
    for name in _SALVAGED:
        if match := re.search(rf"\"{name}\"\s*:\s*{_STRING}", words):
            item[name] = _unescaped(match[1])
    if match := _AUTHOR.search(words):
        item["author"] = _unescaped(match[1])
    return item


def _unescaped(string: str) -> str:
    try:
        return str(json.loads(f'"{string}"', strict=False))
    except ValueError:
        return string


def _items(data: Any, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data[:_MOST_ITEMS]:
            yield from _items(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in _WITHIN:
            yield from _items(data.get(name), depth + 1)
