"""Reading from an index what belongs to one outlet, and how all of them stand beside each other."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.store.index_query import encodable
from onrecord.store.index_read import rows
from onrecord.store.index_schema import NOT_COUNTED, USUAL

Row = dict[str, Any]

_COLUMNS = "key, name, documents, statements, tellings, shared, first, last, direct, mixed, indirect, words, quoted"

# Most attributions are so: the plus signs keep SQLite from looking those up first.
_USUAL = f"+a.{USUAL.replace('AND ', 'AND +a.')}"
_OTHER = f"+b.{USUAL.replace('AND ', 'AND +b.')}"


def outlets(connection: sqlite3.Connection) -> list[Row]:
    """Every outlet: ``key``, ``name``, ``documents``, ``statements``, ``shared``, ``first``, ``last`` and more.

    Those with most articles come first; the row without a name is of articles that name none. ``direct``, ``mixed``,
    ``indirect``: tellings. ``words``: of all bodies; ``quoted``: those of them that stand in what is reported word for
    word.
    """
    return rows(
        connection,
        f"SELECT {_COLUMNS} FROM outlets ORDER BY documents DESC, name IS NULL, name",
    )


def outlet(connection: sqlite3.Connection, name: str) -> Row | None:
    """The row of one outlet, as of ``outlets``; None where no article is of it."""
    found = rows(connection, f"SELECT {_COLUMNS} FROM outlets WHERE key = ? AND key != ''", (encodable(name.lower()),))
    return found[0] if found else None


def names(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Key and name of all outlets, by name."""
    return connection.execute("SELECT key, name FROM outlets WHERE name IS NOT NULL ORDER BY name").fetchall()


def spellings(connection: sqlite3.Connection, key: str) -> list[Row]:
    """How articles write an outlet's name: ``text`` and ``count``."""
    query = "SELECT outlet AS text, count(*) AS count FROM documents WHERE outlet_key = ? GROUP BY outlet"
    return rows(connection, f"{query} ORDER BY count DESC, text", (encodable(key),))


def published_on(connection: sqlite3.Connection, key: str) -> list[tuple[str, None, int]]:
    """Day of publication and number of an outlet's articles."""
    query = "SELECT substr(day, 1, 10), NULL, count(*) FROM documents WHERE outlet_key = ? GROUP BY 1"
    return connection.execute(query, (encodable(key),)).fetchall()


def starts(connection: sqlite3.Connection, key: str | None = None) -> list[Row]:
    """How outlets stand in time, of the statements that several tell: ``key``, ``days``, ``together``, ``count``.

    ``days`` after the first day on which any article tells it (None without a date of a day); ``together``: on the
    first day, and others tell it that day too. key: of one outlet only.
    """
    only = "AND a.statement IN (SELECT statement FROM attributions o WHERE o.outlet_key = :key AND NOT o.alone)"
    return rows(
        connection,
        _STARTS.format(only=only if key is not None else "", mine="WHERE outlet_key = :key" if key is not None else ""),
        {"key": encodable(key)},  # type: ignore[arg-type]
    )


def quoted_most(connection: sqlite3.Connection, key: str, most: int) -> list[Row]:
    """Whom an outlet quotes most: ``id``, ``name``, ``kind``, ``named``, ``here`` and ``elsewhere``: of statements."""
    # Whoever is quoted most may be so ten times as often elsewhere: what is told here only is quicker to find.
    return rows(
        connection,
        "SELECT s.id, s.name, s.kind, s.named, t.here, s.statements - (SELECT count(DISTINCT a.statement) "
        f"FROM attributions a WHERE a.outlet_key = ?1 AND a.speaker = s.id AND {_USUAL} AND (a.alone OR NOT EXISTS "
        "(SELECT 1 FROM attributions b WHERE b.statement = a.statement AND NOT b.alone AND +b.speaker = s.id "
        f"AND b.outlet_key IS NOT ?1 AND {_OTHER}))) AS elsewhere FROM "
        "(SELECT a.speaker, count(DISTINCT a.statement) AS here FROM attributions a "
        f"WHERE a.outlet_key = ?1 AND a.speaker IS NOT NULL AND {_USUAL} GROUP BY a.speaker "
        "ORDER BY here DESC, a.speaker LIMIT ?2) t JOIN speakers s ON s.id = t.speaker "
        "ORDER BY t.here DESC, s.name, s.id",
        (encodable(key), most),
    )


def told(connection: sqlite3.Connection) -> int:
    """How many statements there are in all, of speech and not of low confidence."""
    found = connection.execute("SELECT count FROM tallies WHERE facet = 'all'").fetchone()
    return int(found[0]) if found else 0


def credits(connection: sqlite3.Connection, key: str, most: int) -> list[Row]:
    """The agencies that an outlet's articles credit, itself apart: ``name`` and ``count`` of articles."""
    return rows(
        connection,
        "SELECT min(j.value) AS name, count(DISTINCT d.id) AS count FROM documents d, json_each(d.agencies) j "
        "WHERE d.outlet_key = ?1 AND lower(j.value) <> ?1 GROUP BY lower(j.value) ORDER BY count DESC, name LIMIT ?2",
        (encodable(key), most),
    )


def reprinted_from(connection: sqlite3.Connection, key: str, most: int) -> list[Row]:
    """Whose articles are likely the originals of an outlet's: ``name`` and ``count``; ``document``: one of its own."""
    return rows(
        connection,
        "SELECT min(o.outlet) AS name, count(*) AS count, min(d.id) AS document FROM documents d "
        "JOIN families f ON f.document = d.id JOIN documents o ON o.id = f.original "
        "WHERE d.outlet_key = ? AND f.original != f.document GROUP BY o.outlet_key "
        "ORDER BY count DESC, name IS NULL, name LIMIT ?",
        (encodable(key), most),
    )


def reprinted_by(connection: sqlite3.Connection, key: str, most: int) -> list[Row]:
    """Who has articles of which an outlet's are likely the originals; rows as of ``reprinted_from``."""
    return rows(
        connection,
        "SELECT min(m.outlet) AS name, count(*) AS count, min(m.id) AS document FROM documents d "
        "JOIN families f ON f.document = d.id AND f.original = d.id JOIN families g ON g.family = f.family "
        "AND g.document != d.id JOIN documents m ON m.id = g.document WHERE d.outlet_key = ? GROUP BY m.outlet_key "
        "ORDER BY count DESC, name IS NULL, name LIMIT ?",
        (encodable(key), most),
    )


# Dates of a month or year only do not say who was first.
_STARTS = f"""
WITH told AS (
    SELECT a.statement, a.outlet_key, min(CASE WHEN length(a.day) >= 10 THEN substr(a.day, 1, 10) END) AS day
    FROM attributions a WHERE NOT a.alone AND a.rank < {NOT_COUNTED} AND {_USUAL} {{only}}
    GROUP BY a.statement, a.outlet_key
), spread AS (
    SELECT statement, outlet_key, day, min(day) OVER w AS first, count(*) OVER w AS outlets FROM told
    WINDOW w AS (PARTITION BY statement)
), placed AS (
    SELECT outlet_key, julianday(day) - julianday(first) AS days, day = first AS leads,
           sum(day = first) OVER (PARTITION BY statement) AS leading
    FROM spread WHERE outlets > 1
)
SELECT outlet_key AS key, CAST(days AS INTEGER) AS days, coalesce(leads AND leading > 1, 0) AS together,
       count(*) AS count
FROM placed {{mine}} GROUP BY 1, 2, 3
"""
