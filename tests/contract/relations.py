"""The relations of both engines, for tests that hold them to equal rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from onrecord.resolve.duckdb import DuckDBRelations
from onrecord.resolve.relations import Relations
from onrecord.resolve.spark import SparkRelations


@contextmanager
def in_duckdb() -> Iterator[Relations]:
    """Relations in a database in memory."""
    with closing(duckdb.connect()) as database:
        yield DuckDBRelations(database)


@contextmanager
def in_spark(session: Any) -> Iterator[Relations]:
    """Relations in Spark, in a folder that goes with them."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield SparkRelations(session, Path(folder))
