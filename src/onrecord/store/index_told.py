"""Which attributions stand in an article, are somebody's, or have some ids: what a judgement on them touches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.store.index_query import encodable
from onrecord.store.index_read import Row, rows


@dataclass(frozen=True, slots=True)
class Touched:
    """An attribution, the statement that it tells, the article in which it stands, and who speaks."""

    attribution: str
    statement: str
    document: str
    speaker: str | None


def of_speakers(connection: sqlite3.Connection, speakers: Iterable[str]) -> list[Touched]:
    """What these are reported to have said, the earliest article first."""
    found: list[Touched] = []
    for each in speakers:
        found += _touched(connection, "speaker = ? ORDER BY undated, day, document, position, id", each)
    return found


def of_document(connection: sqlite3.Connection, document: str) -> list[Touched]:
    """What an article reports, in the order of its text."""
    return _touched(connection, "document = ? ORDER BY position, id", document)


def of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Touched]:
    """The attributions with these ids, in this order; what a person rejected is not there."""
    wanted = list(ids)
    found = _touched(connection, "id IN (SELECT value FROM json_each(?))", json.dumps(wanted))
    order = {key: at for at, key in enumerate(wanted)}
    return sorted(found, key=lambda each: order[each.attribution])


def of_statement(connection: sqlite3.Connection, statement: str) -> list[Touched]:
    """The tellings of a statement."""
    return _touched(connection, "statement = ? ORDER BY rank, id", statement)


def speaker_named(connection: sqlite3.Connection, key: str) -> Row | None:
    """Name and kind of one who speaks."""
    return next(iter(rows(connection, "SELECT id, name, kind FROM speakers WHERE id = ?", (encodable(key),))), None)


def _touched(connection: sqlite3.Connection, condition: str, value: str) -> list[Touched]:
    query = f"SELECT id, statement, document, speaker FROM attributions WHERE {condition}"
    return [Touched(*row) for row in connection.execute(query, (encodable(value),))]
