"""Resolving with DuckDB, which spills to disk what does not fit into memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.resolve import passages, sql
from onrecord.resolve.added import resolve_added, verdicts_mark
from onrecord.resolve.columns import columns
from onrecord.resolve.engine import Grown, Parts
from onrecord.resolve.kept import keep
from onrecord.resolve.kept import mark as set_mark
from onrecord.resolve.plan import WRITTEN, Step, given, steps
from onrecord.resolve.telling import plan as telling
from onrecord.resolve.workers import Work, Workers
from onrecord.schema import FACTS, schema_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 500
_ROWS = 4096
_AT_ONCE, _NESTED_AT_ONCE = 4096, 256
"""Rows that are read and worked at once; those of an article hold all that was found in it, in lists."""
_ROW_GROUP = 16_384
"""Rows that are read together: whoever looks for one reads its group and passes over the others."""
_FEW_BYTES = 16_000_000
"""Of findings: no more than these are read into memory once; each step reads more from their files."""
_HANDFUL_BYTES = 500_000
"""Of findings: to share out the work on no more than these takes longer than the work."""
_MEMORY = "2GB"
"""Beyond it tables of a whole resolving go to disk: one machine has other work, too."""


@dataclass(frozen=True)
class DuckDB:
    """The engine for one machine; see ``engine.Engine``.

    jobs: processes for what is worked row by row, where there are many rows.
    """

    jobs: int = 1

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Draw all conclusions from ``parts`` and write them to the paths in ``out``."""
        self._resolve(parts, out, None)

    def resolve_keeping(self, parts: Parts, out: Mapping[str, Path], kept: Path) -> None:
        """As ``resolve``; see ``engine.GrowingEngine``."""
        self._resolve(parts, out, kept)

    def mark(self, kept: Path, mark: str) -> None:
        """Let what is kept count for the conclusions with this mark."""
        set_mark(kept, mark)

    def resolve_added(
        self, parts: Parts, kept: Path, mark: str, current: Callable[[str], bool], others: Sequence[str]
    ) -> AbstractContextManager[Grown | None]:
        """What changes by the parts that came since; see ``engine.GrowingEngine``."""
        return resolve_added(parts, kept, mark, current, others)

    def _resolve(self, parts: Parts, out: Mapping[str, Path], kept: Path | None) -> None:
        with _database(parts) as database, closing(Workers(self.jobs)) as workers:
            _read_facts(database, parts)
            _find_replaced(database, parts)
            _write_judged(database, parts)
            for table, query in (("aged", sql.AGED), ("articles", sql.ARTICLES)):
                database.execute(f"CREATE TABLE {table} AS {query}")
            database.execute(f"CREATE VIEW findings AS {sql.FINDINGS}")
            for step in (*steps(parts.verdicts), *passages.steps(), *telling.steps()):
                run_step(database, step, workers)
            for table, query in {**WRITTEN, **passages.WRITTEN, **telling.WRITTEN}.items():
                _copy(database, query, out[table])
            if kept is not None:
                keep(database, kept, verdicts_mark(parts.verdicts), (len(parts.documents), len(parts.findings)))


@contextmanager
def _database(parts: Parts) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database, for many parts in a file that is gone afterwards: not all that is in memory can be spilt."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        tables = ":memory:" if _size(parts) < _FEW_BYTES else Path(folder) / "tables"
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(Path(folder) / "spilt"), "memory_limit": _MEMORY,
        }  # fmt: skip
        if _size(parts) < _HANDFUL_BYTES:
            config["threads"] = 1
        with closing(duckdb.connect(tables, config=config)) as database:
            yield database


def _size(parts: Parts) -> int:
    return sum(path.stat().st_size for path in parts.findings)


def run_step(database: duckdb.DuckDBPyConnection, step: Step, workers: Workers) -> None:
    """Make the table of a step."""
    if step.schema is None:
        database.execute(f"CREATE TABLE {step.name} AS {step.query}")
        return
    schema = step.schema()
    database.execute(f"CREATE TABLE {step.name} ({columns(schema)})")
    with closing(database.cursor()) as reading:
        for made in _collected(_made(reading, step, schema, workers)):
            database.register("made", made)
            database.execute(f"INSERT INTO {step.name} SELECT * FROM made")
            database.unregister("made")


def _made(reading: duckdb.DuckDBPyConnection, step: Step, schema: pa.Schema, workers: Workers) -> Iterator[pa.Table]:
    """What a step's function makes of the rows of its query, some at a time."""
    import pyarrow as pa

    batches = _batches(reading, step.query)
    if step.whole is not None:
        made = iter(step.whole(row for batch in batches for row in batch.to_pylist()))
        while some := list(islice(made, _ROWS)):
            yield pa.Table.from_pylist(some, schema=schema)
    elif step.rows is not None:
        yield from workers.work(Work(step.rows, schema), batches)


def _collected(made: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Tables long enough to be worth writing."""
    import pyarrow as pa

    waiting: list[pa.Table] = []
    for table in made:
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= _ROWS:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


def _batches(reading: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.RecordBatch]:
    """The rows of a query, a few at a time."""
    asked = reading.sql(query)
    at_once = _NESTED_AT_ONCE if any("[]" in str(kind) for kind in asked.types) else _AT_ONCE
    for batch in asked.to_arrow_reader(at_once):
        for start in range(0, batch.num_rows, at_once):
            yield batch.slice(start, at_once)


def _read_facts(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    database.execute("CREATE TABLE places (file VARCHAR, place INTEGER)")
    # The findings come first, so that the place of a part of them stays when more are added.
    files = [str(path) for path in (*parts.findings, *parts.documents)]
    database.executemany("INSERT INTO places VALUES (?, ?)", [(file, place) for place, file in enumerate(files)])
    for table, paths in (("documents", parts.documents), ("findings", parts.findings)):
        # What parts of an earlier version lack is null, also within a struct.
        database.execute(f"CREATE TABLE no_{table} (place INTEGER, line BIGINT, {columns(schema_of(FACTS[table]))})")
        read = f"SELECT * FROM no_{table}"
        if paths:
            listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
            read += (
                " UNION ALL BY NAME SELECT p.place, r.file_row_number AS line, r.* EXCLUDE (filename, file_row_number) "
                f"FROM read_parquet([{listed}], filename = true, file_row_number = true, union_by_name = true) r "
                "JOIN places p ON p.file = r.filename"
            )
        name = "read_findings" if table == "findings" else table
        database.execute(f"CREATE {'TABLE' if _size(parts) < _FEW_BYTES else 'VIEW'} {name} AS {read}")


def _find_replaced(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    database.execute("CREATE TABLE replaced (id VARCHAR)")
    if parts.replaced is None:
        database.execute(f"INSERT INTO replaced {sql.REPLACED}")
    elif parts.replaced:
        database.execute("INSERT INTO replaced SELECT unnest(?)", [list(parts.replaced)])


def _write_judged(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    for name, rows in given(parts):
        database.register("judged_rows", rows)
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM judged_rows")
        database.unregister("judged_rows")


def _copy(database: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    quoted = str(path).replace("'", "''")
    database.execute(f"COPY ({query}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})")
