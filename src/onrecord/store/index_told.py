"""Which attributions stand in an article, are somebody's, or have some ids: what a judgement on them touches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.resolve.names import fold
from onrecord.store.index_query import encodable
from onrecord.store.index_read import Row, number, rows


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


def spoken_in_articles(connection: sqlite3.Connection, speaker: str, limit: int) -> tuple[list[Row], int]:
    """The first attribution of each article in which somebody speaks, of the first articles; and how many these are."""
    query = (
        "SELECT a.id AS attribution, a.source, a.document, d.title, d.outlet, d.uri, min(a.position) "
        "FROM attributions a JOIN documents d ON d.id = a.document WHERE a.speaker = ? GROUP BY a.document "
        "ORDER BY a.undated, a.day, a.document LIMIT ?"
    )
    count = "SELECT count(DISTINCT document) FROM attributions WHERE speaker = ?"
    return rows(connection, query, (encodable(speaker), limit)), number(connection, count, (encodable(speaker),))


def beginning(connection: sqlite3.Connection, given: str, limit: int) -> list[str]:
    """Ids of speakers with a name in which the words of ``given`` stand, the last one perhaps begun only.

    Those with most statements come first.
    """
    words = fold(given)
    if not words:
        return []
    where = ["s.id IN (SELECT speaker FROM name_words WHERE word >= ? AND word < ?)"]
    values: list[object] = [words[-1], words[-1] + "\U0010ffff"]
    for word in words[:-1]:
        where.append("s.id IN (SELECT speaker FROM name_words WHERE word = ?)")
        values.append(word)
    query = f"SELECT s.id FROM speakers s WHERE {' AND '.join(where)} ORDER BY s.statements DESC, s.name, s.id LIMIT ?"
    return [row["id"] for row in rows(connection, query, [*map(encodable, values), limit])]


def _touched(connection: sqlite3.Connection, condition: str, value: str) -> list[Touched]:
    query = f"SELECT id, statement, document, speaker FROM attributions WHERE {condition}"
    return [Touched(*row) for row in connection.execute(query, (encodable(value),))]
