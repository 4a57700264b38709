"""Who has a number, of millions of numbers: an index in SQLite that is written in blocks of many pairs at once.

A row for each pair takes several times as long to write, and twice the room. Pairs that come later are rows of a table
of their own, since few come at once. A holder that comes later has a higher number than all before it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

_BLOCK = 160
"""Pairs of a block, of twelve bytes each, so that two blocks fit on a page; all that have one number are in one."""

TABLES = """
CREATE TABLE packed_{name} (first INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
CREATE TABLE {name} (number INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (number, n)) WITHOUT ROWID;
"""


def pack(connection: sqlite3.Connection, name: str, batches: Iterable[pa.RecordBatch]) -> None:
    """Write the index ``name``. batches: numbers and who has them, ordered by both."""
    connection.executemany(f"INSERT INTO packed_{name} VALUES (?, ?)", _blocks(batches))


def add(connection: sqlite3.Connection, name: str, numbers: Iterable[int], n: int) -> None:
    """Let ``n``, which comes after all others, have some numbers."""
    connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", ((number, n) for number in numbers))


def holders(connection: sqlite3.Connection, name: str, number: int) -> list[int]:
    """Who has a number, in order."""
    query = f"SELECT pairs FROM packed_{name} WHERE first <= ? ORDER BY first DESC LIMIT 1"
    row = connection.execute(query, (number,)).fetchone()
    later = connection.execute(f"SELECT n FROM {name} WHERE number = ? ORDER BY n", (number,))
    return [*(_among(row[0], number) if row else ()), *(n for (n,) in later)]


def _among(block: bytes, number: int) -> list[int]:
    import numpy as np

    count = len(block) // 12
    numbers = np.frombuffer(block, "<i8", count)
    start, end = np.searchsorted(numbers, number, "left"), np.searchsorted(numbers, number, "right")
    found: list[int] = np.frombuffer(block, "<u4", count, 8 * count)[start:end].tolist()
    return found


def _blocks(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, bytes]]:
    """The least number of each block, and the block: all its numbers, then who has them."""
    import numpy as np

    numbers, ns = np.zeros(0, "<i8"), np.zeros(0, "<u4")
    for batch in batches:
        numbers = np.concatenate([numbers, batch.column(0).to_numpy()])
        ns = np.concatenate([ns, batch.column(1).to_numpy().astype("<u4")])
        # The last number may go on in the next batch.
        whole = int(np.searchsorted(numbers, numbers[-1], "left"))
        yield from _cut(numbers[:whole], ns[:whole])
        numbers, ns = numbers[whole:], ns[whole:]
    yield from _cut(numbers, ns)


def _cut(numbers: NDArray[np.int64], ns: NDArray[np.uint32]) -> Iterator[tuple[int, bytes]]:
    import numpy as np

    start = 0
    while start < len(numbers):
        end = min(start + _BLOCK, len(numbers))
        if end < len(numbers):
            end = int(np.searchsorted(numbers, numbers[end], "left"))
            if end <= start:
                end = int(np.searchsorted(numbers, numbers[start], "right"))
        yield int(numbers[start]), numbers[start:end].tobytes() + ns[start:end].tobytes()
        start = end
