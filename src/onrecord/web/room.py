"""The record that the pages are read from, as it stands when a page is asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from onrecord.store.freshness import mark_of
from onrecord.store.notes import newest_note
from onrecord.store.record import Record, Snapshot

T = TypeVar("T")
_REMEMBERED = 500


class Room:
    """The newest snapshot of one record. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._written: tuple[object, ...] | None = None
        self._counted: OrderedDict[tuple[object, ...], Any] = OrderedDict()

    def snapshot(self) -> Snapshot:
        """The newest snapshot; while nothing is added it is the same object, its tables open.

        A snapshot that has been overtaken is left to those who still read from it.

        Raises:
            RecordError: if the record is missing or damaged.
        """
        with Record.open(self.folder) as record:
            written = _written(record)
            with self._lock:
                if self._snapshot is not None and self._written == written:
                    return self._snapshot
            newest = record.snapshot()
        with self._lock:
            self._written = written
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

    def once(
        self, question: tuple[object, ...], ask: Callable[[], T], keep: Callable[[T], bool] = lambda found: True
    ) -> T:
        """What ``ask`` answers, asked once for as long as the record stays as it is; for counts over very many rows.

        question: tells it from all others; whatever ``ask`` depends on beside the record stands in it.
        keep: whether an answer is one that stays.

        Raises:
            RecordError: as ``snapshot``, and whatever ``ask`` raises.
        """
        key = (self.version(), *question)
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return cast("T", self._counted[key])
        found = ask()
        if not keep(found):
            return found
        with self._lock:
            self._counted[key] = found
            while len(self._counted) > _REMEMBERED:
                self._counted.popitem(last=False)
        return found


def _written(record: Record) -> tuple[object, ...]:
    """What is another one after any write to the catalog: then the list of parts, which may be long, is read again."""
    file = record.catalog.path.stat()
    return record.catalog.revision, file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns


def _told(snapshot: Snapshot) -> tuple[object, ...]:
    """What the tables of a snapshot are made of."""
    return snapshot.parts, snapshot.returns, snapshot.gone
