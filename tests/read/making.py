"""Pages about an invented town and the archives that hold them, built by hand."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.read.found import Found, Link, Passed, Reading
from onrecord.read.sources import read
from onrecord.types import Capture

RECEIVED = "2031-05-01T12:00:00+00:00"
HTTP_OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
STYLE = b"body { margin: 0; color: #333 }\n.head, .foot { display: block; padding: 2px 4px }\n"
SCRIPT = b"(function () { var a = 1; window.start = function (b) { return a + b; }; })();\n"


def page(number: int = 1, words: str = "The boats are full.") -> bytes:
    """An article as HTML."""
    return (
        f"<!DOCTYPE html><html><head><title>Ferry {number}</title></head><body><article>"
        f"<h1>Ferries of Tarnfield stay in harbour for day {number}</h1>"
        f"<p>The council of Tarnfield met again on the matter of the ferries, for the {number}. time this year.</p>"
        f"<p>Bo Raskin said: {words} We were told so {number} times by the council.</p>"
        "</article></body></html>"
    ).encode()


def warc_record(
    body: bytes,
    *,
    uri: str = "https://tarnfield.example/ferry",
    kind: str = "response",
    http: str | bytes = HTTP_OK,
    date: str = "2031-04-03T10:00:00Z",
    length: int | None = None,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """A WARC record as a crawler writes it; length: what it says of its own length, if not the truth."""
    block = (http if isinstance(http, bytes) else http.encode()) + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:5b9f6a0e-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_gz(records: Iterable[bytes]) -> bytes:
    """Records, each compressed by itself."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def zip_of(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tar_of(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive; mode: "w:gz" and so on, to compress it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def read_all(path: Path, fetch: object = None) -> list[Found | Passed]:
    """Everything that reading a source gives."""
    return list(read(path, Reading(RECEIVED, fetch=fetch)))  # type: ignore[arg-type]


def captures(found: Iterable[Found | Passed]) -> list[Capture]:
    """The captures among what was found."""
    return [item.capture for item in found if isinstance(item, Found) and isinstance(item.capture, Capture)]


def failures(found: Iterable[Found | Passed]) -> list[str]:
    """The reasons of the failures among what was found."""
    reasons = []
    for item in found:
        if isinstance(item, Found) and not isinstance(item.capture, Capture):
            assert item.name.split(",")[0] in str(item.capture)
            reasons.append(item.capture.reason)
    return reasons


def passed(found: Iterable[Found | Passed]) -> int:
    """How many were passed over."""
    return sum(isinstance(item, Passed) for item in found)


class Followed:
    """A fetch that notes the links and gives nothing."""

    def __init__(self) -> None:
        self.links: list[Link] = []

    def __call__(self, link: Link) -> Iterator[Found]:
        self.links.append(link)
        return iter(())
