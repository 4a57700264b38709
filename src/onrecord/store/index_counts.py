"""The numbers in the index: of statements, speakers, those spoken of, and outlets; and what lists show of all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from onrecord.store.index_concluded import drop_speaker
from onrecord.store.index_schema import NOT_COUNTED, USUAL
from onrecord.store.index_touched import Touched

Row = dict[str, Any]


def count(connection: sqlite3.Connection, touched: Touched, said: Mapping[str, Row]) -> None:
    """Count anew what may have changed.

    said: what resolving concluded of statements just now; see ``index_concluded.concluded``.
    """
    if not touched.any():
        return
    _restate(connection, touched, said)
    with _chosen(connection, None if touched.everything else touched.speakers, "speakers"):
        _count_speakers(connection)
    with _chosen(connection, None if touched.everything else touched.entities, "entities"):
        connection.execute(_ABOUT)
    _count_outlets(connection, touched)
    connection.execute("DELETE FROM tallies WHERE facet <> 'waiting'")
    connection.execute(f"INSERT INTO tallies {_TALLIES}")


@contextmanager
def _chosen(connection: sqlite3.Connection, keys: Iterable[str] | None, table: str) -> Iterator[None]:
    """The table ``chosen`` of some ids, or of all in ``table``."""
    connection.execute("CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY)")
    if keys is None:
        connection.execute(f"INSERT INTO chosen SELECT id FROM {table}")
    else:
        connection.executemany("INSERT INTO chosen VALUES (?)", ((key,) for key in sorted(keys)))
    yield
    connection.execute("DROP TABLE chosen")


def _restate(connection: sqlite3.Connection, touched: Touched, said: Mapping[str, Row]) -> None:
    """Say of each statement how often it is told, and by whom first; keep what was concluded of it before."""
    with _chosen(connection, None if touched.everything else touched.statements, "statements"):
        if touched.everything:
            connection.execute("INSERT OR IGNORE INTO chosen SELECT statement FROM attributions")
        query = f"SELECT id, {_CONCLUDED} FROM statements WHERE id IN (SELECT id FROM chosen)"
        before = {} if touched.everything else {key: row for key, *row in connection.execute(query)}
        connection.execute("DELETE FROM statements WHERE id IN (SELECT id FROM chosen)")
        connection.execute(_STATEMENTS)
    known = {**before, **{key: _concluded(row) for key, row in said.items()}}
    sets = ", ".join(f"{column} = ?" for column in _CONCLUDED.split(", "))
    connection.executemany(
        f"UPDATE statements SET {sets} WHERE id = ?", ((*values, key) for key, values in known.items())
    )


def _concluded(row: Row) -> tuple[object, ...]:
    said = row["said"] or {}
    return said.get("earliest"), said.get("latest"), said.get("basis"), row["venue"], row["independent"], row["told"]


def _count_speakers(connection: sqlite3.Connection) -> None:
    """How much each speaker is reported to have said, and when; one who is left with nothing goes."""
    asked = "SELECT id FROM chosen"
    zero = "UPDATE speakers SET statements = 0, attributions = 0, first = NULL, last = NULL"
    connection.execute(f"{zero} WHERE id IN ({asked})")
    connection.execute(
        "UPDATE speakers SET statements = t.statements, attributions = t.attributions, first = t.first, last = t.last "
        "FROM (SELECT speaker, count(*) AS attributions, "
        f"count(DISTINCT CASE WHEN {USUAL} THEN statement END) AS statements, "
        "min(nullif(day, '')) AS first, max(nullif(day, '')) AS last "
        f"FROM attributions WHERE speaker IN ({asked}) GROUP BY speaker) AS t WHERE t.speaker = speakers.id"
    )
    silent = f"SELECT id FROM speakers WHERE attributions = 0 AND id IN ({asked})"
    for (key,) in connection.execute(silent).fetchall():
        drop_speaker(connection, key)


def _count_outlets(connection: sqlite3.Connection, touched: Touched) -> None:
    keys = touched.outlets
    if touched.everything:
        connection.execute("DELETE FROM outlets")
        keys = {key for (key,) in connection.execute("SELECT DISTINCT coalesce(outlet_key, '') FROM documents")}
    else:
        told = "SELECT coalesce(outlet_key, '') FROM attributions WHERE statement = ?"
        keys = keys | {key for each in touched.statements for (key,) in connection.execute(told, (each,))}
    for key in sorted(keys):
        connection.execute("DELETE FROM outlets WHERE key = ?", (key,))
        connection.execute(_OUTLET, {"key": key, "outlet": key or None})


_CONCLUDED = "said_earliest, said_latest, said_basis, venue, independent, told"

# Of several tellings the one with the lowest rank speaks for the statement: beside min() SQLite takes the other
# columns from that row.
_STATEMENTS = f"""
INSERT INTO statements (id, {_CONCLUDED}, tellings, outlets, first, first_outlet)
SELECT statement, {_CONCLUDED}, max(1, counted), max(1, in_outlets), id, outlet_key FROM (
    SELECT statement, said_earliest, said_latest, said_basis, venue, 1 AS independent, NULL AS told, id, outlet_key,
           min(rank) AS lowest, count(*) FILTER (WHERE rank < {NOT_COUNTED}) AS counted,
           count(DISTINCT outlet_key) FILTER (WHERE rank < {NOT_COUNTED}) AS in_outlets
    FROM attributions WHERE statement IN (SELECT id FROM chosen) GROUP BY statement
) WHERE lowest IS NOT NULL
"""

# Joined so, SQLite looks up those few that name an entity, and not for each entity all attributions of speech.
_ABOUT = f"""
UPDATE entities SET about = (
    SELECT count(DISTINCT a.statement) FROM about b CROSS JOIN attributions a ON a.n = b.n
    WHERE b.entity = entities.id AND {USUAL}
) WHERE id IN (SELECT id FROM chosen)
"""

_SHARED = "SELECT 1 FROM statements s WHERE s.id = a.statement AND s.outlets > 1"

# Most attributions are so: the plus signs keep SQLite from looking those up first, instead of an outlet's.
_USUALLY = f"+{USUAL.replace('AND ', 'AND +')}"

_KIND = f"""(SELECT count(*) FROM attributions WHERE outlet_key IS :outlet AND {_USUALLY} AND kind = '{{kind}}'
        AND (alone OR rank < {NOT_COUNTED}))"""

_OUTLET = f"""
INSERT INTO outlets (
    key, name, documents, attributions, tellings, statements, shared, first_tellings, first, last, direct, mixed,
    indirect, telling, words, quoted
)
SELECT :key, min(outlet), count(*), sum(attributions), sum(statements),
       (SELECT count(DISTINCT statement) FROM attributions WHERE outlet_key IS :outlet AND {_USUALLY}),
       (SELECT count(DISTINCT statement) FROM attributions a
        WHERE outlet_key IS :outlet AND {_USUALLY} AND NOT alone AND EXISTS ({_SHARED})),
       (SELECT count(*) FROM statements WHERE first_outlet = :outlet AND outlets > 1),
       min(substr(earliest, 1, 10)), max(substr(latest, 1, 10)),
       {_KIND.format(kind="direct")}, {_KIND.format(kind="mixed")}, {_KIND.format(kind="indirect")},
       sum(statements > 0), sum(words), sum(quoted)
FROM documents WHERE outlet_key IS :outlet HAVING count(*)
"""

_FACETS = {
    "all": "''", "kind": "kind", "venue": "venue_key", "month": "nullif(substr(day, 1, 7), '')",
    "said": "nullif(substr(said_day, 1, 7), '')",
}  # fmt: skip

# Most statements are told once, and those can be counted without telling them apart.
_TALLY = f"""
SELECT '{{facet}}' AS facet, value, sum(n) FROM (
    SELECT {{value}} AS value, count(*) AS n FROM attributions WHERE alone AND {USUAL} GROUP BY 1
    UNION ALL
    SELECT {{value}}, count(DISTINCT statement) FROM attributions WHERE NOT alone AND {USUAL} GROUP BY 1
) WHERE value IS NOT NULL GROUP BY value
"""

_TALLIES = (
    " UNION ALL ".join(_TALLY.format(facet=facet, value=value) for facet, value in _FACETS.items())
    + """
UNION ALL SELECT 'everything', '', count(*) FROM statements
UNION ALL SELECT 'speakers', '', count(*) FROM speakers
UNION ALL SELECT 'day', substr(day, 1, 10), sum(statements) FROM documents WHERE NOT undated AND statements GROUP BY 2
"""
)
