"""People say when something was said, and that holds whatever comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.judging import import_judgements, log, undo
from onrecord.pipeline import reanalyse
from onrecord.schema import to_row
from onrecord.store.record import Record
from onrecord.types import Interval
from tests.ask.test_chain import DAY, WORDS
from tests.judging import NOON, PlainStage, put, rule, told
from tests.moulds import copied
from tests.property.test_growing import conclusions, resolved_again
from tests.resolve.telling.world import Said, entry
from tests.resolve.world import grow
from tests.store.test_judged_growing import assert_as_at_once

SILT = "that the ferries of Tarnfield will stop in March because the harbour is silting up"
PAGES = {"one": f"Ada Lindqvist said {SILT}.", "two": f"Ada Lindqvist said {SILT} badly."}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, **PAGES)


def said(record: Path, ending: str) -> Any:
    """When the telling that ends so was said."""
    [found] = [row["said"] for words, row in told(record).items() if words.endswith(ending)]
    return found


def key(record: Path, ending: str) -> str:
    return next(str(row["id"]) for words, row in told(record).items() if words.endswith(ending))


def test_a_saying_is_dated_by_a_person_and_dates_the_other_telling(record: Path, tmp_path: Path) -> None:
    assert said(record, "silting up") is None
    judged = rule(record, "said", key(record, "silting up"), value="2031-03-30", why="heard on the tape")
    assert (judged.state, judged.problem) == ("in force", None)
    assert said(record, "silting up") == {
        "earliest": "2031-03-30", "latest": "2031-03-30",
        "basis": "set by a person: judged by Ann on 2031-05-01: heard on the tape",
    }  # fmt: skip
    other = said(record, "badly")
    assert other["earliest"] == "2031-03-30"
    inferred = f"inferred from {key(record, 'silting up')}, which tells the same: "
    assert other["basis"].startswith(f"{inferred}set by a person")
    with Record.open(record) as opened:
        [statement] = opened.snapshot().statements()
    assert statement["said"]["basis"].startswith("set by a person")
    assert_as_at_once(record, tmp_path / "again")
    undo(record, 1, by="Ann", now=NOON)
    assert (said(record, "silting up"), said(record, "badly")) == (None, None)


def test_it_holds_when_articles_change_are_analysed_again_and_others_come(record: Path, tmp_path: Path) -> None:
    rule(record, "said", key(record, "silting up"), value="2031-03-01..2031-03-30")
    reanalyse(record, stage=PlainStage(version="plain-2", shorter=True), now=NOON)
    put(record, one=f"It is May.\n\n{PAGES['one']}", fog="Bo Raskin said that it is foggy.")
    put(record, three=f"Ada Lindqvist said {SILT} again.")
    for ending in ("silting up", "badly", "again"):
        assert (said(record, ending)["earliest"], said(record, ending)["latest"]) == ("2031-03-01", "2031-03-30")
    assert said(record, "silting up")["basis"].startswith("set by a person")
    assert [each.problem for each in log(record)] == [None]
    assert_as_at_once(record, tmp_path / "again")


def test_an_open_end_and_a_later_judgement(record: Path) -> None:
    subject = key(record, "silting up")
    rule(record, "said", subject, value="..2031-03-30")
    assert (said(record, "silting up")["earliest"], said(record, "silting up")["latest"]) == (None, "2031-03-30")
    rule(record, "accept", subject, minutes=1)
    rule(record, "said", subject, value="2031-03-29", minutes=2)
    assert said(record, "silting up")["earliest"] == "2031-03-29"
    assert [each.state for each in log(record)] == ["outweighed", "in force", "in force"]
    for wrong in (None, "", "in May", "2031-02-30", "2031-03-02..2031-03-01", ".."):
        with pytest.raises(InputError, match="neither a day nor an interval"):
            rule(record, "said", subject, value=wrong)


def test_it_is_exchanged_and_a_contradiction_is_shown(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    put(other, **PAGES)
    made = rule(other, "said", key(other, "silting up"), value="2031-03-30", by="Bea")
    rule(record, "said", key(record, "silting up"), value="2031-03-29")
    lines = [json.dumps(to_row(made.judgement)).encode()]
    found = import_judgements(record, lines, now=NOON)
    assert [(each.state, each.other) for each in found.entries] == [("contradicted", 1)]
    assert said(record, "silting up")["earliest"] == "2031-03-29"
    for wrong in ({"value": None}, {"value": "in May"}, {"attribution": None}):
        row = {**to_row(made.judgement), **wrong}
        assert import_judgements(record, [json.dumps(row).encode()], now=NOON).failed


def test_what_a_person_says_goes_before_what_articles_say(tmp_path: Path) -> None:
    entries = [
        entry(1, Said("Ada Lindqvist", WORDS, said=DAY)),
        entry(2, Said("Ada Lindqvist", WORDS, said=DAY)),
        entry(3, Said("Ada Lindqvist", WORDS, said=Interval("2031-02-20", "2031-02-20", "“on Thursday”"))),
    ]
    record = tmp_path / "record"
    grow(record, entries).close()
    keys = [each.findings.attributions[0].id for each in entries]
    rule(record, "said", keys[2], value="2031-02-20")
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        [statement] = snapshot.statements()
        clashing = {row["attribution"]: row["clashes"] for row in snapshot.datings(keys)}
    assert statement["said"]["earliest"] == "2031-02-20"
    # What the other articles say stays; that they say otherwise is shown.
    assert clashing == {keys[0]: True, keys[1]: True, keys[2]: False}
    rule(record, "said", keys[0], value="2031-02-20", minutes=1)
    with Record.open(record) as opened:
        assert {row["clashes"] for row in opened.snapshot().datings(keys[:1])} == {False}


def test_a_headline_that_only_announces_is_dated_too(tmp_path: Path) -> None:
    record = tmp_path / "record"
    made = entry(1, Said("Ada Lindqvist", WORDS, title=True), Said("Ada Lindqvist", WORDS))
    grow(record, [made]).close()
    headline, body = (each.id for each in made.findings.attributions)
    rule(record, "said", headline, value="2031-02-20")

    def dated() -> dict[str, str | None]:
        with Record.open(record) as opened:
            return {row["id"]: row["said"] and row["said"]["earliest"] for row in opened.snapshot().attributions()}

    assert dated() == {headline: "2031-02-20", body: None}
    with grow(record, [entry(2, Said("Bo Raskin", "that the ferry sails"))]):
        assert dated()[headline] == "2031-02-20"
    with Record.open(record) as opened:
        assert conclusions(opened) == resolved_again(opened, tmp_path / "again")
