"""Parquet: the same names as in JSON Lines, with types that do not depend on the rows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

_ROWS = 1000


def write(rows: Iterable[dict[str, Any]], schema: pa.Schema, out: IO[bytes]) -> int:
    """Write ``rows`` to ``out`` in groups of a thousand. Returns how many there were."""
    count = 0
    remaining = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(remaining, _ROWS)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema=schema))
            count += len(group)
    return count
