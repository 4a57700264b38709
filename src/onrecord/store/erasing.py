"""Erasing what was taken out of a record: files, and what SQLite leaves in its free pages.

What is to be deleted is written down in the transaction that takes it out, so that whoever comes after a crash
can go on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from onrecord.schema import FACTS
from onrecord.store.captures import capture_path
from onrecord.store.catalog import Catalog
from onrecord.store.faults import writing_to
from onrecord.store.record import KEPT, Record

_PATIENCE_SECONDS = 5.0
_RETRY_SECONDS = 0.1


def erase(record: Record) -> tuple[Path, ...]:
    """Delete what was taken out, once an index without it is made; and what lies in the free pages of the catalog.

    Gives the files that could not be deleted or emptied, as another process reads them: then call it again later.

    Raises:
        RecordError: if the record cannot be written.
    """
    with writing_to(record.folder):
        left = _delete(record.folder, record.catalog)
        if not _emptied(record.catalog):
            left.append(record.catalog.path.with_name(record.catalog.path.name + "-wal"))
        if not left:
            with record.catalog.writing() as writing:
                writing.execute("UPDATE removals SET erased = 1")
    return tuple(left)


def doom(writing: sqlite3.Connection, file: str) -> None:
    """Write down that a file of the record is to be deleted, within the caller's transaction."""
    writing.execute("INSERT OR IGNORE INTO doomed VALUES (?)", (file,))


def drop_conclusions(writing: sqlite3.Connection) -> None:
    """Let no part of conclusions count at any snapshot, within the caller's transaction: all are to be drawn anew."""
    facts = ", ".join(f"'{table}'" for table in FACTS)
    for (name,) in writing.execute(f"SELECT name FROM parts WHERE tab NOT IN ({facts})").fetchall():
        doom(writing, f"parts/{name}")
    writing.execute(f"DELETE FROM parts WHERE tab NOT IN ({facts})")
    writing.execute("UPDATE snapshots SET base = NULL")
    # What is kept to go on from holds names; without it, the next additions are resolved whole.
    for file in (KEPT, f"{KEPT}-wal", f"{KEPT}-shm"):
        doom(writing, file)


def capture_name(sha256: str) -> str:
    """Where bytes lie in a record, as ``doom`` takes it."""
    return capture_path(Path(), sha256).as_posix()


def discard(paths: Iterable[Path]) -> None:
    """Delete files that do not count."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _delete(folder: Path, catalog: Catalog) -> list[Path]:
    """Delete all files that are doomed; those that are still there."""
    left = []
    # Within a transaction: else an addition could begin to count on the same bytes between the look and the deed.
    with catalog.writing() as writing:
        for (file,) in writing.execute("SELECT file FROM doomed").fetchall():
            path = folder / file
            if not _is_used(writing, path.name):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
                if path.exists():
                    left.append(path)
                    continue
            writing.execute("DELETE FROM doomed WHERE file = ?", (file,))
    return left


def _is_used(writing: sqlite3.Connection, name: str) -> bool:
    used = " UNION ALL ".join(
        f"SELECT 1 FROM {table} WHERE {column} = ?1"
        for table, column in (("captures", "sha256"), ("returns", "sha256"), ("parts", "name"))
    )
    return writing.execute(used, (name,)).fetchone() is not None


def _emptied(catalog: Catalog) -> bool:
    """Write the catalog anew without free pages, and empty its log; whether no reader was in the way."""
    catalog.rows("VACUUM")
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while catalog.value("PRAGMA wal_checkpoint(TRUNCATE)") != 0:
        if time.monotonic() > deadline:
            return False
        time.sleep(_RETRY_SECONDS)
    return True
