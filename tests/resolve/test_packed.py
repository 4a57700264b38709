"""Who has a number is found again, however the pairs were written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as some

from onrecord.resolve.packed import TABLES, add, holders, pack

LEAST, MOST = -(2**63), 2**63 - 1
NUMBERS = some.one_of(some.integers(-3, 3), some.sampled_from([LEAST, MOST]), some.integers(LEAST, MOST))


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(TABLES.format(name="marks"))
    return connection


def batches(pairs: list[tuple[int, int]], at_once: int) -> list[pa.RecordBatch]:
    rows = [{"mark": number, "n": n} for number, n in sorted(pairs)]
    schema = pa.schema([("mark", pa.int64()), ("n", pa.int64())])
    return [pa.RecordBatch.from_pylist(rows[at : at + at_once], schema) for at in range(0, len(rows), at_once)]


@given(
    some.sets(some.tuples(NUMBERS, some.integers(0, 400)), max_size=900), some.integers(1, 700),
    some.lists(some.sets(NUMBERS), max_size=4),
)  # fmt: skip
def test_all_who_have_a_number_are_found_in_order(
    pairs: set[tuple[int, int]], at_once: int, came: list[set[int]]
) -> None:
    connection, having = empty(), defaultdict(list)
    pack(connection, "marks", batches(list(pairs), at_once))
    for number, n in sorted(pairs):
        having[number].append(n)
    for n, numbers in enumerate(came, 401):
        add(connection, "marks", sorted(numbers), n)
        for number in numbers:
            having[number].append(n)
    for number in {*having, LEAST, -5, 0, 5, MOST}:
        assert holders(connection, "marks", number) == having.get(number, [])


def test_a_number_that_more_have_than_a_block_holds_is_in_one_block() -> None:
    connection = empty()
    pairs = [(number, n) for number in (1, 2, 3) for n in range(1000)] + [(9, 5)]
    pack(connection, "marks", batches(pairs, 333))
    assert [len(holders(connection, "marks", number)) for number in (1, 2, 3, 4, 9)] == [1000, 1000, 1000, 0, 1]
    assert connection.execute("SELECT count(*) FROM packed_marks").fetchone() == (4,)
