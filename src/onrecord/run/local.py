"""A stage in this process: the choice for a handful of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.run.batches import attempt
from onrecord.run.stages import Outcome, Stage
from onrecord.types import Document


def run_local(stage: Stage, documents: Iterable[Document]) -> Iterator[Outcome]:
    """Run ``stage`` over ``documents`` as they come, in order.

    Raises:
        whatever ``stage.load`` raises, before the first document.
    """
    stage.load()
    for document in documents:
        yield attempt(stage, document)
