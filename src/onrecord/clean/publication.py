"""Whose article an HTML page is: the outlet with the words that name it, and the site that carries a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.clean import evidence, outlets
from onrecord.clean.evidence import Publication
from onrecord.clean.headline import key
from onrecord.clean.jsonld import resolved, text
from onrecord.clean.plaintext import Line
from onrecord.clean.stated import Stated
from onrecord.types import Capture

_METAS = (
    "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher", "publisher", "cre",
    "article:publisher", "citation_journal_title",
)  # fmt: skip
_PARTS = re.compile(r"\s+[|–—·»•:-]{1,2}\s+|\s*[|•»]\s*|:\s+")
_UNHELPFUL = frozenset(
    """
home|homepage|home page|news|website|blog|index|start|startseite|accueil|inicio|início|welcome|main|main page|untitled
default|wordpress|my site|my blog|site|online|latest news|breaking news|official site|article|articles|app|mobile|web
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|llc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|s\.?a\.?s?|s\.?p\.?a|s\.?r\.?l|plc|corp(?:oration)?|b\.?v|ab|as"
    r"|oy|pty|limited|co)\.?$",
    re.IGNORECASE,
)
_MOST_WORDS = 6


def own_host(capture: Capture, canonical: str | None) -> str | None:
    """The host that the page was taken from; where that is not known, the one it states for itself."""
    addresses = (capture.uri, capture.origin.address, canonical)
    return next((host for address in addresses if (host := outlets.host_of(address))), None)


def publication(
    lines: Sequence[Line], data: Stated, capture: Capture, given: tuple[str, str] | None
) -> tuple[Publication, tuple[str, ...]]:
    """The outlet and republisher of a page, and a sentence for each place that names another.

    given: the outlet that a container names, with the words for it.
    """
    host = own_host(capture, data.canonical)
    named = list(_stated(data, host))
    site = named[0] if named else None
    told = tuple(_contradictions(named))
    of = evidence.publication([line for line in lines if line.label in ("origin", "from", "masthead")])
    is_origin = any(line.label == "origin" for line in lines)
    own = site or (outlets.named_by(host) if host else None)
    if of.outlet is not None and is_origin and (own is None or key(of.outlet) != key(own[0])):
        return Publication(of.outlet, of.basis, of.republisher or (own[0] if own else None)), told
    if syndicated := _by_canonical(data.canonical, capture, own):
        return syndicated, told
    if site is not None:
        return Publication(*site, None), told
    seen = of if of.outlet is not None else evidence.publication(lines)
    if host and outlets.known(host):
        seen = _publication(outlets.named_by(host))
    if seen.outlet is not None:
        return seen, told
    return _publication(given or _by_origin(capture) or (outlets.named_by(host) if host else None)), told


def _publication(named: tuple[str, str] | None) -> Publication:
    return Publication(named[0], named[1], None) if named else Publication(None, None, None)


def names_of(data: Stated, capture: Capture, *more: str | None) -> frozenset[str]:
    """Keys of all names by which the page's outlet goes, its domain among them."""
    host = own_host(capture, data.canonical)
    found = [name for name, _ in _stated(data, host)] + [name for name in more if name]
    found += [value for value in (data.metas.get("og:site_name"), *_publishers(data)) if value]
    if host:
        site = outlets.site_of(host)
        found += [host, site, f"www.{site}", site.split(".")[0], outlets.known(host) or ""]
    found += [re.sub(r"(?i)^(?:the|der|die|das|le|la|el)\s+", "", name) for name in found]
    return frozenset(filter(None, (key(_LEGAL.sub("", name)) for name in found)))


def _stated(data: Stated, host: str | None) -> Iterator[tuple[str, str]]:
    """The outlet's names in the page's data with the element that gives each, names that are none left out."""
    metas = data.metas
    found: list[tuple[str, str]] = []
    if value := metas.get("og:site_name"):
        found.append((value, f"og:site_name “{value}”"))
    found += [(value, f"JSON-LD publisher “{value}”") for value in _publishers(data)]
    found += [(metas[name], f"meta {name} “{metas[name]}”") for name in _METAS if name in metas]
    named = [(name, basis) for value, basis in found if (name := helpful(value, host))]

    def rank(pair: tuple[str, str]) -> int:
        # A domain in the place of a name is one only where nothing else is; the name of a section is not the domain's.
        if _DOMAIN.fullmatch(pair[0]):
            return 2
        return int(host is not None and not outlets.alike(pair[0], host) and pair[0] != outlets.known(host))

    yield from sorted(named, key=rank) if any(rank(pair) == 0 for pair in named[:2]) else sorted(named, key=_is_domain)


