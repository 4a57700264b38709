from __future__ import annotations

import pyarrow as pa
import pytest

from onrecord.errors import AnalysisError
from onrecord.run.batches import attempt, outcome_row, run_batches
from onrecord.run.local import run_local
from onrecord.schema import FindingsRow, schema_of, to_row
from onrecord.types import Document
from tests.run.stages import LineStage, article

GIVEN = [article(f"Ada Lindqvist said: week {at} is over.", uri=f"file:///{at}") for at in range(7)]
GIVEN[4] = article("POISON", uri="file:///4")


def rows_of(documents: list[Document], size: int) -> list[dict[str, object]]:
    table = pa.Table.from_pylist([to_row(document) for document in documents], schema=schema_of(Document))
    made = list(run_batches(LineStage(), table.to_batches(max_chunksize=size)))
    assert all(batch.schema == schema_of(FindingsRow) for batch in made)
    return [row for batch in made for row in batch.to_pylist()]


def test_size_and_order_of_batches_change_no_row() -> None:
    one = rows_of(GIVEN, 1)
    assert rows_of(GIVEN, 3) == one
    assert rows_of(GIVEN[::-1], 5)[::-1] == one


def test_a_poisoned_document_is_an_error_row_among_the_others() -> None:
    rows = rows_of(GIVEN, 7)
    assert [row["error"] for row in rows] == [None] * 4 + ["ValueError: poisoned text"] + [None] * 2
    assert rows[4]["attributions"] == []
    assert all(row["stage"] == "analyse" and row["version"] == "lines-1" for row in rows)


def test_batches_hold_the_rows_of_the_local_loop() -> None:
    local = [to_row(outcome_row(LineStage(), outcome)) for outcome in run_local(LineStage(), GIVEN)]
    assert rows_of(GIVEN, 2) == local


def test_an_error_of_ours_keeps_its_reason() -> None:
    def stage(document: Document):  # type: ignore[no-untyped-def]
        raise AnalysisError("too long", reason="too long to analyse")

    outcome = attempt(stage, GIVEN[0])  # type: ignore[arg-type]
    assert (outcome.error, outcome.reason) == ("too long", "too long to analyse")


def test_an_interrupt_is_no_error_of_the_document() -> None:
    def stage(document: Document):  # type: ignore[no-untyped-def]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(stage, GIVEN[0])  # type: ignore[arg-type]
