"""``catalog.sqlite``: which parts and captures count, at which snapshot.

Every write is one short transaction that is serialised by SQLite, so several
processes may add to one record. Readers never wait (write-ahead log).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.ids import sha256_hex
from onrecord.store.faults import may_only_be_read
from onrecord.store.files import sha256_of
from onrecord.store.migrations import FORMAT, format_of, migrate
from onrecord.store.versions import Return, Version, replaced_by, same_article

__all__ = ["FORMAT", "Catalog", "KnownCapture", "Part", "create_catalog", "open_catalog"]

_WAIT_SECONDS = 60.0
_RETRY_SECONDS = 0.05
_VERSION = "SELECT document, uri, sha256, address, fetched, publication, part FROM captures"


@dataclass(frozen=True, slots=True)
class Part:
    """One immutable Parquet file of the record.

    place: order among all parts, which is the order of addition.
    added, removed: the snapshots from which on it counts, and no longer counts.
    """

    name: str
    table: str
    place: int
    rows: int
    sha256: str
    added: int
    removed: int | None


@dataclass(frozen=True, slots=True)
class KnownCapture:
    """A capture whose document is in the record, and how the document was made of it.

    part, fields: see ``types.Origin``; the fields as one string.
    """

    uri: str
    sha256: str
    document: str
    received: str
    cleaner: str
    outlet: str | None
    collected: str | None
    part: str | None
    fields: str | None


class Catalog:
    """A connection to ``catalog.sqlite``. Close it, or use it in a ``with`` statement.

    fixed: read the file as it is, where nothing may be written beside it, not even SQLite's own notes.
    """

    def __init__(self, path: Path, *, fixed: bool = False) -> None:
        self.path = path
        # Ours are the only transactions: the module's own would begin at the first write, too late
        # for what was read before it to still hold.
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?immutable=1" if fixed else path,
            uri=fixed,
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )

    def __enter__(self) -> Catalog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def format(self) -> int:
        """The version of the layout that this record has; see ``migrations``."""
        return format_of(self._connection)

    @property
    def revision(self) -> int:
        """How often something was written to it."""
        return self.number("SELECT revision FROM state")

    def close(self) -> None:
        """Close the connection; the last one to close folds the write-ahead log into the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction: all of it is kept, or, after an exception, nothing."""
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("UPDATE state SET revision = revision + 1")
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """All rows of one question."""
        with closing(self._connection.execute(query, values)) as cursor:
            return cursor.fetchall()

    def value(self, query: str, *values: object) -> object:
        """The first column of the first row, or None."""
        with closing(self._connection.execute(query, values)) as cursor:
            row = cursor.fetchone()
        return None if row is None else row[0]

    def number(self, query: str, *values: object) -> int:
        """Like ``value``, for a count or a number; 0 where there is none."""
        found = self.value(query, *values)
        return found if isinstance(found, int) else 0

    def files(self) -> Path | None:
        """Where the parts and captures lie, if this is the catalog of an older snapshot; see ``older``."""
        if not self.number("SELECT count(*) FROM sqlite_master WHERE name = 'older'"):
            return None
        return Path(str(self.value("SELECT files FROM older")))

    def sizes(self) -> tuple[int, int]:
        """How many parts and captures there are, of all snapshots."""
        return self.number("SELECT count(*) FROM parts"), self.number("SELECT count(*) FROM captures")

    def sha256(self) -> str:
        """The SHA-256 of what the file holds once the log is folded into it, read through this connection."""
        # An old SQLite cannot do so; without it there is only the file.
        serialize = getattr(self._connection, "serialize", None)
        return sha256_of(self.path) if serialize is None else sha256_hex(serialize())

    def copy_to(self, other: sqlite3.Connection) -> None:
        """Copy the whole catalog, as it is at one moment."""
        self._connection.backup(other)

    def newest(self) -> int:
        """The number of the newest snapshot; 0 for an empty record."""
        return self.number("SELECT max(number) FROM snapshots")

    def parts(self, snapshot: int) -> list[Part]:
        """The parts that count at a snapshot, in order of addition."""
        return [
            Part(*row)  # type: ignore[arg-type]
            for row in self.rows(
                "SELECT name, tab, place, row_count, sha256, added, removed FROM parts "
                "WHERE added <= ? AND (removed IS NULL OR removed > ?) ORDER BY place, name",
                snapshot,
                snapshot,
            )
        ]

    def all_parts(self) -> list[Part]:
        """Every part of every snapshot."""
        return [
            Part(*row)  # type: ignore[arg-type]
            for row in self.rows(
                "SELECT name, tab, place, row_count, sha256, added, removed FROM parts ORDER BY place, name"
            )
        ]

    def known(self, uri: str, sha256: str) -> list[KnownCapture]:
        """What is known of these bytes at this address, oldest first."""
        return self._captures("WHERE uri = ? AND sha256 = ? ORDER BY place", uri, sha256)

    def versions(self, version: Version, stated: str | None = None) -> list[Version]:
        """The documents that ``version`` may replace, the one that stands in its place now first.

        stated: its address as it is spelt, under which older records kept it.
        """
        query = f"""{_VERSION} c WHERE address IN (?, ?, ?) OR fetched = ? OR (uri = ? AND sha256 = ?)
            ORDER BY max(added, coalesce((SELECT max(added) + 0.5 FROM returns WHERE document = c.document), 0)) DESC,
            place DESC LIMIT 100"""
        names = (version.address, version.fetched, stated, version.fetched)
        rows = self.rows(query, *names, version.uri, version.sha256)
        return [Version(*row) for row in rows]  # type: ignore[arg-type]

    def alike(self, version: Version) -> list[Version]:
        """The documents that are versions of the same article, or were made of the same bytes, the newest first."""
        same = self.rows(f"{_VERSION} WHERE sha256 = ? AND part IS ? ORDER BY place DESC", version.sha256, version.part)
        others = [other for other in self.versions(version) if same_article(version, other)]
        known = {other.document for other in others}
        return others + [Version(*row) for row in same if row[0] not in known]  # type: ignore[arg-type]

    def standing(self, document: str) -> str:
        """The document that stands in the place of ``document`` now: a newer version of the article, or itself."""
        kept = self.rows(f"{_VERSION} WHERE document = ?", document)
        versions = [Version(*row) for row in kept]  # type: ignore[arg-type]
        newest = replaced_by(versions[0], self.versions(versions[0])) if versions else None
        return newest or document

    def returns(self, snapshot: int) -> tuple[Return, ...]:
        """How often articles were changed back to an earlier text by a snapshot, in order."""
        if self.format < 2:
            return ()
        query = "SELECT document, replaces, uri, sha256, received, added FROM returns WHERE added <= ? ORDER BY n"
        return tuple(Return(*row) for row in self.rows(query, snapshot))  # type: ignore[arg-type]

    def all_captures(self) -> Iterator[KnownCapture]:
        """Every known capture in order of addition, a few at a time."""
        with closing(self._connection.execute(f"{self._known()} ORDER BY place")) as cursor:
            while rows := cursor.fetchmany(1000):
                yield from (KnownCapture(*row) for row in rows)

    def has_document(self, document: str) -> bool:
        """Whether a document with this id is in the record."""
        return self.value("SELECT 1 FROM captures WHERE document = ?", document) is not None

    def options(self, document: str) -> tuple[str | None, str | None]:
        """The outlet and the date of collection that the user gave with a document."""
        [known] = self._captures("WHERE document = ?", document)
        return known.outlet, known.collected

    def _captures(self, where: str, *values: object) -> list[KnownCapture]:
        return [KnownCapture(*row) for row in self.rows(f"{self._known()} {where}", *values)]  # type: ignore[arg-type]

    def _known(self) -> str:
        # A record that an earlier version made stays readable where it may not be written.
        later = "part, fields" if self.format > 1 else "NULL, NULL"
        return f"SELECT uri, sha256, document, received, cleaner, outlet, collected, {later} FROM captures"


def create_catalog(path: Path) -> None:
    """Make the catalog at ``path``, or bring an older one up to date; safe where two processes do so at once."""
    with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
        _use_log(connection)
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection)
        connection.execute("COMMIT")


def open_catalog(path: Path) -> Catalog:
    """Open the catalog at ``path``.

    Raises:
        RecordError: if there is none, it is damaged, or a newer version of onrecord made it.
    """
    folder = path.parent
    if not path.is_file():
        raise RecordError(f"{folder} is not a record: make one with `onrecord --record {folder} add SOURCE`")
    catalog = Catalog(path)
    try:
        found = catalog.format
    except sqlite3.DatabaseError as error:
        catalog.close()
        if not may_only_be_read(error):
            raise RecordError(f"{path} is damaged ({error}): restore the record from a copy") from error
        catalog = _fixed(path, error)
        found = catalog.format
    if 0 < found <= FORMAT:
        return catalog
    catalog.close()
    if found == 0:
        raise RecordError(f"{folder} is not a record yet: make one with `onrecord --record {folder} add SOURCE`")
    raise RecordError(
        f"{folder} has record format {found}, and this onrecord reads up to {FORMAT}: "
        "open it with the version of onrecord that made it, or a newer one"
    )


def _fixed(path: Path, error: sqlite3.Error) -> Catalog:
    """A connection for a folder that may only be read; what is in a log left behind there would be passed over."""
    log = path.with_name(path.name + "-wal")
    try:
        if not (log.exists() and log.stat().st_size > 0):
            path.open("rb").close()
            return Catalog(path, fixed=True)
    except OSError as denied:
        raise RecordError(f"{path} cannot be opened ({denied.strerror}): see that you may read it") from denied
    raise RecordError(
        f"{path} cannot be read ({error}): its last additions lie in {log.name}, and the folder may only be read; "
        "copy the record to a folder that you may write to"
    ) from error


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, for which SQLite does not wait when another process is there too."""
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return
