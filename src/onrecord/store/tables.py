"""The parts of a snapshot as DuckDB views."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.schema import FACTS, GONE, JUDGED, KEYS, TABLES, schema_of
from onrecord.store.catalog import Part
from onrecord.store.filters import TOLD_IN
from onrecord.store.index_words import told_in
from onrecord.store.overrides import DOCUMENTS, note_judged
from onrecord.store.versions import Return

if TYPE_CHECKING:
    import duckdb

_FETCHED = 500


def connect(
    record: Path,
    parts: Sequence[Part],
    returns: Iterable[Return] = (),
    base: int = 0,
    vacated: Iterable[str] = (),
) -> duckdb.DuckDBPyConnection:
    """A database in memory with one view for each table of the record.

    Beside its own columns each view has ``place`` and ``line``: sorted by both, rows come
    in the order in which they were added. ``documents`` has ``current`` too, and ``returned`` holds
    which document came back (``document``) in place of which (``replaces``), and when.
    vacated: see ``tombstones.Gone``.

    In ``documents`` stands what people judged of outlet and date, in ``all_documents`` what the pages say.
    ``findings`` are the newest of each document that conclusions were drawn from, ``newest_findings`` the newest
    of all, ``all_findings`` those before them too. base: the newest snapshot whose findings were resolved.
    """
    import duckdb

    connection = duckdb.connect(config={"temp_directory": str(Path(tempfile.gettempdir()) / "onrecord-duckdb")})
    connection.create_function(TOLD_IN, told_in, ["VARCHAR", "VARCHAR"], "BOOLEAN")
    connection.execute("CREATE TABLE places (file VARCHAR, place INTEGER, added INTEGER)")
    by_table: dict[str, list[str]] = {table: [] for table in TABLES}
    places = []
    first: dict[str, int] = {}
    for part in parts:
        first.setdefault(part.table, part.place)
        file = str(record / "parts" / part.name)
        by_table[part.table].append(file)
        places.append((file, part.place, part.added))
    if places:
        connection.executemany("INSERT INTO places VALUES (?, ?, ?)", places)
    connection.execute("CREATE TABLE returned (document VARCHAR, replaces VARCHAR, received VARCHAR, added INTEGER)")
    if back := [(each.document, each.replaces, each.received, each.added) for each in returns]:
        connection.executemany("INSERT INTO returned VALUES (?, ?, ?, ?)", back)
    connection.execute("CREATE TABLE vacated (id VARCHAR)")
    if ended := [(document,) for document in vacated]:
        connection.executemany("INSERT INTO vacated VALUES (?)", ended)
    # What was judged is asked for by the view of documents, what is gone by those of conclusions.
    _make_view(connection, JUDGED, by_table.pop(JUDGED), 0)
    note_judged(connection)
    some_gone = bool(by_table[GONE])
    for table in sorted(by_table, key=lambda table: table != GONE):
        _make_view(connection, table, by_table[table], first.get(table, 0), some_gone=some_gone)
    _tell_findings(connection, base, again=bool(analysed_again(parts)))
    return connection


def make_views_of_facts(connection: duckdb.DuckDBPyConnection, record: Path, parts: Sequence[Part], base: int) -> None:
    """The views of documents and findings as ``connect`` makes them, of some parts only, where it looks first."""
    for table in FACTS:
        _make_view(connection, table, [str(record / "parts" / part.name) for part in parts if part.table == table], 0)
    _tell_findings(connection, base, again=bool(analysed_again(parts)))


def analysed_again(parts: Iterable[Part]) -> set[int]:
    """The additions that brought newer findings of documents that were there before."""
    came: dict[str, set[int]] = {"documents": set(), "findings": set()}
    for part in parts:
        if part.table in came:
            came[part.table].add(part.added)
    return came["findings"] - came["documents"]


def stream(cursor: duckdb.DuckDBPyConnection, query: str, values: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
    """The rows of a question as dicts, a few hundred in memory at a time."""
    cursor.execute(query, list(values))
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(_FETCHED):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _make_view(
    connection: duckdb.DuckDBPyConnection, table: str, files: list[str], first: int, *, some_gone: bool = False
) -> None:
    """Make the view of a table. first: the place of the first of its parts. some_gone: rows may be no more."""
    connection.register("nothing", schema_of(TABLES[table]).empty_table())
    connection.execute(f"CREATE TABLE no_{table} AS SELECT * FROM nothing")
    connection.unregister("nothing")
    read = f"SELECT 0 AS place, 0 AS added, 0 AS line, * FROM no_{table}"
    if files:
        listed = ", ".join(_quoted(file) for file in files)
        # Parts that an earlier version wrote lack some columns: those are null there.
        read = (
            "SELECT p.place, p.added, r.file_row_number AS line, r.* EXCLUDE (filename, file_row_number) "
            f"FROM read_parquet([{listed}], filename = true, file_row_number = true, union_by_name = true) r "
            f"JOIN places p ON p.file = r.filename UNION ALL BY NAME {read}"
        )
    if table == "documents":
        # The table must not be named in its own view, so the rows are read under another name.
        connection.execute(f"CREATE VIEW all_documents AS {read}")
        read = DOCUMENTS.format(f"id NOT IN ({_REPLACED}) AS current")
    if table == "findings":
        connection.execute(f"CREATE VIEW all_findings AS {read}")
        return
    if table in KEYS and (len(files) > 1 or (files and some_gone)):
        connection.execute(f"CREATE VIEW all_{table} AS {read}")
        key = " || ' ' || ".join(KEYS[table])
        names = schema_of(TABLES[table]).names
        columns, later = (", ".join(f'{alias}."{name}"' for name in names) for alias in "bl")
        read = _NEWEST.format(table=table, key=key, first=first, columns=columns, columns_of_later=later)
    connection.execute(f"CREATE VIEW {table} AS {read}")


def _tell_findings(connection: duckdb.DuckDBPyConnection, base: int, *, again: bool) -> None:
    """Make the views of the findings that count. again: some articles were analysed more than once."""
    if again:
        connection.execute(f"CREATE TABLE aged AS {_AGED}", (base,))
    for view, column in (("findings", "counts"), ("newest_findings", "newest")):
        chosen = f" f JOIN aged a ON a.place = f.place AND a.line = f.line WHERE a.{column}" if again else " f"
        connection.execute(f"CREATE VIEW {view} AS SELECT f.* FROM all_findings{chosen}")


# Until conclusions are drawn from newer findings, those count that they were drawn from; or the first ones.
_AGED = """
SELECT place, line, newest,
       heeded AND row_number() OVER (PARTITION BY document, heeded ORDER BY place DESC, line DESC) = 1 AS counts
