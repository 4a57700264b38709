"""Where a stage runs, and how the work is cut, must not show in what is stored."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from onrecord.run.batches import outcome_row, run_batches
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.schema import schema_of, to_row
from onrecord.store.record import Record
from onrecord.types import Document
from tests.run.stages import LineStage, article
from tests.store.sources import add_lines, write_articles

GIVEN = [article(f"Ada Lindqvist said: week {at} is over.", uri=f"https://example.org/{at}") for at in range(9)]
GIVEN[5] = article("POISON", uri="https://example.org/5")


def test_every_engine_gives_equal_rows() -> None:
    stage = LineStage()
    local = [to_row(outcome_row(stage, outcome)) for outcome in run_local(stage, GIVEN)]
    pool = [to_row(outcome_row(stage, outcome)) for outcome in run_pool(stage, GIVEN, 2)]
    table = pa.Table.from_pylist([to_row(document) for document in GIVEN], schema=schema_of(Document))
    batches = [row for batch in run_batches(stage, table.to_batches(4)) for row in batch.to_pylist()]
    assert local == pool == batches


def test_one_record_made_by_two_processes_is_the_record_made_by_one(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", range(6))
    add_lines(tmp_path / "one", articles, jobs=1)
    add_lines(tmp_path / "two", articles, jobs=2)
    with Record.open(tmp_path / "one") as one, Record.open(tmp_path / "two") as two:
        for table in ("attributions", "statements", "entities"):
            assert list(getattr(one.snapshot(), table)()) == list(getattr(two.snapshot(), table)())
