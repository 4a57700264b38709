"""Each construct of the SQL of resolving gives the same rows on every engine."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from onrecord.resolve import dialect
from onrecord.resolve.dialect import checked
from tests.contract.relations import in_duckdb, in_spark

ROWS = [
    {"id": 1, "text": "Zoë", "part": "a|b", "flag": True, "score": 0.5, "items": [{"x": 3, "y": "c"}, {"x": 1}]},
    {"id": 2, "text": "zoe", "part": "a|", "flag": False, "score": None, "items": []},
    {"id": 3, "text": None, "part": "|b", "flag": None, "score": 0.25, "items": None},
    {"id": 4, "text": "Ωmega 🗞", "part": "", "flag": True, "score": 0.75, "items": [{"x": None, "y": None}]},
    {"id": 5, "text": "it's\n\\n", "part": "none", "flag": False, "score": 0.5, "items": [{"x": 2, "y": "c"}]},
    {"id": 6, "text": "Zoë", "part": "a|b", "flag": True, "score": 1.0, "items": [{"x": 9, "y": "z"}]},
    {"id": None, "text": "ö", "part": "é|ß", "flag": False, "score": 0.0, "items": [{"x": 9, "y": "z"}]},
]  # fmt: skip
OTHERS = [{"id": 1, "kind": "person"}, {"id": 1, "kind": "body"}, {"id": 4, "kind": None}, {"id": 9, "kind": "body"}]

_ITEM = pa.struct([("x", pa.int32()), ("y", pa.string())])
_TABLE = pa.schema(
    [
        ("id", pa.int32()), ("text", pa.string()), ("part", pa.string()), ("flag", pa.bool_()),
        ("score", pa.float64()), ("items", pa.list_(_ITEM)),
    ]
)  # fmt: skip
_OTHER = pa.schema([("id", pa.int32()), ("kind", pa.string())])

QUERIES = {
    "order, ascending": "SELECT text, id FROM t ORDER BY text, id",
    "order, descending": "SELECT text, id FROM t ORDER BY text DESC, id DESC",
    "comparison": "SELECT id FROM t WHERE id > 1 AND id <= 5 OR NOT id <> 1 OR id < 0 OR id >= 6 ORDER BY id",
    "null in conditions": "SELECT id, flag IS NULL AS x, flag = TRUE AS y, (text <> 'ö') AS z FROM t ORDER BY id",
    "null-safe": "SELECT id, id IS NOT DISTINCT FROM NULL AS x, text IS DISTINCT FROM 'zoe' AS y FROM t ORDER BY id",
    "in": "SELECT id, text IN ('Zoë', 'ö') AS x FROM t WHERE flag AND id IN (SELECT id FROM o) ORDER BY id",
    "not in": "SELECT id FROM t WHERE id NOT IN (SELECT id FROM o) ORDER BY id",
    "exists": "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM o WHERE o.id = t.id) ORDER BY id",
    "between": "SELECT id FROM t WHERE id BETWEEN 2 AND 4 ORDER BY id",
    "case": "SELECT id, CASE WHEN flag THEN 'yes' WHEN flag IS NULL THEN NULL ELSE 'no' END AS x FROM t ORDER BY id",
    "coalesce, least, greatest": "SELECT coalesce(text, 'none') AS x, least(id, 3) AS y, greatest(text, 'b') AS z "
    "FROM t WHERE text IS NOT NULL AND id IS NOT NULL ORDER BY id",
    "concatenation": "SELECT id, text || ' ' || id AS x FROM t ORDER BY id",
    "text": "SELECT id, length(text) AS x, starts_with(text, 'Z') AS y, split_part(part, '|', 1) AS a, "
    "split_part(part, '|', 2) AS b FROM t ORDER BY id",
    "literals": "SELECT id, 'it''s\n\\n' = text AS x, 0.5::DOUBLE AS y, -1 AS z, NULL::VARCHAR AS n FROM t ORDER BY id",
    "casts": "SELECT id::BIGINT AS x, id::VARCHAR AS y, score::DOUBLE AS z, flag::BOOLEAN AS f, "
    "id::INTEGER + 1 - 2 AS i, id::BIGINT % 3 AS rest FROM t ORDER BY id",
    "cast of a list": "SELECT id, coalesce(items, NULL::STRUCT(x INTEGER, y VARCHAR)[]) AS x FROM t ORDER BY id",
    "join": "SELECT t.id, o.kind FROM t JOIN o ON o.id = t.id ORDER BY t.id, o.kind",
    "left join": "SELECT t.*, o.kind FROM t LEFT JOIN o ON o.id = t.id ORDER BY t.id, o.kind",
    "full join": "SELECT coalesce(t.id, o.id) AS x, kind FROM t FULL OUTER JOIN o ON o.id = t.id "
    "ORDER BY x, kind, text",
    "join by name": "SELECT id, kind FROM t JOIN o USING (id) ORDER BY id, kind",
    "union": "SELECT text FROM t UNION SELECT kind AS text FROM o ORDER BY text",
    "union all": "WITH u AS (SELECT text FROM t UNION ALL SELECT kind AS text FROM o) SELECT text FROM u ORDER BY text",
    "distinct": "SELECT DISTINCT text, flag FROM t ORDER BY text",
    "aggregates": "SELECT text, count(*) AS n, count(id) AS m, count(DISTINCT part) AS k, sum(id)::INTEGER AS s, "
    "min(part) AS a, max(score) AS b, bool_or(flag) AS c, bool_and(flag) AS d FROM t GROUP BY text ORDER BY text",
    "least of lists": "SELECT text, min(items) AS x FROM t WHERE id IN (1, 2, 5, 6) GROUP BY text ORDER BY text",
    "aggregates of nothing": "SELECT count(*) AS n, sum(id)::BIGINT AS s, min(text) AS a FROM t WHERE id > 99",
    "having, filter": "SELECT flag, count(*) FILTER (WHERE id > 1) AS n FROM t GROUP BY flag HAVING count(*) > 1 "
    "ORDER BY flag",
    "numbering": "SELECT id, row_number() OVER (PARTITION BY flag ORDER BY text DESC, id) - 1 AS n FROM t ORDER BY id",
    "numbering of groups": "SELECT text, "
    "row_number() OVER (PARTITION BY text ORDER BY count(*) DESC, min(id), flag) AS n FROM t "
    "GROUP BY text, flag ORDER BY text, n",
    "groups of lists": "SELECT items, count(*) AS n FROM t WHERE items IS NOT NULL GROUP BY items ORDER BY n, min(id)",
    "whole windows": "SELECT id, count(*) OVER (PARTITION BY flag) AS n, max(id) OVER (PARTITION BY text) AS m "
    "FROM t ORDER BY id",
    "unnest": "SELECT id, u.i.x AS x, u.i.y AS y FROM (SELECT id, unnest(items) AS i FROM t) u ORDER BY id, x",
    "structs": "SELECT id, {'a': text, 'b': {'c': flag}} AS s FROM t ORDER BY id",
    "an empty list": "SELECT id, coalesce(items, []) AS l, array_length(items) AS n FROM t ORDER BY id",
    "mapping": "SELECT id, list_transform(items, lambda i: {'z': i.y, 'x': i.x}) AS l FROM t ORDER BY id",
    "mapping with positions": "SELECT id, "
    "list_transform(items, lambda i, nth: {'nth': nth, 'before': nth - 1, 'y': i.y}) AS l FROM t ORDER BY id",
    "sorted lists": "SELECT flag, list_transform(list_sort(list({'nth': nth, 'text': text, 'score': score})), "
    "lambda i: {'text': i.text, 'score': i.score}) AS l "
    "FROM (SELECT *, row_number() OVER (PARTITION BY flag ORDER BY score DESC, text, id) AS nth FROM t) n "
    "GROUP BY flag ORDER BY flag",
}  # fmt: skip


def filled(relations: Any) -> Any:
    relations.rows("t", pa.Table.from_pylist(ROWS, schema=_TABLE))
    relations.rows("o", pa.Table.from_pylist(OTHERS, schema=_OTHER))
    return relations


@pytest.fixture(scope="module")
def engines(spark: Any) -> Any:
    with in_duckdb() as one, in_spark(spark) as other:
        yield filled(one), filled(other)


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_give_equal_rows(engines: Any, name: str) -> None:
    one, other = (relations.collect(QUERIES[name]) for relations in engines)
    assert one.column_names == other.column_names
    assert one.num_rows > 0
    assert one.to_pylist() == other.to_pylist()


def test_lists_are_bags_without_null(engines: Any) -> None:
    query = "SELECT flag, list(text) AS l FROM t WHERE text IS NOT NULL GROUP BY flag ORDER BY flag"
    one, other = (
        [(row["flag"], sorted(row["l"])) for row in relations.collect(query).to_pylist()] for relations in engines
    )
    assert one == other


def test_everything_that_is_let_through_is_tested_here() -> None:
    used = {type(node).__name__ for query in QUERIES.values() for node in checked(query).walk()}
    assert used >= dialect._ALLOWED, sorted(dialect._ALLOWED - used)
