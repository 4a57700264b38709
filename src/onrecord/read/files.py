"""Files and folders in, captures out: the only place that opens what a user hands over."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.found import Content
from onrecord.read.members import companions, is_left_out
from onrecord.read.sniff import ENCLOSING, HEAD, is_blank, looks_like, media_type
from onrecord.types import Capture

SIZE_LIMIT = 10_000_000
"""The largest file that is read, in bytes: a single article is never near it."""

_CANNOT_RESOLVE = 1921  # what Windows says of links in a circle


def find(source: str | os.PathLike[str]) -> Iterator[Path]:
    """The files that ``source`` stands for: itself, or all in a folder, sorted.

    Hidden files and folders within it are skipped, and the folder that belongs to a page saved
    beside it: its frames are no articles. A link that leads back to a
    folder already entered is not followed again. What cannot be opened is given too: reading
    it reports the reason, and the rest goes on. Raises InputError for a missing path.
    """
    path = Path(source)
    if _is_folder(path):
        yield from _walk(path, frozenset())
    elif _is_missing(path):
        raise InputError(f"{path}: there is no such file or folder; check the spelling.", reason="no such file")
    else:
        yield path


def content(path: Path) -> Content:
    """A file, to be opened when it is read; the folder of ``path`` is not kept."""
    uri = "file:///" + quote(path.name, errors="surrogateescape")
    return Content(str(path), uri, lambda: _open(path))


def media_type_of(given: Content) -> str:
    """What the bytes look like by their beginning. Raises InputError where they cannot be opened."""
    return media_type(head(given))


def head(given: Content) -> bytes:
    """So many bytes at the beginning as tell what they are. Raises InputError where they cannot be opened."""
    with opened(given) as stream:
        return stream.read(HEAD)


def read(path: Path, received: str) -> Capture:
    """The bytes of one file that is one article; see ``capture``."""
    return capture(content(path), received)


def capture(given: Content, received: str, limit: int = SIZE_LIMIT) -> Capture:
    """Bytes that are one article, with their hash and what they look like.

    received: when they came to us, as an ISO 8601 date-time with offset. Raises InputError for
    what cannot be an article's text, or is larger than ``limit`` bytes.
    """
    data = whole(given, limit)
    if is_blank(data):
        raise InputError(f"{given.name}: the file is empty; there is nothing to read.", reason="empty file")
    media = media_type(data)
    if media not in ENCLOSING and (kind := looks_like(data)):
        raise InputError(
            f"{given.name}: not text but {kind}, whatever its name says; save the article's text or HTML instead.",
            reason="not text",
        )
    return Capture(given.uri, received, sha256_hex(data), media, data, given.origin)


def whole(given: Content, limit: int = SIZE_LIMIT) -> bytes:
    """All bytes, where they are no more than ``limit``; a large file is refused unread."""
    with opened(given) as stream:
        before = _state(stream)
        if before is not None and before[0] > limit:
            raise too_large(given.name, f"{before[0]:,} bytes", limit)
        # One byte more than allowed: the file may have grown since it was measured.
        data = stream.read(limit + 1)
        after = _state(stream)
    if len(data) > limit:
        raise too_large(given.name, f"more than {limit:,} bytes", limit)
    if before != after or (after is not None and len(data) != after[0]):
        message = f"{given.name}: the file changed while it was read; add it again when nothing writes to it any more."
        raise InputError(message, reason="changed while it was read")
    return data


@contextmanager
def opened(given: Content) -> Iterator[BinaryIO]:
    """The bytes at their beginning, closed at the end. Raises InputError where they cannot be opened or read."""
    try:
        with given.open() as stream:
            yield stream
    except OSError as error:
        raise _unreadable(Path(given.name), error) from error


def _open(path: Path) -> BinaryIO:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise _is_a_folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{path}: a device or pipe, not a file; save its text to a file first.", reason="not a file")
    return path.open("rb")


def _state(stream: BinaryIO) -> tuple[int, int] | None:
    """Size and time of the last change: both the same before and after, the bytes are of one state.

    None for what is no file of its own.
    """
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _unreadable(path: Path, error: OSError) -> InputError:
    circular = error.errno == errno.ELOOP or getattr(error, "winerror", None) == _CANNOT_RESOLVE
    if circular or (isinstance(error, FileNotFoundError) and path.is_symlink()):
        leads = "back to itself" if circular else "nowhere"
        return InputError(f"{path}: a link that leads {leads}; remove it, or mend it.", reason="broken link")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return InputError(f"{path}: there is no such file, or no longer; check its name.", reason="no such file")
    reason = "no permission" if isinstance(error, PermissionError) else "unreadable"
    return InputError(f"{path}: cannot be opened ({error.strerror}); check that you may read it.", reason=reason)


def _is_a_folder(path: Path) -> InputError:
    """The error for a folder in the place of a file; raises OSError where it cannot be opened."""
    next(path.iterdir(), None)
    return InputError(f"{path}: a folder, where one file is wanted; use find() for its files.", reason="is a folder")


def too_large(name: str, size: str, limit: int = SIZE_LIMIT) -> InputError:
    """The error for what is larger than any article."""
    message = f"{name}: {size}, and the limit is {limit:,}; split it into one file an article."
    return InputError(message, reason="too large")


def _walk(folder: Path, entered: frozenset[Path]) -> Iterator[Path]:
    real = folder.resolve()
    if real in entered:
        return
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError:
        # Raised here, the reason would end the walk, and what comes after this folder would be lost.
        yield folder
        return
    saved = companions(_labels(children))
    for child in children:
        if is_left_out(child.name) or child.name in saved:
            continue
        if _is_folder(child):
            yield from _walk(child, entered | {real})
        else:
            # A broken link is handed on as well, so that reading it reports a reason.
            yield child


def _labels(children: Sequence[Path]) -> Iterator[str]:
    """The names, those of folders that may belong to a saved page with something in them."""
    for child in children:
        yield child.name
        yield f"{child.name}/"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies in a folder that may not be entered
        return False


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False
