"""Columns as DuckDB writes them are those that Arrow's schemas say."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from onrecord.resolve import passages
from onrecord.resolve.columns import columns
from onrecord.resolve.plan import steps
from onrecord.resolve.telling import plan as telling
from onrecord.schema import TABLES, schema_of

SCHEMAS = {
    **{table: schema_of(kind) for table, kind in TABLES.items()},
    **{
        step.name: step.schema()
        for step in (*steps(()), *passages.steps(), *telling.steps())
        if step.schema is not None
    },
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_table_made_so_is_one_made_of_an_empty_arrow_table(name: str) -> None:
    with duckdb.connect() as database:
        database.register("nothing", SCHEMAS[name].empty_table())
        database.execute("CREATE TABLE taken AS SELECT * FROM nothing")
        database.execute(f"CREATE TABLE written ({columns(SCHEMAS[name])})")
        taken, written = (database.execute(f"DESCRIBE {table}").fetchall() for table in ("taken", "written"))
    assert written == taken


def test_a_type_that_no_table_has_is_refused() -> None:
    with pytest.raises(KeyError):
        columns(pa.schema([("moment", pa.timestamp("us"))]))
