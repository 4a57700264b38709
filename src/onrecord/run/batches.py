"""A stage over documents, one at a time: the loop that every engine runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.run.stages import Outcome, Stage
from onrecord.schema import FindingsRow, error_row, findings_row, from_row, schema_of, to_row
from onrecord.types import Document

if TYPE_CHECKING:
    import pyarrow as pa


def attempt(stage: Stage, document: Document) -> Outcome:
    """Run ``stage`` on one document; what it raises is the outcome, not an exception.

    KeyboardInterrupt and SystemExit pass: the user means the run, not the document.
    """
    try:
        return Outcome(document, stage(document))
    except OnrecordError as error:
        return Outcome(document, None, str(error), error.reason)
    except Exception as error:  # any bug or poisoned text: the rest of the batch must go on
        return Outcome(document, None, f"{type(error).__name__}: {error}", "cannot be analysed")


def outcome_row(stage: Stage, outcome: Outcome) -> FindingsRow:
    """An outcome as the row that is stored."""
    if outcome.findings is None:
        return error_row(outcome.document.id, stage.name, stage.version, outcome.error or "no findings")
    return findings_row(outcome.findings, stage.name, stage.version)


def run_batches(stage: Stage, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of documents to batches of findings, row for row.

    For engines that hand out Arrow record batches; the columns are those of
    ``schema_of(Document)`` and ``schema_of(FindingsRow)``. Size and order of the
    batches change no row.
    """
    import pyarrow as pa

    stage.load()
    schema = schema_of(FindingsRow)
    for batch in batches:
        documents = (from_row(Document, row) for row in batch.to_pylist())
        rows = [to_row(outcome_row(stage, attempt(stage, document))) for document in documents]
        yield pa.RecordBatch.from_pylist(rows, schema=schema)
