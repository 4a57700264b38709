"""Taking over conclusions that add to earlier ones: only what they change in the index is written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.schema import CONCLUSIONS, GONE
from onrecord.store.catalog import Part
from onrecord.store.index_concluded import (
    add_dating,
    add_entity,
    add_speaker,
    concluded,
    date,
    drop_entity,
)
from onrecord.store.index_families import add_reprint, drop_reprint
from onrecord.store.index_namings import some_members
from onrecord.store.index_schema import NOT_COUNTED
from onrecord.store.index_touched import Touched
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]
_Tables = Mapping[str, Sequence[Row]]


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
    connection: sqlite3.Connection, folder: Path, parts: Sequence[Part], touched: Touched
) -> dict[str, Row]:
    """Bring the index up to parts that add; what they conclude of statements, see ``index_concluded.concluded``."""
    said: dict[str, Row] = {}
    for added in sorted({part.added for part in parts}):
        tables = {part.table: list(_rows(folder, part)) for part in parts if part.added == added}
        gone: dict[str, set[str]] = defaultdict(set)
        for row in tables.get(GONE, ()):
            gone[row["tab"]].add(row["key"])
        _attributions(connection, tables, touched)
        _datings(connection, tables, gone["datings"], touched)
        _members(connection, tables, gone["members"], touched)
        _entities(connection, tables, gone["entities"], touched)
        _reprints(connection, tables, gone["reprints"], touched)
        said = {key: row for key, row in said.items() if key not in gone["statements"]}
        said |= {row["id"]: concluded(row) for row in tables.get("statements", ())}
        touched.statements |= {row["id"] for row in tables.get("statements", ())}
    return said


def _rows(folder: Path, part: Part) -> Iterator[Row]:
    import pyarrow.parquet as pq

    yield from pq.read_table(folder / "parts" / part.name).to_pylist()


def _attributions(connection: sqlite3.Connection, tables: _Tables, touched: Touched) -> None:
    """Write statement, rank and speaker of each attribution that has a new row."""
    speakers = {row["attribution"]: row for row in tables.get("speakers", ())}
    places = {
        attribution: place
        for statement in tables.get("statements", ())
        for place, attribution in enumerate(statement["tellings"])
    }
    told: dict[str, list[str]] = defaultdict(list)
    for row in tables.get("tellings", ()):
        told[row["statement"]].append(row["attribution"])
    ranked = {}
    for statement, attributions in told.items():
        ordered = sorted(attributions, key=lambda each: (each not in places, places.get(each, 0), each))
        for nth, attribution in enumerate(ordered):
            rank = nth + (0 if attribution in places else NOT_COUNTED)
            ranked[attribution] = (statement, rank, len(ordered) == 1)
    for attribution in (*ranked, *(speakers.keys() - ranked.keys())):
        touched.attribution(connection, attribution)
        # Who speaks in an article that was there before may stay while what it is told with is another.
        if (place := ranked.get(attribution)) is not None:
            connection.execute(
                "UPDATE attributions SET statement = ?, rank = ?, alone = ? WHERE id = ?", (*place, attribution)
            )
        if (said := speakers.get(attribution)) is not None:
            connection.execute(
                "UPDATE attributions SET speaker = ?, basis = ?, speaker_confidence = ? WHERE id = ?",
                (said["entity"], said["basis"], said.get("confidence"), attribution),
            )
        touched.attribution(connection, attribution)


def _datings(connection: sqlite3.Connection, tables: _Tables, gone: set[str], touched: Touched) -> None:
    rows = {row["attribution"]: row for row in tables.get("datings", ())}
    for attribution in sorted(gone | rows.keys()):
        row = rows.get(attribution)
        connection.execute("DELETE FROM datings WHERE attribution = ?", (attribution,))
        if row is not None:
            add_dating(connection, row)
        date(connection, attribution, row)
        touched.attribution(connection, attribution)


def _members(connection: sqlite3.Connection, tables: _Tables, gone: set[str], touched: Touched) -> None:
    """Write who is spoken of, where that is another now."""
    members = tables.get("members", ())
    left = [(document, int(chain)) for document, chain in (key.rsplit(" ", 1) for key in gone)]
    some_members(connection, members, left)
    rows = {**dict.fromkeys(left), **{(row["document"], row["chain"]): row["entity"] for row in members}}
    asked = "SELECT DISTINCT entity FROM about WHERE document = ? AND chain = ?"
    for (document, chain), entity in sorted(rows.items()):
        before = {key for (key,) in connection.execute(asked, (document, chain))}
        if before and before != {entity}:
            touched.entities |= {key for key in (*before, entity) if key}
            connection.execute(
                "UPDATE about SET entity = ? WHERE document = ? AND chain = ?", (entity, document, chain)
            )


def _entities(connection: sqlite3.Connection, tables: _Tables, gone: set[str], touched: Touched) -> None:
    entities = {row["id"]: row for row in tables.get("entities", ())}
    for key in sorted(gone | entities.keys()):
        drop_entity(connection, key)
    speaking = "SELECT 1 FROM attributions WHERE speaker = ? LIMIT 1"
    for key, entity in entities.items():
        add_entity(connection, entity)
        if connection.execute(speaking, (key,)).fetchone() is not None:
            add_speaker(connection, entity)
    touched.speakers |= entities.keys()
    touched.entities |= entities.keys()


def _reprints(connection: sqlite3.Connection, tables: _Tables, gone: set[str], touched: Touched) -> None:
    rows = {(row["a"], row["b"]): row for row in tables.get("reprints", ())}
    for key in gone:
        a, b = key.split(" ")
        drop_reprint(connection, a, b)
        touched.documents |= {a, b}
    for pair, row in rows.items():
        add_reprint(connection, row)
        touched.documents |= set(pair)
