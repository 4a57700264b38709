"""Resolving with Spark: the same steps and the same rows as ``resolve/duckdb.py``, over many machines."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from onrecord.errors import InputError, RecordError
from onrecord.resolve import passages, sql
from onrecord.resolve.batches import ByRow, write_parquet
from onrecord.resolve.dialect import tables_of, to_spark
from onrecord.resolve.engine import Parts
from onrecord.resolve.plan import WRITTEN, Step, given, steps
from onrecord.resolve.telling import plan as telling
from onrecord.schema import CONCLUSIONS, FACTS, schema_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

_FEW = 1_000_000
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
    few: up to so many pairs of names are connected in this process; more are left to Spark.
    """

    session: SparkSession
    scratch: Path | None = None
    few: int = _FEW

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
            relations = SparkRelations(self.session, scratch, self.few)
            _begin(relations, parts)
            planned = (*steps(parts.verdicts), *passages.steps(), *telling.steps())
            often = _used_often(planned)
            for step in planned:
                relations.step(step, keep=step.name in often)
            for table, query in {**WRITTEN, **passages.WRITTEN, **telling.WRITTEN}.items():
                relations.write(query, out[table], schema_of(CONCLUSIONS[table]))


def _begin(relations: SparkRelations, parts: Parts) -> None:
    """The tables from which the steps start."""
    import pyarrow as pa

    relations.read("documents", parts.documents)
    relations.read("findings", parts.findings, "read_findings")
    if parts.replaced is None:
        relations.table("replaced", sql.REPLACED)
    else:
        relations.rows("replaced", pa.table({"id": pa.array(parts.replaced, pa.string())}))
    for name, rows in given(parts):
        relations.rows(name, rows)
    relations.table("aged", sql.AGED)
    relations.table("articles", sql.ARTICLES)
    relations.view("findings", sql.FINDINGS)


def _used_often(planned: Sequence[Step]) -> set[str]:
    """The tables that are read more than once, and so are worth keeping."""
    queries = [
        *(step.query for step in planned),
        *WRITTEN.values(),
        *passages.WRITTEN.values(),
        *telling.WRITTEN.values(),
    ]
    uses = Counter(name for query in queries for name in tables_of(query))
    return {name for name, times in uses.items() if times > 1}


