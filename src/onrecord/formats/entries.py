"""The entries of a feed (RSS, Atom, JSON Feed), each with what the feed says of it.

Reading takes a feed apart into its entries, and cleaning finds one of them again by its key;
both rest on this one parse.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

_WORDS_OF_A_WHOLE = 80
_WORDS_OF_A_SUMMARY = 250
_TAG = re.compile(r"<[^>]{0,10000}>")
_CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|\b(?:read (?:the )?(?:more|full|on|rest)|continue reading|keep reading"
    r"|full (?:story|article)|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|lees verder|läs mer|les mer"
    r"|læs mere|czytaj dalej|читать (?:далее|полностью)))[^\w<]{0,10}(?:\w+[^\w<]{0,5}){0,8}\Z",
    re.IGNORECASE,
)
_LAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; None where it says nothing.

    key: tells it from the feed's other entries: the id it states, else its address or title.
    content: its words, as HTML, or as plain text where ``is_html`` is False.
    is_whole: whether these are the whole article rather than its beginning.
    outlet: of the feed it was first in, where it says so, else the title of this feed.
    published, updated: the words of the date. published_at, updated_at: as ISO 8601 date or date-time.
    """

    key: str
    title: str | None
    address: str | None
    content: str
    is_html: bool
    is_whole: bool
    byline: str | None
    outlet: str | None
    language: str | None
    published: str | None
    published_at: str | None
    updated: str | None
    updated_at: str | None


# Cleaning asks for the feed of each of its entries in turn; the result depends on nothing but the arguments.
@lru_cache(maxsize=2)
def entries(content: bytes, base: str, charset: str | None = None) -> tuple[Entry, ...]:
    """All entries of a feed in their order; broken XML is read as far as it can be.

    base: the feed's own address, for relative addresses in it. charset: as a server declared it.
    """
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    found = _json_entries(content) if start == b"{" else _xml_entries(content, charset)
    return tuple(_apart(_rooted(entry, base) for entry in found))


def _apart(found: Iterable[Entry]) -> Iterator[Entry]:
    """Entries with keys of their own: a second one of the same id is "id (2)"."""
    times: dict[str, int] = {}
    for entry in found:
        times[entry.key] = number = times.get(entry.key, 0) + 1
        yield entry if number == 1 else replace(entry, key=f"{entry.key} ({number})")


def _rooted(entry: Entry, base: str) -> Entry:
    address = entry.address
    if address is not None:
        try:
            address = urljoin(base if base.startswith("http") else "", address)
            parts = urlsplit(address)
            address = address if parts.scheme in ("http", "https") and parts.hostname else None
        except ValueError:
            address = None
    # With nowhere else to read on, what there is is the whole.
    return replace(entry, address=address, is_whole=entry.is_whole or (address is None and bool(entry.content)))


