"""Files and folders in, captures out: the only place that opens what a user hands over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.sniff import is_blank, looks_like, media_type
from onrecord.types import Capture

SIZE_LIMIT = 10_000_000
"""The largest file that is read, in bytes: a single article is never near it."""


def find(source: str | os.PathLike[str]) -> Iterator[Path]:
    """The files that ``source`` stands for: itself, or all in a folder, sorted.

    Hidden files and folders within it are skipped, and a link that leads back to a
    folder already entered is not followed again. Raises InputError for a missing path.
    """
    path = Path(source)
    if path.is_dir():
        yield from _walk(path, frozenset())
    elif path.exists():
        yield path
    else:
        raise InputError(f"{path}: there is no such file or folder; check the spelling.", reason="no such file")


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
    if path.is_dir():
        raise InputError(f"{path}: a folder, where one file is wanted; use find() for its files.", reason="is a folder")
    if not path.exists():
        raise InputError(f"{path}: there is no such file; check the spelling.", reason="no such file")
    if not path.is_file():
        raise InputError(f"{path}: a device or pipe, not a file; save its text to a file first.", reason="not a file")
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise _too_large(path, f"{size:,} bytes")
        with path.open("rb") as stream:
            # One byte more than allowed: the file may have grown since it was measured.
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror}); check that you may read it."
        reason = "no permission" if isinstance(error, PermissionError) else "unreadable"
        raise InputError(message, reason=reason) from error
    if len(content) > SIZE_LIMIT:
        raise _too_large(path, f"more than {SIZE_LIMIT:,} bytes")
    return content


def _too_large(path: Path, size: str) -> InputError:
    message = f"{path}: {size}, and the limit is {SIZE_LIMIT:,}; split it into one file an article."
    return InputError(message, reason="too large")


def _walk(folder: Path, entered: frozenset[Path]) -> Iterator[Path]:
    real = folder.resolve()
    if real in entered:
        return
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        message = f"{folder}: the folder cannot be opened ({error.strerror}); check that you may read it."
        raise InputError(message, reason="no permission") from error
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir():
            yield from _walk(child, entered | {real})
        else:
            # A broken link is handed on as well, so that reading it reports a reason.
            yield child
