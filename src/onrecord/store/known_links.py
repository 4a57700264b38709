"""Which entities of a snapshot are linked to known ones: as the index has it, or drawn anew where it cannot tell."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from onrecord.store.catalog import open_catalog
from onrecord.store.index_file import NAME, Stamp, connect, mark, stamp_of
from onrecord.store.known import known_entities, known_mark

if TYPE_CHECKING:
    from onrecord.store.snapshot import Snapshot

_QUERY = "SELECT id, name, kind, names, roles FROM entities"


def known_links(snapshot: Snapshot, entities: Sequence[str] = ()) -> Mapping[str, Sequence[str]]:
    """The ids of who is known now, by the entity of the snapshot that carries them.

    entities: of these only; of all where none are given.
    """
    with open_catalog(snapshot.folder / "catalog.sqlite") as catalog:
        known = known_mark(catalog)
        if not known:
            return {}
        stamp = Stamp(snapshot.number, mark(catalog, snapshot.number), known)
        found = _from_index(snapshot, stamp, entities)
        if found is not None:
            return found
        # Reading needs no words of the analysis, which come with it.
        from onrecord.resolve.known import link

        return link(snapshot.ask(_QUERY), known_entities(catalog))


def _from_index(snapshot: Snapshot, wanted: Stamp, entities: Sequence[str]) -> dict[str, list[str]] | None:
    path = snapshot.folder / NAME
    if not path.is_file():
        return None
    try:
        with closing(connect(path, reading=True)) as connection:
            connection.execute("BEGIN")
            if stamp_of(connection) != wanted:
                return None
            if not entities:
                rows = connection.execute("SELECT entity, ids FROM known_links").fetchall()
            else:
                asked = "SELECT entity, ids FROM known_links WHERE entity = ?"
                keys = {snapshot.followed(key) for key in entities}
                rows = [row for key in sorted(keys) for row in connection.execute(asked, (key,))]
            return {str(entity): json.loads(ids) for entity, ids in rows}
    except (sqlite3.DatabaseError, ValueError):
        return None
