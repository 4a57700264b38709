"""``index.sqlite``: what search and pages read, in step with the catalog or made anew.

It is stamped with the snapshot that it reflects. A process that dies between committing
an addition and indexing it leaves an old stamp, and whoever opens the index next brings
it up to date.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from onrecord.errors import RecordError
from onrecord.store import index_read
from onrecord.store.catalog import Catalog
from onrecord.store.faults import reading_from, require_whole
from onrecord.store.index_file import (
    NAME,
    Stamp,
    connect,
    created,
    is_damage,
    mark,
    peek,
    stamp_of,
    unwritable,
    writing,
)
from onrecord.store.index_write import advance
from onrecord.store.known import known_mark
from onrecord.store.leases import leased
from onrecord.store.record import Record
from onrecord.store.seal import seal

T = TypeVar("T")
_REMEMBERED = 50


class Index:
    """A connection for reading, which sees one state of the index. Use it in a ``with`` statement.

    Each belongs to the thread that opened it; opening one takes about a millisecond.
    snapshot: the one that it reflects.
    note: what a reader should be told of it, as that it was made anew; or None.
    """

    def __init__(self, connection: sqlite3.Connection, snapshot: int, note: str | None = None) -> None:
        self.connection = connection
        self.snapshot = snapshot
        self.note = note

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index of the record at ``folder``, brought up to date or made anew if need be.

        While another process is adding, it may be behind by what that process is about
        to index.

        Raises:
            RecordError: if there is no record, or the index must be written and cannot be.
        """
        path = folder / NAME
        with Record.open(folder) as record:
            ready = _ready(record, path)
            if ready is not None:
                return ready
            note = _prepare(record)
        found = _begin(path)
        if found is None:
            raise RecordError(f"{path} is just being made anew by another process: try again in a moment")
        connection, stamp = found
        return cls(connection, stamp.snapshot, note)

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self.connection.close()


