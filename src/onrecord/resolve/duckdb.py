"""Resolving with DuckDB, which spills to disk what does not fit into memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.resolve.engine import Parts
from onrecord.resolve.entities import group_key, minting
from onrecord.resolve.judged import interval_of
from onrecord.resolve.statements import statements, tellings
from onrecord.schema import CONCLUSIONS, Row, from_row, schema_of, to_row
from onrecord.types import Attribution

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 500


@dataclass(frozen=True)
class DuckDB:
    """The engine for one machine; see ``engine.Engine``."""

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Draw all conclusions from ``parts`` and write them to the paths in ``out``."""
        import duckdb

        spill = str(Path(tempfile.gettempdir()) / "onrecord-duckdb")
        with closing(duckdb.connect(config={"temp_directory": spill})) as database:
            _read_facts(database, parts)
            _add_functions(database, parts)
            _find_replaced(database, parts)
            for step in (_CURRENT, _CHAINS, _FIRSTS, _MEMBERS, _SPOKEN):
                database.execute(step)
            for table, query in (("members", _ALL_MEMBERS), ("speakers", _SPEAKERS), ("entities", _ENTITIES)):
                _copy(database, query, out[table])
            _write_statements(database, out)


def _add_functions(database: Any, parts: Parts) -> None:
    text, number, truth = "VARCHAR", "BIGINT", "BOOLEAN"
    database.create_function("group_key", group_key, [text, text, truth], text, null_handling="special")
    database.create_function("mint", minting(parts.given), [text, text, text, number], text)


