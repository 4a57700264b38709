"""Which entities have a name like one that somebody typed: other spellings, a surname alone, one letter apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from onrecord.resolve.forms import Form, form_of, read_form
from onrecord.resolve.kept import open_kept
from onrecord.resolve.similar import alike, keys_of

_MOST = 10


def nearest(kept: Path, name: str, most: int = _MOST) -> list[str]:
    """Ids of the entities whose names are likest to ``name``, the likest first; none where nothing is kept."""
    connection = open_kept(kept)
    if connection is None:
        return []
    found: dict[str, float] = {}
    with closing(connection):
        for kind in ("person", "organisation", "place"):
            form = form_of(name, kind)
            for other, score in _alike(connection, form) if form is not None else ():
                for (entity,) in connection.execute(_ENTITIES, (other,)):
                    found[entity] = max(found.get(entity, 0.0), score)
    return sorted(found, key=lambda entity: (-found[entity], entity))[:most]


def _alike(connection: sqlite3.Connection, form: Form) -> Iterator[tuple[str, float]]:
    others: dict[str, bool] = {}
    for key in keys_of(form):
        for other, weak in connection.execute("SELECT form, weak FROM keyed WHERE key = ?", (key.text,)):
            others[other] = bool(weak)
    for other, weak in sorted(others.items()):
        if other == form.text:
            yield other, 1.0
        elif (found := alike(form, read_form(other, weak))) is not None:
            yield other, found[1]


_ENTITIES = """
SELECT DISTINCT coalesce(g.entity, c.own) FROM chains c LEFT JOIN groups g ON g.grp = c.grp WHERE c.form = ?
"""
