"""Resolving with Spark: the same steps and the same rows as ``resolve/duckdb.py``, over many machines."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from onrecord.errors import InputError, RecordError
from onrecord.resolve.conclusions import conclude
from onrecord.resolve.dialect import to_spark
from onrecord.resolve.engine import Parts
from onrecord.resolve.relations import Batches, write_parquet
from onrecord.schema import FACTS, schema_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

_PATTERN = frozenset("[]{}*?\\")

# What must hold for the rows to be equal; set on a session of our own, beside the user's.
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.session.timeZone": "UTC",
}


@dataclass(frozen=True)
class Spark:
    """The engine for more than one machine; see ``engine.Engine``.

    session: from ``run.spark.session``, or the one that a cluster gives.
    scratch: a folder for tables on the way, which all machines see under this path, as they must see the parts;
        None: a temporary one, which is right where Spark runs on this machine alone.
    """

    session: SparkSession
    scratch: Path | None = None

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Draw all conclusions from ``parts`` and write them to the paths in ``out``.

        Raises:
            InputError: if Spark runs on a cluster and there is no ``scratch``.
            RecordError: if a part is missing.
        """
        master = self.session.sparkContext.master or ""
        if self.scratch is None and not master.startswith("local"):
            raise InputError(
                f"Spark runs on {master!r}, whose machines need a folder in common: "
                "give one as Spark(session, scratch=…)",
                reason="no scratch folder",
            )
        with _scratch(self.scratch) as scratch:
            relations = SparkRelations(self.session, scratch)
            for table, paths in (("documents", parts.documents), ("findings", parts.findings)):
                relations.read(table, paths)
            conclude(relations, parts, out)


class SparkRelations:
    """``relations.Relations`` in Spark: each table is written once to the scratch folder and read from there.

    That keeps plans short, bounds memory, and computes nothing twice.
    """

    def __init__(self, session: SparkSession, scratch: Path) -> None:
        # Names of tables and settings are the new session's own; the machines are the same.
        self._session = session.newSession()
        self._scratch = scratch
        for key, value in _SETTINGS.items():
            self._session.conf.set(key, value)

    def read(self, table: str, paths: Sequence[Path]) -> None:
        """Make the table ``table`` of facts out of parts, with the place of each part and the line of each row."""
        from pyspark.sql import DataFrame, functions
        from pyspark.sql.pandas.types import from_arrow_schema

        schema = from_arrow_schema(schema_of(FACTS[table]))
        if not paths:
            empty = self._session.createDataFrame([], schema)
            empty.selectExpr("0 AS place", "0L AS line", "*").createOrReplaceTempView(table)
            return
        for path in paths:
            if not path.is_file():
                raise RecordError(f"{path} is missing: restore the record from a copy; `onrecord verify` checks it all")
        frames = []
        for group in _groups(paths):
            # Without the option, Spark takes brackets and stars in a name for a pattern.
            reader = self._session.read.schema(schema).option("__globPaths__", "false")
            rows = reader.parquet(*(path.resolve().as_posix() for path in group))
            file, line = functions.col("_metadata.file_path"), functions.col("_metadata.row_index")
            frames.append(rows.select(_one_slash(file).alias("file"), line.alias("line"), "*"))
        rows = reduce(DataFrame.unionAll, frames)
        numbers = {path.resolve(): place for place, path in enumerate(paths)}
        files = [(uri, numbers[_local(uri)]) for frame in frames for uri in frame.inputFiles()]
        places = self._session.createDataFrame(files, "uri STRING, place INT")
        places = places.select(_one_slash(functions.col("uri")).alias("file"), "place")
        rows = rows.join(functions.broadcast(places), "file", "left")
        # A row that found no place would be lost without a word by an inner join.
        unknown = functions.raise_error(functions.concat(functions.lit("this part has no place: "), "file"))
        rows.select(
            functions.coalesce("place", unknown.cast("int")).alias("place"), "line", *schema.names
        ).createOrReplaceTempView(table)

    def table(self, name: str, query: str) -> None:
        """See ``Relations``."""
        self._keep(name, self._session.sql(to_spark(query)))

    def rows(self, name: str, rows: pa.Table) -> None:
        """See ``Relations``."""
        import pyarrow.parquet as pq

        folder = self._scratch / name
        folder.mkdir()
        pq.write_table(rows, folder / "rows.parquet")
        self._name(name)

    def apply(self, name: str, query: str, function: Batches, schema: pa.Schema) -> None:
        """See ``Relations``."""
        self._keep(name, self._mapped(query, function, schema))

    def collect(self, query: str) -> pa.Table:
        """See ``Relations``."""
        return self._session.sql(to_spark(query)).toArrow()

    def write(self, query: str, path: Path, schema: pa.Schema, function: Batches | None = None) -> None:
        """See ``Relations``; Spark writes sorted pieces, which are put together here, a batch at a time."""
        rows = self._mapped(query, function, schema) if function else self._session.sql(to_spark(query))
        pieces = self._scratch / f"{path.stem}-written"
        rows.write.parquet(str(pieces))
        write_parquet(_in_order(pieces), path, schema)

    def _mapped(self, query: str, function: Batches, schema: pa.Schema) -> DataFrame:
        from pyspark.sql.pandas.types import from_arrow_schema

        return self._session.sql(to_spark(query)).mapInArrow(function, from_arrow_schema(schema))

    def _keep(self, name: str, rows: DataFrame) -> None:
        rows.write.parquet(str(self._scratch / name))
        self._name(name)

    def _name(self, name: str) -> None:
        folder = str(self._scratch / name)
        self._session.read.option("__globPaths__", "false").parquet(folder).createOrReplaceTempView(name)


def _in_order(pieces: Path) -> Iterator[pa.RecordBatch]:
    """The rows of a folder that Spark wrote: its files are numbered by partition, and partitions are in order."""
    import pyarrow.parquet as pq

    for piece in sorted(pieces.glob("part-*.parquet")):
        with pq.ParquetFile(piece) as file:
            yield from file.iter_batches()


def _groups(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """Paths to be read together: where one of several looks like a pattern, Spark 4.0 reads all rows several times."""
    odd = [path for path in paths if _PATTERN & set(path.resolve().as_posix())]
    plain = [path for path in paths if path not in odd]
    yield from ([plain] if plain else [])
    yield from ([path] for path in odd)


def _one_slash(uri: Column) -> Column:
    """A file's address in one spelling: Spark has ``file:///a`` in some places and ``file:/a`` in others."""
    from pyspark.sql import functions

    return functions.regexp_replace(uri, "^file:/+", "file:/")


def _local(uri: str) -> Path:
    """The path that a file's address means."""
    return Path(url2pathname(urlsplit(uri).path))


@contextmanager
def _scratch(folder: Path | None) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="onrecord-spark-", dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
