"""Reading from an index what belongs to one speaker: when, about whom, in answer to whom, and why it is one."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.store.index_query import StatementQuery, encodable, fitting
from onrecord.store.index_read import number, rows
from onrecord.store.index_schema import NOT_COUNTED, USUAL
from onrecord.store.index_words import folded

Row = dict[str, Any]

# Most attributions are so: the plus signs keep SQLite from looking those up first.
_USUAL = f"+a.{USUAL.replace('AND ', 'AND +a.')}"
_OTHER = f"+b.{USUAL.replace('AND ', 'AND +b.')}"


def told_on(connection: sqlite3.Connection, query: StatementQuery) -> list[tuple[str, str | None, int]]:
    """Day of publication, outlet, and how many statements that fit it tells in articles of that day."""
    asked = fitting(connection, query)
    found = rows(
        connection,
        "SELECT day, (SELECT name FROM outlets o WHERE o.key = t.outlet_key) AS outlet, n FROM ("
        "SELECT substr(a.day, 1, 10) AS day, a.outlet_key, count(DISTINCT a.statement) AS n "
        f"FROM attributions a WHERE a.rank < {NOT_COUNTED} AND {asked.on('a')} GROUP BY 1, 2) t",
        asked.values,
    )
    return [(row["day"], row["outlet"], row["n"]) for row in found]


def outlets_telling(connection: sqlite3.Connection, query: StatementQuery) -> list[Row]:
    """The outlets that tell what fits, with ``name`` and ``count`` of statements; most first."""
    asked = fitting(connection, query)
    return rows(
        connection,
        "SELECT (SELECT name FROM outlets o WHERE o.key = t.key) AS name, t.count FROM ("
        f"SELECT a.outlet_key AS key, count(DISTINCT a.statement) AS count FROM attributions a WHERE {asked.on('a')} "
        "GROUP BY +a.outlet_key) t ORDER BY t.count DESC, name IS NULL, name",
        asked.values,
    )


def kinds_told(connection: sqlite3.Connection, query: StatementQuery) -> list[Row]:
    """How statements that fit are told: ``name`` of the kind and ``count``, most first."""
    asked = fitting(connection, query)
    return rows(
        connection,
        "SELECT a.kind AS name, count(DISTINCT a.statement) AS count FROM attributions a "
        f"WHERE {asked.on('a')} GROUP BY +a.kind ORDER BY count DESC, name",
        asked.values,
    )


def spoken_about(connection: sqlite3.Connection, speaker: str, most: int) -> list[Row]:
    """Whom and what a speaker's statements name: ``id``, ``name``, ``kind``, ``count`` of statements, most first."""
    return rows(
        connection,
        "SELECT e.id, e.name, e.kind, t.n AS count FROM (SELECT b.entity, count(DISTINCT a.statement) AS n "
        f"FROM attributions a CROSS JOIN about b ON b.n = a.n WHERE a.speaker = ?1 AND b.entity != ?1 AND {_USUAL} "
        "GROUP BY b.entity ORDER BY n DESC, b.entity LIMIT ?2) t JOIN entities e ON e.id = t.entity "
        "ORDER BY count DESC, e.name, e.id",
        (encodable(speaker), most),
    )


def speaking_about(connection: sqlite3.Connection, entity: str, most: int) -> list[Row]:
    """Who names an entity in what they say: ``id``, ``name``, ``kind``, ``named``, ``count``, most first."""
    return rows(
        connection,
        f"SELECT {_WHO}, t.n AS count FROM (SELECT a.speaker, count(DISTINCT a.statement) AS n "
        f"FROM about b CROSS JOIN attributions a ON a.n = b.n WHERE b.entity = ?1 AND a.speaker != ?1 AND {_USUAL} "
        "GROUP BY a.speaker ORDER BY n DESC, a.speaker LIMIT ?2) t JOIN speakers s ON s.id = t.speaker "
        "ORDER BY count DESC, s.name, s.id",
        (encodable(entity), most),
    )


def answered(connection: sqlite3.Connection, speaker: str, most: int) -> list[Row]:
    """Whom a speaker answers, as rows of ``answering``; ``statement`` is the answer."""
    # The order of the joins keeps SQLite from walking through the replies of everybody.
    join = "attributions a CROSS JOIN replies r ON r.n = a.n JOIN attributions b ON b.id = r.replies_to"
    return _replies(connection, join, "a", speaker, most)


def answering(connection: sqlite3.Connection, speaker: str, most: int) -> list[Row]:
    """Who answers a speaker: ``id``, ``name``, ``kind``, ``named``, ``count``; ``statement``: the last of the answers.

    ``document`` and ``attribution``: where it stands.
    """
    join = "attributions a CROSS JOIN replies r ON r.replies_to = a.id JOIN attributions b ON b.n = r.n"
    return _replies(connection, join, "b", speaker, most)


def _replies(connection: sqlite3.Connection, join: str, answer: str, speaker: str, most: int) -> list[Row]:
    # Beside max() SQLite takes the other columns from the row that has it.
    return rows(
        connection,
        f"SELECT {_WHO}, t.n AS count, t.statement, t.document, t.attribution FROM (SELECT b.speaker, count(*) AS n, "
        f"max({answer}.day), {answer}.statement, {answer}.document, {answer}.id AS attribution FROM {join} "
        f"WHERE a.speaker = ?1 AND b.speaker IS NOT NULL AND b.speaker != ?1 AND {_USUAL} AND {_OTHER} "
        "GROUP BY b.speaker ORDER BY n DESC, b.speaker LIMIT ?2) t JOIN speakers s ON s.id = t.speaker "
        "ORDER BY count DESC, s.name, s.id",
        (encodable(speaker), most),
    )


def contents(connection: sqlite3.Connection, speaker: str, most: int) -> list[str]:
    """What a speaker said last, each statement once, folded (see ``index_words.folded``); at most so many."""
    found = connection.execute(
        f"SELECT c.words FROM attributions a JOIN contents c USING (n) WHERE a.speaker = ? AND {_USUAL} "
        "AND (a.alone OR a.rank = 0) ORDER BY a.undated DESC, a.day DESC LIMIT ?",
        (encodable(speaker), most),
    )
    return [folded(words) for (words,) in found]


def merges(connection: sqlite3.Connection, entity: str) -> list[Row]:
    """Why mentions in several articles are one entity: ``basis`` and ``count`` of articles, the most frequent first."""
    return rows(
        connection,
        "SELECT basis, count(DISTINCT document) AS count FROM members WHERE entity = ? AND basis IS NOT NULL "
        "GROUP BY basis ORDER BY count DESC, basis",
        (encodable(entity),),
    )


def articles_naming(connection: sqlite3.Connection, entity: str) -> int:
    """In how many articles an entity is named."""
    return number(connection, "SELECT count(DISTINCT document) FROM members WHERE entity = ?", (encodable(entity),))


_WHO = "s.id, s.name, s.kind, s.named"
