"""What did an addition bring?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.store import index_read
from onrecord.store.index import Index, ask

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Brought:
    """statements: how many some documents tell, beliefs and low confidence aside. new: those told nowhere else."""

    statements: int
    new: int


def brought(folder: Path, documents: Sequence[str]) -> Brought:
    """How many statements the documents with these ids tell. Raises RecordError as ``store.index.ask``."""
    return ask(folder, lambda index: Brought(*index_read.told_by(index.connection, json.dumps(list(documents)))))


def headings(folder: Path, documents: Sequence[str]) -> list[Row]:
    """What a list needs to know of each of some articles that still count: ``id`` and as ``index_read.heading``."""

    def question(index: Index) -> list[Row]:
        found = ((key, index_read.heading(index.connection, key)) for key in documents)
        return [{"id": key, **row} for key, row in found if row is not None]

    return ask(folder, question)
