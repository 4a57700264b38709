"""The file ``index.sqlite``: connections to it, and the stamp that says what it reflects."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store.catalog import Catalog
from onrecord.store.faults import may_only_be_read
from onrecord.store.index_schema import FORMAT, add_functions, create_tables, folding
from onrecord.store.tombstones import removal_mark

NAME = "index.sqlite"

_WAIT_SECONDS = 60.0
_DAMAGED = ("malformed", "not a database", "corrupt", "decode", "no such", "disk I/O error", "already exists")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index reflects.

    mark: see ``mark``; no other record has it.
    known: who was known when its links were drawn; see ``known.known_mark``.
    """

    snapshot: int
    mark: str
    known: str = ""

    def belongs_to(self, catalog: Catalog) -> bool:
        """Whether the catalog had this snapshot; not so after either was restored from a copy."""
        return self.snapshot <= catalog.newest() and self.mark == mark(catalog, self.snapshot)


def mark(catalog: Catalog, snapshot: int) -> str:
    """The name of the newest part at a snapshot, and what was removed from the record; empty for an empty one."""
    newest = "SELECT name FROM parts WHERE added <= ? ORDER BY place DESC, name LIMIT 1"
    return str(catalog.value(newest, snapshot) or "") + removal_mark(catalog)


def connect(path: Path, *, reading: bool = False) -> sqlite3.Connection:
    """A connection to the index at ``path``, which must exist. reading: it refuses to write."""
    # Not mode=ro: a reader that may not write leaves the log's files behind when it is the last to close.
    connection = _connection(path, "mode=rw")
    if not reading:
        return connection
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if not may_only_be_read(error):
            raise
        # Nothing may be written beside it, not even SQLite's own notes: read the file as it is.
        return _connection(path, "immutable=1")
    return connection


def _connection(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    add_functions(connection)
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: all of it is kept, or, after an exception, nothing."""
    # What a power cut takes away is the newest transaction with its stamp, and it is made again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def created(path: Path) -> Iterator[sqlite3.Connection]:
    """A new index in place of whatever is at ``path``, to be filled in the one transaction that makes it."""
    # The log belongs to the file: left behind, it would be taken for the new one's.
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        each.unlink(missing_ok=True)
    path.touch()
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        with writing(connection):
            create_tables(connection)
            yield connection


def peek(path: Path) -> Stamp | None:
    """What the index at ``path`` reflects; None if there is none that this program can read.

    Raises:
        sqlite3.DatabaseError: if it is damaged, or cannot be opened.
    """
    if not path.is_file():
        return None
    with closing(connect(path, reading=True)) as connection:
        return stamp_of(connection)


def stamp_of(connection: sqlite3.Connection) -> Stamp | None:
    """What an open index reflects; None if its format or its folding of words is another."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
        return None
    query = "SELECT stamp.snapshot, stamp.mark, folding, known_state.mark FROM stamp, known_state"
    rows = connection.execute(query).fetchall()
    if len(rows) != 1:
        raise sqlite3.DatabaseError(f"malformed: it has {len(rows)} stamps, and should have one")
    snapshot, name, folded, known = rows[0]
    return Stamp(int(snapshot), str(name), str(known)) if folded == folding() else None


def is_damage(error: Exception) -> bool:
    """Whether what SQLite says means that the file is not what was written, rather than busy or out of reach."""
    return any(word in str(error) for word in _DAMAGED)


def unwritable(path: Path, error: Exception) -> RecordError:
    """The error for an index that must be written and cannot be."""
    return RecordError(
        f"{path} cannot be written ({error}): see that there is room and that the folder may be written to, "
        "then run `onrecord index`; nothing of the record itself is lost"
    )
