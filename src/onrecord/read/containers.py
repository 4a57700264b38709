"""How archives, feeds and lists of addresses are known, by their first bytes."""

from __future__ import annotations

import io
import re
import zlib

from onrecord.read.zstd import ZstdStream

WARC = "application/warc"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
ZSTD = "application/zstd"
FEED = "application/rss+xml"
JSON_FEED = "application/feed+json"
OPML = "text/x-opml"
ADDRESSES = "text/uri-list"

_WARC_MARK = re.compile(rb"\s{0,8}WARC/[01]\.\d")
# A frame that unpackers skip, in which a WARC carries the dictionary of those that follow.
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
_PACKED = ((b"\x1f\x8b\x08", GZIP), (b"BZh", BZIP2), (b"\xfd7zXZ\x00", XZ), (b"\x28\xb5\x2f\xfd", ZSTD))
_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
# What may stand before the root of an XML file: its declaration, style sheets, comments, a document type.
_PROLOGUE = re.compile(
    rb"\s*(?>(?:(?><\?.*?\?>)\s*|(?><!--.*?-->)\s*|(?><!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*)", re.DOTALL | re.I
)
_ROOT = re.compile(rb"<(?:([\w.-]+):)?(rss|feed|rdf|opml)\b([^>]*)", re.IGNORECASE)
_FEED_SPACE = re.compile(rb"purl\.org/(?:rss/1\.0|net/rss1)|(?:my|channel)\.netscape\.com/rdf", re.IGNORECASE)
_JSON_FEED = re.compile(rb'.{0,4000}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.DOTALL)
_ADDRESS = re.compile(rb"https?://\S+", re.IGNORECASE)


def container_type(head: bytes) -> str | None:
    """The media type of bytes that hold several articles or their addresses, or None. head: the first 64 KiB."""
    return _archive_type(head) or _feed_type(_without_mark(head)) or _list_type(_without_mark(head))


def _archive_type(head: bytes) -> str | None:
    if _WARC_MARK.match(head) or head.startswith(_ZSTD_DICTIONARY):
        return WARC
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")):
        return ZIP
    for mark, packed in _PACKED:
        if head.startswith(mark) and (packed != BZIP2 or head[4:10] in _BZIP2_BLOCKS):
            return WARC if _WARC_MARK.match(_first_bytes(head, packed)) else packed
    return TAR if _is_tar(head[:512]) else None


def _first_bytes(head: bytes, packed: str) -> bytes:
    """The beginning of what is packed, of the two kinds in which whole WARCs are read as they are."""
    try:
        if packed == GZIP:
            return zlib.decompressobj(31).decompress(head, 64)
        if packed == ZSTD:
            return first_of_zstd(head)
    except zlib.error:
        pass
    return b""


def first_of_zstd(head: bytes) -> bytes:
    """The beginning of what a Zstandard frame holds; empty where it cannot be told."""
    try:
        return ZstdStream(io.BytesIO(head)).read(64)
    except EOFError:
        return b""


def _is_tar(block: bytes) -> bool:
    """Whether this is the header of a member: the only thing that says so in all dialects is its checksum."""
    if len(block) < 512 or not block[0]:
        return False
    try:
        stated = int(block[148:156].strip(b" \x00") or b"-", 8)
    except ValueError:
        return False
    return stated == sum(block[:148]) + 8 * ord(" ") + sum(block[156:])


def _without_mark(head: bytes) -> bytes:
    if head.startswith(b"\xef\xbb\xbf"):
        return head[3:]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.replace(b"\x00", b"")[2:]
    return head


def _feed_type(head: bytes) -> str | None:
    if head[:1] == b"{" or head.lstrip()[:1] == b"{":
        return JSON_FEED if _JSON_FEED.match(head) else None
    prologue = _PROLOGUE.match(head)
    root = _ROOT.match(head, prologue.end() if prologue else 0)
    if root is None:
        return None
    name, attributes = root[2].lower(), root[3]
    if name == b"opml":
        return OPML
    if name == b"rdf" and not _FEED_SPACE.search(head):
        return None
    if name == b"feed" and b"atom" not in attributes.lower() and b"<entry" not in head:
        return None
    return FEED


def _list_type(head: bytes) -> str | None:
    """Two lines or more, each an address; blank ones and those that begin with # aside."""
    lines = head.splitlines()
    if len(head) >= 65_536 and len(lines) > 1:
        lines.pop()  # cut off where the head ends
    told = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(b"#")]
    return ADDRESSES if len(told) > 1 and all(_ADDRESS.fullmatch(line) for line in told) else None
