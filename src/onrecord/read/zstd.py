"""Zstandard, with what zstandard's own streams pass over in silence: data that end before their time."""

from __future__ import annotations

from typing import IO

_LARGEST_WINDOW = 1 << 27
# Four bytes can stand for 128 KiB: of so few at a time, what comes out fits into memory.
_STEP = 512


class ZstdStream:
    """What a stream of Zstandard frames holds. Raises EOFError where they are cut off, or are none."""

    def __init__(self, packed: IO[bytes]) -> None:
        from zstandard import ZstdDecompressor

        self._packed = packed
        self._unpacker = ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        self._frame = self._unpacker.decompressobj()
        self._is_within = False
        self._waiting = b""
        self._out = bytearray()

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end."""
        while len(self._out) < size and self._unpack():
            pass
        data = bytes(self._out[:size])
        del self._out[:size]
        return data

    def close(self) -> None:
        """Nothing is held that must be given back."""

    def _unpack(self) -> bool:
        from zstandard import ZstdError

        step = self._waiting or self._packed.read(_STEP)
        self._waiting = b""
        if not step:
            if self._is_within:
                raise EOFError("it ends within a frame")
            return False
        try:
            self._out += self._frame.decompress(step)
        except ZstdError as error:
            raise EOFError(str(error)) from error
        self._is_within = not self._frame.eof
        if self._frame.eof:
            self._waiting = self._frame.unused_data
            self._frame = self._unpacker.decompressobj()
        return True
