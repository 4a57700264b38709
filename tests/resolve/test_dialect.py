"""What is refused; that the rest means the same on every engine is tested in tests/contract."""

from __future__ import annotations

import re

import pytest

from onrecord.resolve import plan, sql
from onrecord.resolve.dialect import UnsupportedSQLError, checked, tables_of, to_spark

REFUSED = {
    "SELECT list(x ORDER BY y) FROM t": "an order within list",
    "SELECT list_sort(list(x)) FROM t": "the position of an item",
    "SELECT list_sort(list({'text': x, 'nth': y})) FROM t": "the position of an item",
    "SELECT list_sort(x) FROM t": "the position of an item",
    "SELECT unnest(x).id FROM t": "whole column",
    "SELECT unnest(x, recursive := true) FROM t": "whole column",
    "SELECT unnest(x) AS x, unnest(y) AS y FROM t": "one unnest",
    "SELECT generate_subscripts(x, 1) FROM t": "Anonymous",
    "SELECT x[1] FROM t": "Bracket",
    "SELECT [y FOR y IN x] FROM t": "Comprehension",
    "SELECT len(x) FROM t": "array_length",
    "SELECT x IN (SELECT y FROM u) AS z FROM t": "condition of WHERE",
    "SELECT x FROM t WHERE y OR EXISTS (SELECT 1 FROM u)": "condition of WHERE",
    "SELECT lower(x) FROM t": "Lower",
    "SELECT x / y FROM t": "Div",
    "SELECT 0.5 AS x FROM t": "0.5::DOUBLE",
    "SELECT any_value(x) FROM t": "min(…)",
    "SELECT concat(x, y) FROM t": "write ||",
    "SELECT x::DATE FROM t": "the type DATE",
    'SELECT x AS "end" FROM t': "reserved word",
    "SELECT t.offset FROM t": "reserved word",
    "SELECT sum(x) OVER (PARTITION BY y ORDER BY z) FROM t": "leave ORDER BY out",
    "SELECT row_number() OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t": "frames",
    "SELECT * FROM (SELECT x FROM t ORDER BY x) u": "no order",
    "SELECT x FROM t LIMIT 1": "limit",
    "SELECT x FROM t QUALIFY row_number() OVER (ORDER BY x) = 1": "qualify",
    "SELECT DISTINCT ON (x) y FROM t": "DISTINCT ON",
    "SELECT * EXCLUDE (x) FROM t": "name the columns",
    "SELECT * FROM 'facts.parquet'": "plain names",
    "SELECT * FROM read_parquet('facts.parquet')": "plain names",
    "SELECT x FROM t; SELECT y FROM t": "one query",
    "DELETE FROM t": "one query",
    "SELECT 'x": "no SQL",
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_may_mean_different_things_is_refused_with_its_words(query: str) -> None:
    with pytest.raises(UnsupportedSQLError, match=re.escape(REFUSED[query])):
        to_spark(query)


def test_positions_begin_at_one() -> None:
    query = "SELECT list_transform(x, lambda item, nth: {'nth': nth, 'id': item.nth}) AS y FROM t"
    assert "STRUCT((`nth` + 1) AS `nth`, `item`.`nth` AS `id`)" in to_spark(query)


def test_nulls_come_last_as_in_duckdb() -> None:
    assert to_spark("SELECT x FROM t ORDER BY x").endswith("NULLS LAST")


QUERIES = [
    *(step.query for step in plan.steps()),
    *plan.WRITTEN.values(),
    *(value for name, value in vars(sql).items() if name.isupper() and isinstance(value, str)),
]


@pytest.mark.parametrize("query", dict.fromkeys(QUERIES))
def test_every_query_of_resolving_is_in_the_tested_part(query: str) -> None:
    checked(query)


def test_tables_are_counted_as_often_as_they_are_read() -> None:
    query = "SELECT a.x FROM t a JOIN t b ON a.x = b.x WHERE a.y IN (SELECT y FROM u)"
    assert sorted(tables_of(query)) == ["t", "t", "u"]
