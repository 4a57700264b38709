"""The body of an HTTP answer as it was meant: chunks joined, compression undone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

from onrecord.errors import InputError
from onrecord.read.files import SIZE_LIMIT, too_large
from onrecord.read.sniff import looks_like
from onrecord.read.zstd import ZstdStream

_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})", re.IGNORECASE)


class _NotEncodedError(Exception):
    """The bytes are not what the header says."""


def entity(body: bytes, transfer: str | None, content: str | None, name: str, limit: int = SIZE_LIMIT) -> bytes:
    """The body without the encodings that the headers declare.

    transfer, content: ``Transfer-Encoding`` and ``Content-Encoding``. Where the bytes are not so encoded
    at all, as in archives that undid it, they are taken as they are.
    name: what a message calls them. Raises InputError where they end before their time, or are too large.
    """
    for coding in reversed([*_codings(content), *_codings(transfer)]):
        decode = _DECODERS.get(coding)
        if decode is None:
            continue
        try:
            body = decode(body, limit + 1)
        except _NotEncodedError:
            continue
        except EOFError as error:
            message = f"{name}: its {coding} encoding is broken off ({error}); fetch the page anew."
            raise InputError(message, reason="damaged record") from error
        if len(body) > limit:
            raise too_large(name, f"more than {limit:,} bytes when unpacked", limit)
    return body


def charset_of(content_type: str | None) -> str | None:
    """The encoding that a ``Content-Type`` declares."""
    match = _CHARSET.search(content_type or "")
    return match[1].lower() if match else None


def _codings(header: str | None) -> list[str]:
    return [coding.strip().lower().removeprefix("x-") for coding in (header or "").split(",") if coding.strip()]


def _chunked(body: bytes, limit: int) -> bytes:
    if _CHUNK.match(body) is None:
        raise _NotEncodedError
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        part = body[match.end() : match.end() + size]
        parts.append(part)
        at = match.end() + size
        if len(part) < size:
            break
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    if len(parts) == 1:
        # "Add" and "face" are hexadecimal numbers too: one line of text that happens to look like a size.
        raise _NotEncodedError
    raise EOFError(f"after {sum(map(len, parts)):,} bytes")


def _gzip(body: bytes, limit: int) -> bytes:
    if body[:2] != b"\x1f\x8b":
        raise _NotEncodedError
    return _inflated(body, limit, 31)


def _deflate(body: bytes, limit: int) -> bytes:
    try:
        return _inflated(body, limit, 15)
    except EOFError:
        if body[:1] == b"<":
            raise _NotEncodedError from None
        return _inflated(body, limit, -15)  # as old servers send it, without zlib's head


def _inflated(body: bytes, limit: int, bits: int) -> bytes:
    inflater = zlib.decompressobj(bits)
    try:
        data = inflater.decompress(body, limit)
    except zlib.error as error:
        raise EOFError(str(error)) from error
    if not inflater.eof and len(data) < limit:
        raise EOFError(f"after {len(data):,} bytes")
    return data


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        data: bytes = unpacker.process(body, output_buffer_limit=limit)
        while len(data) < limit and not unpacker.is_finished() and not unpacker.can_accept_more_data():
            data += unpacker.process(b"", output_buffer_limit=limit - len(data))
    except brotli.error as error:
        # It has no mark at its beginning: a page that is not compressed at all is what fails at once.
        if _is_text(body):
            raise _NotEncodedError from error
        raise EOFError(str(error)) from error
    if len(data) < limit and not unpacker.is_finished():
        if _is_text(body):
            raise _NotEncodedError
        raise EOFError(f"after {len(data):,} bytes")
    return data


def _is_text(body: bytes) -> bool:
    return looks_like(body) is None


def _zstd(body: bytes, limit: int) -> bytes:
    if body[:4] != b"\x28\xb5\x2f\xfd":
        raise _NotEncodedError
    return ZstdStream(io.BytesIO(body)).read(limit)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "chunked": _chunked,
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
