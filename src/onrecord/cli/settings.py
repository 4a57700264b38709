"""What was said before the command's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.snapshot import Snapshot

DEFAULT_RECORD = Path("record")


@dataclass(frozen=True, slots=True)
class Settings:
    """The folder of the record. named: it was given on the command line, with ``--record``."""

    record: Path
    named: bool

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The newest snapshot of the record, for as long as the block lasts."""
        from onrecord.store.record import Record

        with Record.open(self.record) as record:
            snapshot = record.snapshot()
            try:
                yield snapshot
            finally:
                snapshot.close()
