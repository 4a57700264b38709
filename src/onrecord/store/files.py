"""Files that are whole or not there: written under another name, synced, then renamed."""

from __future__ import annotations

import hashlib
import os
import uuid
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that a crash leaves either all of it or nothing under that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = part_name(path)
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        # On a full disk half a file would only be in the way.
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def part_name(path: Path) -> Path:
    """A name beside ``path`` that nobody else uses, for what is not finished."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")


def settle(part: Path, path: Path) -> None:
    """Sync the finished file ``part`` and give it its name."""
    with part.open("rb+") as out:
        os.fsync(out.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a renaming in ``folder`` durable, where the system can (Windows cannot open a folder)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read a mebibyte at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
