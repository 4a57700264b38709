"""Behind a damaged stretch of a WARC: where the next record begins that can be read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

from onrecord.read import files
from onrecord.read.containers import first_of_zstd
from onrecord.read.found import Content

_BLOCK = 1 << 20
_HEAD = 1 << 14
_RECORD = re.compile(rb"(?:(?<=\n)|(?<![\s\S]))WARC/1\.\d\r?\n")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")


def next_record(content: Content, after: int) -> int | None:
    """The byte at which a record begins, at ``after`` or behind it; None where there is none any more."""
    with files.opened(content) as stream:
        mark, is_record = _mark(stream.read(4))
    with files.opened(content) as stream:
        skip(stream, max(0, after - 1))
        place = max(0, after - 1)
        held = b""
        while block := stream.read(_BLOCK):
            held += block
            is_last = len(block) < _BLOCK
            # Of a mark near the end of the block, what follows must be seen to judge it.
            end = len(held) if is_last else len(held) - _HEAD
            for match in mark.finditer(held):
                if match.start() >= end:
                    break
                if place + match.start() >= after and is_record(held[match.start() : match.start() + _HEAD]):
                    return place + match.start()
            place += max(0, end)
            held = held[end:] if end > 0 else held
        return None


def skip(stream: BinaryIO, size: int) -> None:
    """Go forward in a stream, whether it can be sought in or not."""
    if stream.seekable():
        stream.seek(size)
        return
    while size > 0 and (read := len(stream.read(min(size, _BLOCK)))):
        size -= read


def _mark(start: bytes) -> tuple[re.Pattern[bytes], Callable[[bytes], bool]]:
    if start.startswith(b"\x1f\x8b"):
        return _GZIP, _is_gzip_record
    if start[:4] in (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"):
        return _ZSTD, lambda head: first_of_zstd(head).startswith(b"WARC/")
    return _RECORD, lambda head: b"WARC-Type" in head or b"warc-type" in head.lower()


def _is_gzip_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 64).startswith(b"WARC/")
    except zlib.error:
        return False
