from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pyarrow as pa
import pytest

from onrecord.resolve.workers import Work, Workers
from onrecord.schema import Row


def twice(row: Row) -> Iterator[Row]:
    """Two rows of each that is odd, none of the others."""
    if row["number"] % 2:
        yield {"number": row["number"]}
        yield {"number": -row["number"]}


def broken(row: Row) -> Iterator[Row]:
    raise ValueError(f"row {row['number']} is broken")


SCHEMA = pa.schema([("number", pa.int64())])


def batches(count: int) -> Iterator[pa.RecordBatch]:
    whole = pa.record_batch({"number": list(range(3 * count))}, schema=SCHEMA)
    return (whole.slice(3 * at, 3) for at in range(count))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_rows_come_in_order_however_many_work_at_them(jobs: int, count: int) -> None:
    with closing(Workers(jobs, patience=0)) as workers:
        made = workers.work(Work(twice, SCHEMA), batches(count))
        numbers = [number for table in made for number in table["number"].to_pylist()]
    assert numbers == [sign * number for number in range(1, 3 * count, 2) for sign in (1, -1)]


def test_what_goes_wrong_in_a_process_is_raised_here() -> None:
    with closing(Workers(2, patience=0)) as workers, pytest.raises(ValueError, match="row 0 is broken"):
        list(workers.work(Work(broken, SCHEMA), batches(10)))
