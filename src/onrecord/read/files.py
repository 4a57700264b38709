"""Files and folders in, captures out: the only place that opens what a user hands over."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.sniff import is_blank, looks_like, media_type
from onrecord.types import Capture

SIZE_LIMIT = 10_000_000
"""The largest file that is read, in bytes: a single article is never near it."""

_CANNOT_RESOLVE = 1921  # what Windows says of links in a circle


def find(source: str | os.PathLike[str]) -> Iterator[Path]:
    """The files that ``source`` stands for: itself, or all in a folder, sorted.

    Hidden files and folders within it are skipped, and a link that leads back to a
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


def read(path: Path, received: str) -> Capture:
    """The bytes of one file, with their hash and what they look like.

    received: when they came to us, as an ISO 8601 date-time with offset. The folder
    of ``path`` is not kept. Raises InputError for what cannot be an article's text.
    """
    content = _content(path)
    if is_blank(content):
        raise InputError(f"{path}: the file is empty; there is nothing to read.", reason="empty file")
    if kind := looks_like(content):
        raise InputError(
            f"{path}: not text but {kind}, whatever its name says; save the article's text or HTML instead.",
            reason="not text",
        )
    uri = "file:///" + quote(path.name, errors="surrogateescape")
    return Capture(uri, received, sha256_hex(content), media_type(content), content)


def _content(path: Path) -> bytes:
    """The bytes of a file of acceptable size; a large one is refused unread."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _is_a_folder(path)
        if not stat.S_ISREG(status.st_mode):
            message = f"{path}: a device or pipe, not a file; save its text to a file first."
            raise InputError(message, reason="not a file")
        if status.st_size > SIZE_LIMIT:
            raise _too_large(path, f"{status.st_size:,} bytes")
        with path.open("rb") as stream:
            before = _state(stream.fileno())
            # One byte more than allowed: the file may have grown since it was measured.
            content = stream.read(SIZE_LIMIT + 1)
            after = _state(stream.fileno())
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(content) > SIZE_LIMIT:
        raise _too_large(path, f"more than {SIZE_LIMIT:,} bytes")
    if before != after or len(content) != after[0]:
        message = f"{path}: the file changed while it was read; add it again when nothing writes to it any more."
        raise InputError(message, reason="changed while it was read")
    return content


def _state(handle: int) -> tuple[int, int]:
    """Size and time of the last change: both the same before and after, the bytes are of one state."""
    status = os.fstat(handle)
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


def _too_large(path: Path, size: str) -> InputError:
    message = f"{path}: {size}, and the limit is {SIZE_LIMIT:,}; split it into one file an article."
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
    for child in children:
        if child.name.startswith("."):
            continue
        if _is_folder(child):
            yield from _walk(child, entered | {real})
        else:
            # A broken link is handed on as well, so that reading it reports a reason.
            yield child


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
