"""A statement keeps its id while any earlier telling lives, and what it was called once leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline import reanalyse, verify
from onrecord.removing import remove
from onrecord.store.record import Record
from tests.judging import NOON, PlainStage, documents, put
from tests.store.test_judged_growing import assert_as_at_once
from tests.store.test_judged_statements import BOATS, PAGES, SILT, grouped, of

NEWER = PlainStage(version="plain-2", shorter=True)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    put(tmp_path / "record", **PAGES)
    return tmp_path / "record"


def found(record: Path, given: str) -> tuple[str, str]:
    with Record.open(record) as opened:
        return opened.snapshot().find(given)


def test_it_keeps_its_id_when_its_first_telling_is_removed(record: Path, tmp_path: Path) -> None:
    before, alone = of(record, "one"), of(record, "three")
    assert of(record, "two") == before
    remove(record, documents(record)["one"]["id"], why="a court order", now=NOON)
    assert of(record, "two") == before
    assert of(record, "three") == alone
    put(record, four=f"Ada Lindqvist said {SILT} indeed.")
    assert of(record, "four") == before
    assert_as_at_once(record, tmp_path / "again")
    remove(record, documents(record)["two"]["id"], why="a court order", now=NOON)
    assert of(record, "four") == before
    assert_as_at_once(record, tmp_path / "once more")


def test_what_the_next_telling_would_be_called_alone_still_leads_to_it(tmp_path: Path) -> None:
    record = tmp_path / "record"
    put(record, one=PAGES["one"])
    other = tmp_path / "other"
    put(other, two=PAGES["two"])
    alone = of(other, "two")
    put(record, two=PAGES["two"])
    before = of(record, "one")
    assert found(record, alone) == ("statements", before)
    remove(record, documents(record)["one"]["id"], why="a court order", now=NOON)
    assert of(record, "two") == before
    assert found(record, alone) == ("statements", before)
    put(record, four=f"Ada Lindqvist said {SILT} indeed.")
    assert found(record, alone) == ("statements", before)
    assert_as_at_once(record, tmp_path / "again")


def test_it_keeps_its_id_when_its_first_telling_is_found_with_other_spans(record: Path, tmp_path: Path) -> None:
    before, words = of(record, "one"), of(record, "one", "id")
    alone = of(record, "three")
    assert reanalyse(record, stage=NEWER, now=NOON).analysed == 3
    assert of(record, "one", "id") != words
    assert of(record, "one") == of(record, "two") == before
    assert of(record, "three") == alone
    put(record, stage=NEWER, four=f"Ada Lindqvist said {SILT} indeed.", five=f"Bo Raskin wrote {BOATS} again.")
    assert of(record, "four") == before and of(record, "five") == alone
    assert grouped(record) == [["five", "three"], ["four", "one", "two"]]
    assert verify(record).problems == ()
    assert_as_at_once(record, tmp_path / "again")


def test_it_keeps_its_id_when_its_first_telling_is_not_found_any_more(record: Path) -> None:
    before = of(record, "one")
    put(record, wordy=f"Ada Lindqvist said {SILT} utterly.")
    reanalyse(record, stage=PlainStage(version="plain-2", blind=("badly",)), now=NOON)
    assert of(record, "one") == of(record, "wordy") == before
    reanalyse(record, stage=PlainStage(version="plain-3", blind=("utterly", "badly")), now=NOON)
    assert of(record, "one") == before
    reanalyse(record, stage=PlainStage(version="plain-4"), now=NOON)
    assert of(record, "one") == of(record, "two") == of(record, "wordy") == before


def test_both_when_an_article_that_was_analysed_again_is_removed(record: Path, tmp_path: Path) -> None:
    before = of(record, "one")
    reanalyse(record, stage=NEWER, now=NOON)
    remove(record, documents(record)["one"]["id"], why="a court order", now=NOON)
    assert of(record, "two") == before
    put(record, stage=NEWER, four=f"Ada Lindqvist said {SILT} indeed.")
    assert of(record, "four") == before
    assert_as_at_once(record, tmp_path / "again")
