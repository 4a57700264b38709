"""How the statements that fit a question are spread over speakers, outlets, subjects, places of telling, and time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from onrecord.resolve.first_hand import venue_name
from onrecord.store.index_query import StatementQuery, fitting
from onrecord.store.index_read import rows

Row = dict[str, Any]

_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Facets:
    """How many statements each choice would give if it alone were asked for in its list, most first.

    What the question asks of a list does not narrow that list itself. Rows have ``name`` and ``count``, those of
    speakers ``id``, ``name``, ``kind``, ``named`` and ``count``, those of about ``id``, ``name``, ``kind`` and
    ``count``, those of venues ``key``, ``name`` and ``count``.

    about: whom the words name. months, said: by month of publication and of saying, ``2031-04``, the earliest first.
    """

    outlets: tuple[Row, ...]
    kinds: tuple[Row, ...]
    speakers: tuple[Row, ...]
    about: tuple[Row, ...] = ()
    venues: tuple[Row, ...] = ()
    months: tuple[Row, ...] = ()
    said: tuple[Row, ...] = ()


def facets(connection: sqlite3.Connection, query: StatementQuery, most: int) -> Facets:
    """How the statements that fit ``query`` are spread; at most ``most`` rows each, but every month."""
    own: dict[str, StatementQuery] = {
        "outlets": replace(query, outlet=None), "kinds": replace(query, kinds=()),
        "speakers": replace(query, speaker=None), "about": replace(query, about=None),
        "venues": replace(query, venue=None), "months": replace(query, since=None, until=None),
        "said": replace(query, said_since=None, said_until=None),
    }  # fmt: skip
    together: dict[StatementQuery, list[str]] = defaultdict(list)
    for name, asked in own.items():
        together[replace(asked, sort="published")].append(name)
    found: dict[str, tuple[Row, ...]] = {}
    for asked, names in together.items():
        counted = _counted(connection, names, most) if asked.asks_nothing() else _spread(connection, asked, names, most)
        for name in names:
            shown = (_named(connection, name, row) for row in counted.get(name, ()))
            found[name] = tuple(row for row in shown if row is not None)
    return Facets(**found)


def _spread(
    connection: sqlite3.Connection, query: StatementQuery, names: Iterable[str], most: int
) -> dict[str, list[Row]]:
    """Several lists of one question: what fits is looked up once for all of them."""
    asked = fitting(connection, query)
    lists, values = [], list(asked.values)
    for name in names:
        value, source = _VALUES[name]
        once = "count(DISTINCT m.n)" if name == "about" else "count(*)"
        lists.append(_LIST.format(name=name, value=value, source=source, once=once, order=_order(name)))
        values.append(_ALL if name in _TIMES else most)
    fits = f"SELECT {_NEEDED} FROM attributions a WHERE {asked.on('a')}"
    sql = f"WITH m AS MATERIALIZED ({fits}) {' UNION ALL '.join(lists)}"
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(connection, sql, values):
        found[row.pop("facet")].append(row)
    return found


def _counted(connection: sqlite3.Connection, names: Iterable[str], most: int) -> dict[str, list[Row]]:
    """The lists of a question that asks for nothing, as they were counted when the index was written."""
    queries = {
        "outlets": "SELECT key AS value, statements AS count FROM outlets WHERE key <> '' AND statements",
        "speakers": "SELECT id AS value, statements AS count FROM speakers WHERE statements",
        "about": "SELECT id AS value, about AS count FROM entities WHERE about",
    }
    tallied = "SELECT value, count FROM tallies WHERE facet = '{}'"
    facet = {"kinds": "kind", "venues": "venue", "months": "month", "said": "said"}
    found = {}
    for name in names:
        query = queries.get(name) or tallied.format(facet[name])
        order = {"speakers": "statements DESC, name, id", "about": "about DESC, name, id"}.get(name) or _order(name)
        found[name] = rows(connection, f"{query} ORDER BY {order} LIMIT ?", (_ALL if name in _TIMES else most,))
    return found


def _order(name: str) -> str:
    return "value" if name in _TIMES else "count DESC, value"


def _named(connection: sqlite3.Connection, facet: str, row: Row) -> Row | None:
    """A row as lists show it."""
    value, counted = row["value"], {"count": row["count"]}
    if facet == "outlets":
        [name] = connection.execute("SELECT name FROM outlets WHERE key = ?", (value,)).fetchone()
        return {"name": name, **counted}
    if facet == "venues":
        query = "SELECT max(venue) FROM attributions WHERE venue_key = ?"
        return {"key": value, "name": venue_name(connection.execute(query, (value,)).fetchone()[0]), **counted}
    if facet in ("speakers", "about"):
        columns = "id, name, kind, named" if facet == "speakers" else "id, name, kind"
        known = rows(connection, f"SELECT {columns} FROM {_TABLES[facet]} WHERE id = ?", (value,))
        return {**_whole(known[0]), **counted} if known else None
    return {"name": value, **counted}


def _whole(row: Row) -> Row:
    return {**row, "named": bool(row["named"])} if "named" in row else row


_TIMES = ("months", "said")
_TABLES = {"speakers": "speakers", "about": "entities"}
_NEEDED = "a.n, a.alone, a.statement, a.kind, a.outlet_key, a.speaker, a.venue_key, a.day, a.said_day"
_VALUES = {
    "outlets": ("outlet_key", "m"), "kinds": ("kind", "m"), "speakers": ("speaker", "m"), "venues": ("venue_key", "m"),
    "about": ("entity", "m CROSS JOIN about USING (n)"), "months": ("nullif(substr(day, 1, 7), '')", "m"),
    "said": ("nullif(substr(said_day, 1, 7), '')", "m"),
}  # fmt: skip

# Most statements are told once, and need not be told apart; but one telling may name somebody twice.
_LIST = """
SELECT * FROM (SELECT '{name}' AS facet, value, sum(n) AS count FROM (
    SELECT {value} AS value, {once} AS n FROM {source} WHERE m.alone GROUP BY 1
    UNION ALL SELECT {value}, count(DISTINCT m.statement) FROM {source} WHERE NOT m.alone GROUP BY 1
) WHERE value IS NOT NULL GROUP BY value ORDER BY {order} LIMIT ?)
"""
