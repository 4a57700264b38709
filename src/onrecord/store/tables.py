"""The parts of a snapshot as DuckDB views, each made when a question first names it."""

from __future__ import annotations

import re
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.resolve.columns import columns
from onrecord.schema import FACTS, GONE, JUDGED, KEYS, TABLES, schema_of
from onrecord.store.catalog import Part
from onrecord.store.filters import TOLD_IN
from onrecord.store.index_words import told_in
from onrecord.store.overrides import DOCUMENTS, IN_FORCE, OVERRIDES, rows_of
from onrecord.store.versions import Return

if TYPE_CHECKING:
    import duckdb

Rows = list[tuple[object, ...]]

_FETCHED = 500
_FEW, _FEW_FACTS = 500, 20
"""Rows: tables of no more are read into memory once. Rows of facts are long, and mostly few columns are asked for."""
_TEXT = re.compile(r"'(?:[^']|'')*'")
_WORD = re.compile(r"\w+")

VIEWS_OF_FACTS = frozenset(("all_documents", "documents", "all_findings", "aged", "findings", "newest_findings"))
"""What tells of documents and findings."""


class Tables:
    """A database in memory with one view for each table of the record. For many threads.

    To make them all takes longer than most questions, so each is made when ``cursor`` is first asked for it.

    Beside its own columns each view has ``place`` and ``line``: sorted by both, rows come
    in the order in which they were added. ``documents`` has ``current`` too, and ``returned`` holds
    which document came back (``document``) in place of which (``replaces``), and when.
    vacated: see ``tombstones.Gone``.

    In ``documents`` stands what people judged of outlet and date, in ``all_documents`` what the pages say.
    ``findings`` are the newest of each document that conclusions were drawn from, ``newest_findings`` the newest
    of all, ``all_findings`` those before them too. base: the newest snapshot whose findings were resolved.
    """

    def __init__(
        self,
        record: Path,
        parts: Sequence[Part],
        returns: Iterable[Return] = (),
        base: int = 0,
        vacated: Iterable[str] = (),
    ) -> None:
        import duckdb

        self._database = duckdb.connect(config={"temp_directory": str(Path(tempfile.gettempdir()) / "onrecord-duckdb")})
        self._database.create_function(TOLD_IN, told_in, ["VARCHAR", "VARCHAR"], "BOOLEAN")
        back: Rows = [(each.document, each.replaces, each.received, each.added) for each in returns]
        places: Rows = [(_file(record, part), part.place, part.added) for part in parts]
        self._rows: dict[str, Callable[[], Rows]] = {
            "places": lambda: places,
            "returned": lambda: back,
            "vacated": lambda: [(document,) for document in vacated],
        }
        if any(part.table == JUDGED for part in parts):
            self._rows |= {table: partial(self._judged, table) for table in OVERRIDES}
        self._recipes = {**_GIVEN, **OVERRIDES, **_empty(), **_in_memory(views(record, parts, base), parts)}
        self._made: set[str] = set()
        self._making = threading.RLock()

    def close(self) -> None:
        """Let go of the parts."""
        self._database.close()

    def cursor(self, *queries: str, besides: Collection[str] = ()) -> duckdb.DuckDBPyConnection:
        """A cursor for questions that read no table that none of ``queries`` names.

        besides: names under which the cursor will find something else.
        """
        for query in queries:
            self._provide(query, besides)
        return self._database.cursor()

    def _provide(self, query: str, besides: Collection[str] = ()) -> None:
        # A word that only looks like the name of a table costs a table; to miss one would cost the answer.
        named = self._named(query) - set(besides)
        if not named <= self._made:
            with self._making:
                for name in sorted(named - self._made):
                    self._make(name, ())

    def _make(self, name: str, within: tuple[str, ...]) -> None:
        """Make a table or view, and before it all that it reads."""
        within = (*within, name)
        for other in sorted(self._named(self._recipes[name])):
            if other not in within and other not in self._made:
                self._make(other, within)
        if name in self._made:
            return
        rows = self._rows[name]() if name in self._rows else []
        self._database.execute(self._recipes[name])
        if rows:
            listed = ", ".join(["unnest(?)"] * len(rows[0]))
            lists = [list(column) for column in zip(*rows, strict=True)]
            self._database.execute(f"INSERT INTO {name} SELECT {listed}", lists)
        self._made.add(name)

    def _named(self, query: str) -> set[str]:
        """The tables that a query may read: all whose names stand in it, but for those within texts, as in paths."""
        return self._recipes.keys() & set(_WORD.findall(_TEXT.sub("", query)))

    def _judged(self, table: str) -> Rows:
        self._provide(IN_FORCE)
        return rows_of(table, self._database.execute(IN_FORCE).fetchall())


