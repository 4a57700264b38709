"""What docs/spark.md says can be done on Spark is done, and prints what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.store.record import Record
from tests.test_tutorial import blocks, fits

PAGE = Path(__file__).resolve().parent.parent / "docs" / "spark.md"


def test_the_example_does_what_it_says(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (_, code), (_, shown) = blocks(PAGE.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    assert fits(shown, capsys.readouterr().out)
    # A session that runs already is the one that is given.
    assert names["spark"].sparkContext is spark.sparkContext
    with Record.open("record") as record:
        for part in record.snapshot().parts:
            made = Path("findings" if part.table == "findings" else f"conclusions/{part.table}.parquet")
            if made.exists():
                kept, ours = pq.read_table(Path("record/parts") / part.name), pq.read_table(made)
                order = kept.column_names[0]
                assert ours.cast(kept.schema).sort_by(order).to_pylist() == kept.sort_by(order).to_pylist(), part.table