def ask(folder: Path, question: Callable[[Index], T]) -> T:
    """What ``question`` makes of the index at ``folder``; damage found on the way is mended by a rebuild.

    Raises:
        RecordError: as ``Index.open``.
    """
    try:
        with Index.open(folder) as index:
            return question(index)
    except (sqlite3.DatabaseError, ValueError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
            raise
        note = _made_anew(folder / NAME, f"damaged ({error})")
    rebuild(folder)
    with Index.open(folder) as index:
        index.note = note
        return question(index)


def earlier_paragraphs(record: Record) -> Callable[[str | None], list[tuple[str | None, list[str]]]]:
    """What the record holds now of an outlet's latest articles, for as long as it is asked.

    Without a sound index there is nothing: it is no reason not to add.
    """
    snapshot = record.catalog.newest()

    def earlier(outlet: str | None) -> list[tuple[str | None, list[str]]]:
        if not snapshot:
            return []
        with suppress(RecordError, sqlite3.DatabaseError), Index.open(record.folder) as index:
            return index_read.paragraphs(index.connection, outlet, snapshot, _REMEMBERED)
        return []

    return earlier


def update(record: Record) -> bool:
    """Bring the index of ``record`` up to its newest snapshot, making it if need be; whether it changed.

    Call it after each commit. Safe while others read, add or do the same.

    Raises:
        RecordError: if the index cannot be written.
    """
    path = record.folder / NAME
    try:
        stamp = peek(path)
        if stamp is None or not stamp.belongs_to(record.catalog):
            return _make(record)
        return not _is_in_step(stamp, record.catalog) and _advance(record, path)
    except (OSError, sqlite3.DatabaseError) as error:
        if is_damage(error):
            return _make(record, sound_too=True)
        raise unwritable(path, error) from error


def rebuild(folder: Path) -> None:
    """Make the index of the record at ``folder`` anew, whatever state it is in.

    Raises:
        RecordError: if there is no record, or the index cannot be written.
    """
    with Record.open(folder) as record:
        _make(record, sound_too=True)


def build(record: Record, snapshot: int, path: Path) -> None:
    """Write the index of a snapshot to ``path``, in place of whatever is there."""
    with created(path) as connection:
        _fill(connection, record, snapshot)


def in_step(folder: Path, snapshot: int) -> Index | None:
    """The index if it reflects just this snapshot, else None; nothing is written."""
    with Record.open(folder) as record:
        try:
            found = _begin(folder / NAME)
            if found is None:
                return None
            connection, stamp = found
            if (stamp.snapshot, stamp.mark) == (snapshot, mark(record.catalog, snapshot)):
                return Index(connection, snapshot)
            connection.close()
        except sqlite3.DatabaseError:
            pass
    return None


def told_with(folder: Path, snapshot: int, words: str) -> tuple[str, ...] | None:
    """Ids of the attributions in whose content ``words`` are found, or None where the index cannot tell.

    It cannot where it does not reflect just this snapshot, is damaged, or ``words`` are blank.
    """
    if not words.strip():
        return None
    try:
        index = in_step(folder, snapshot)
        if index is None:
            return None
        with index:
            return index_read.told_with(index.connection, words)
    except sqlite3.DatabaseError:
        return None


def _begin(path: Path) -> tuple[sqlite3.Connection, Stamp] | None:
    """A connection that goes on seeing the state at this moment, and its stamp."""
    if not path.is_file():
        return None
    connection = connect(path, reading=True)
    try:
        connection.execute("BEGIN")
        if (stamp := stamp_of(connection)) is not None:
            return connection, stamp
    except sqlite3.DatabaseError:
        connection.close()
        raise
    connection.close()
    return None


def _ready(record: Record, path: Path) -> Index | None:
    """The index, if it can be read as it is: then one connection is enough to see so and to read it."""
    try:
        found = _begin(path)
    except sqlite3.DatabaseError:
        return None
    if found is None:
        return None
    connection, stamp = found
    # Looked up after the stamp, the catalog cannot be behind an index that is its own.
    if stamp.belongs_to(record.catalog) and (_is_in_step(stamp, record.catalog) or _others_write(record.catalog)):
        return Index(connection, stamp.snapshot)
    connection.close()
    return None


def _prepare(record: Record) -> str | None:
    """Make sure that there is an index to read; the note for the reader."""
    path = record.folder / NAME
    state = "missing" if not path.is_file() else "of another format"
    try:
        stamp = peek(path)
        if stamp is not None:
            # Looked up after the stamp, the catalog cannot be behind an index that is its own.
            if stamp.belongs_to(record.catalog):
                return _catch_up(record, stamp)
            state = "of another state of the record"
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise unwritable(path, error) from error
        state = f"damaged ({error})"
    return _made_anew(path, state) if _make(record) else None


def _catch_up(record: Record, stamp: Stamp) -> str | None:
    """Index what a process that died did not; one that is still at work will do so itself."""
    if not _is_in_step(stamp, record.catalog) and not _others_write(record.catalog):
        update(record)
    return None


def _others_write(catalog: Catalog) -> bool:
    return catalog.value("SELECT 1 FROM leases WHERE expires >= ?", time.time()) is not None


def _made_anew(path: Path, state: str) -> str:
    return f"{path} was {state} and has been made anew"


def _make(record: Record, *, sound_too: bool = False) -> bool:
    """Make the index anew, or see that another process just has; whether this one did."""
    path = record.folder / NAME
    try:
        with leased(record.catalog, "indexing", alone=True):
            if not sound_too and _is_usable(path, record.catalog):
                return False
            build(record, record.catalog.newest(), path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise unwritable(path, error) from error
    seal(record.catalog)
    return True


def _is_usable(path: Path, catalog: Catalog) -> bool:
    try:
        stamp = peek(path)
    except sqlite3.DatabaseError:
        return False
    return stamp is not None and stamp.belongs_to(catalog)


def _is_in_step(stamp: Stamp, catalog: Catalog) -> bool:
    return stamp.snapshot >= catalog.newest() and stamp.known == known_mark(catalog)


def _advance(record: Record, path: Path) -> bool:
    with closing(connect(path)) as connection, writing(connection):
        stamp = stamp_of(connection)
        # Another process may have been faster, or the record have come further than when we looked.
        newest = record.catalog.newest()
        if stamp is None or _is_in_step(stamp, record.catalog):
            return False
        _fill(connection, record, newest)
    return True


def _fill(connection: sqlite3.Connection, record: Record, number: int) -> None:
    # Reading needs no words of the analysis, which come with it.
    from onrecord.store.index_known import link_known

    snapshot = record.snapshot(number)
    try:
        with reading_from(record.folder):
            require_whole(record.folder / "parts" / part.name for part in snapshot.parts)
            advance(connection, snapshot, mark(record.catalog, number))
            link_known(connection, snapshot, record.catalog)
    finally:
        snapshot.close()
