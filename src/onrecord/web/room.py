"""The record that the pages are read from, as it stands when a page is asked for."""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.store.freshness import mark_of
from onrecord.store.notes import newest_note
from onrecord.store.record import Record, Snapshot


class Room:
    """The newest snapshot of one record. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The newest snapshot; while nothing is added it is the same object, its tables open.

        A snapshot that has been overtaken is left to those who still read from it.

        Raises:
            RecordError: if the record is missing or damaged.
        """
        with Record.open(self.folder) as record:
            newest = record.snapshot()
        with self._lock:
            known = self._snapshot
            if known is None or _told(known) != _told(newest):
                known = self._snapshot = newest
            return known

    def version(self) -> str:
        """A short text that changes whenever what the pages tell may have changed.

        Raises:
            RecordError: as ``snapshot``.
        """
        with Record.open(self.folder) as record:
            note = newest_note(record.catalog)
        return f"{mark_of(self.snapshot())}-{note}"


def _told(snapshot: Snapshot) -> tuple[object, ...]:
    """What the tables of a snapshot are made of."""
    return snapshot.parts, snapshot.returns, snapshot.gone
