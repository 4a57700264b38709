"""What a whole-corpus step asks of an engine: tables made by SQL, and by Python over batches of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.schema import Row

if TYPE_CHECKING:
    import pyarrow as pa

Batches = Callable[[Iterable["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]
"""A function from batches of rows to batches of rows.

Spark sends it to other processes: make it a function of a module, or a ``partial`` of one.
What comes of a row must not depend on the rows beside it, for engines cut batches as they like.
"""

_GROUP = 100_000


class Relations(Protocol):
    """Tables of one resolving, by name; queries are in the SQL of ``resolve/dialect.py``.

    There from the start are ``documents`` and ``findings``, with the columns of ``schema.FACTS``
    and before them ``place`` (of the part in the order of addition) and ``line`` (of the row
    in the part): sorted by both, rows come in the order in which they were added.
    """

    def table(self, name: str, query: str) -> None:
        """Make the table ``name`` of the rows of ``query``."""

    def rows(self, name: str, rows: pa.Table) -> None:
        """Make the table ``name`` of rows in memory."""

    def apply(self, name: str, query: str, function: Batches, schema: pa.Schema) -> None:
        """Make the table ``name`` of what ``function`` makes of the rows of ``query``; its columns are ``schema``'s."""

    def collect(self, query: str) -> pa.Table:
        """The rows of ``query`` in memory: for what is known to be small."""

    def write(self, query: str, path: Path, schema: pa.Schema, function: Batches | None = None) -> None:
        """Write the rows of ``query``, in its order, to one Parquet file with the columns of ``schema``.

        function: what is made of them first.
        """


@dataclass(frozen=True, slots=True)
class ByRow:
    """The function over batches that makes some rows of each row.

    make: a function of a module, or a ``partial`` of one.
    schema: of the rows that it makes.
    """

    make: Callable[[Row], Iterable[Row]]
    schema: pa.Schema

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows made, a batch for a batch."""
        import pyarrow as pa

        for batch in batches:
            made = [row for given in batch.to_pylist() for row in self.make(given)]
            yield pa.RecordBatch.from_pylist(made, schema=self.schema)


def write_parquet(batches: Iterable[pa.RecordBatch], path: Path, schema: pa.Schema) -> None:
    """Write batches to one Parquet file; what an engine calls otherwise (wider numbers, items of lists) is mended."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        waiting: list[pa.RecordBatch] = []
        for batch in batches:
            waiting.append(batch)
            if sum(each.num_rows for each in waiting) >= _GROUP:
                writer.write_table(pa.Table.from_batches(waiting).cast(schema))
                waiting.clear()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting).cast(schema))