def _read_facts(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    database.execute("CREATE TABLE places (file VARCHAR, place INTEGER)")
    files = [str(path) for path in (*parts.documents, *parts.findings)]
    database.executemany("INSERT INTO places VALUES (?, ?)", [(file, place) for place, file in enumerate(files)])
    for table, paths in (("all_documents", parts.documents), ("all_findings", parts.findings)):
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        database.execute(
            f"CREATE VIEW {table} AS SELECT p.place, r.file_row_number AS line, r.* "
            f"FROM read_parquet([{listed}], filename = true, file_row_number = true, union_by_name = true) r "
            "JOIN places p ON p.file = r.filename"
        )
    database.execute(_JUDGED_DATES)
    judged = [(verdict.document, interval_of(verdict.value or "", verdict.basis)) for verdict in parts.verdicts
              if verdict.verb == "published"]  # fmt: skip
    if judged:
        rows = [(document, found.earliest, found.latest, found.basis) for document, found in judged]
        database.executemany("INSERT INTO judged_dates VALUES (?, {'earliest': ?, 'latest': ?, 'basis': ?})", rows)
    for step in (_DOCUMENTS, _SUPERSEDED, _FINDINGS):
        database.execute(step)


def _find_replaced(database: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    database.execute("CREATE TEMP TABLE replaced (id VARCHAR)")
    if parts.replaced is None:
        database.execute("INSERT INTO replaced SELECT replaces FROM documents WHERE replaces IS NOT NULL")
    elif parts.replaced:
        database.execute("INSERT INTO replaced SELECT unnest(?)", [list(parts.replaced)])


def _copy(database: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    quoted = str(path).replace("'", "''")
    database.execute(f"COPY ({query}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")


def _write_statements(database: duckdb.DuckDBPyConnection, out: Mapping[str, Path]) -> None:
    import pyarrow.parquet as pq

    schemas = {table: schema_of(CONCLUSIONS[table]) for table in ("statements", "tellings")}
    with (
        pq.ParquetWriter(out["statements"], schemas["statements"], compression="zstd") as said,
        pq.ParquetWriter(out["tellings"], schemas["tellings"], compression="zstd") as told,
    ):
        for statement_rows, telling_rows in _statement_batches(database):
            said.write_batch(_batch(statement_rows, schemas["statements"]))
            told.write_batch(_batch(telling_rows, schemas["tellings"]))


def _batch(rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(list(rows), schema=schema)


def _statement_batches(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[list[Row], list[Row]]]:
    """Rows of ``statements`` and ``tellings`` for some hundred documents at a time."""
    database.execute(_ATTRIBUTIONS)
    while documents := database.fetchmany(_BATCH):
        statement_rows: list[Row] = []
        telling_rows: list[Row] = []
        for attributions, spoken in documents:
            found = [from_row(Attribution, row) for row in attributions]
            speakers = {row["attribution"]: row["entity"] for row in spoken}
            told = tellings(found, speakers)
            statement_rows += map(to_row, statements(found, told, speakers))
            telling_rows += map(to_row, told)
        yield statement_rows, telling_rows


_JUDGED_DATES = """
CREATE TABLE judged_dates (document VARCHAR, published STRUCT(earliest VARCHAR, latest VARCHAR, basis VARCHAR))
"""

_DOCUMENTS = """
CREATE VIEW documents AS
SELECT d.* REPLACE (CASE WHEN j.published IS NULL THEN d.published ELSE j.published END AS published)
FROM all_documents d LEFT JOIN judged_dates j ON j.document = d.id
"""

# Where an article was analysed again, only the newest findings tell anything.
_SUPERSEDED = """
CREATE TEMP TABLE superseded AS
SELECT place, line FROM (
    SELECT place, line, row_number() OVER (PARTITION BY document ORDER BY place DESC, line DESC) AS rank
    FROM all_findings
) WHERE rank > 1
"""

_FINDINGS = """
CREATE VIEW findings AS SELECT f.* FROM all_findings f
WHERE NOT EXISTS (SELECT 1 FROM superseded s WHERE s.place = f.place AND s.line = f.line)
"""

# Only current documents tell anything, but all of them mint ids: an id that was given once must not
# change because a newer version of the article came, or because it was analysed again.
_CURRENT = """
CREATE TEMP TABLE articles AS
SELECT id AS document, place, line, published,
       id NOT IN (SELECT id FROM replaced) AS is_current
FROM documents
"""

_CHAINS = """
CREATE TEMP TABLE chains AS
SELECT *, coalesce(group_key(name, kind, named), document || ' ' || kind || ' ' || name || ' ' || nth) AS bond
FROM (
    SELECT f.place, f.line, d.document, d.is_current AND s.place IS NULL AS is_current, d.published,
           c.number AS chain, c.kind, c.name, c.named, c.names, c.offices,
           row_number() OVER (PARTITION BY f.place, f.line, c.kind, c.name ORDER BY c.number) - 1 AS nth
    FROM (SELECT place, line, document, unnest(chains) AS c FROM all_findings) f
    JOIN articles d ON d.document = f.document
    LEFT JOIN superseded s ON s.place = f.place AND s.line = f.line
)
"""

_FIRSTS = """
CREATE TEMP TABLE firsts AS
SELECT bond, place, line, chain, mint(document, kind, name, nth) AS entity
FROM (SELECT *, row_number() OVER (PARTITION BY bond ORDER BY place, line, chain) AS rank FROM chains)
WHERE rank = 1
"""

_MEMBERS = """
CREATE TEMP TABLE joined AS
SELECT c.*, f.entity FROM chains c JOIN firsts f ON f.bond = c.bond WHERE c.is_current
"""

_SPOKEN = """
CREATE TEMP TABLE spoken AS
SELECT d.place, d.line, a.nth, d.document, a.id AS attribution, j.entity,
       coalesce(l.basis, 'no source is stated') AS basis, l.confidence
FROM (SELECT document, unnest(attributions).id AS id, generate_subscripts(attributions, 1) AS nth FROM findings) a
JOIN articles d ON d.document = a.document
LEFT JOIN (SELECT document, unnest(links, recursive := true) FROM findings) l
    ON l.document = a.document AND l.attribution = a.id
LEFT JOIN joined j ON j.document = a.document AND j.chain = l.chain
WHERE d.is_current
"""

_ALL_MEMBERS = "SELECT document, chain, entity, NULL::VARCHAR AS basis FROM joined ORDER BY place, line, chain"

_SPEAKERS = "SELECT document, attribution, entity, basis, confidence FROM spoken ORDER BY place, line, nth"

_ENTITIES = """
WITH called AS (
    SELECT entity, kind, name, count(*) AS times, min(place) AS place FROM joined GROUP BY entity, kind, name
),
named AS (
    SELECT entity, kind, name FROM (
        SELECT *, row_number() OVER (PARTITION BY entity ORDER BY times DESC, length(name) DESC, place, name) AS rank
        FROM called
    ) WHERE rank = 1
),
spelt AS (
    SELECT entity, n.text AS text, sum(n.count)::INTEGER AS times
    FROM (SELECT entity, unnest(names) AS n FROM joined) GROUP BY entity, n.text
),
spellings AS (
    SELECT entity, list({'text': text, 'count': times} ORDER BY times DESC, text) AS names FROM spelt GROUP BY entity
),
held AS (
    SELECT entity, o.title AS title, o.organisation AS organisation, min(published.earliest) AS earliest,
           max(published.latest) AS latest, count(DISTINCT document)::INTEGER AS documents
    FROM (SELECT entity, document, published, unnest(offices) AS o FROM joined)
    GROUP BY entity, o.title, o.organisation
),
offices AS (
    SELECT entity, list({'title': title, 'organisation': organisation, 'earliest': earliest, 'latest': latest,
                         'documents': documents} ORDER BY documents DESC, title, organisation) AS roles
    FROM held GROUP BY entity
)
SELECT n.entity AS id, n.name, n.kind, coalesce(s.names, []) AS names, coalesce(o.roles, []) AS roles
FROM named n JOIN firsts f ON f.entity = n.entity
LEFT JOIN spellings s ON s.entity = n.entity LEFT JOIN offices o ON o.entity = n.entity
ORDER BY f.place, f.line, f.chain
"""

_ATTRIBUTIONS = """
SELECT f.attributions, coalesce(s.speakers, []) AS speakers
FROM findings f JOIN articles d ON d.document = f.document
LEFT JOIN (
    SELECT document, list({'attribution': attribution, 'entity': entity}) AS speakers FROM spoken GROUP BY document
) s ON s.document = f.document
WHERE d.is_current ORDER BY d.place, d.line
"""
