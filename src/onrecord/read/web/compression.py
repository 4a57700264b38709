"""Taking off compression piece by piece, so that a small answer cannot swell beyond all limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence

Pieces = Iterator[bytes]

ACCEPTED = "gzip, deflate, br, zstd"
"""What servers are told that we can read."""

_PIECE = 65_536
_MOST_LAYERS = 2
# No compression, by its name or by what servers write there by mistake; browsers pass over it too.
_NONE = frozenset(("", "identity", "none", "utf-8", "utf8", "iso-8859-1", "binary"))
_GZIP, _ZLIB, _RAW = 31, 15, -15
# RFC 9659: a window no larger than 8 MiB for Zstandard on the web.
_ZSTD_WINDOW = 8 * 2**20
# Four bytes of Zstandard can stand for 128 KiB.
_ZSTD_INPUT = 64


class CompressionError(Exception):
    """The bytes are not compressed as the server says, or end too early."""


def decompressed(pieces: Pieces, encodings: Sequence[str]) -> Pieces:
    """The pieces without the compressions that ``encodings`` names in the order in which they were put on.

    Whoever takes the pieces may stop at any; none is larger than a few megabytes.
    Raises CompressionError, on the way too.
    """
    named = [name for each in encodings if (name := each.strip().lower()) not in _NONE]
    if len(named) > _MOST_LAYERS:
        raise CompressionError(f"compressed {len(named)} times over")
    for name in reversed(named):
        if name not in _LAYERS:
            raise CompressionError(f"compressed as {name[:40]!r}, which was not asked for")
        pieces = _LAYERS[name](pieces)
    return pieces


def _gzip(pieces: Pieces) -> Pieces:
    return _inflated(pieces, lambda _: _GZIP, "gzip")


def _deflate(pieces: Pieces) -> Pieces:
    # Half the world's servers leave out the wrapper that the standard asks for.
    return _inflated(pieces, lambda head: _ZLIB if head[0] & 0x0F == 8 and head[0] >> 4 <= 7 else _RAW, "deflate")


def _inflated(pieces: Pieces, window: Callable[[bytes], int], name: str) -> Pieces:
    inflating = None
    for piece in pieces:
        full = False
        # A full piece may leave more behind though all input is taken.
        while piece or full:
            if inflating is None:
                inflating = zlib.decompressobj(window(piece))
            try:
                some = inflating.decompress(piece, _PIECE)
            except zlib.error as error:
                raise CompressionError(f"broken {name}: {error}") from error
            yield some
            piece, full = inflating.unconsumed_tail, len(some) == _PIECE
            if inflating.eof:
                piece, full, inflating = inflating.unused_data, False, None
                # What follows is another member, or padding that browsers pass over too.
                if name != "gzip" or (piece and not piece.startswith(b"\x1f\x8b"[: len(piece)])):
                    return
    if inflating is not None:
        raise CompressionError(f"{name} that ends too early")


def _brotli(pieces: Pieces) -> Pieces:
    import brotli

    inflating, begun = brotli.Decompressor(), False
    try:
        for piece in pieces:
            begun = begun or bool(piece)
            if inflating.is_finished():
                return
            some = inflating.process(piece, output_buffer_limit=_PIECE)
            # It takes all input at once, and keeps back what goes beyond the limit.
            while some:
                yield some
                some = b"" if inflating.is_finished() else inflating.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise CompressionError(f"broken brotli: {error}") from error
    if begun and not inflating.is_finished():
        raise CompressionError("brotli that ends too early")


def _zstandard(pieces: Pieces) -> Pieces:
    import zstandard

    def new() -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()

    inflating = None
    try:
        for piece in pieces:
            while piece:
                inflating = inflating or new()
                yield inflating.decompress(piece[:_ZSTD_INPUT])
                piece = inflating.unused_data + piece[_ZSTD_INPUT:]
                if inflating.eof:
                    inflating = None
    except zstandard.ZstdError as error:
        raise CompressionError(f"broken zstd: {error}") from error
    if inflating is not None:
        raise CompressionError("zstd that ends too early")


_LAYERS: dict[str, Callable[[Pieces], Pieces]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstandard,
}  # fmt: skip
