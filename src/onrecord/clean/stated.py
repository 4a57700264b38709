"""What an HTML page states of itself: JSON-LD, OpenGraph, meta elements, canonical address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.clean import jsonld
from onrecord.clean.headline import key

# A page with more meta elements than this means none of them.
_MOST_METAS = 2_000
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page's own data say; None or empty where they do not.

    headline: the article's, as the data give it; headlines: each that they give, with the name of the place.
    article: the JSON-LD item that is the page's article; items: all of them.
    metas: the first value of each meta element, by its name in lower case.
    canonical: the address that the page states for itself, absolute.
    """

    headline: str | None
    headlines: Mapping[str, str]
    description: str | None
    article: jsonld.Item
    items: tuple[jsonld.Item, ...]
    metas: Mapping[str, str]
    canonical: str | None
    language: str | None


def stated(root: HtmlElement, address: str | None = None) -> Stated:
    """The page's data about its article.

    address: where the page was fetched, by which relative addresses are made whole and its article is known.
    """
    metas = _metas(root)
    items = jsonld.items(root)
    addresses = [value for value in (address, metas.get("og:url"), _linked(root)) if value]
    names = {key(" ".join(node.itertext())[:500]) for node in list(root.iter("h1"))[:5]}
    names |= {key(metas[name]) for name in ("og:title", "twitter:title") if name in metas}
    article = jsonld.article(items, addresses, sorted(names - {""}))
    found = {
        "JSON-LD headline": jsonld.text(article.get("headline")) or jsonld.text(article.get("name")),
        "og:title": metas.get("og:title"),
        "twitter:title": metas.get("twitter:title"),
        "title": _title(root),
    }
    headlines = {place: words for place, words in found.items() if words}
    return Stated(
        headline=next(iter(headlines.values()), None),
        headlines=headlines,
        description=metas.get("og:description") or metas.get("description") or jsonld.text(article.get("description")),
        article=article,
        items=tuple(items),
        metas=metas,
        canonical=_canonical(root, metas, article, address),
        language=_language(root, metas, article),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, node in enumerate(root.iter("meta")):
        if number >= _MOST_METAS:
            break
        name = (
            node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        ).strip()
        content = jsonld.text((node.get("content") or "")[:_LONGEST])
        if name and content:
            found.setdefault(name.lower()[:100], content)
    return found


def _title(root: HtmlElement) -> str | None:
    node = root.find(".//title")
    return jsonld.text((node.text or "")[:_LONGEST]) if node is not None else None


def _language(root: HtmlElement, metas: Mapping[str, str], article: jsonld.Item) -> str | None:
    """The language that the page says it is in, as a BCP 47 tag."""
    values: tuple[Any, ...] = (
        root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
        article.get("inLanguage"), metas.get("og:locale"), metas.get("content-language"), metas.get("language"),
    )  # fmt: skip
    for value in values:
        tag = value.strip().replace("_", "-") if isinstance(value, str) else ""
        if tag[:1].isalpha() and len(tag) <= 20 and tag.replace("-", "").isalnum() and len(tag.split("-")[0]) in (2, 3):
            return tag
    return None


def _linked(root: HtmlElement) -> str | None:
    links = (node for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower().split())
    return next((node.get("href") for node in links if node.get("href")), None)


def _canonical(root: HtmlElement, metas: Mapping[str, str], article: jsonld.Item, address: str | None) -> str | None:
    base = next((node.get("href") for node in root.iter("base") if node.get("href")), "") or ""
    base = _joined(address if address and address.startswith("http") else "", base)
    for value in (_linked(root), metas.get("og:url"), *_own(article)):
        absolute = _joined(base, value.strip()) if value and len(value) <= _LONGEST else ""
        if _is_web(absolute):
            return absolute
    return None


def _own(article: jsonld.Item) -> Iterator[str]:
    yield from (value for value in jsonld.addresses_of(article) if not value.endswith("#article"))


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
