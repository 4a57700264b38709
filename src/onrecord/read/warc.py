"""Web archives (WARC): each page that a crawler was given, at its own address."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read import files
from onrecord.read.allowance import Allowance
from onrecord.read.found import Content, Found, Passed, Reading
from onrecord.read.links import is_address
from onrecord.read.media import not_an_article
from onrecord.read.members import within
from onrecord.read.payload import charset_of, entity
from onrecord.read.sniff import HEAD, is_blank, looks_like, media_type
from onrecord.read.unpacking import allowance_of, damaged
from onrecord.read.warc_gaps import next_record, skip
from onrecord.types import Capture, Origin

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MOST_GAPS = 100
_STEP = 1 << 24
_PAGE_TYPES = frozenset(
    ("text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "unk", "unknown/unknown", "")
)
_PROSE = frozenset(("text/plain", "text/markdown"))
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_MARKUP = re.compile(rb"<(?:html|head|body|article|main|div|p|h1)\b[^>]{0,2000}>", re.IGNORECASE)
# What a site says to machines in plain text, at addresses of its own.
_FOR_MACHINES = re.compile(
    r"/(?:(?:robots|ads|app-ads|humans|security|llms(?:-full)?|sitemap[\w-]*)\.txt|\.well-known/.*"
    r"|[^/]*\.(?:js|mjs|css|json|map|xml|csv|m3u8|mpd|vtt|srt|woff2?|ttf|wasm))\Z",
    re.IGNORECASE,
)
_DATA = re.compile(rb"\s*(?:[{\[<(]|WEBVTT\b|#EXTM3U|//|/\*|[\w.$]{1,60}\s*\(\s*[{\[\"'])")


def read_warc(content: Content, reading: Reading) -> Iterator[Found | Passed]:
    """The pages in a WARC: answers with status 200, and resources, that hold HTML or plain text.

    Requests, redirects, errors, repeats and the like are left out; pictures, scripts and data are passed
    over. A damaged record is one failure, and reading goes on with the next that can be found.
    """
    allowance = allowance_of(content)
    start = 0
    for _ in range(_MOST_GAPS):
        broken = yield from _run(content, reading, start, allowance)
        following = None if broken is None else next_record(content, broken + 1)
        if following is None:
            return
        start = following
    message = f"{content.name}: damaged in {_MOST_GAPS} places, and read no further; fetch or copy it once more."
    raise InputError(message, reason="damaged archive")


def _run(
    content: Content, reading: Reading, start: int, allowance: Allowance
) -> Generator[Found | Passed, None, int | None]:
    """The pages from a byte on, as far as the archive is sound; gives the byte of the record that is not."""
    place: int | None = None
    held: Found | Passed | None = None
    with files.opened(content) as stream:
        skip(stream, start)
        source = _Source(stream)
        try:
            for record in _records(source):
                if held is not None:
                    yield held
                held, place = None, start + record.stream_pos
                held, size = _page(content, record, place, reading)
                size += _rest(record, allowance)
                if size < record.content_length:
                    held, why = None, f"{size:,} of its {record.content_length:,} bytes are there"
                    break
            else:
                why = ""
        except OSError as error:
            # Where the next record does not begin at its place, this one did not end at its own.
            held, why = (None if "header" in str(error).lower() else held), str(error)
    if held is not None:
        yield held
    if source.error is not None:
        raise source.error
    if not why:
        return None
    if place is not None or start == 0:
        yield _damaged(content, start if place is None else place, why)
    return start if place is None else place


class _Source:
    """A stream as fastwarc reads it, which cannot take an exception from one: the error is kept for afterwards."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0
        self.error: InputError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size) if self.error is None else b""
        except InputError as error:
            self.error = error
            return b""
        except OSError as error:
            self.error = damaged("the archive", str(error))
            return b""
        self._read += len(data)
        return data

    def tell(self) -> int:
        return self._read


