from __future__ import annotations

import pytest

from onrecord.errors import AnalysisError
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.types import Document
from tests.run.stages import LineStage, article


def documents(count: int, **special: str) -> list[Document]:
    words = {int(at[1:]): text for at, text in special.items()}
    return [article(words.get(at, f"Bo Raskin said: boat {at} is full."), uri=f"file:///{at}") for at in range(count)]


def test_a_pool_gives_what_one_process_gives_in_the_same_order() -> None:
    given = documents(30, _7="POISON")
    assert list(run_pool(LineStage(), given, 2)) == list(run_local(LineStage(), given))


def test_a_document_that_kills_its_worker_is_an_error_and_no_other_is_lost() -> None:
    given = documents(12, _3="DEADLY", _9="DEADLY")
    outcomes = list(run_pool(LineStage(), iter(given), 2))
    assert [outcome.document for outcome in outcomes] == given
    assert [at for at, outcome in enumerate(outcomes) if outcome.findings is None] == [3, 9]
    assert {outcomes[at].reason for at in (3, 9)} == {"worker died"}


def test_a_stage_that_cannot_be_loaded_blames_no_document() -> None:
    with pytest.raises(AnalysisError, match="the model of this stage is missing"):
        list(run_pool(LineStage(loads=False), documents(3), 1))


def test_documents_are_not_read_far_ahead() -> None:
    read = []

    def reading():  # type: ignore[no-untyped-def]
        for document in documents(60):
            read.append(document.id)
            yield document

    outcomes = run_pool(LineStage(), reading(), 1)
    next(outcomes)
    assert len(read) < 20
    outcomes.close()