FROM (
    SELECT document, place, line,
           row_number() OVER (PARTITION BY document ORDER BY place DESC, line DESC) = 1 AS newest,
           added <= ? OR row_number() OVER (PARTITION BY document ORDER BY place, line) = 1 AS heeded
    FROM all_findings
)
"""


# The first part holds all rows as they once were; later ones hold what changed, and ``gone`` what is no more. A row
# keeps the place of the first one with its key, so that the order of addition stays.
_NEWEST = """
WITH later AS (SELECT *, {key} AS row_key FROM all_{table} WHERE place > {first}),
last AS (
    SELECT row_key, max(place) AS place FROM (
        SELECT row_key, place FROM later UNION ALL SELECT key AS row_key, place FROM gone WHERE tab = '{table}'
    ) GROUP BY row_key
),
before AS (
    SELECT *, {key} AS row_key FROM all_{table} WHERE place = {first}
),
since AS (SELECT row_key, min({{'place': place, 'line': line}}) AS at FROM later GROUP BY row_key)
SELECT b.place, b.added, b.line, {columns} FROM before b WHERE b.row_key NOT IN (SELECT row_key FROM last)
UNION ALL
SELECT coalesce(b.place, s.at.place) AS place, l.added, coalesce(b.line, s.at.line) AS line, {columns_of_later}
FROM later l JOIN last n ON n.row_key = l.row_key AND n.place = l.place
JOIN since s ON s.row_key = l.row_key
LEFT JOIN (SELECT row_key, place, line FROM before WHERE row_key IN (SELECT row_key FROM last)) b
    ON b.row_key = l.row_key
"""

# A document does not count once another replaces it, unless it came back in place of that one later.
_REPLACED = """
SELECT ended.id FROM (
    SELECT id, max(step) AS step FROM (
        SELECT replaces AS id, added::DOUBLE AS step FROM all_documents WHERE replaces IS NOT NULL
        UNION ALL SELECT replaces, added + 0.5 FROM returned
    ) GROUP BY id
) ended
LEFT JOIN (SELECT document AS id, max(added + 0.5) AS step FROM returned GROUP BY document) back ON back.id = ended.id
WHERE back.step IS NULL OR back.step < ended.step
UNION ALL SELECT id FROM vacated
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
