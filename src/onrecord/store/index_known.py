"""Links to known entities in ``index.sqlite``: what may fit is kept, so that an addition looks only at its changes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from onrecord.resolve.known import Fit, decide, fits_of, keys_of_entity, keys_of_known
from onrecord.schema import GONE, Row
from onrecord.store.catalog import Catalog
from onrecord.store.index_added import later_parts
from onrecord.store.known import known_entities, known_mark
from onrecord.store.snapshot import Snapshot

_COLUMNS = "entity, kind, known, ids, score, whole, supported"
ENTITIES = "SELECT id, name, kind, names, roles FROM entities"
"""The rows from which links are drawn."""


def link_known(connection: sqlite3.Connection, snapshot: Snapshot, catalog: Catalog) -> None:
    """Draw links to who is known now, within the caller's transaction; it costs nothing where nobody is."""
    mark = known_mark(catalog)
    before, until = connection.execute("SELECT mark, snapshot FROM known_state").fetchone()
    if not mark and not before:
        return
    if mark == before and until == snapshot.number:
        return
    changed = _changed(snapshot, until) if mark == before else None
    if mark != before:
        connection.execute("DELETE FROM known_keys")
        keys = ((key, each.id) for each in known_entities(catalog) for key in sorted(keys_of_known(each)))
        connection.executemany("INSERT OR IGNORE INTO known_keys VALUES (?, ?)", keys)
    if changed is None:
        connection.execute("DELETE FROM known_fits")
        connection.execute("DELETE FROM known_links")
        if mark:
            _keep(connection, catalog, snapshot.ask(ENTITIES))
            _link(connection, [key for (key,) in connection.execute("SELECT DISTINCT known FROM known_fits")])
    elif changed:
        touched = _forget(connection, changed)
        _keep(connection, catalog, snapshot.ask(f"{ENTITIES} WHERE id IN (SELECT unnest(?))", sorted(changed)))
        _link(connection, sorted(touched | _known_of(connection, changed)))
    connection.execute("UPDATE known_state SET mark = ?, snapshot = ?", (mark, snapshot.number if mark else 0))


def _changed(snapshot: Snapshot, before: int) -> set[str] | None:
    """Ids of the entities that came, changed or went since a snapshot; None where it may be any."""
    import pyarrow.parquet as pq

    parts = later_parts(snapshot, before)
    if parts is None:
        return None
    found: set[str] = set()
    for part in parts:
        path = snapshot.folder / "parts" / part.name
        if part.table == "entities":
            found.update(pq.read_table(path, columns=["id"]).column("id").to_pylist())
        elif part.table == GONE:
            rows = pq.read_table(path).to_pylist()
            found.update(row["key"] for row in rows if row["tab"] == "entities")
    return found


def _keep(connection: sqlite3.Connection, catalog: Catalog, entities: Iterable[Row]) -> None:
    """Note which known ones each entity may be."""
    for entity in entities:
        keys = sorted(keys_of_entity(entity))
        asked = "SELECT known FROM known_keys WHERE key = ?"
        found = {str(one) for key in keys for (one,) in connection.execute(asked, (key,))}
        if not found:
            continue
        for fit in fits_of(entity, known_entities(catalog, sorted(found))):
            ids = json.dumps(fit.ids, ensure_ascii=False)
            row = (fit.entity, fit.kind, fit.known, ids, fit.score, fit.whole, fit.supported)
            connection.execute(f"INSERT INTO known_fits ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _forget(connection: sqlite3.Connection, entities: set[str]) -> set[str]:
    """Take entities out; the known ones that they might have been."""
    touched = _known_of(connection, entities)
    for key in sorted(entities):
        connection.execute("DELETE FROM known_fits WHERE entity = ?", (key,))
        connection.execute("DELETE FROM known_links WHERE entity = ?", (key,))
    return touched


def _known_of(connection: sqlite3.Connection, entities: Iterable[str]) -> set[str]:
    asked = "SELECT known FROM known_fits WHERE entity = ?"
    return {str(one) for key in entities for (one,) in connection.execute(asked, (key,))}


def _bearers(connection: sqlite3.Connection, known: Iterable[str]) -> set[str]:
    asked = "SELECT entity FROM known_fits WHERE known = ?"
    return {str(one) for key in known for (one,) in connection.execute(asked, (key,))}


def _link(connection: sqlite3.Connection, known: Iterable[str]) -> None:
    """Decide anew for all entities that one of these fits; what else fits them, and whom that fits, has a say in it."""
    entities = _bearers(connection, known)
    others = _bearers(connection, _known_of(connection, entities)) if entities else set()
    fits = [fit for key in sorted(others) for fit in _fits(connection, key)]
    links = decide(fits)
    for key in sorted(entities):
        connection.execute("DELETE FROM known_links WHERE entity = ?", (key,))
        if key in links:
            ids = json.dumps(links[key], ensure_ascii=False)
            connection.execute("INSERT INTO known_links VALUES (?, ?)", (key, ids))


def _fits(connection: sqlite3.Connection, entity: str) -> list[Fit]:
    found = connection.execute(f"SELECT {_COLUMNS} FROM known_fits WHERE entity = ?", (entity,)).fetchall()
    return [
        Fit(key, kind, known, tuple(json.loads(ids)), score, bool(whole), bool(supported))
        for key, kind, known, ids, score, whole, supported in found
    ]
