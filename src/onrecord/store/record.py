"""The record: a folder of immutable parts, kept captures, and a catalog of what counts."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

from onrecord.errors import NotFoundError, RecordError
from onrecord.resolve.engine import Engine
from onrecord.schema import CONCLUSIONS, JUDGED
from onrecord.store.addition import Addition, Entry
from onrecord.store.catalog import Catalog, KnownCapture, create_catalog, open_catalog
from onrecord.store.faults import reading_from, writing_to
from onrecord.store.filters import Filter
from onrecord.store.judgements import pending_judgements
from onrecord.store.leases import leased, require
from onrecord.store.parts import Staged, adopt_part, new_part, register
from onrecord.store.seal import seal
from onrecord.store.snapshot import Counts, Snapshot
from onrecord.store.tombstones import gone
from onrecord.store.verdicts import judged_part

__all__ = ["Counts", "Entry", "Filter", "Record", "Snapshot"]


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
        return Snapshot(self.folder, wanted, self._base(wanted), parts, returns, gone(self.catalog, wanted))

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
            snapshot = self.snapshot()
            judged = judged_part(self.folder, self.catalog, snapshot)
            paths = {table: new_part(self.folder, table) for table in CONCLUSIONS}
            with reading_from(self.folder):
                engine.resolve(replace(snapshot.facts(), verdicts=judged.verdicts), paths)
            staged = [adopt_part(path, table) for table, path in paths.items()] + judged.staged
            with self.catalog.writing() as writing:
                require(writing, lease)
                if self._base(self.catalog.newest()) <= snapshot.number:
                    self._replace(writing, staged, snapshot.number, judged.heeds, made)
        return True

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

    def _replace(self, writing: sqlite3.Connection, staged: list[Staged], base: int, heeds: int, made: str) -> None:
        number = self.catalog.newest() + 1
        row = (number, made, base, heeds)
        writing.execute("INSERT INTO snapshots (number, made, base, judged) VALUES (?, ?, ?, ?)", row)
        tables = ", ".join(f"'{table}'" for table in (*CONCLUSIONS, JUDGED))
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
