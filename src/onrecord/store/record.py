"""The record: a folder of immutable parts, kept captures, and a catalog of what counts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from onrecord.errors import NotFoundError, RecordError
from onrecord.resolve.engine import Engine, GrowingEngine
from onrecord.schema import CONCLUSIONS, GONE, JUDGED
from onrecord.store.addition import Addition, Entry
from onrecord.store.catalog import Catalog, KnownCapture, create_catalog, open_catalog
from onrecord.store.compaction import compacted, is_due
from onrecord.store.faults import reading_from, writing_to
from onrecord.store.filters import Filter
from onrecord.store.judgements import heeded, pending_judgements
from onrecord.store.leases import Lease, leased, require
from onrecord.store.parts import Staged, adopt_part, new_part, register, write_part
from onrecord.store.seal import seal
from onrecord.store.snapshot import Counts, Snapshot
from onrecord.store.tombstones import gone
from onrecord.store.verdicts import Judged, judged_part

__all__ = ["Counts", "Entry", "Filter", "Record", "Snapshot"]


KEPT = "entities.sqlite"
"""What resolving keeps to go on; derived, see ``resolve.kept``."""

_CONCLUDED = (*CONCLUSIONS, GONE)


class Record:
    """A record on disk. Use it in a ``with`` statement, or close it."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        self.folder = folder
        self.catalog = catalog

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> Record:
        """Make a record at ``path``, or open the one that is there.

        Raises:
            RecordError: if something else is there, it cannot be written, or a newer onrecord made it.
        """
        folder = Path(path)
        catalog = folder / "catalog.sqlite"
        if not catalog.is_file():
            _make_folder(folder)
        try:
            with writing_to(folder):
                create_catalog(catalog)
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{catalog} cannot be used ({error}): restore the record from a copy") from error
        return cls.open(folder)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Record:
        """Open the record at ``path``.

        Raises:
            RecordError: if there is none, it is damaged, or a newer onrecord made it.
        """
        folder = Path(path)
        return cls(folder, open_catalog(folder / "catalog.sqlite"))

    @classmethod
    def to_change(cls, path: str | os.PathLike[str]) -> Record:
        """Open the record at ``path`` that is there, in the newest format.

        Raises:
            RecordError: as ``open``, or if it cannot be written.
        """
        # Not left to be closed some time: as long as a connection is open, its log lies beside the catalog.
        with cls.open(path) as found:
            folder = found.folder
        return cls.create(folder)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the catalog."""
        self.catalog.close()

    def snapshot(self, number: int | None = None) -> Snapshot:
        """The record as it is, or as it was after addition ``number``.

        Raises:
            NotFoundError: if there is no snapshot with that number yet.
        """
        newest = self.catalog.newest()
        wanted = newest if number is None else number
        if not 0 <= wanted <= newest:
            raise NotFoundError(f"{self.folder} has no snapshot {wanted}; the newest is {newest}")
        parts, returns = tuple(self.catalog.parts(wanted)), self.catalog.returns(wanted)
        left, files = gone(self.catalog, wanted), self.catalog.files()
        return Snapshot(self.folder, wanted, self._base(wanted), parts, returns, left, files)

    def known(self, uri: str, sha256: str) -> list[KnownCapture]:
        """What is known of these bytes at this address, oldest first; empty for a new capture."""
        return self.catalog.known(uri, sha256)

    def has_document(self, document: str) -> bool:
        """Whether a document with this id is in the record."""
        return self.catalog.has_document(document)

    def options(self, document: str) -> tuple[str | None, str | None]:
        """The outlet and the date of collection that the user gave with a document."""
        return self.catalog.options(document)

    def standing(self, document: str) -> str:
        """The document that stands in the place of ``document`` now: a newer version of the article, or itself."""
        return self.catalog.standing(document)

    def adding(self) -> Addition:
        """A way to add batches of articles; use it in a ``with`` statement."""
        return Addition(self.folder, self.catalog)

    def resolve(self, engine: Engine, made: str) -> bool:
        """Draw the conclusions anew if findings were added or people judged since; whether that was so.

        Waits while another process does so. made: date-time of the snapshot.

        Raises:
            RecordError: if the record cannot be written, or this process stood still so long that
                others took it for dead.
        """
        if not self._pending() and not pending_judgements(self.catalog):
            return False
        with writing_to(self.folder), leased(self.catalog, "resolving", alone=True) as lease:
            if not self._pending() and not pending_judgements(self.catalog):
                return False
            with closing(self.snapshot()) as snapshot:
                judged = judged_part(self.folder, self.catalog, snapshot)
                if isinstance(engine, GrowingEngine) and self._resolve_added(engine, snapshot, judged, lease, made):
                    self._compact(engine, lease, made)
                else:
                    self._resolve_all(engine, snapshot, judged, lease, made)
        return True

    def _resolve_all(self, engine: Engine, snapshot: Snapshot, judged: Judged, lease: Lease, made: str) -> None:
        """Draw all conclusions, as new parts in place of those before."""
        paths = {table: new_part(self.folder, table) for table in CONCLUSIONS}
        growing = engine if isinstance(engine, GrowingEngine) else None
        with reading_from(self.folder):
            facts = replace(snapshot.facts(), verdicts=judged.verdicts)
            if growing is not None:
                growing.resolve_keeping(facts, paths, self.folder / KEPT)
            else:
                engine.resolve(facts, paths)
        staged = [adopt_part(path, table) for table, path in paths.items()] + judged.staged
        with self.catalog.writing() as writing:
            require(writing, lease)
            if self._base(self.catalog.newest()) > snapshot.number:
                return
            self._commit(writing, staged, (*_CONCLUDED, JUDGED), (made, snapshot.number, judged.heeds))
        if growing is not None:
            growing.mark(self.folder / KEPT, self._mark())

    def _resolve_added(
        self, engine: GrowingEngine, snapshot: Snapshot, judged: Judged, lease: Lease, made: str
    ) -> bool:
        """Draw the conclusions that what was added changes, as parts beside those before; whether that could be."""
        since = (each for each in snapshot.returns if each.added > snapshot.base)
        others = [document for each in since for document in (each.document, each.replaces)]

        def stands(document: str) -> bool:
            return document not in snapshot.gone.vacated and self.catalog.standing(document) == document

        facts = replace(snapshot.facts(with_replaced=False), verdicts=judged.verdicts)
        with (
            reading_from(self.folder),
            engine.resolve_added(facts, self.folder / KEPT, self._mark(), stands, others) as grown,
        ):
            if grown is None:
                return False
            rows = {**grown.rows, GONE: [{"tab": tab, "key": key} for tab, key in grown.gone]}
            staged = [write_part(self.folder, table, rows[table]) for table in _CONCLUDED if rows.get(table)]
            with self.catalog.writing() as writing:
                require(writing, lease)
                # What was judged is written whole each time: it is little, and of no use in pieces.
                self._commit(writing, staged + judged.staged, (JUDGED,), (made, snapshot.number, judged.heeds))
            grown.mark = self._mark()
        return True

    def _compact(self, engine: GrowingEngine, lease: Lease, made: str) -> None:
        """Put conclusions together that lie in many parts."""
        snapshot = self.snapshot()
        if not is_due(snapshot):
            return
        with reading_from(self.folder):
            staged = compacted(snapshot)
        heeds = heeded(self.catalog, snapshot.number)
        with self.catalog.writing() as writing:
            require(writing, lease)
            self._commit(writing, staged, _CONCLUDED, (made, snapshot.base, heeds))
        engine.mark(self.folder / KEPT, self._mark())

    def _mark(self) -> str:
        """The name of the newest part of conclusions, and the snapshot that was resolved last."""
        tables = ", ".join(f"'{table}'" for table in _CONCLUDED)
        newest = f"SELECT name FROM parts WHERE tab IN ({tables}) ORDER BY place DESC LIMIT 1"
        return f"{self.catalog.value(newest)} {self._base(self.catalog.newest())}"

    def seal(self) -> None:
        """Write the digest by which damage to the catalog is noticed; do so after a round of writing.

        Raises:
            RecordError: if it cannot be written; the record is sound without it.
        """
        with writing_to(self.folder):
            seal(self.catalog)

    def _pending(self) -> bool:
        base = self._base(self.catalog.newest())
        query = "SELECT 1 FROM parts WHERE tab = 'findings' AND added > ?1"
        if self.catalog.format > 1:
            query += " UNION ALL SELECT 1 FROM returns WHERE added > ?1"
        return self.catalog.value(query, base) is not None

    def _base(self, snapshot: int) -> int:
        """The newest snapshot whose findings were resolved by ``snapshot``."""
        return self.catalog.number("SELECT max(base) FROM snapshots WHERE number <= ?", snapshot)

    def _commit(
        self, writing: sqlite3.Connection, staged: list[Staged], over: Iterable[str], row: tuple[str, int, int]
    ) -> None:
        """Let parts count from a new snapshot on. over: tables whose parts so far do not count any more.

        row: ``made``, ``base`` and ``judged`` of the snapshot.
        """
        number = self.catalog.newest() + 1
        writing.execute("INSERT INTO snapshots (number, made, base, judged) VALUES (?, ?, ?, ?)", (number, *row))
        tables = ", ".join(f"'{table}'" for table in over)
        writing.execute(f"UPDATE parts SET removed = ? WHERE removed IS NULL AND tab IN ({tables})", (number,))
        register(writing, staged, number)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [entry.name for entry in folder.iterdir() if not entry.name.startswith("catalog.")]
    except OSError as error:
        raise RecordError(f"{folder} cannot be made ({error.strerror}): give another folder with --record") from error
    if strangers:
        raise RecordError(
            f"{folder} holds other things, as {sorted(strangers)[0]}, and is not a record: "
            "give a new or empty folder with --record"
        )
