"""Older snapshots opened again, so that what was cited can be read as it stood.

One that is open has a folder of its own in the record: the catalog as it was then, which says where the parts lie,
and an index of it. Whoever reads a record reads it like any other. Both are derived and may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections import Counter
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from onrecord.errors import NotFoundError
from onrecord.ids import sha256_hex
from onrecord.schema import CONCLUSIONS
from onrecord.store.catalog import Part
from onrecord.store.faults import writing_to
from onrecord.store.index import build
from onrecord.store.index_file import NAME, mark
from onrecord.store.judgements import heeded
from onrecord.store.leases import leased
from onrecord.store.migrations import migrate
from onrecord.store.notes import read_notes
from onrecord.store.record import Record

FOLDER = "older"
"""Of a record: where its opened snapshots lie."""

_KEPT = 3
_UNFINISHED = ".making-"


def place_of(record: Record, number: int) -> Path:
    """Where a snapshot lies when it is open; somewhere else after something was removed from the record.

    Raises:
        NotFoundError: if there is no such snapshot, or what it concluded is gone.
    """
    snapshot = record.snapshot(number)
    if number not in that_open(record.catalog.all_parts(), record.catalog.newest()):
        raise NotFoundError(
            f"snapshot {number} cannot be opened: what is concluded across articles is not there; it was not drawn "
            "yet, or something was removed from this record since"
        )
    names = (mark(record.catalog, number), *(part.name for part in snapshot.parts))
    return record.folder / FOLDER / f"{number}-{sha256_hex(chr(10).join(names).encode())[:16]}"


def that_open(parts: Iterable[Part], newest: int) -> set[int]:
    """The snapshots that can be opened, by all parts of a record: conclusions go when a document is removed."""
    change: Counter[int] = Counter()
    first = newest + 1
    for part in parts:
        if part.table in CONCLUSIONS:
            change[part.added] += 1
            if part.removed is not None:
                change[part.removed] -= 1
        elif part.table == "findings":
            first = min(first, part.added)
    there = accumulate(change[number] for number in range(newest + 1))
    return {number for number, count in enumerate(there) if count or number < first}


def is_open(place: Path) -> bool:
    """Whether a snapshot can be read at ``place``; it then counts as used."""
    with suppress(OSError):
        os.utime(place)
    return (place / NAME).is_file()


def open_older(folder: Path, number: int) -> Path:
    """Open snapshot ``number`` of the record at ``folder``, and say where; takes as long as an index takes to be made.

    The few that were used last stay open. Safe where several processes do so at once.

    Raises:
        NotFoundError: as ``place_of``.
        RecordError: if there is no record, or it cannot be written.
    """
    with Record.open(folder) as record:
        place = place_of(record, number)
        if is_open(place):
            return place
        with writing_to(folder), leased(record.catalog, "opening an older snapshot", alone=True):
            if not is_open(place):
                _make(record, number, place)
            _drop_unused(place)
    return place


def drop_all(folder: Path) -> tuple[Path, ...]:
    """Close all that are open: they hold the words of what is removed. What could not be deleted is given."""
    older = folder / FOLDER
    shutil.rmtree(older, ignore_errors=True)
    return tuple(older.iterdir()) if older.is_dir() else ()


def _make(record: Record, number: int, place: Path) -> None:
    # Whoever was killed in the midst of it left this behind: there is nobody else, for we hold the lease.
    for left in place.parent.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(place, ignore_errors=True)
    making = place.with_name(_UNFINISHED + uuid.uuid4().hex)
    making.mkdir(parents=True)
    try:
        _cut(record, number, making / record.catalog.path.name)
        build(record, number, making / NAME)
        making.replace(place)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _cut(record: Record, number: int, path: Path) -> None:
    """Copy the catalog without anything that came after a snapshot."""
    heeds = heeded(record.catalog, number)
    made = str(record.catalog.value("SELECT made FROM snapshots WHERE number = ?", number) or "")
    later = [note.number for note in read_notes(record.catalog) if made and _is_after(note.made, made)]
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        record.catalog.copy_to(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("BEGIN")
        migrate(copy)
        for table, column in (("parts", "added"), ("captures", "added"), ("returns", "added"), ("snapshots", "number")):
            copy.execute(f"DELETE FROM {table} WHERE {column} > ?", (number,))
        copy.execute("UPDATE parts SET removed = NULL WHERE removed > ?", (number,))
        copy.execute("DELETE FROM judgements WHERE number > ?", (heeds,))
        copy.executemany("DELETE FROM notes WHERE number = ?", ((each,) for each in later))
        for table in _OF_NOW:
            copy.execute(f"DELETE FROM {table}")
        copy.execute("CREATE TABLE older (files TEXT NOT NULL)")
        copy.execute("INSERT INTO older VALUES (?)", (str(record.folder.resolve()),))
        copy.execute("COMMIT")
        copy.execute("VACUUM")


def _is_after(one: str, other: str) -> bool:
    return datetime.fromisoformat(one) > datetime.fromisoformat(other)


def _drop_unused(newest: Path) -> None:
    """Close all but the few that were used last."""
    with suppress(OSError):
        found = [(path.stat().st_mtime, path) for path in newest.parent.iterdir() if path != newest]
        for _, path in sorted(found, reverse=True)[_KEPT - 1 :]:
            shutil.rmtree(path, ignore_errors=True)


# What a thing is called now on which people wrote: of a snapshot it is what it was called then.
_OF_NOW = ("noted", "leases", "watches", "watched", "watch_runs", "fetches", "owed_ids", "doomed")
