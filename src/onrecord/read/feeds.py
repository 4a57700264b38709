"""Feeds: an entry that holds its whole article is one, and any other is the address of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.formats.entries import Entry, entries
from onrecord.ids import sha256_hex
from onrecord.read import files
from onrecord.read.found import Content, Found, Link, Reading
from onrecord.read.members import within
from onrecord.types import Capture

MEDIA_TYPE = "application/rss+xml"
"""Under which an entry's article is cleaned, whichever kind of feed it came in."""


def read_feed(content: Content, reading: Reading) -> Iterator[Found | Link]:
    """The articles of a feed and, for entries that hold only a beginning, their addresses, each once.

    Raises InputError ("empty feed") where there is no entry.
    """
    data = files.whole(content)
    origin = within(content, None)
    found = entries(data, content.uri, content.origin.charset)
    if not found:
        message = f"{content.name}: a feed without an entry; fetch it once more, or leave it out."
        raise InputError(message, reason="empty feed")
    sha256 = sha256_hex(data)
    seen: set[str] = set()
    for entry in found:
        name = f"{content.name}, entry {entry.key}"
        if entry.is_whole:
            part = replace(origin, part=entry.key, media_type=MEDIA_TYPE, charset=content.origin.charset)
            yield Found(name, Capture(content.uri, reading.received, sha256, MEDIA_TYPE, data, part))
        elif entry.address is None:
            message = f"{name}: neither words nor an address in it; leave it out."
            yield Found(name, InputError(message, reason="empty entry"))
        elif entry.address not in seen:
            seen.add(entry.address)
            yield _link(entry, content)


def _link(entry: Entry, content: Content) -> Link:
    origin = replace(within(content, None), outlet=entry.outlet, published=entry.published_at)
    return Link(entry.address or "", origin, content.depth + 1)
