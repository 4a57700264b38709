"""Taking over conclusions that add to earlier ones: only what they change in the index is written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.schema import CONCLUSIONS, GONE
from onrecord.store.catalog import Part
from onrecord.store.index_schema import NOT_COUNTED
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


def later_parts(snapshot: Snapshot, before: int) -> list[Part] | None:
    """The parts of conclusions that came after the snapshot ``before``, if all of them add to what was there then."""
    parts = [part for part in snapshot.parts if part.table in CONCLUSIONS or part.table == GONE]
    first: dict[str, Part] = {}
    for part in parts:
        first.setdefault(part.table, part)
    if not before or any(part.added > before for table, part in first.items() if table in CONCLUSIONS):
        return None
    return [part for part in parts if part.added > before]


def conclude_added(
    connection: sqlite3.Connection, folder: Path, parts: Sequence[Part], add: Callable[[sqlite3.Connection, Row], None]
) -> set[str]:
    """Bring attributions and speakers up to parts that add; the speakers whose numbers may have changed.

    add: puts a speaker's row in.
    """
    touched: set[str] = set()
    for added in sorted({part.added for part in parts}):
        tables = {part.table: list(_rows(folder, part)) for part in parts if part.added == added}
        touched |= _attributions(connection, tables)
        gone = {row["key"] for row in tables.get(GONE, ()) if row["tab"] == "entities"}
        entities = {row["id"]: row for row in tables.get("entities", ())}
        for key in sorted(gone | entities.keys()):
            _take_out(connection, key)
        speaking = "SELECT 1 FROM attributions WHERE speaker = ? LIMIT 1"
        for key, entity in entities.items():
            if connection.execute(speaking, (key,)).fetchone() is not None:
                add(connection, entity)
        touched |= entities.keys()
    return touched


def _rows(folder: Path, part: Part) -> Iterator[Row]:
    import pyarrow.parquet as pq

    yield from pq.read_table(folder / "parts" / part.name).to_pylist()


def _attributions(connection: sqlite3.Connection, tables: dict[str, list[Row]]) -> set[str]:
    """Write statement, rank and speaker of each attribution that has a new row; who spoke before, and who does now."""
    speakers = {row["attribution"]: row for row in tables.get("speakers", ())}
    places = {
        attribution: place
        for statement in tables.get("statements", ())
        for place, attribution in enumerate(statement["tellings"])
    }
    told: dict[str, list[str]] = defaultdict(list)
    for row in tables.get("tellings", ()):
        told[row["statement"]].append(row["attribution"])
    touched: set[str] = set()
    for statement, attributions in told.items():
        ordered = sorted(attributions, key=lambda each: (each not in places, places.get(each, 0), each))
        for nth, attribution in enumerate(ordered):
            rank = nth + (0 if attribution in places else NOT_COUNTED)
            said = speakers.get(attribution)
            if said is None:
                # Who speaks in an article that was there before stays; only what it is told with is another.
                connection.execute(
                    "UPDATE attributions SET statement = ?, rank = ?, alone = ? WHERE id = ?",
                    (statement, rank, len(ordered) == 1, attribution),
                )
                query = "SELECT speaker FROM attributions WHERE id = ? AND speaker IS NOT NULL"
                touched |= {key for (key,) in connection.execute(query, (attribution,))}
                continue
            before = connection.execute("SELECT speaker FROM attributions WHERE id = ?", (attribution,)).fetchone()
            touched |= {key for key in (before and before[0], said["entity"]) if key}
            connection.execute(
                "UPDATE attributions SET statement = ?, rank = ?, alone = ?, speaker = ?, basis = ? WHERE id = ?",
                (statement, rank, len(ordered) == 1, said["entity"], said["basis"], attribution),
            )
    return touched


def _take_out(connection: sqlite3.Connection, key: str) -> None:
    for table in ("name_words", "role_words"):
        connection.execute(f"DELETE FROM {table} WHERE speaker = ?", (key,))
    connection.execute("DELETE FROM speakers WHERE id = ?", (key,))
