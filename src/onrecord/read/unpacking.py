"""Streams of what is packed: what goes wrong in them is an InputError, and how much they give is limited."""

from __future__ import annotations

import io
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

from onrecord.errors import InputError
from onrecord.read import files
from onrecord.read.allowance import Allowance
from onrecord.read.found import Content

_IN_MEMORY = 10_000_000
_BLOCK = 1 << 16

_FAULTS = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip


def allowance_of(content: Content) -> Allowance:
    """What may be unpacked of these bytes: the outermost archive's allowance, or a new one for its size."""
    if content.allowance is not None:
        return content.allowance
    with files.opened(content) as stream:
        size = stream.seek(0, io.SEEK_END) if stream.seekable() else 0
    return Allowance(content.name, size)


@contextmanager
def damage_of(name: str) -> Iterator[None]:
    """Turns what unpackers raise over broken bytes into an InputError that names ``name``."""
    try:
        yield
    except InputError:
        raise
    except _FAULTS as error:
        raise damaged(name, str(error) or type(error).__name__) from error


def damaged(name: str, why: str) -> InputError:
    """The error for packed bytes that cannot be unpacked to their end."""
    return InputError(
        f"{name}: damaged, or cut off ({why}); fetch or copy it once more, and add it again.", reason="damaged archive"
    )


def unpacked(name: str, stream: IO[bytes], allowance: Allowance | None, *beneath: IO[bytes]) -> io.BufferedReader:
    """What ``stream`` gives while it unpacks, to be read once and in order; closing it closes those beneath too.

    allowance: what it is counted against; None where nothing unpacks, as in a tar.
    """
    return io.BufferedReader(_Unpacked(name, stream, allowance, beneath), _BLOCK)


class _Unpacked(io.RawIOBase):
    def __init__(self, name: str, stream: IO[bytes], allowance: Allowance | None, beneath: Sequence[IO[bytes]]) -> None:
        super().__init__()
        self._name, self._stream, self._allowance, self._beneath = name, stream, allowance, beneath

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with damage_of(self._name):
            data = self._stream.read(len(buffer))
        if self._allowance is not None:
            self._allowance.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        # A stream that is left before its end may complain when it is closed; it said all that matters.
        for stream in (self._stream, *self._beneath):
            with suppress(*_FAULTS):
                stream.close()
        super().close()


@contextmanager
def kept(name: str, stream: IO[bytes]) -> Iterator[Callable[[], BinaryIO]]:
    """All of ``stream``, to be opened again and again within the ``with``: in memory, or in a file if it is large."""
    head = stream.read(_IN_MEMORY + 1)
    if len(head) <= _IN_MEMORY:
        yield lambda: io.BytesIO(head)
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "member")
        try:
            with path.open("wb") as out:
                out.write(head)
                shutil.copyfileobj(stream, out, 1 << 20)
        except OSError as error:
            message = f"{name}: no room to unpack it in {folder} ({error.strerror}); make room, and add it again."
            raise InputError(message, reason="no room to unpack") from error
        yield lambda: path.open("rb")


@contextmanager
def seekable(content: Content) -> Iterator[BinaryIO]:
    """The bytes opened so that one can go to and fro in them."""
    with files.opened(content) as stream:
        if stream.seekable():
            yield stream
            return
        with kept(content.name, stream) as again, again() as opened:
            yield opened