def _is_domain(pair: tuple[str, str]) -> bool:
    return _DOMAIN.fullmatch(pair[0]) is not None


def helpful(value: str, host: str | None) -> str | None:
    """An outlet's name in what a page gives as one: without a slogan behind it; None for "Home" or an address."""
    value = re.sub(r"^[\s©]+|^copyright\s+(?:\d{4}\s+)?", "", " ".join(value.split()), flags=re.IGNORECASE)
    if re.match(r"https?:|//|/|@", value) or len(value) > 200:
        return None
    value = re.sub(r"\s*\((?:www\.)?[\w.-]+\.\w+\)$|\s+(?:website|homepage)$", "", value, flags=re.IGNORECASE)
    parts = [part.strip(" .") for part in _PARTS.split(value) if part.strip(" .")]
    parts = [part for part in parts if key(part) not in _UNHELPFUL and key(part)]
    if len(parts) > 1 and host:
        parts.sort(key=lambda part: not outlets.alike(part, host))
    name = parts[0] if parts else None
    return name if name and len(name.split()) <= _MOST_WORDS + 2 else None


def _publishers(data: Stated) -> list[str]:
    return [name for name in _names(resolved(data.article.get("publisher"), data.items)) if name]


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for part in value[:5] for name in _names(part)]
    name = text(value.get("name")) if isinstance(value, dict) else text(value)
    return [name] if name and not name.startswith("http") else []


def _contradictions(named: Sequence[tuple[str, str]]) -> Iterator[str]:
    """og:site_name and the JSON-LD's publisher, where the two have nothing in common.

    A company behind the outlet is no contradiction, nor is a domain, nor the name in another script.
    """
    places = {basis.split(" “")[0]: (name, basis) for name, basis in reversed(named)}
    site, publisher = places.get("og:site_name"), places.get("JSON-LD publisher")
    if site is None or publisher is None or _LEGAL.search(publisher[1].split("“", 1)[1].rstrip("”")):
        return
    names = (site[0], publisher[0])
    if not _related(*names) and not any(map(_DOMAIN.fullmatch, names)) and len({name.isascii() for name in names}) == 1:
        yield f"outlet: {site[1]} but {publisher[1]}"


def _related(left: str, right: str) -> bool:
    a, b = (set(key(name).split()) for name in (left, right))
    solid = ["".join(key(name).split()) for name in (left, right)]
    initials = ["".join(word[0] for word in key(name).split()) for name in (left, right)]
    shared = {word for word in a & b if len(word) > 2}
    return bool(shared) or solid[0] in solid[1] or solid[1] in solid[0] or initials[0] in b or initials[1] in a


def _by_canonical(canonical: str | None, capture: Capture, own: tuple[str, str] | None) -> Publication | None:
    """The outlet at whose address the page says that it belongs, where it was fetched from another's."""
    fetched, stated = outlets.host_of(capture.uri), outlets.host_of(canonical)
    if fetched is None or stated is None or own is None:
        return None
    here, there = outlets.site_of(fetched), outlets.site_of(stated)
    if here.split(".")[0] == there.split(".")[0]:
        return None
    # Only where the page's site goes by its own domain's name: else the two are domains of one site.
    is_own = outlets.alike(own[0], fetched) or own[0] == outlets.known(fetched)
    if not is_own or outlets.alike(own[0], stated) or own[0] == outlets.known(stated):
        return None
    other = outlets.named_by(stated)
    if other is None:
        return None
    return Publication(other[0], f"canonical address “{canonical}”, {other[1]}", own[0])


def _by_origin(capture: Capture) -> tuple[str, str] | None:
    name = helpful(capture.origin.outlet or "", outlets.host_of(capture.uri))
    return (name, f"feed title “{name}”") if name else None
