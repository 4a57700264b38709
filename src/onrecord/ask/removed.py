"""What was removed from the record, when, by whom and why?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.store.record import Record
from onrecord.store.tombstones import Tombstone, tombstone, tombstones

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RemovedView:
    """What is left of a removed document."""

    tombstone: Tombstone

    def as_json(self) -> Row:
        """Its id and when, by whom and why it was removed; the address where that was kept."""
        found = self.tombstone
        removed = {"on": found.made, "by": found.by, "why": found.why, "restored": found.restored}
        return {"id": found.document, "uri": found.uri, "sha256": found.sha256, "removed": removed}


def removed(folder: Path, given: str) -> RemovedView | None:
    """What is left of the document whose id is, or begins with, ``given``; None where none such was removed.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        found = tombstone(record.catalog, given)
    return None if found is None else RemovedView(found)


def removals(folder: Path) -> tuple[RemovedView, ...]:
    """Everything that was removed, in order, with what was taken in again later.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        return tuple(map(RemovedView, tombstones(record.catalog)))
