"""Both engines find the same statements in the same parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.spark import Spark
from tests.contract.records import concluded, write_parts
from tests.resolve.telling.world import world


def test_both_engines_find_equal_statements(spark: Any, tmp_path: Path) -> None:
    made = world(3, 14)
    # A text that is drawn twice under one address would be one document twice.
    parts = write_parts(tmp_path, [list({each.document.id: each for each in made}.values())])
    # In rounds, as with many.
    one, other = concluded(DuckDB(), parts), concluded(Spark(spark, few=0), parts)
    for table in ("statements", "tellings", "datings", "retold"):
        assert one[table], table
        assert other[table] == one[table], table
    assert max(len(row["tellings"]) for row in one["statements"]) > 2