class SparkRelations:
    """Tables in Spark by name. What is kept is written to the scratch folder once, and read from there.

    That keeps plans short, bounds memory, and computes nothing twice.
    """

    def __init__(self, session: SparkSession, scratch: Path, few: int = _FEW) -> None:
        # Names of tables and settings are the new session's own; the machines are the same.
        self._session = session.newSession()
        self._scratch = scratch
        self._few = few
        for key, value in _SETTINGS.items():
            self._session.conf.set(key, value)

    def read(self, table: str, paths: Sequence[Path], name: str | None = None) -> None:
        """Make the table ``table`` of facts out of parts: ``place``, ``line`` and the columns of the facts.

        name: of the table that is made, if it is another one.
        """
        _parts(self._session, FACTS[table], paths).createOrReplaceTempView(name or table)

    def view(self, name: str, query: str) -> None:
        """Make the table ``name`` of the rows of ``query``, which are read anew wherever they are asked for."""
        self._session.sql(to_spark(query)).createOrReplaceTempView(name)

    def table(self, name: str, query: str) -> None:
        """Make the table ``name`` of the rows of ``query``."""
        self._keep(name, self._session.sql(to_spark(query)))

    def rows(self, name: str, rows: pa.Table) -> None:
        """Make the table ``name`` of rows in memory."""
        import pyarrow.parquet as pq

        folder = self._scratch / name
        folder.mkdir()
        pq.write_table(rows, folder / "rows.parquet")
        self._name(name)

    def collect(self, query: str) -> pa.Table:
        """The rows of ``query`` in memory."""
        return self._session.sql(to_spark(query)).toArrow()

    def number(self, query: str) -> int:
        """The one number that ``query`` gives."""
        return int(self.collect(query).column(0)[0].as_py())

    def step(self, step: Step, *, keep: bool = True) -> None:
        """Make the table of a step. keep: it is read more than once."""
        if step.whole is not None:
            self._whole(step)
            return
        rows = self._session.sql(to_spark(step.query))
        if step.rows is not None and step.schema is not None:
            rows = _mapped(rows, ByRow(step.rows, step.schema()))
        if keep:
            self._keep(step.name, rows)
        else:
            rows.createOrReplaceTempView(step.name)

    def write(self, query: str, path: Path, schema: pa.Schema, function: ByRow | None = None) -> None:
        """Write the rows of ``query``, in its order, to one Parquet file with the columns of ``schema``.

        Spark writes sorted pieces, which are put together here, a batch at a time.
        function: what is made of them first.
        """
        rows = self._session.sql(to_spark(query))
        pieces = self._scratch / f"{path.stem}-written"
        (_mapped(rows, function) if function else rows).write.parquet(str(pieces))
        write_parquet(_in_order(pieces), path, schema)

    def _whole(self, step: Step) -> None:
        import pyarrow as pa

        given = f"{step.name}_given"
        self.table(given, step.query)
        if step.rounds is not None and self.number(f"SELECT count(*) AS n FROM {given}") > self._few:
            step.rounds(self, step.name, given)
        elif step.whole is not None and step.schema is not None:
            made = step.whole(self.collect(f"SELECT * FROM {given}").to_pylist())
            self.rows(step.name, pa.Table.from_pylist(list(made), schema=step.schema()))

    def _keep(self, name: str, rows: DataFrame) -> None:
        rows.write.parquet(str(self._scratch / name))
        self._name(name)

    def _name(self, name: str) -> None:
        # Without the option, Spark takes brackets and stars in a name for a pattern.
        folder = str(self._scratch / name)
        self._session.read.option("__globPaths__", "false").parquet(folder).createOrReplaceTempView(name)


def _parts(session: SparkSession, kind: type[Any], paths: Sequence[Path]) -> DataFrame:
    """The rows of parts, with the place of each part and the line of each row before their columns."""
    from pyspark.sql import DataFrame, functions
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(schema_of(kind))
    if not paths:
        return session.createDataFrame([], schema).selectExpr("0 AS place", "0L AS line", "*")
    if missing := [path for path in paths if not path.is_file()]:
        raise RecordError(f"{missing[0]} is missing: restore the record from a copy; `onrecord verify` checks it all")
    frames = []
    for group in _groups(paths):
        reader = session.read.schema(schema).option("__globPaths__", "false")
        rows = reader.parquet(*(path.resolve().as_posix() for path in group))
        file, line = functions.col("_metadata.file_path"), functions.col("_metadata.row_index")
        frames.append(rows.select(_one_slash(file).alias("file"), line.alias("line"), "*"))
    numbers = {path.resolve(): place for place, path in enumerate(paths)}
    files = [(uri, numbers[_local(uri)]) for frame in frames for uri in frame.inputFiles()]
    places = session.createDataFrame(files, "uri STRING, place INT")
    places = places.select(_one_slash(functions.col("uri")).alias("file"), "place")
    rows = reduce(DataFrame.unionAll, frames).join(functions.broadcast(places), "file", "left")
    # A row that found no place would be lost without a word by an inner join.
    unknown = functions.raise_error(functions.concat(functions.lit("this part has no place: "), "file"))
    return rows.select(functions.coalesce("place", unknown.cast("int")).alias("place"), "line", *schema.names)


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


def _mapped(rows: DataFrame, function: ByRow) -> DataFrame:
    from pyspark.sql.pandas.types import from_arrow_schema

    return rows.mapInArrow(function, from_arrow_schema(function.schema))


def _in_order(pieces: Path) -> Iterator[pa.RecordBatch]:
    """The rows of a folder that Spark wrote: its files are numbered by partition, and partitions are in order."""
    import pyarrow.parquet as pq

    for piece in sorted(pieces.glob("part-*.parquet")):
        with pq.ParquetFile(piece) as file:
            yield from file.iter_batches()


@contextmanager
def _scratch(folder: Path | None) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="onrecord-spark-", dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