def views(record: Path, parts: Sequence[Part], base: int) -> dict[str, str]:
    """What makes each view of the tables of some parts, by its name, after those that it reads; see ``Tables``.

    Beside each other it reads tables of ``Tables`` only: in a schema that is looked into first they are views of
    some parts beside those of all.
    """
    by_table: dict[str, list[Part]] = {table: [] for table in TABLES}
    for part in parts:
        by_table[part.table].append(part)
    some_gone = bool(by_table[GONE])
    made: dict[str, str] = {}
    for table, its in by_table.items():
        made |= _views_of(table, record, its, some_gone=some_gone)
    recipes = {name: _VIEW.format(name, query) for name, query in made.items()}
    again = bool(analysed_again(parts))
    if again:
        # A table, since to find them takes a look at all findings.
        recipes["aged"] = f"CREATE OR REPLACE TABLE aged AS {_AGED.format(base=base)}"
    for name, column in (("findings", "counts"), ("newest_findings", "newest")):
        chosen = f"JOIN aged a ON a.place = f.place AND a.line = f.line WHERE a.{column}" if again else ""
        recipes[name] = _VIEW.format(name, f"SELECT f.* FROM all_findings f {chosen}")
    return recipes


def views_of_facts(record: Path, parts: Sequence[Part], base: int) -> dict[str, str]:
    """``views``, of documents and findings alone."""
    return {name: made for name, made in views(record, parts, base).items() if name in VIEWS_OF_FACTS}


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


def _views_of(table: str, record: Path, parts: Sequence[Part], *, some_gone: bool) -> dict[str, str]:
    """The queries of the views of a table, by name. some_gone: rows of conclusions may be no more."""
    read = f"SELECT 0 AS place, 0 AS added, 0 AS line, * FROM no_{table}"
    if parts:
        listed = ", ".join(_quoted(_file(record, part)) for part in parts)
        # Parts that an earlier version wrote lack some columns: those are null there.
        read = (
            "SELECT p.place, p.added, r.file_row_number AS line, r.* EXCLUDE (filename, file_row_number) "
            f"FROM read_parquet([{listed}], filename = true, file_row_number = true, union_by_name = true) r "
            f"JOIN places p ON p.file = r.filename UNION ALL BY NAME {read}"
        )
    if table == "documents":
        # The table must not be named in its own view, so the rows are read under another name.
        return {"all_documents": read, "documents": DOCUMENTS.format(f"id NOT IN ({_REPLACED}) AS current")}
    if table == "findings":
        return {"all_findings": read}
    if table in KEYS and (len(parts) > 1 or (parts and some_gone)):
        key = " || ' ' || ".join(KEYS[table])
        names = schema_of(TABLES[table]).names
        its, later = (", ".join(f'{alias}."{name}"' for name in names) for alias in "bl")
        newest = _NEWEST.format(table=table, key=key, first=parts[0].place, columns=its, columns_of_later=later)
        return {f"all_{table}": read, table: newest}
    return {table: read}


def _in_memory(recipes: dict[str, str], parts: Sequence[Part]) -> dict[str, str]:
    """``recipes`` with tables for views where they have few rows: a view is planned, and its files read, each time."""
    rows: Counter[str] = Counter()
    for part in parts:
        rows[part.table] += part.rows
    few = {table for table, count in rows.items() if count <= (_FEW_FACTS if table in FACTS else _FEW)}
    # Those of the findings that count show some of the rows of all: to copy these once is enough.
    few = (few | {f"all_{table}" for table in few}) - {"findings"}
    return {
        name: recipe.replace("CREATE OR REPLACE VIEW", "CREATE OR REPLACE TABLE", 1) if name in few else recipe
        for name, recipe in recipes.items()
    }


def _empty() -> dict[str, str]:
    """What makes a table without rows for each table, ``no_`` before its name."""
    return {
        f"no_{table}": f"CREATE OR REPLACE TABLE no_{table} ({columns(schema_of(kind))})"
        for table, kind in TABLES.items()
    }


_VIEW = "CREATE OR REPLACE VIEW {} AS {}"

_GIVEN = {
    "places": "CREATE OR REPLACE TABLE places (file VARCHAR, place INTEGER, added INTEGER)",
    "returned": (
        "CREATE OR REPLACE TABLE returned (document VARCHAR, replaces VARCHAR, received VARCHAR, added INTEGER)"
    ),
    "vacated": "CREATE OR REPLACE TABLE vacated (id VARCHAR)",
}
"""What makes the tables of what the catalog says."""

# Until conclusions are drawn from newer findings, those count that they were drawn from; or the first ones.
_AGED = """
SELECT place, line, newest,
       heeded AND row_number() OVER (PARTITION BY document, heeded ORDER BY place DESC, line DESC) = 1 AS counts
FROM (
    SELECT document, place, line,
           row_number() OVER (PARTITION BY document ORDER BY place DESC, line DESC) = 1 AS newest,
           added <= {base} OR row_number() OVER (PARTITION BY document ORDER BY place, line) = 1 AS heeded
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


def _file(record: Path, part: Part) -> str:
    return str(record / "parts" / part.name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
