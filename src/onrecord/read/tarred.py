"""Tar archives: read once for the names, and once more, from front to back, for what the members hold."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.read import files
from onrecord.read.allowance import Allowance
from onrecord.read.found import Content, Found, Passed, Reading
from onrecord.read.media import not_an_article
from onrecord.read.members import companions, is_left_out, label, lies_within, member
from onrecord.read.sniff import HEAD, media_type
from onrecord.read.unpacking import allowance_of, damage_of, damaged, kept, unpacked

_LONGEST_NAME = 1_000_000
_LONG_NAMES = frozenset((b"x", b"g", b"X", b"L", b"K"))


def read_tar(content: Content, reading: Reading) -> Iterator[Content | Found | Passed]:
    """The files in a tar archive in the order in which they lie there; links and devices are left out.

    Raises InputError for a damaged archive, after what lies before the damage.
    """
    allowance = allowance_of(content)
    folders = companions(_names(content))
    with _opened(content) as tar:
        for info in tar.headers():
            name = label(info.name)
            if not info.isfile() or is_left_out(name) or lies_within(name, folders):
                continue
            allowance.enter()
            yield from _member(content, name, tar.archive, info, allowance)


def _names(content: Content) -> Iterator[str]:
    """The names up to the end, or up to the damage of which the second reading tells."""
    with suppress(InputError), _opened(content) as tar:
        for info in tar.headers():
            if info.isfile():
                yield label(info.name)


class _Tar:
    """An archive that is being read from front to back."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self._name = name
        self._has_ended = False
        with damage_of(name):
            kind = _headers_that_tell(self._end)
            self.archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=kind, errorlevel=2)  # noqa: SIM115

    def headers(self) -> Iterator[tarfile.TarInfo]:
        """The headers of all members. Raises InputError where the archive breaks off."""
        while True:
            with damage_of(self._name):
                info = self.archive.next()
            if info is None:
                break
            # tarfile remembers every member, for going back to it.
            self.archive.members = []  # type: ignore[attr-defined]
            yield info
        if not self._has_ended:
            raise damaged(self._name, "it ends without the mark with which it should")

    def _end(self) -> None:
        self._has_ended = True


def _headers_that_tell(tell_the_end: Callable[[], None]) -> type[tarfile.TarInfo]:
    """A kind of header for one archive: it tells of the mark at the end, which tarfile does not miss."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
            if buf and not any(buf):
                tell_the_end()
            found = super().frombuf(buf, encoding, errors)
            if found.type in _LONG_NAMES and found.size > _LONGEST_NAME:
                # tarfile would read it into memory, however long it is.
                raise tarfile.ReadError(f"a name of {found.size:,} bytes")
            return found

    return Header


@contextmanager
def _opened(content: Content) -> Iterator[_Tar]:
    with files.opened(content) as stream, unpacked(content.name, stream, None) as steady:
        tar = _Tar(content.name, steady)
        with tar.archive:
            yield tar


def _member(
    content: Content, name: str, archive: tarfile.TarFile, info: tarfile.TarInfo, allowance: Allowance
) -> Iterator[Content | Found | Passed]:
    called = f"{content.name}, {name}"
    with damage_of(called):
        stream = archive.extractfile(info)
    if stream is None:
        return
    with unpacked(called, stream, None) as opened:
        if info.size > files.SIZE_LIMIT:
            head = opened.peek(HEAD)
            if not_an_article(head):
                yield Passed(called)
                return
            if media_type(head) in ("text/html", "text/plain"):
                yield Found(called, files.too_large(called, f"{info.size:,} bytes", files.SIZE_LIMIT))
                return
        with kept(called, opened) as again:
            yield member(content, name, allowance, again)
