"""Batches of rows between an engine and Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.schema import Row

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 100_000


@dataclass(frozen=True, slots=True)
class ByRow:
    """The function over batches that makes some rows of each row. Spark sends it to its workers.

    make: a function of a module, or a ``partial`` of one; what it gives depends on its row alone.
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
