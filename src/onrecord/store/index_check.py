"""Is the index what the record makes? For ``onrecord verify``."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from onrecord.store.index import build
from onrecord.store.index_file import NAME, Stamp, connect, peek
from onrecord.store.index_schema import CONTENT, FULL_TEXT
from onrecord.store.known import known_mark
from onrecord.store.record import Record

_REMEDY = "make it anew with `onrecord index`"


def check(folder: Path) -> list[str]:
    """What is damaged in the index of the record at ``folder``; empty if nothing is, or if there is none.

    SQLite's own check, that of each full text, and every row against an index made for
    the comparison out of the snapshot that this one reflects. That takes as long as
    `onrecord index` does. The index itself is only read.
    """
    path = folder / NAME
    try:
        stamp = peek(path)
        if stamp is None:
            return []
        with Record.open(folder) as record, tempfile.TemporaryDirectory() as scratch:
            if not stamp.belongs_to(record.catalog):
                return [f"says it reflects a snapshot {stamp.snapshot} that this record never had: {_REMEDY}"]
            return [f"{fault}: {_REMEDY}" for fault in _faults(record, stamp, path, Path(scratch))]
    except sqlite3.DatabaseError as error:
        return [f"is damaged ({error}): {_REMEDY}"]


def behind(folder: Path) -> str | None:
    """Why the index does not reflect the newest snapshot, or None; the next search brings it up to date."""
    path = folder / NAME
    try:
        stamp = peek(path)
    except sqlite3.DatabaseError:
        return None
    with Record.open(folder) as record:
        newest, known = record.catalog.newest(), known_mark(record.catalog)
    if stamp is None and path.is_file():
        return f"{path} has another format; the next search makes it anew"
    if stamp is not None and stamp.snapshot < newest:
        return f"{path} reflects snapshot {stamp.snapshot} of {newest}; the next search brings it up to date"
    if stamp is not None and stamp.known != known:
        return f"{path} does not reflect who is known now; the next search brings it up to date"
    return None


def _faults(record: Record, stamp: Stamp, path: Path, scratch: Path) -> Iterator[str]:
    # A copy, so that neither the check of the full texts nor its lock touches the index.
    copy = scratch / "copy.sqlite"
    copy.touch()
    with closing(connect(copy)) as connection:
        with closing(connect(path, reading=True)) as original:
            original.backup(connection)
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield said
                return
        for table in FULL_TEXT:
            try:
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield f"its full text {table} does not fit the words it was made of ({error})"
        build(record, stamp.snapshot, scratch / "made.sqlite")
        connection.execute("ATTACH ? AS made", (str(scratch / "made.sqlite"),))
        yield from _differences(connection, CONTENT if stamp.known == known_mark(record.catalog) else _WITHOUT_KNOWN)


# Links that were drawn when others were known cannot be drawn again.
_WITHOUT_KNOWN = {tables: columns for tables, columns in CONTENT.items() if not tables.startswith("known_")}


def _differences(connection: sqlite3.Connection, content: Mapping[str, str]) -> Iterator[str]:
    for tables, columns in content.items():
        ours = f"SELECT {columns} FROM {tables}"
        theirs = f"SELECT {columns} FROM {' JOIN '.join('made.' + table for table in tables.split(' JOIN '))}"
        for left, right, what in ((ours, theirs, "are not the record's"), (theirs, ours, "are missing")):
            [count] = connection.execute(f"SELECT count(*) FROM ({left} EXCEPT {right})").fetchone()
            if count:
                yield f"{count} rows of {tables.split()[0]} {what}"
