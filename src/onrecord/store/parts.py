"""``parts/``: immutable Parquet files, a few for each addition."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema import TABLES, Row, schema_of
from onrecord.store.files import part_name, settle, sha256_of


@dataclass(frozen=True, slots=True)
class Staged:
    """A part that is written but does not count yet."""

    path: Path
    table: str
    rows: int
    sha256: str


def new_part(record: Path, table: str) -> Path:
    """The path for a new part of ``table``; it does not exist yet."""
    folder = record / "parts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{table}-{uuid.uuid4().hex}.parquet"


def write_part(record: Path, table: str, rows: Iterable[Row]) -> Staged:
    """Write rows of ``table`` as a new part, to be committed with others by ``register``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = new_part(record, table)
    data = pa.Table.from_pylist(list(rows), schema=schema_of(TABLES[table]))
    unfinished = part_name(path)
    pq.write_table(data, unfinished, compression="zstd")
    settle(unfinished, path)
    return Staged(path, table, data.num_rows, sha256_of(path))


def adopt_part(path: Path, table: str) -> Staged:
    """A part that resolving wrote under a path of ``new_part``."""
    import pyarrow.parquet as pq

    settle(path, path)
    return Staged(path, table, pq.read_metadata(path).num_rows, sha256_of(path))


def register(writing: sqlite3.Connection, staged: Iterable[Staged], snapshot: int) -> None:
    """Let parts count from ``snapshot`` on, within the caller's transaction."""
    for part in staged:
        writing.execute(
            "INSERT INTO parts VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM parts), ?, ?, ?, NULL)",
            (part.path.name, part.table, part.rows, part.sha256, snapshot),
        )


def part_files(record: Path) -> Iterator[Path]:
    """Every file under ``parts/``, unfinished ones too."""
    folder = record / "parts"
    if folder.is_dir():
        yield from sorted(folder.iterdir())
