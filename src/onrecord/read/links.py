"""Lists of addresses: of feeds (OPML), and one address a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.read import files
from onrecord.read.found import Content, Found, Link, Reading
from onrecord.read.members import within

_LONGEST = 8_192
# As browsers once named the addresses of feeds: feed://a.example/rss, feed:https://a.example/rss.
_FEED_SCHEME = re.compile(r"feed:(//)?(?=\S)", re.IGNORECASE)


def read_opml(content: Content, reading: Reading) -> Iterator[Link | Found]:
    """The feeds in a list of feeds, each once, however its outlines are nested."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(files.whole(content), parser)
    except etree.XMLSyntaxError as error:
        root, why = None, str(error)
    else:
        why = "no element in it"
    if root is None:
        message = f"{content.name}: a list of feeds that is no XML ({why}); export it once more."
        raise InputError(message, reason="broken XML")
    origin = within(content, None)
    seen: set[str] = set()
    for outline in root.iter():
        if not isinstance(outline.tag, str) or outline.tag.rsplit("}", 1)[-1].lower() != "outline":
            continue
        stated = {name.lower(): value for name, value in outline.attrib.items()}
        address = _on_the_web(str(stated.get("xmlurl") or "").strip())
        if not address or address in seen:
            continue
        seen.add(address)
        if is_address(address):
            yield Link(address, origin, content.depth + 1)
        else:
            yield Found(f"{content.name}, {address[:200]}", _no_address(content.name, address))
    if not seen:
        message = f"{content.name}: a list of feeds without a feed (an outline with xmlUrl) in it."
        raise InputError(message, reason="empty list")


def read_addresses(content: Content, reading: Reading) -> Iterator[Link | Found]:
    """The addresses in a list, each once; blank lines, and those that begin with #, are left out."""
    origin = within(content, None)
    seen: set[str] = set()
    with files.opened(content) as stream:
        number = 0
        while line := stream.readline(_LONGEST):
            number += 1
            address = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
            if not address or address.startswith("#") or address in seen:
                continue
            seen.add(address)
            if is_address(address):
                yield Link(address, origin, content.depth + 1)
            else:
                yield Found(f"{content.name}, line {number}", _no_address(f"{content.name}, line {number}", address))


def is_address(text: str) -> bool:
    """Whether this is an address on the web that can be fetched."""
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:
        return False


def _on_the_web(address: str) -> str:
    match = _FEED_SCHEME.match(address)
    if match is None:
        return address
    return ("http://" if match[1] else "") + address[match.end() :]


def _no_address(name: str, text: str) -> InputError:
    return InputError(f"{name}: “{text[:200]}” is no address on the web; mend it, or remove it.", reason="no address")