def _records(source: _Source) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    try:
        yield from ArchiveIterator(cast("BinaryIO", source), parse_http=False)
    except (OSError, GeneratorExit):
        raise
    except BaseException as error:
        # What breaks off within the library comes out as an exception of a kind of its own.
        if type(error).__name__ != "PanicException":
            raise
        raise OSError(str(error)) from error


def _rest(record: WarcRecord, allowance: Allowance) -> int:
    """Read over what is left of a record, and count it."""
    size = 0
    while step := record.consume(_STEP):
        size += step
        allowance.spend(step)
    return size


def _page(content: Content, record: WarcRecord, place: int, reading: Reading) -> tuple[Found | Passed | None, int]:
    """The page in a record, or None where it was never meant to hold one; and how many bytes of it were read."""
    from fastwarc.warc import WarcRecordType

    is_response = record.record_type == WarcRecordType.response
    address = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>").replace(" ", "%20")
    if not (is_response or record.record_type == WarcRecordType.resource) or not is_address(address):
        return None, 0
    headers = record.headers
    if is_response:
        try:
            record.is_http = True  # as the address says; fastwarc goes by the record's content type
            record.parse_http(quirks_mode=True)
        except OSError as error:
            return Found(_name(content, place, address), damaged(_name(content, place, address), str(error))), 0
        headers = record.http_headers
        if headers is None or headers.status_code != 200:
            return None, 0
    declared = headers.get("Content-Type") or ""
    name = _name(content, place, address)
    if declared.split(";")[0].strip().lower() not in _PAGE_TYPES:
        return Passed(name), 0
    if record.content_length > files.SIZE_LIMIT:
        return Found(name, files.too_large(name, f"{record.content_length:,} bytes")), 0
    body = _body(record)
    if len(body) < record.content_length:
        return None, len(body)
    transfer, coding = (headers.get("Transfer-Encoding"), headers.get("Content-Encoding")) if is_response else ("", "")
    try:
        data = entity(body, transfer, coding, name)
    except InputError as error:
        return Found(name, error), len(body)
    origin = replace(
        within(content, f"record at byte {place}"), charset=charset_of(declared),
        collected=_moment(record.headers.get("WARC-Date")) or content.origin.collected,
    )  # fmt: skip
    return _judged(name, address, declared, data, origin, reading), len(body)


def _judged(name: str, address: str, declared: str, data: bytes, origin: Origin, reading: Reading) -> Found | Passed:
    """A page made of an answer's body, by what it holds; the declared type only says what to look for."""
    declared, found = declared.split(";")[0].strip().lower(), media_type(data)
    if found in _PROSE and not (declared == "text/plain" and _is_prose(address, data)):
        if declared not in _HTML_TYPES or _DATA.match(data) or not _MARKUP.search(data[:HEAD]):
            return Passed(name)
        # A page with something before its first tag.
        found, origin = "text/html", replace(origin, media_type="text/html")
    elif found not in _PROSE and found != "text/html":
        return Passed(name)
    if kind := looks_like(data):
        message = f"{name}: not text but {kind}, though it was sent as {declared or 'a page'}; leave it out."
        return Found(name, InputError(message, reason="not text"))
    return Found(name, Capture(address, reading.received, sha256_hex(data), found, data, origin))


def _is_prose(address: str, data: bytes) -> bool:
    if _FOR_MACHINES.search(urlsplit(address).path) or _DATA.match(data) or not_an_article(data[:HEAD]):
        return False
    return not is_blank(data)


def _body(record: WarcRecord) -> bytes:
    parts: list[bytes] = []
    left = record.content_length
    while left > 0 and (part := record.reader.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _name(content: Content, place: int, address: str) -> str:
    return f"{content.name}, record at byte {place}, {address}"


def _moment(stated: str | None) -> str | None:
    try:
        return stated if stated and datetime.fromisoformat(stated) else None
    except ValueError:
        return None


def _damaged(content: Content, place: int, why: str) -> Found:
    name = f"{content.name}, record at byte {place}"
    message = f"{name}: damaged, or not as long as it says ({why}); fetch or copy the archive once more."
    return Found(name, InputError(message, reason="damaged record"))
