"""People say which tellings are one statement and which are not, and that holds whatever comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.judging import import_judgements, log, undo
from onrecord.pipeline import reanalyse, verify
from onrecord.removing import remove
from onrecord.schema import to_row
from onrecord.store.record import Record
from tests.judging import NOON, PlainStage, documents, put, rule, told
from tests.moulds import copied
from tests.store.test_judged_growing import assert_as_at_once

SILT = "that the ferries of Tarnfield will stop in March because the harbour is silting up"
BOATS = "that nobody consulted the fishermen about the dredging contract of Osmark"
PAGES = {
    "one": f"Ada Lindqvist said {SILT}.",
    "two": f"Ada Lindqvist said {SILT} badly.",
    "three": f"Bo Raskin said {BOATS}.",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, **PAGES)


def page_of(record: Path) -> dict[str, str]:
    return {row["id"]: name for name, row in documents(record).items()}


def grouped(record: Path) -> list[list[str]]:
    """The pages whose tellings are one statement."""
    pages = page_of(record)
    found: dict[str, list[str]] = {}
    for row in told(record).values():
        found.setdefault(row["statement"], []).append(pages[row["document"]])
    return sorted(sorted(each) for each in found.values())


def of(record: Path, page: str, what: str = "statement") -> str:
    pages = page_of(record)
    [found] = [row for row in told(record).values() if pages[row["document"]] == page]
    return str(found[what])


def statement(record: Path, page: str) -> dict[str, Any]:
    with Record.open(record) as opened:
        return next(row for row in opened.snapshot().statements() if row["id"] == of(record, page))


def test_two_statements_are_one_and_the_older_id_stays(record: Path, tmp_path: Path) -> None:
    assert grouped(record) == [["one", "two"], ["three"]]
    first, last = of(record, "one"), of(record, "three")
    judged = rule(record, "same", last, other=first, why="read aloud by both")
    assert (judged.state, judged.problem) == ("in force", None)
    assert grouped(record) == [["one", "three", "two"]]
    assert of(record, "three") == first and len(statement(record, "one")["tellings"]) == 3
    with Record.open(record) as opened:
        assert opened.snapshot().find(last) == ("statements", first)
    assert [each.judgement.number for each in log(record, first)] == [1]
    assert_as_at_once(record, tmp_path / "again")
    undo(record, 1, by="Ann", now=NOON)
    assert grouped(record) == [["one", "two"], ["three"]]
    assert of(record, "three") == last


def test_a_telling_is_split_off_and_no_other_leads_back_to_it(record: Path, tmp_path: Path) -> None:
    rule(record, "different", of(record, "one"), other=of(record, "two", "id"))
    assert grouped(record) == [["one"], ["three"], ["two"]]
    put(record, four=f"Ada Lindqvist said {SILT} indeed.", five=f"Ada Lindqvist wrote {SILT} badly now.")
    found = grouped(record)
    assert sum(map(len, found)) == 5
    assert not any({"one", "two"} <= set(each) for each in found)
    assert any(len(each) > 1 for each in found)
    assert_as_at_once(record, tmp_path / "again")
    undo(record, 1, by="Ann", now=NOON)
    assert ["five", "four", "one", "two"] in grouped(record)


def test_it_holds_when_articles_change_and_are_analysed_again(record: Path, tmp_path: Path) -> None:
    rule(record, "same", of(record, "one"), other=of(record, "three"))
    rule(record, "different", of(record, "one"), other=of(record, "two", "id"), minutes=1)
    assert grouped(record) == [["one", "three"], ["two"]]
    put(record, **{name: f"It was a calm day.\n\n{text}" for name, text in PAGES.items()})
    assert grouped(record) == [["one", "three"], ["two"]]
    reanalyse(record, stage=PlainStage(version="plain-2", shorter=True), now=NOON)
    assert grouped(record) == [["one", "three"], ["two"]]
    assert [each.problem for each in log(record)] == [None, None]
    assert_as_at_once(record, tmp_path / "again")


def test_what_was_joined_is_confirmed_and_who_parts_it_then_outweighs_that(record: Path, tmp_path: Path) -> None:
    judged = rule(record, "same", of(record, "one"), other=of(record, "two", "id"))
    assert (judged.state, judged.problem) == ("in force", None)
    assert grouped(record) == [["one", "two"], ["three"]]
    put(record, four=f"Ada Lindqvist said {SILT} indeed.")
    assert_as_at_once(record, tmp_path / "again")
    rule(record, "different", of(record, "one"), other=of(record, "two", "id"), minutes=1)
    assert ["two"] in grouped(record)
    assert [(each.state, each.other) for each in log(record)] == [("outweighed", 2), ("in force", None)]


def test_who_judges_again_by_the_former_id_parts_what_they_joined(record: Path) -> None:
    first, last = of(record, "one"), of(record, "three")
    rule(record, "same", first, other=last)
    rule(record, "different", first, other=last, minutes=1)
    assert [(each.state, each.other) for each in log(record)] == [("outweighed", 2), ("in force", None)]
    assert grouped(record) == [["one", "two"], ["three"]]


def test_of_two_that_contradict_each_other_by_way_of_a_third_the_later_counts(record: Path) -> None:
    rule(record, "same", of(record, "one"), other=of(record, "three"))
    rule(record, "different", of(record, "one"), other=of(record, "two", "id"), minutes=1)
    rule(record, "same", of(record, "two"), other=of(record, "three", "id"), minutes=2)
    assert grouped(record) == [["one"], ["three", "two"]]


def test_they_are_exchanged_and_contradictions_are_shown(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    put(other, **PAGES)
    rule(record, "same", of(record, "one"), other=of(record, "three"))
    with Record.open(record) as opened:
        lines = [json.dumps(row).encode() for row in opened.snapshot().judgements()]
    assert import_judgements(other, lines, now=NOON).states == {"in force": 1}
    assert grouped(other) == [["one", "three", "two"]]
    assert import_judgements(other, lines, now=NOON).already_there == 1
    undo(other, 1, by="Bea", now=NOON)
    rule(other, "different", of(other, "one"), other=of(other, "three"), by="Bea")
    with Record.open(other) as opened:
        back = [json.dumps(row).encode() for row in opened.snapshot().judgements()]
    found = import_judgements(record, back[2:], now=NOON)
    assert [(each.state, each.other) for each in found.entries] == [("contradicted", 1)]
    assert [each.against for each in log(record)] == [(2,), ()]
    assert grouped(record) == [["one", "three", "two"]]


def test_half_of_a_judgement_on_statements_is_refused(record: Path) -> None:
    judged = rule(record, "same", of(record, "one"), other=of(record, "three"))
    row = {**to_row(judged.judgement), "two": None}
    found = import_judgements(record, [json.dumps(row).encode()], now=NOON)
    assert "same goes with one, two" in found.failed[0]


def test_entries_on_other_things_are_kept_and_digested_as_before(record: Path) -> None:
    rule(record, "accept", of(record, "one", "id"))
    with Record.open(record) as opened:
        [(content,)] = opened.catalog.rows("SELECT content FROM judgements")
    assert not {"one", "two"} & json.loads(str(content)).keys()


def test_words_of_a_removed_article_leave_the_log(record: Path) -> None:
    rule(record, "same", of(record, "one"), other=of(record, "three"), why="both of Osmark")
    remove(record, documents(record)["three"]["id"], why="a court order", now=NOON)
    [entry] = log(record)
    assert "Osmark" not in json.dumps(to_row(entry.judgement.two))
    assert "Tarnfield" in json.dumps(to_row(entry.judgement.one))
    assert entry.problem is not None
    assert verify(record).problems == ()


@pytest.mark.parametrize(
    ("verb", "one", "two", "said"),
    [
        ("same", ("one", "statement"), ("two", "statement"), "are one statement already"),
        ("same", ("three", "statement"), ("three", "id"), "are the same tellings"),
        ("different", ("one", "statement"), ("two", "statement"), "are the same tellings"),
        ("different", ("three", "statement"), ("three", "id"), "are the same tellings"),
        ("same", ("one", "statement"), ("two", "document"), "is the id of another thing"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(
    record: Path, verb: str, one: tuple[str, str], two: tuple[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        rule(record, verb, of(record, *one), other=of(record, *two))
    assert log(record) == ()
