"""When a record cannot be written or read: one error that names the folder and the remedy.

A full disk, a folder that may only be read and a file that was damaged each come as
another exception from another library. Whoever writes to a record does so within
``writing_to``, and whoever reads its parts within ``reading_from``.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path

from onrecord.errors import RecordError

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Raise RecordError for whatever keeps the body from writing to the record at ``folder``."""
    try:
        yield
    except Exception as error:
        remedy = _remedy(error)
        if remedy is None:
            raise
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RecordError(f"{folder} cannot be written ({said}): {remedy}") from error


@contextmanager
def reading_from(folder: Path) -> Iterator[None]:
    """Raise RecordError where parts of the record at ``folder`` are missing or damaged."""
    try:
        yield
    except Exception as error:
        if not (_is_of_duckdb(error) or type(error).__name__ == "ArrowInvalid") or _NO_SPACE in str(error):
            raise
        said = str(error).splitlines()[0]
        raise RecordError(f"{folder} cannot be read ({said}): {_DAMAGED}") from error


def require_whole(files: Iterable[Path]) -> None:
    """Raise RecordError for the first of some parts that is missing, was cut short or is damaged at its end.

    Whoever reads a few parts looks at the ends of all, so that damage to the others is not found years later.
    """
    for file in files:
        try:
            with file.open("rb") as opened:
                size = opened.seek(0, SEEK_END)
                opened.seek(max(0, size - 8))
                end = opened.read(8)
        except OSError as error:
            raise RecordError(f"{file} cannot be read ({error.strerror}): {_DAMAGED}") from error
        # It ends with the length of the footer and four letters.
        if end[4:] != b"PAR1" or int.from_bytes(end[:4], "little") > size - 12:
            raise RecordError(f"{file} cannot be read (its end is damaged): {_DAMAGED}")


def may_only_be_read(error: sqlite3.Error) -> bool:
    """Whether SQLite failed because nothing may be written beside a file."""
    return _name(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))


def _remedy(error: Exception) -> str | None:
    """What to do about it, or None where the fault is not the disk's."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if isinstance(error, OSError):
        if error.errno in _CLOSED:
            return _READ_ONLY
        return _NO_ROOM if error.errno in _FULL else _BROKEN
    if _is_of_duckdb(error):
        # It gives no number for what the system said, only its words.
        return _NO_ROOM if _NO_SPACE in str(error) else _DAMAGED
    return None


def _is_of_duckdb(error: Exception) -> bool:
    """Whether DuckDB could not read or write a file; a question that it does not understand is none of that."""
    kind = type(error)
    return kind.__module__.lstrip("_").startswith("duckdb") and kind.__name__ not in _NOT_THE_FILES


def _of_sqlite(error: sqlite3.Error) -> str | None:
    name = _name(error)
    if may_only_be_read(error):
        return _READ_ONLY
    if name.startswith("SQLITE_FULL"):
        return _NO_ROOM
    if name.startswith("SQLITE_BUSY"):
        return "another program holds it; run the same command again when that is done"
    if name.startswith("SQLITE_IOERR"):
        return _BROKEN
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _DAMAGED
    return None


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", None) or "")


_NO_SPACE = "No space left"
_NOT_THE_FILES = (
    "ParserException", "BinderException", "CatalogException", "InterruptException", "OutOfMemoryException",
)  # fmt: skip
_DAMAGED = "see what `onrecord verify` says, and restore what it names from a copy"
_NO_ROOM = "make room on its disk and run the same command again; what was added before is kept"
_READ_ONLY = "it may only be read; see that you may write to it, or give another folder with --record"
_BROKEN = (
    "see that its disk is there, has room and may be written to, then run the same command again; "
    "what was added before is kept"
)
