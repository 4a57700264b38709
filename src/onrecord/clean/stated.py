"""What an HTML page states of itself: JSON-LD, OpenGraph, meta elements, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.clean.dates import find_dates
from onrecord.types import Interval

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review)$")
_DATE_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "publishdate", "publish-date", "publish_date", "pubdate", "published_time", "publication_date", "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dc.terms.issued", "article.published",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date", "bt:pubdate", "rnews:datepublished",
)  # fmt: skip
_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page's own data say; None or empty where they do not.

    site: the outlet's name and the element that gives it.
    """

    headline: str | None
    description: str | None
    authors: tuple[str, ...]
    site: tuple[str, str] | None
    published: Interval | None
    canonical: str | None


def stated(root: HtmlElement) -> Stated:
    """The page's data about its article."""
    metas = _metas(root)
    article = _article(root)
    headline = _text(article.get("headline")) or metas.get("og:title") or metas.get("twitter:title") or _title(root)
    return Stated(
        headline=headline,
        description=metas.get("og:description") or metas.get("description") or _text(article.get("description")),
        authors=_authors(article, metas),
        site=_site(article, metas, root),
        published=_published(article, metas, root),
        canonical=_canonical(root, metas),
    )


def moment(value: str, basis: str) -> Interval | None:
    """A date or date-time as data give it: exact where an offset stands in it, else its day."""
    value = value.strip()
    try:
        exact = datetime.fromisoformat(re.sub(r"(\.\d{1,9})(?=[+-Z]|$)", "", value).replace(" +", "+"))
    except ValueError:
        found = next(find_dates(value), None)
        return found.interval(basis) if found is not None and not found.is_relative else None
    if exact.tzinfo is None or len(value) <= 10:
        day = exact.date().isoformat()
        return Interval(day, day, basis)
    return Interval(exact.isoformat(), exact.isoformat(), basis)


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _article(root: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD item that is an article."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            data = json.loads((node.text or "").strip().rstrip(";"), strict=False)
        except ValueError:
            continue
        for item in _items(data, 0):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                return item
    return {}


def _items(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for part in data:
            yield from _items(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _items(data.get(key), depth + 1)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(value)).split()) or None


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _names(part)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and (name := _text(value)) and not name.startswith("http"):
        yield name


def _authors(article: dict[str, Any], metas: dict[str, str]) -> tuple[str, ...]:
    found = list(dict.fromkeys(_names(article.get("author") or article.get("creator"))))
    if not found:
        values = (metas.get(name) for name in _AUTHOR_META)
        found = [value for value in values if value and not value.startswith(("http", "/"))][:1]
    return tuple(found)


def _site(article: dict[str, Any], metas: dict[str, str], root: HtmlElement) -> tuple[str, str] | None:
    if name := metas.get("og:site_name"):
        return name, f"og:site_name “{name}”"
    if name := next(_names(article.get("publisher")), None):
        return name, f"JSON-LD publisher “{name}”"
    for key in ("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "article:publisher"):
        if (value := metas.get(key)) and not value.startswith(("http", "/")):
            return value, f"meta {key} “{value}”"
    return None


def _title(root: HtmlElement) -> str | None:
    node = root.find(".//title")
    return " ".join((node.text or "").split()) or None if node is not None else None


def _canonical(root: HtmlElement, metas: dict[str, str]) -> str | None:
    base = next((node.get("href") for node in root.iter("base") if node.get("href")), "")
    links = [node.get("href") for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    for address in [*links, metas.get("og:url")]:
        absolute = urljoin(base, address.strip()) if address else ""
        try:
            parts = urlsplit(absolute)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return absolute
    return None


def _published(article: dict[str, Any], metas: dict[str, str], root: HtmlElement) -> Interval | None:
    candidates: list[tuple[str, str]] = []
    if value := _text(article.get("datePublished")):
        candidates.append((value, f"JSON-LD datePublished “{value}”"))
    candidates += [(metas[name], f"meta {name} “{metas[name]}”") for name in _DATE_META if name in metas]
    for node in root.iter():
        if isinstance(node.tag, str) and "datePublished" in (node.get("itemprop") or ""):
            value = node.get("datetime") or node.get("content") or node.text_content()
            candidates.append((value, f"itemprop datePublished “{' '.join(value.split())}”"))
    candidates += [(value, f"<time> “{value}”") for value in _times(root)]
    found = (moment(value, basis) for value, basis in candidates)
    return next((interval for interval in found if interval is not None), None)


def _times(root: HtmlElement) -> Iterator[str]:
    """Times within the article that are not said to be of an update."""
    for node in root.iter("time"):
        marks = " ".join(filter(None, (node.get("itemprop"), node.get("class"), node.get("id")))).lower()
        inside = {ancestor.tag for ancestor in node.iterancestors()}
        if (
            node.get("datetime")
            and not re.search(r"modif|updat", marks)
            and "article" in inside
            and not inside & {"aside", "footer", "nav"}
        ):
            yield node.get("datetime")
