"""What is concluded bit by bit is what is concluded at once."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.schema import CONCLUSIONS, KEYS
from onrecord.store.record import Record
from tests.property.test_entities import cut, world
from tests.resolve.world import grow


@dataclass(frozen=True)
class AtOnce:
    """The engine without what lets it go on."""

    def resolve(self, parts: Parts, out: dict[str, Path]) -> None:  # type: ignore[override]
        DuckDB().resolve(parts, out)


def conclusions(record: Record) -> dict[str, list[dict[str, Any]]]:
    snapshot = record.snapshot()
    found = {}
    for table in CONCLUSIONS:
        rows = snapshot.ask(f"SELECT * EXCLUDE (place, line, added) FROM {table}")
        found[table] = sorted(rows, key=lambda row: str([row[name] for name in KEYS[table]]))
    snapshot.close()
    return found


def resolved_again(record: Record, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The conclusions that one reading of everything draws from the same parts."""
    paths = {table: folder / f"{table}.parquet" for table in CONCLUSIONS}
    folder.mkdir()
    snapshot = record.snapshot()
    DuckDB().resolve(snapshot.facts(), paths)
    import pyarrow.parquet as pq

    snapshot.close()
    return {
        table: sorted(pq.read_table(path).to_pylist(), key=lambda row: str([row[name] for name in KEYS[table]]))
        for table, path in paths.items()
    }


@pytest.mark.parametrize("seed", range(20, 32))
def test_bit_by_bit_is_as_at_once(tmp_path: Path, seed: int) -> None:
    chance, given = random.Random(seed), world(seed, 20)
    with grow(tmp_path / "record", *cut(given, chance)) as record:
        again = resolved_again(record, tmp_path / "again")
        for table, rows in conclusions(record).items():
            assert rows == again[table], table
