"""What a person should look at, in the index: speakers, dates and joined names that are the least certain.

``rank`` says where to begin, at the least. How sure an attribution is, and which article has no day, its own row says.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.resolve.basis import doubt_of
from onrecord.schema import GONE
from onrecord.store.catalog import Part
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

UNSURE_SPEAKER = 0.7
"""Below this confidence (0..1) a speaker is to be looked at."""

_BESIDE = re.compile(r"\(in (d-[0-9a-f]+)\)")
_TABLES = ("speakers", "datings", "members")


def note_doubts(connection: sqlite3.Connection, snapshot: Snapshot, parts: Sequence[Part] | None) -> None:
    """Write what is doubtful in the conclusions. parts: those that add to what is there, or None for all anew."""
    if parts is None:
        connection.execute("DELETE FROM doubts")
        for table in _TABLES:
            _put(connection, table, snapshot.ask(_ALL[table]))
        return
    for added in sorted({part.added for part in parts}):
        here = {part.table: part for part in parts if part.added == added}
        gone: dict[str, set[str]] = defaultdict(set)
        for row in _rows(snapshot, here.get(GONE)):
            gone[row["tab"]].add(row["key"])
        for table in _TABLES:
            rows = list(_rows(snapshot, here.get(table)))
            keys = gone[table] | {_key(table, row) for row in rows}
            connection.executemany(
                "DELETE FROM doubts WHERE sort = ? AND key = ?", ((_SORTS[table], key) for key in sorted(keys))
            )
            _put(connection, table, rows)


def _rows(snapshot: Snapshot, part: Part | None) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if part is not None:
        yield from pq.read_table(snapshot.folder / "parts" / part.name).to_pylist()


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    found = (_doubt(table, row) for row in rows)
    connection.executemany("INSERT INTO doubts VALUES (?, ?, ?, ?, ?, ?)", (row for row in found if row is not None))


def _doubt(table: str, row: Row) -> tuple[object, ...] | None:
    """The row of ``doubts``, where there is a doubt."""
    sort, key, document = _SORTS[table], _key(table, row), row["document"]
    if table == "speakers":
        sure = row["confidence"]
        if sure is None or sure >= UNSURE_SPEAKER or row["entity"] is None:
            return None
        return sort, sure, key, document, row["entity"], row["basis"]
    if table == "datings":
        return (sort, 0.0, key, document, row["rests"], row["said"]["basis"]) if row["clashes"] else None
    rank = doubt_of(row["basis"])
    return None if rank is None else (sort, rank, key, document, row["entity"], row["basis"])


def _key(table: str, row: Row) -> str:
    return f"{row['document']} {row['chain']}" if table == "members" else str(row["attribution"])


def beside(basis: str) -> str | None:
    """The document with which a basis compares."""
    found = _BESIDE.search(basis)
    return found[1] if found else None


_SORTS = {"speakers": "speakers", "datings": "dates", "members": "merges"}

_ALL = {
    "speakers": f"SELECT document, attribution, entity, basis, confidence FROM speakers "
    f"WHERE confidence < {UNSURE_SPEAKER}",
    "datings": "SELECT document, attribution, said, rests, clashes FROM datings WHERE clashes",
    "members": "SELECT document, chain, entity, basis FROM members WHERE basis IS NOT NULL",
}
