"""``captures/``: the bytes as received, each under its own SHA-256."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.ids import sha256_hex
from onrecord.store.files import write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")


def capture_path(record: Path, sha256: str) -> Path:
    """Where the bytes with this digest lie in a record."""
    return record / "captures" / sha256[:2] / sha256


def write_capture(record: Path, content: bytes) -> str:
    """Keep ``content`` and give its digest; bytes that are there already are not written again."""
    sha256 = sha256_hex(content)
    path = capture_path(record, sha256)
    if path.is_file():
        # A file that an earlier, broken addition left counts as old and could be swept away;
        # touched, it belongs to this one.
        os.utime(path)
    else:
        write_whole(path, content)
    return sha256


def read_capture(record: Path, sha256: str) -> bytes:
    """The bytes with this digest.

    Raises:
        RecordError: if they are missing or no longer the same, or ``sha256`` is no digest.
    """
    if not _DIGEST.fullmatch(sha256):
        raise RecordError(f"{sha256!r} is no SHA-256, so no capture lies under it: run `onrecord verify`")
    path = capture_path(record, sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path}: the capture cannot be read ({error.strerror}): restore it from a copy") from error
    if sha256_hex(content) != sha256:
        raise RecordError(f"{path}: the capture's bytes have changed: restore it from a copy")
    return content


def capture_files(record: Path) -> Iterator[Path]:
    """Every file under ``captures/``, unfinished ones too."""
    folder = record / "captures"
    if folder.is_dir():
        for group in sorted(folder.iterdir()):
            if group.is_dir():
                yield from sorted(group.iterdir())
