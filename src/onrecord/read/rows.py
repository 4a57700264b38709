"""Exports of articles as rows: what JSON and JSON Lines hold, object by object."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast
from urllib.parse import quote

from onrecord.errors import InputError
from onrecord.formats.columns import json_row, mapping, own_name, values
from onrecord.ids import sha256_hex
from onrecord.read import lists
from onrecord.read.files import SIZE_LIMIT, opened, whole
from onrecord.read.found import Content, Found, Reading
from onrecord.read.members import file_name
from onrecord.read.sniff import HEAD, wide_encoding
from onrecord.types import Capture

JSON = "application/json"
WHOLE_LIMIT = 512_000_000
"""The largest file of JSON that is read, in bytes; with one object a line there is no limit."""

_LONGEST_NAME = 300
_READABLE = "/:?=&@,;+"


def read_lines(content: Content, reading: Reading) -> Iterator[Found]:
    """Each line of JSON Lines as an article's row. A broken or too long line is a failure of its own."""
    with opened(content) as stream:
        charset, lines = numbered_lines(stream, content.name)
        for number, raw in lines:
            line = None if raw is None else _stripped(raw, charset)
            if line != b"":
                yield row_of(content, reading, line, f"line {number}", charset)


def read_json(content: Content, reading: Reading) -> Iterator[Found]:
    """The articles in JSON: one object, an array of them, or an object that holds such an array."""
    with opened(content) as stream:
        _, lines = numbered_lines(stream, content.name)
        shown = (raw for _, raw in lines if raw is None or raw.strip())
        first, following = next(shown, b""), next(shown, b"")
    if _are_rows(first, following):
        yield from read_lines(content, reading)
        return
    data = whole(content, WHOLE_LIMIT)
    charset = wide_encoding(data) or "utf-8"
    try:
        text = data.decode(charset).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"{content.name}: not {charset.upper()} at byte {error.start}; convert the file to UTF-8"
        raise InputError(message, reason="not UTF-8") from error
    del data
    if _is_article(text, reading):
        yield _single(content, reading, text.strip().encode(charset), charset)
        return
    yield from _elements(content, reading, text, charset)


def numbered_lines(stream: BinaryIO, name: str) -> tuple[str, Iterator[tuple[int, bytes | None]]]:
    """The encoding, and the lines with their numbers, without a byte-order mark; None for one that is too long."""
    start = stream.read(4)
    charset = wide_encoding(start)
    whole_stream = cast(BinaryIO, io.BufferedReader(_Again(start.removeprefix(b"\xef\xbb\xbf"), stream)))
    if charset is None:
        return "utf-8", _byte_lines(whole_stream)
    text = io.TextIOWrapper(whole_stream, charset, newline="\n")
    return charset, _wide_lines(text, charset, name)


def row_of(content: Content, reading: Reading, raw: bytes | None, place: str, charset: str = "utf-8") -> Found:
    """One object of JSON as an article's bytes; None stands for one that was too large to read."""
    name = f"{content.name}, {place}"
    if raw is None or len(raw) > SIZE_LIMIT:
        return Found(name, InputError(f"{name}: more than {SIZE_LIMIT:,} bytes, and no article is", reason="too large"))
    try:
        row = json_row(_decoded(raw, charset))
    except InputError as error:
        return Found(name, InputError(f"{name}: {error}", reason=error.reason))
    return Found(name, row_capture(content, reading, raw, row, place, JSON, charset))


def row_capture(
    content: Content, reading: Reading, raw: bytes, row: dict[str, Any], place: str, media_type: str, charset: str
) -> Capture:
    """A row's bytes, under the address of its file and what tells it from the file's other rows."""
    origin = replace(
        content.origin, container=file_name(content), place=place, media_type=media_type,
        charset=charset if charset != "utf-8" else None, fields=reading.fields,
    )  # fmt: skip
    uri = content.uri + fragment(own_name(row, mapping(reading.fields)))
    return Capture(uri, reading.received, sha256_hex(raw), media_type, raw, origin)


