"""What waits for a person's look, out of the index: one page of it by a mark, and how much there is."""

from __future__ import annotations

import sqlite3

from onrecord.store.index_read import Row, number, rows

UNSURE_LINK = 0.2
"""So far from 0.5 an attribution's confidence may lie to be doubtful."""

_LINKS = (
    "SELECT abs(confidence - 0.5) AS rank, id AS key, document, NULL AS other, '' AS basis FROM attributions "
    "INDEXED BY attributions_doubtful "
    f"WHERE judged IS NULL AND act = 'speech' AND abs(confidence - 0.5) <= {UNSURE_LINK}"
)
# Who speaks is asked only of what is listed.
_SPEAKERS = (
    "SELECT d.rank, d.key, d.document, d.other, d.basis FROM doubts d JOIN attributions a ON a.id = d.key "
    "WHERE d.sort = 'speakers' AND a.act = 'speech' AND a.sure >= 0.5"
)
_CLASHES = (
    "SELECT d.rank, d.key, d.document, d.other, d.basis FROM doubts d JOIN attributions a ON a.id = d.key "
    "WHERE d.sort = 'dates'"
)
_UNDATED = (
    "SELECT 1.0 AS rank, id AS key, id AS document, NULL AS other, coalesce(basis, '') AS basis FROM documents "
    "WHERE (undated OR coalesce(substr(earliest, 1, 10) <> substr(latest, 1, 10), 1)) "
    "AND coalesce(basis, '') NOT LIKE 'judged by %'"
)
# Of two names those are asked about under which somebody speaks. The plus keeps SQLite from looking through all that a
# speaker says, instead of all that an article has.
_MERGES = (
    "SELECT d.rank, d.key, d.document, d.other, d.basis FROM doubts d WHERE d.sort = 'merges' AND EXISTS "
    "(SELECT 1 FROM attributions a WHERE a.document = d.document AND +a.speaker = d.other) AND NOT EXISTS "
    "(SELECT 1 FROM attributions a JOIN settled s ON s.key = 'speaker ' || a.id "
    "WHERE a.document = d.document AND +a.speaker = d.other)"
)
# Told in other words, and put together all the same.
_STATEMENTS = (
    "SELECT d.rank, d.key, d.document, d.other, d.basis FROM doubts d JOIN attributions a ON a.id = d.key "
    "WHERE d.sort = 'statements' AND a.sure >= 0.5 AND d.key NOT IN (SELECT key FROM settled)"
)
_ALL = {
    "links": ((_LINKS, "abs(confidence - 0.5)", "id"),),
    "speakers": ((_SPEAKERS, "d.rank", "d.key"),),
    "dates": ((_CLASHES, "d.rank", "d.key"), (_UNDATED, "1.0", "id")),
    "merges": ((_MERGES, "d.rank", "d.key"),),
    "statements": ((_STATEMENTS, "d.rank", "d.key"),),
}

KINDS = tuple(_ALL)
"""The kinds of what waits."""


def doubts(connection: sqlite3.Connection, kind: str, after: tuple[float, str] | None, limit: int) -> list[Row]:
    """Rows ``rank``, ``key``, ``document``, ``other`` and ``basis``, the least certain first. after: rank and key."""
    found: list[Row] = []
    mark = after or (-1.0, "")
    for query, rank, key in _ALL[kind]:
        # The first comparison alone can be looked up in an index.
        beyond = f"{query} AND {rank} >= ? AND ({rank} > ? OR {key} > ?) ORDER BY {rank}, {key} LIMIT ?"
        found += rows(connection, beyond, (mark[0], mark[0], mark[1], limit - len(found)))
        if len(found) >= limit:
            break
    return found


def doubtful(connection: sqlite3.Connection, kind: str) -> int:
    """How many of a kind wait, as it was counted when the index was written."""
    counted = "SELECT coalesce((SELECT count FROM tallies WHERE facet = 'waiting' AND value = ?), 0)"
    return number(connection, counted, (kind,))


def count_waiting(connection: sqlite3.Connection) -> None:
    """Count how many of each kind wait."""
    connection.execute("DELETE FROM tallies WHERE facet = 'waiting'")
    for kind, queries in _ALL.items():
        found = sum(number(connection, f"SELECT count(*) FROM ({query})") for query, _, _ in queries)
        connection.execute("INSERT INTO tallies VALUES ('waiting', ?, ?)", (kind, found))


def spoken_in(connection: sqlite3.Connection, document: str, speaker: str) -> str | None:
    """The first attribution of an article in which somebody speaks."""
    query = "SELECT id FROM attributions WHERE document = ? AND speaker = ? ORDER BY position, id LIMIT 1"
    return next((row["id"] for row in rows(connection, query, (document, speaker))), None)


def spoken_elsewhere(connection: sqlite3.Connection, document: str, speaker: str) -> str | None:
    """The first attribution in which somebody speaks in another article."""
    query = (
        "SELECT id FROM attributions WHERE speaker = ? AND document <> ? "
        "ORDER BY undated, day, document, position, id LIMIT 1"
    )
    return next((row["id"] for row in rows(connection, query, (speaker, document))), None)