def _xml_entries(content: bytes, charset: str | None) -> Iterator[Entry]:
    import feedparser

    # Given a stream, feedparser neither fetches nor opens anything.
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    parsed = feedparser.parse(
        io.BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    feed = parsed.get("feed") or {}
    for number, entry in enumerate(parsed.get("entries") or (), 1):
        yield _xml_entry(entry, feed, number, str(parsed.get("version") or ""))


def _xml_entry(entry: Mapping[str, Any], feed: Mapping[str, Any], number: int, version: str) -> Entry:
    title = _words(entry.get("title"))
    address = _line(entry.get("link"))
    content, is_html, is_whole, language = _content(entry)
    published, updated = _line(_own(entry, "published")), _line(_own(entry, "updated"))
    if published is None and not version.startswith("atom"):
        # In RSS it is the date of Dublin Core, of which there is only one.
        published, updated = updated, None
    source = entry.get("source")
    origin = _words(source.get("title")) if isinstance(source, Mapping) else None
    return Entry(
        key=_line(entry.get("id")) or address or title or f"entry {number}", title=title, address=address,
        content=content, is_html=is_html, is_whole=is_whole, byline=_authors(entry),
        outlet=origin or _words(feed.get("title")), language=language or _line(feed.get("language")),
        published=published, published_at=moment(published),
        updated=updated, updated_at=moment(updated) if updated != published else None,
    )  # fmt: skip


def _own(entry: Mapping[str, Any], name: str) -> Any:
    """A field itself; feedparser would give another date in its place."""
    return entry.get(name) if dict.__contains__(entry, name) else None


def _content(entry: Mapping[str, Any]) -> tuple[str, bool, bool, str | None]:
    """The fullest text that an entry holds, whether it is HTML, whether it is the whole article, its language."""
    full = [part for part in entry.get("content") or () if str(part.get("value") or "").strip()]
    if full:
        best = max(full, key=lambda part: len(part["value"]))
        text, least = str(best["value"]), _WORDS_OF_A_WHOLE
    else:
        best = entry.get("summary_detail") or {}
        text, least = str(entry.get("summary") or ""), _WORDS_OF_A_SUMMARY
    is_html = str(best.get("type") or "") != "text/plain" or _TAG.search(text) is not None
    return text, is_html, is_whole(text, least), _line(best.get("language"))


def is_whole(text: str, least: int) -> bool:
    """Whether this is an article's whole text: so many words at least, and no "read more" at the end."""
    words = _words(text) or ""
    return len(words.split()) >= least and _CUT_OFF.search(words[-_LAST_WORDS:]) is None


def _authors(entry: Mapping[str, Any]) -> str | None:
    named = [author for author in entry.get("authors") or () if isinstance(author, Mapping)]
    names = [_words(author.get("name")) for author in named]
    found = [name for name in names if name] or [name for name in (_words(entry.get("author")),) if name]
    return ", ".join(dict.fromkeys(name for name in found if "@" not in name or " " in name)) or None


def _json_entries(content: bytes) -> Iterator[Entry]:
    try:
        feed = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if isinstance(item, dict):
            yield _json_entry(item, feed, number)


def _json_entry(item: dict[str, Any], feed: dict[str, Any], number: int) -> Entry:
    text = item.get("content_html") or item.get("content_text") or item.get("summary")
    text = _sound(text) if isinstance(text, str) else ""
    is_full = bool(item.get("content_html") or item.get("content_text"))
    title, address = _words(item.get("title")), _line(item.get("url")) or _line(item.get("external_url"))
    authors = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author")
    names = [_words(author.get("name")) for author in _listed(authors) if isinstance(author, dict)]
    published, updated = _line(item.get("date_published")), _line(item.get("date_modified"))
    return Entry(
        key=_line(item.get("id")) or address or title or f"entry {number}", title=title, address=address,
        content=text, is_html=isinstance(item.get("content_html"), str),
        is_whole=is_whole(text, _WORDS_OF_A_WHOLE if is_full else _WORDS_OF_A_SUMMARY),
        byline=", ".join(name for name in names if name) or None, outlet=_words(feed.get("title")),
        language=_line(item.get("language")) or _line(feed.get("language")),
        published=published, published_at=moment(published),
        updated=updated, updated_at=moment(updated) if updated != published else None,
    )  # fmt: skip


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def moment(words: str | None) -> str | None:
    """A feed's date as ISO 8601: exact where it states an offset, else its day; None in any other form.

    feedparser reads more forms, and some of them wrongly.
    """
    if words is None:
        return None
    for reading in (datetime.fromisoformat, _mail_date):
        try:
            exact = reading(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        is_exact = exact.tzinfo is not None and len(words) > 10
        return exact.isoformat(timespec="seconds") if is_exact else exact.date().isoformat()
    return None


def _mail_date(words: str) -> datetime:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(words)


def _line(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    return " ".join(_sound(value).split()) or None


def _sound(text: str) -> str:
    """Without what no record can hold: JSON may have half a surrogate pair in it."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _words(value: Any) -> str | None:
    """A value's words without mark-up."""
    text = _line(value)
    return None if text is None else _line(unescape(_TAG.sub(" ", text)))