def fragment(name: str | None) -> str:
    """The end of an address that tells an article from others in one file; empty where nothing does."""
    if not name:
        return ""
    if len(name) > _LONGEST_NAME:
        name = sha256_hex(name.encode("utf-8", "surrogatepass"))
    return "#" + quote(name, safe=_READABLE, errors="surrogatepass")


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as error:
        message = f"not {charset.upper()} at byte {error.start}; convert the file to UTF-8"
        raise InputError(message, reason="not UTF-8") from error


def _are_rows(first: bytes | None, following: bytes | None) -> bool:
    """Whether the first two lines are objects of their own, of which the first was too long to be told at a glance."""
    opens = following is None or following.lstrip().startswith(b"{")
    if not opens or (first is not None and len(first) < HEAD):
        return opens and first is not None and _is_object(first)
    return first is None or _is_object(first) or (following is not None and _is_object(following))


def _stripped(raw: bytes, charset: str) -> bytes:
    if charset == "utf-8":
        return raw.strip()
    # A byte of a wide letter may look like white space.
    return raw.decode(charset, "surrogatepass").strip().encode(charset, "surrogatepass")


def _is_object(line: bytes) -> bool:
    try:
        return bool(json_row(line.decode("utf-8", "replace")))
    except InputError:
        return False


def _is_article(text: str, reading: Reading) -> bool:
    """Whether the whole is one object with an article's text, and no list of articles."""
    if not text.lstrip().startswith("{") or len(text) > SIZE_LIMIT:
        return False
    try:
        row = json_row(text)
        said = mapping(reading.fields)
        found = [value for field in ("text", "html") for _, value in values(row, field, said)]
    except InputError:
        return False
    return any(isinstance(value, str) or _is_words(value) for value in found)


def _is_words(value: Any) -> bool:
    """Whether a value is a list of paragraphs, or an object that holds markup."""
    if isinstance(value, dict):
        return isinstance(value.get("rendered"), str)
    return isinstance(value, list) and bool(value) and all(isinstance(part, str) for part in value)


def _single(content: Content, reading: Reading, raw: bytes, charset: str) -> Found:
    found = row_of(content, reading, raw, "whole file", charset)
    if not isinstance(found.capture, Capture):
        return found
    origin = replace(found.capture.origin, container=content.origin.container, place=content.origin.place)
    return Found(content.name, replace(found.capture, uri=content.uri, origin=origin))


def _elements(content: Content, reading: Reading, text: str, charset: str) -> Iterator[Found]:
    start = lists.find(text)
    if start is None:
        # An object without a text, and without a list: cleaning says what it lacks.
        yield _single(content, reading, text.strip().encode(charset), charset)
        return
    number = 0
    for number, (begin, end, fault) in enumerate(lists.elements(text, start), 1):
        place = f"item {number}"
        if fault is not None:
            name = f"{content.name}, {place}"
            yield Found(name, InputError(f"{name}, at character {begin}: {fault}", reason="broken JSON"))
        else:
            yield row_of(content, reading, text[begin:end].encode(charset), place, charset)
    if not number:
        raise InputError(f"{content.name}: an empty list; there is no article in it", reason="empty file")


def _byte_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while raw := stream.readline(SIZE_LIMIT + 2):
        number += 1
        if len(raw) <= SIZE_LIMIT + 1:
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(1_000_000)
        yield number, None


def _wide_lines(text: io.TextIOWrapper, charset: str, name: str) -> Iterator[tuple[int, bytes | None]]:
    number, limit = 0, SIZE_LIMIT // 2
    try:
        while line := text.readline(limit + 2):
            number += 1
            yield number, line.removeprefix("\ufeff").encode(charset) if len(line) <= limit + 1 else None
            while len(line) > limit + 1 and not line.endswith("\n"):
                line = text.readline(1_000_000) or "\n"
    except UnicodeDecodeError as error:
        message = f"{name}: not {charset.upper()} after line {number}; convert the file to UTF-8"
        raise InputError(message, reason="not UTF-8") from error


class _Again(io.RawIOBase):
    """A stream with bytes before it that were read from it already; the stream itself is left open."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` as far as one read of the stream goes."""
        taken = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(taken) :] if self._start else b""
        buffer[: len(taken)] = taken
        return len(taken)
