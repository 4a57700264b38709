"""Resolving with DuckDB, which spills to disk what does not fit into memory."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.resolve.conclusions import conclude
from onrecord.resolve.engine import Parts
from onrecord.resolve.relations import Batches, write_parquet
from onrecord.schema import FACTS, schema_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 2_048


@dataclass(frozen=True)
class DuckDB:
    """The engine for one machine; see ``engine.Engine``."""

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Draw all conclusions from ``parts`` and write them to the paths in ``out``."""
        import duckdb

        spill = str(Path(tempfile.gettempdir()) / "onrecord-duckdb")
        with closing(duckdb.connect(config={"temp_directory": spill})) as database:
            _read_facts(database, parts)
            conclude(DuckDBRelations(database), parts, out)


class DuckDBRelations:
    """``relations.Relations`` in a database; tables are not temporary ones, so that all its cursors see them."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def table(self, name: str, query: str) -> None:
        """See ``Relations``."""
        self._database.execute(f"CREATE TABLE {name} AS {query}")

    def rows(self, name: str, rows: pa.Table) -> None:
        """See ``Relations``."""
        self._database.register("given", rows)
        self._database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self._database.unregister("given")

    def apply(self, name: str, query: str, function: Batches, schema: pa.Schema) -> None:
        """See ``Relations``."""
        import pyarrow as pa

        self.rows(name, schema.empty_table())
        # Rows are read by a cursor of their own: a connection does one thing at a time.
        with closing(self._database.cursor()) as reading:
            for batch in function(reading.sql(query).to_arrow_reader(_BATCH)):
                self._database.register("made", pa.Table.from_batches([batch]))
                self._database.execute(f"INSERT INTO {name} SELECT * FROM made")
                self._database.unregister("made")

    def collect(self, query: str) -> pa.Table:
        """See ``Relations``."""
        return self._database.sql(query).to_arrow_table()

    def write(self, query: str, path: Path, schema: pa.Schema, function: Batches | None = None) -> None:
        """See ``Relations``."""
        reader = self._database.sql(query).to_arrow_reader(_BATCH)
        write_parquet(function(reader) if function else reader, path, schema)


def _read_facts(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    database.execute("CREATE TABLE places (file VARCHAR, place INTEGER)")
    for table, paths in (("documents", parts.documents), ("findings", parts.findings)):
        _read_parts(database, table, paths)


def _read_parts(database: duckdb.DuckDBPyConnection, table: str, paths: Sequence[Path]) -> None:
    """A view of the rows of ``paths``; what parts of an earlier version lack is null."""
    database.register("nothing", schema_of(FACTS[table]).empty_table())
    database.execute(f"CREATE TABLE no_{table} AS SELECT 0 AS place, 0::BIGINT AS line, * FROM nothing")
    database.unregister("nothing")
    read = f"SELECT * FROM no_{table}"
    if paths:
        database.executemany("INSERT INTO places VALUES (?, ?)", [(str(path), at) for at, path in enumerate(paths)])
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        read += (
            " UNION ALL BY NAME SELECT p.place, r.file_row_number AS line, r.* EXCLUDE (filename, file_row_number) "
            f"FROM read_parquet([{listed}], filename = true, file_row_number = true, union_by_name = true) r "
            "JOIN places p ON p.file = r.filename"
        )
    database.execute(f"CREATE VIEW {table} AS {read}")
