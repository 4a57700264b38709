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
                writer.write_table(fitted(pa.Table.from_batches(waiting), schema))
                waiting.clear()
        if waiting:
            writer.write_table(fitted(pa.Table.from_batches(waiting), schema))


def fitted(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table with exactly the columns of ``schema``, in its types.

    Raises:
        pyarrow.ArrowInvalid: if a value does not fit.
    """
    import pyarrow as pa

    if table.column_names != schema.names:
        raise pa.ArrowInvalid(f"columns are {table.column_names}, not {schema.names}")
    columns = []
    for field in schema:
        column = table.column(field.name)
        if pa.types.is_struct(field.type) and column.null_count:
            # A struct that is null has nulls within, which a plain cast takes for nulls of its own.
            columns.append(pa.chunked_array([pa.array(column.to_pylist(), field.type)]))
        else:
            columns.append(column.cast(field.type))
    return pa.Table.from_arrays(columns, schema=schema)
