"""Tables in DuckDB and in Spark, for tests that hold both to equal rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from onrecord.resolve.spark import SparkRelations


class DuckDBRelations:
    """What ``SparkRelations`` does, in a database."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database
        self.made: list[str] = []

    def table(self, name: str, query: str) -> None:
        self._database.execute(f"CREATE TABLE {name} AS {query}")
        self.made.append(name)

    def rows(self, name: str, rows: pa.Table) -> None:
        self._database.register("given", rows)
        self._database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self._database.unregister("given")

    def collect(self, query: str) -> pa.Table:
        return self._database.sql(query).to_arrow_table()

    def number(self, query: str) -> int:
        return int(self.collect(query).column(0)[0].as_py())


@contextmanager
def in_duckdb() -> Iterator[DuckDBRelations]:
    """Tables in a database in memory."""
    with closing(duckdb.connect()) as database:
        yield DuckDBRelations(database)


@contextmanager
def in_spark(session: Any) -> Iterator[SparkRelations]:
    """Tables in Spark, in a folder that goes with them."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield SparkRelations(session, Path(folder))
