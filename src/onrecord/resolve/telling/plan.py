"""The steps of finding statements, for every engine: after those of entities and of reprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from onrecord.resolve.components import components
from onrecord.resolve.connect import connect
from onrecord.resolve.plan import Step
from onrecord.resolve.telling import sql
from onrecord.resolve.telling.cluster import decide
from onrecord.resolve.telling.descent import DescendedRow, descended
from onrecord.resolve.telling.keys import SPAN
from onrecord.resolve.telling.met import WEIGHTS
from onrecord.resolve.telling.pairs import weighed
from onrecord.resolve.telling.statement import stated, stated_schema
from onrecord.resolve.telling.uttered import uttered, uttered_schema
from onrecord.schema import schema_of, to_row

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

FIRST = 12
"""Each attribution is set beside so many of the first that have a key in common with it."""


def steps() -> tuple[Step, ...]:
    """All steps, from ``articles``, ``findings``, ``told_rulings`` and so on (see ``sql``) to what is written."""
    return (
        Step("heard", sql.HEARD, rows=uttered, schema=uttered_schema),
        Step("descended", sql.ANEW, rows=_descended, schema=partial(schema_of, DescendedRow)),
        Step("utterances", sql.NUMBERED),
        Step("ranked", sql.RANKED),
        Step("set_beside", sql.PAIRED.format(first=FIRST)),
        Step("near", sql.NEAR.format(span=SPAN)),
        Step("worded", sql.WORDED.format(weights=WEIGHTS)),
        Step("in_common", sql.COMMON),
        Step("likened", sql.BESIDE, rows=weighed, schema=_likened_schema),
        Step("ruled", sql.RULED),
        Step("bound", sql.JOINED, whole=_components, rounds=connect, schema=_bound_schema),
        Step("merged", sql.LINKED, rows=decide, schema=_merged_schema),
        Step("headed", sql.HEADED),
        Step("told", sql.HELD, rows=stated, schema=stated_schema),
    )


WRITTEN: Mapping[str, str] = {
    "statements": sql.STATEMENTS,
    "tellings": sql.TELLINGS,
    "datings": sql.DATINGS,
    "retold": sql.RETOLD,
}
"""The queries of the tables of ``schema.CONCLUSIONS`` that the steps lead to."""


def _descended(row: Row) -> Iterator[Row]:
    yield from map(to_row, descended(row))


def _components(rows: Iterable[Row]) -> Iterator[Row]:
    for name, component in components((row["one"], row["two"]) for row in rows):
        yield {"name": name, "component": component}


@cache
def _likened_schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("one", pa.int64()), ("two", pa.int64()), ("score", pa.float64())])


@cache
def _bound_schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("name", pa.string()), ("component", pa.string())])


@cache
def _merged_schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("n", pa.int64()), ("head", pa.int64())])
