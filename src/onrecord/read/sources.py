"""Sources in, captures out: files, folders, addresses, and all that holds several articles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from onrecord.errors import InputError
from onrecord.read import containers, files, mails, pdf, rows, tables
from onrecord.read.compressed import read_compressed
from onrecord.read.feeds import read_feed
from onrecord.read.found import Content, Found, Link, Passed, Reading
from onrecord.read.links import read_addresses, read_opml
from onrecord.read.media import not_an_article
from onrecord.read.tarred import read_tar
from onrecord.read.warc import read_warc
from onrecord.read.zipped import read_zip

Source = str | os.PathLike[str]
Item = Content | Link | Found | Passed
Reader = Callable[[Content, Reading], Iterator[Item]]

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_DEEPEST = 4

READERS: Mapping[str, Reader] = {
    containers.WARC: read_warc,
    containers.ZIP: read_zip,
    containers.TAR: read_tar,
    containers.GZIP: read_compressed,
    containers.BZIP2: read_compressed,
    containers.XZ: read_compressed,
    containers.ZSTD: read_compressed,
    containers.FEED: read_feed,
    containers.JSON_FEED: read_feed,
    containers.OPML: read_opml,
    containers.ADDRESSES: read_addresses,
    "application/json": rows.read_json,
    "application/x-ndjson": rows.read_lines,
    "text/csv": tables.read,
    "text/plain": tables.read_text,
    "message/rfc822": mails.read_mail,
    "application/mbox": mails.read_mbox,
    "multipart/related": mails.read_saved,
    "application/pdf": pdf.read,
}
"""What takes apart bytes, by the media type that ``sniff`` finds; of any other they are one article as they stand."""

SEVERAL: frozenset[str] = frozenset(READERS) - {
    "text/plain", "message/rfc822", "multipart/related", "application/pdf",
}  # fmt: skip
"""The media types whose bytes hold several articles, or the addresses of some."""


def count(source: Source) -> int:
    """How many files or addresses ``source`` stands for; each may hold several articles."""
    if is_address(source):
        return 1
    try:
        return sum(1 for _ in files.find(source))
    except InputError:
        return 0


def size(source: Source) -> int:
    """How many bytes the files hold that ``source`` stands for; 0 for an address."""
    if is_address(source):
        return 0
    total = 0
    with suppress(InputError):
        for path in files.find(source):
            with suppress(OSError):
                total += path.stat().st_size
    return total


def is_address(source: Source) -> bool:
    """Whether the source is to be fetched, rather than opened."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def read(source: Source, reading: Reading) -> Iterator[Found | Passed]:
    """The articles that ``source`` stands for. What cannot be read is given with its reason, and the rest goes on.

    In a folder or an archive, what is plainly no text (a picture, a style sheet) is passed over.
    """
    if is_address(source):
        yield from _follow(Link(str(source)), reading)
        return
    try:
        for path in files.find(source):
            content = files.content(path)
            yield from read_content(replace(content, among=path != Path(source)), reading)
    except InputError as error:
        yield Found(str(source), error)


def read_content(content: Content, reading: Reading) -> Iterator[Found | Passed]:
    """The articles in bytes that were opened."""
    try:
        reader = READERS.get(files.media_type_of(content), _article)
        for item in _take_apart(content, reader, reading):
            yield from _settled(item, reading)
    except InputError as error:
        yield Found(content.name, error)


def _take_apart(content: Content, reader: Reader, reading: Reading) -> Iterator[Item]:
    if content.depth > _DEEPEST:
        raise InputError(
            f"{content.name}: archives and lists within one another, more than {_DEEPEST} deep", reason="too deep"
        )
    if content.among and not_an_article(files.head(content)):
        yield Passed(content.name)
        return
    yield from reader(content, reading)


def _article(content: Content, reading: Reading) -> Iterator[Item]:
    yield Found(content.name, files.capture(content, reading.received))


def _settled(item: Item, reading: Reading) -> Iterator[Found | Passed]:
    if isinstance(item, (Found, Passed)):
        yield item
    elif isinstance(item, Content):
        yield from read_content(item, reading)
    else:
        yield from _follow(item, reading)


def _follow(link: Link, reading: Reading) -> Iterator[Found | Passed]:
    if reading.fetch is None:
        message = f"{link.address}: nothing is fetched here; save the page and add the file"
        yield Found(link.address, InputError(message, reason="not fetched"))
        return
    for item in reading.fetch(link):
        # A list that holds its own address must come to an end.
        deeper = replace(item, depth=item.depth + link.depth) if isinstance(item, Content) else item
        yield from _settled(deeper, reading)
