"""What a judgement would change, beside what it then does change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.ask.consequences import Consequences, consequences
from onrecord.errors import NotFoundError
from onrecord.judging import Wanted, undo
from onrecord.store.record import Record
from tests.judging import NOON, documents, put, rule, told
from tests.moulds import copied

RAIN = "Ada Lindqvist said that it rains. Bo Raskin was there. She said that it snows. She added that it hails."
HAIL = "Ada Lindquist said that the hail was heavy. Bo Raskin said that roofs broke."
WIND = "The keeper said that gusts came. The keeper added that a mast fell. Bo Raskin said that a boat sank."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, rain=RAIN, hail=HAIL, wind=WIND)


def ahead(record: Path, verb: str, subject: str, **more: Any) -> Consequences:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        try:
            return consequences(snapshot, Wanted(verb, subject, **more))  # type: ignore[arg-type]
        finally:
            snapshot.close()


def speakers(record: Path) -> dict[str, object]:
    """Who speaks in each attribution."""
    return {row["id"]: row["speaker"] and row["speaker"]["id"] for row in told(record).values()}


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {key for key in before if before[key] != after[key]}


def entities(record: Path) -> dict[str, str]:
    return {row["speaker"]["name"]: row["speaker"]["id"] for row in told(record).values()}


@pytest.mark.parametrize(
    ("words", "to"),
    [("it snows", "Bo Raskin"), ("it snows", None), ("it rains", "Cy Orr"), ("gusts came", "Cy Orr"),
     ("a mast fell", "Bo Raskin")],
)  # fmt: skip
def test_a_speaker_changes_just_where_it_was_said_that_it_would(record: Path, words: str, to: str | None) -> None:
    known = entities(record)
    whom: dict[str, Any] = {"other": known[to]} if to in known else {"value": to, "kind": "person"} if to else {}
    key = told(record)[words]["id"]
    found, before = ahead(record, "speaker", key, **whom), speakers(record)
    rule(record, "speaker", key, **whom)
    assert changed(before, speakers(record)) == set(found.attributions)
    # Judged again, nothing is left to change.
    assert ahead(record, "speaker", key, **whom).attributions == ()


def test_a_speaker_that_people_judged_is_not_overridden(record: Path) -> None:
    found = told(record)
    rule(record, "speaker", found["it hails"]["id"], value="Cy Orr", kind="person")
    asked = ahead(record, "speaker", found["it snows"]["id"], value="Di Vance", kind="person")
    before = speakers(record)
    rule(record, "speaker", found["it snows"]["id"], value="Di Vance", kind="person", minutes=1)
    assert changed(before, speakers(record)) == set(asked.attributions) == {found["it snows"]["id"]}


def test_a_merge_moves_what_the_younger_one_said(record: Path) -> None:
    known = entities(record)
    for pair in (("Ada Lindqvist", "Ada Lindquist"), ("Ada Lindquist", "Ada Lindqvist")):
        found, before = ahead(record, "same", known[pair[0]], other=known[pair[1]]), speakers(record)
        assert len(found.attributions) == 1
        rule(record, "same", known[pair[0]], other=known[pair[1]])
        assert changed(before, speakers(record)) == set(found.attributions)
        assert ahead(record, "same", known[pair[0]], other=known[pair[1]]).attributions == ()
        undo(record, 1 if pair[0] == "Ada Lindqvist" else 3, by="Ann", now=NOON)


def test_telling_apart_parts_the_one_that_was_given_second(record: Path) -> None:
    found = told(record)
    one, two = found["roofs broke"]["id"], found["a boat sank"]["id"]
    assert found["roofs broke"]["speaker"] == found["a boat sank"]["speaker"]
    asked, before = ahead(record, "different", one, other=two), speakers(record)
    rule(record, "different", one, other=two)
    assert changed(before, speakers(record)) == set(asked.attributions) == {two}
    again = ahead(record, "different", entities(record)["Ada Lindqvist"], other=entities(record)["keeper"])
    assert again.attributions == ()
    assert "They are two now" in again.notes[0]


def test_a_rejected_attribution_goes_with_its_statement(record: Path) -> None:
    key = told(record)["it rains"]["id"]
    found = ahead(record, "reject", key)
    assert found.attributions == (key,)
    assert found.statements == (told(record)["it rains"]["statement"],)
    assert "goes from all lists" in found.notes[0]
    assert found.first[0]["words"] == "that it rains"
    rule(record, "reject", key)
    assert told(record)["it rains"]["judged"] == "rejected"
    assert ahead(record, "reject", key).attributions == ()
    assert ahead(record, "accept", key).attributions == (key,)


def test_an_articles_outlet_and_day_are_told_of_all_that_it_reports(record: Path) -> None:
    key = documents(record)["rain"]["id"]
    for verb, value in (("outlet", "The Southern Tide"), ("published", "2031-04-05")):
        found = ahead(record, verb, key, value=value)
        assert found.articles == (key,)
        assert set(found.attributions) == {row["id"] for row in told(record).values() if row["document"] == key}
    assert ahead(record, "outlet", key, value=" The Northern  Tide ").attributions == ()


def test_a_name_is_told_of_all_that_somebody_says(record: Path) -> None:
    key = entities(record)["Bo Raskin"]
    found = ahead(record, "name", key, value="Bo R.")
    assert set(found.attributions) == {each for each, whom in speakers(record).items() if whom == key}
    assert len(found.articles) == 2
    rule(record, "name", key, value="Bo R.")
    assert {row["id"] for row in told(record).values() if row["speaker"]["name"] == "Bo R."} == set(found.attributions)
    assert ahead(record, "name", key, value="Bo R.").attributions == ()


def test_two_statements_are_joined_and_parted_as_told(record: Path) -> None:
    def statements() -> dict[str, object]:
        return {row["id"]: row["statement"] for row in told(record).values()}

    before, found = statements(), told(record)
    older, younger = found["it rains"], found["roofs broke"]
    asked = ahead(record, "same", younger["statement"], other=older["statement"])
    rule(record, "same", younger["statement"], other=older["statement"])
    joined = statements()
    assert changed(before, joined) == set(asked.attributions) == {younger["id"]}
    assert ahead(record, "same", younger["statement"], other=older["statement"]).attributions == ()
    asked = ahead(record, "different", older["statement"], other=younger["id"])
    rule(record, "different", older["statement"], other=younger["id"], minutes=1)
    assert changed(joined, statements()) == set(asked.attributions) == {younger["id"]}


@pytest.mark.parametrize("verb", ["accept", "speaker", "name", "outlet", "same", "different"])
def test_of_what_is_not_there_nothing_is_told(record: Path, verb: str) -> None:
    with pytest.raises(NotFoundError):
        ahead(record, verb, "a-00" if verb in ("accept", "speaker") else "e-00", other="e-01", value="x")
