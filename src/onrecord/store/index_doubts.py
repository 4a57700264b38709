"""What a person should look at, in the index: speakers, dates and joined names that are the least certain.

``rank`` says where to begin, at the least. How sure an attribution is, and which article has no day, its own row says.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from onrecord.schema import GONE, JUDGED
from onrecord.store.catalog import Part
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

UNSURE_SPEAKER = 0.7
"""Below this confidence (0..1) a speaker is to be looked at."""

_BESIDE = re.compile(r"\(in (d-[0-9a-f]+)\)")
_TABLES = ("speakers", "datings", "members", "statements")


def note_doubts(connection: sqlite3.Connection, snapshot: Snapshot, parts: Sequence[Part] | None) -> None:
    """Write what is doubtful in the conclusions. parts: those that add to what is there, or None for all anew."""
    connection.execute("DELETE FROM settled")
    asked = snapshot.ask(_SETTLED) if snapshot.has(JUDGED) else ()
    settled = {key for row in asked for key in (row["one"], row["two"])}
    connection.executemany("INSERT INTO settled VALUES (?)", ((key,) for key in sorted(settled)))
    if parts is None:
        connection.execute("DELETE FROM doubts")
        for table in filter(snapshot.has, _TABLES):
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
            # Of a statement each telling has a row.
            column = "other" if table == "statements" else "key"
            connection.executemany(
                f"DELETE FROM doubts WHERE sort = ? AND {column} = ?", ((_SORTS[table], key) for key in sorted(keys))
            )
            _put(connection, table, rows)


def _rows(snapshot: Snapshot, part: Part | None) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if part is not None:
        yield from pq.read_table(snapshot.folder / "parts" / part.name).to_pylist()


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    # Whoever reads a record needs no words of the analysis, which come with it.
    from onrecord.resolve.basis import doubt_of

    for row in rows:
        found = _retold(connection, row) if table == "statements" else _doubt(table, row, doubt_of)
        connection.executemany("INSERT INTO doubts VALUES (?, ?, ?, ?, ?, ?)", found)


def _doubt(table: str, row: Row, doubt_of: Callable[[str | None], float | None]) -> Iterator[tuple[object, ...]]:
    """The row of ``doubts``, where there is a doubt. doubt_of: see ``resolve.basis``."""
    sort, key, document = _SORTS[table], _key(table, row), row["document"]
    if table == "speakers":
        sure = row["confidence"]
        if sure is not None and sure < UNSURE_SPEAKER and row["entity"] is not None:
            yield sort, sure, key, document, row["entity"], row["basis"]
    elif table == "datings":
        if row["clashes"]:
            yield sort, 0.0, key, document, row["rests"], row["said"]["basis"]
    elif (rank := doubt_of(row["basis"])) is not None:
        yield sort, rank, key, document, row["entity"], row["basis"]


def _retold(connection: sqlite3.Connection, row: Row) -> Iterator[tuple[object, ...]]:
    """A row for each telling that has other words than the fullest one; by how many of them are the same."""
    query = "SELECT document, words FROM attributions JOIN contents USING (n) WHERE id = ?"
    for key, relation in zip(row["tellings"], row["relations"], strict=True):
        if relation != "paraphrase":
            continue
        for document, words in connection.execute(query, (key,)):
            alike = round(token_set_ratio(words.casefold(), row["text"].casefold()) / 100, 4)
            yield "statements", alike, key, document, row["id"], row["text"]


def _key(table: str, row: Row) -> str:
    if table == "statements":
        return str(row["id"])
    return f"{row['document']} {row['chain']}" if table == "members" else str(row["attribution"])


def beside(basis: str) -> str | None:
    """The document with which a basis compares."""
    found = _BESIDE.search(basis)
    return found[1] if found else None


_SORTS = {"speakers": "speakers", "datings": "dates", "members": "merges", "statements": "statements"}

_ALL = {
    "speakers": f"SELECT document, attribution, entity, basis, confidence FROM speakers "
    f"WHERE confidence < {UNSURE_SPEAKER}",
    "datings": "SELECT document, attribution, said, rests, clashes FROM datings WHERE clashes",
    "statements": "SELECT id, text, tellings, relations FROM statements WHERE list_contains(relations, 'paraphrase')",
    "members": "SELECT document, chain, entity, basis FROM members WHERE basis IS NOT NULL",
}

_SETTLED = """
SELECT DISTINCT verdict.attribution AS one, verdict.other AS two FROM judged
WHERE verdict.verb = 'same' AND verdict.other IS NOT NULL
UNION SELECT 'speaker ' || verdict.attribution AS one, 'speaker ' || verdict.attribution AS two FROM judged
WHERE verdict.verb = 'speaker' AND verdict."right" IS NOT NULL
"""
"""What a person confirmed: tellings, and with "speaker " before it who spoke in an attribution."""
