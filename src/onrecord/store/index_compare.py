"""Reading from an index which outlets tell the statements that fit a question, and which do not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.store import index_read
from onrecord.store.index_query import (
    Fitting,
    StatementQuery,
    called_so,
    encodable,
    fitting,
    published_within,
    within_limits,
)
from onrecord.store.index_read import number, rows
from onrecord.store.index_schema import NOT_COUNTED

Row = dict[str, Any]

_KEYS = "(SELECT value FROM json_each(?))"


def carriers(connection: sqlite3.Connection, query: StatementQuery) -> list[Row]:
    """The outlets that tell something that fits: ``key``, ``name`` and ``count`` of statements, most first."""
    asked = fitting(connection, replace(query, outlet=None))
    _of_the_time(query, asked)
    return rows(
        connection,
        "SELECT t.key, (SELECT name FROM outlets o WHERE o.key = t.key) AS name, t.count FROM ("
        "SELECT a.outlet_key AS key, "
        "sum(a.alone) + count(DISTINCT CASE WHEN NOT a.alone THEN a.statement END) AS count "
        f"FROM attributions a WHERE {asked.on('a')} "
        "AND a.outlet_key IS NOT NULL GROUP BY +a.outlet_key) t ORDER BY t.count DESC, name",
        asked.values,
    )


def told_by_some(
    connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str], limit: int, offset: int
) -> tuple[list[str], int, int]:
    """Statements that fit and that one of the outlets tells; how many in all, and how many of them several tell.

    Those that most of the outlets tell come first, then those that most outlets tell at all, that are told most often,
    and the earliest.
    """
    asked = _sought(connection, query, keys)
    several = number(connection, f"{_often(query, asked)} SELECT count(*) FROM fits", asked.values)
    once = number(connection, f"SELECT count(*) FROM attributions a WHERE a.alone AND {asked.on('a')}", asked.values)
    found: list[str] = []
    if offset < several:
        limits = _limits(query)
        found = [row["id"] for row in rows(
            connection,
            f"{_often(query, asked)} SELECT t.statement AS id, "
            f"count(DISTINCT CASE WHEN t.outlet_key IN {_KEYS} "
            "THEN t.outlet_key END) AS here FROM fits f JOIN attributions t ON t.statement = f.statement "
            f"WHERE NOT t.alone AND t.rank < {NOT_COUNTED} AND {limits.on('t')} GROUP BY t.statement "
            "ORDER BY here DESC, count(DISTINCT t.outlet_key) DESC, count(*) DESC, min(nullif(t.day, '')), id "
            "LIMIT ? OFFSET ?",
            (*asked.values, json.dumps(keys), *limits.values, limit, offset),
        )]  # fmt: skip
    if len(found) < limit:
        found += [row["id"] for row in rows(
            connection,
            f"SELECT a.statement AS id FROM attributions a WHERE a.alone AND {asked.on('a')} "
            "ORDER BY a.undated, a.day, a.document, a.position, a.id LIMIT ? OFFSET ?",
            (*asked.values, limit - len(found), max(0, offset - several)),
        )]  # fmt: skip
    return found, several + once, several


def rows_of(
    connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str], ids: Sequence[str]
) -> list[Row]:
    """One row for each of the statements, as lists have it: by the first telling that fits."""
    asked = _asked(connection, query, keys)
    first = f"SELECT a.n FROM attributions a WHERE a.statement = ? AND {asked.on('a')} ORDER BY a.rank, a.id LIMIT 1"
    found = [connection.execute(first, (key, *asked.values)).fetchone() for key in ids]
    return index_read.by_number(connection, [row[0] for row in found if row], query.words)


def tellings(connection: sqlite3.Connection, query: StatementQuery, ids: Sequence[str]) -> dict[str, list[Row]]:
    """All tellings of statements in their order, whatever outlet and words: ``attribution``, ``document``, ``key`` …"""
    limits = _limits(query)
    found = rows(
        connection,
        "SELECT a.statement, a.id AS attribution, a.document, a.outlet_key AS key, d.outlet AS name, a.kind, a.day, "
        "d.title, d.uri FROM attributions a JOIN documents d ON d.id = a.document "
        f"WHERE a.statement IN {_KEYS} AND (a.alone OR a.rank < {NOT_COUNTED}) AND {limits.on('a')} "
        "ORDER BY a.statement, a.rank, a.id",
        (json.dumps(ids), *limits.values),
    )
    by_statement: dict[str, list[Row]] = {key: [] for key in ids}
    for row in found:
        by_statement[row.pop("statement")].append(row)
    return by_statement


def figures(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str]) -> dict[str, Row]:
    """For each outlet the numbers of its tellings of what fits.

    ``statements``, ``direct``, ``mixed``, ``indirect`` (tellings), ``documents``, and ``first``, ``last`` (days of
    publication, or None).
    """
    if query.asks_nothing():
        counted = rows(
            connection,
            "SELECT key, statements, telling AS documents, direct, mixed, indirect, first, last "
            f"FROM outlets WHERE key IN {_KEYS}",
            (json.dumps(keys),),
        )
        return {row.pop("key"): row for row in counted}
    asked = _sought(connection, query, keys)
    found = rows(
        connection,
        # Most statements are told once, and those need not be told apart.
        "SELECT a.outlet_key AS key, "
        "sum(a.alone) + count(DISTINCT CASE WHEN NOT a.alone THEN a.statement END) AS statements, "
        "count(DISTINCT a.document) AS documents, "
        "sum(a.kind = 'direct') AS direct, sum(a.kind = 'mixed') AS mixed, sum(a.kind = 'indirect') AS indirect, "
        "min(nullif(substr(a.day, 1, 10), '')) AS first, max(nullif(substr(a.day, 1, 10), '')) AS last "
        f"FROM attributions a WHERE {asked.on('a')} GROUP BY +a.outlet_key",
        asked.values,
    )
    return {row.pop("key"): row for row in found}


def leads(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str]) -> dict[str, Row]:
    """Of what fits and several outlets tell: how often each was ``first``, on the first day ``together`` with others.

    Days count, and dates of a month or year only do not.
    """
    asked, limits = _asked(connection, query, keys), _limits(query)
    found = rows(
        connection,
        f"{_often(query, asked)}, told AS (SELECT t.statement, t.outlet_key, "
        "min(CASE WHEN length(t.day) >= 10 THEN substr(t.day, 1, 10) END) AS day FROM fits f "
        "JOIN attributions t ON t.statement = f.statement "
        f"WHERE NOT t.alone AND t.rank < {NOT_COUNTED} AND {limits.on('t')} GROUP BY 1, 2), "
        "spread AS (SELECT statement, outlet_key, day, min(day) OVER w AS first, count(*) OVER w AS outlets FROM told "
        "WINDOW w AS (PARTITION BY statement)), led AS (SELECT outlet_key, day = first AS leads, outlets, "
        "sum(day = first) OVER (PARTITION BY statement) AS leading FROM spread WHERE outlets > 1) "
        "SELECT outlet_key AS key, count(*) AS shared, coalesce(sum(leads AND leading = 1), 0) AS first, "
        f"coalesce(sum(leads AND leading > 1), 0) AS together FROM led WHERE outlet_key IN {_KEYS} GROUP BY outlet_key",
        (*asked.values, *limits.values, json.dumps(keys)),
    )
    return {row.pop("key"): row for row in found}


def bodies(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str]) -> dict[str, Row]:
    """Of each outlet ``documents``, ``words`` of their bodies, and ``quoted``: words in direct contents.

    Of the articles that tell something that fits; where neither words nor a speaker are asked for, of all articles of
    the time.
    """
    if query.words is None and query.speaker is None:
        asked = published_within(None, query.since, query.until)
        asked.add(f"{{0}}.outlet_key IN {_KEYS}", json.dumps(keys))
        source, condition = "documents d", asked.on("d")
    else:
        asked = _sought(connection, query, keys)
        source = "documents d"
        condition = f"d.id IN (SELECT a.document FROM attributions a WHERE {asked.on('a')})"
    found = rows(
        connection,
        "SELECT d.outlet_key AS key, count(*) AS documents, sum(d.words) AS words, sum(d.quoted) AS quoted "
        f"FROM {source} WHERE {condition} GROUP BY d.outlet_key",
        asked.values,
    )
    return {row.pop("key"): row for row in found}


def namings(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str], most: int) -> list[Row]:
    """How outlets call the speaker outside of what is reported: ``key``, ``form``, ``term``, ``count``, ``documents``.

    form: ``name`` or ``nominal``. Of all their articles of the time, most frequent first; ``most`` for each outlet and
    form. Nothing where no speaker is asked for.
    """
    if query.speaker is None:
        return []
    asked = published_within(None, query.since, query.until)
    speakers = called_so(connection, query.speaker)
    return rows(
        connection,
        "SELECT key, form, term, count, documents FROM (SELECT t.*, row_number() OVER "
        "(PARTITION BY key, form ORDER BY count DESC, term) AS nth FROM (SELECT d.outlet_key AS key, n.form, n.term, "
        "sum(n.count) AS count, count(DISTINCT d.id) AS documents FROM members m "
        "JOIN documents d ON d.id = m.document "
        f"JOIN namings n ON n.document = m.document AND n.chain = m.chain WHERE m.entity IN {_KEYS} "
        f"AND +d.outlet_key IN {_KEYS} AND {asked.on('d')} GROUP BY 1, 2, 3) t) WHERE nth <= ? "
        "ORDER BY key, form, count DESC, term",
        (json.dumps(speakers), json.dumps(keys), *asked.values, most),
    )


def named(connection: sqlite3.Connection, given: Sequence[str]) -> list[Row]:
    """The outlets of some names, in the order given: ``key`` and ``name``, which is None for one that is not there."""
    found = []
    for name in given:
        key = str(encodable(name.lower()))
        row = connection.execute("SELECT name FROM outlets WHERE key = ?", (key,)).fetchone()
        found.append({"key": key, "name": row and row[0]})
    return found


def _asked(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str]) -> Fitting:
    asked = fitting(connection, replace(query, outlet=None))
    # A headline that only announces what the body tells is no telling.
    asked.add(f"({{0}}.alone OR {{0}}.rank < {NOT_COUNTED})")
    # The plus sign keeps SQLite from going through all that the outlets told where less is asked for.
    sign = "+" if query.is_narrow() or query.since or query.until else ""
    asked.add(f"{sign}{{0}}.outlet_key IN {_KEYS}", json.dumps(keys))
    return asked


def _sought(connection: sqlite3.Connection, query: StatementQuery, keys: Sequence[str]) -> Fitting:
    """The same for going through all that fits."""
    asked = _asked(connection, query, keys)
    _of_the_time(query, asked)
    return asked


def _of_the_time(query: StatementQuery, asked: Fitting) -> None:
    """Of a time there are few articles, and they are found sooner than all that an outlet ever told."""
    if (query.since or query.until) and not query.is_narrow():
        articles = published_within(None, query.since, query.until)
        asked.add(f"{{0}}.document IN (SELECT d.id FROM documents d WHERE {articles.on('d')})", *articles.values)


def _limits(query: StatementQuery) -> Fitting:
    limits = Fitting()
    within_limits(limits, query)
    return limits


def _often(query: StatementQuery, asked: Fitting) -> str:
    """The table ``fits`` of the statements that fit and are told more than once."""
    # Few are: where nothing narrows the question they are gone through, and no more.
    few = "" if query.is_narrow() or query.since or query.until else "INDEXED BY attributions_together"
    return (
        "WITH fits AS MATERIALIZED (SELECT DISTINCT a.statement "
        f"FROM attributions a {few} WHERE NOT a.alone AND {asked.on('a')})"
    )
