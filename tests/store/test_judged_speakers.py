"""From a judgement to who is said to have spoken: through anchors, verdicts and resolving."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.judging import log, undo
from onrecord.pipeline import reanalyse, verify
from onrecord.store.record import Record
from tests.judging import NOON, PlainStage, put, rule, told
from tests.moulds import copied

RAIN = "Ada Lindqvist said that it rains. Bo Raskin was there. She said that it snows. She added that it hails."
HAIL = "Ada Lindquist said that the hail was heavy."


def speaker(record: Path, words: str) -> str | None:
    found = told(record)[words]["speaker"]
    return None if found is None else str(found["name"])


def entities(record: Path) -> dict[str, str]:
    with Record.open(record) as opened:
        return {row["name"]: row["id"] for row in opened.snapshot().entities()}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, rain=RAIN, hail=HAIL)


def test_a_speaker_mended_once_mends_the_run_and_holds(record: Path) -> None:
    rule(record, "speaker", told(record)["it snows"]["id"], value="Cy Orr", kind="person", why="a guest")
    for _ in range(2):
        assert [speaker(record, words) for words in ("it rains", "it snows", "it hails")] == [
            "Ada Lindqvist", "Cy Orr", "Cy Orr"]  # fmt: skip
        assert told(record)["it snows"]["speaker_basis"] == "judged by Ann on 2031-05-01: a guest"
        assert told(record)["it hails"]["speaker_basis"].startswith("“She” is the same, as “She” of a-")
        reanalyse(record, stage=PlainStage(version="plain-2", shorter=True), now=NOON)
    put(record, rain=f"It is May.\n\n{RAIN}\n\nShare this")
    assert [speaker(record, words) for words in ("it rains", "it snows", "it hails")] == [
        "Ada Lindqvist", "Cy Orr", "Cy Orr"]  # fmt: skip
    assert verify(record).problems == ()
    undo(record, 1, by="Ann", now=NOON)
    assert [speaker(record, words) for words in ("it snows", "it hails")] == ["Ada Lindqvist"] * 2


def test_nobody_spoke(record: Path) -> None:
    rule(record, "speaker", told(record)["it rains"]["id"])
    assert speaker(record, "it rains") is None
    assert speaker(record, "it snows") == "Ada Lindqvist"


def test_two_spellings_are_made_one_and_told_apart_again(record: Path) -> None:
    names = entities(record)
    assert {"Ada Lindqvist", "Ada Lindquist"} <= names.keys()
    one, two = names["Ada Lindqvist"], names["Ada Lindquist"]
    rule(record, "same", two, other=one, why="a slip")
    merged = told(record)
    assert merged["it rains"]["speaker"]["id"] == merged["the hail was heavy"]["speaker"]["id"] == one
    with pytest.raises(InputError, match="are one entity"):
        rule(record, "same", one, other=two)
    rule(record, "name", two, value="Ada L.", minutes=1)
    assert speaker(record, "it rains") == "Ada L."
    put(record, hail=f"{HAIL} It went on for days.")
    assert told(record)["the hail was heavy"]["speaker"]["id"] == one
    rule(record, "different", one, other=two, minutes=2, why="two people")
    assert [each.state for each in log(record)] == ["outweighed", "in force", "in force"]
    apart = told(record)
    assert apart["it rains"]["speaker"]["id"] != apart["the hail was heavy"]["speaker"]["id"]
    assert {each["speaker"]["name"] for each in apart.values()} == {"Ada Lindqvist", "Ada L."}
    assert verify(record).problems == ()


def test_two_of_one_name_stay_two(tmp_path: Path) -> None:
    record = tmp_path / "record"
    put(record, one="Ada Lindqvist said that it rains.", two="Ada Lindqvist said that it snows.")
    found = told(record)
    assert found["it rains"]["speaker"] == found["it snows"]["speaker"]
    rule(record, "different", found["it rains"]["id"], other=found["it snows"]["id"])
    for stage in ("plain-2", "plain-3"):
        found = told(record)
        assert found["it rains"]["speaker"]["id"] != found["it snows"]["speaker"]["id"]
        reanalyse(record, stage=PlainStage(version=stage, shorter=True), now=NOON)
    put(record, two="It is cold. Ada Lindqvist said that it snows.")
    found = told(record)
    assert found["it rains"]["speaker"]["id"] != found["it snows"]["speaker"]["id"]


def test_what_an_entity_is_called_and_is(record: Path) -> None:
    key = entities(record)["Ada Lindqvist"]
    rule(record, "name", key, value="The Ferry Company")
    rule(record, "kind", key, value="organisation", minutes=1)
    assert told(record)["it rains"]["speaker"] == {"id": key, "name": "The Ferry Company", "kind": "organisation"}
    reanalyse(record, stage=PlainStage(version="plain-2", shorter=True), now=NOON)
    assert told(record)["it rains"]["speaker"] == {"id": key, "name": "The Ferry Company", "kind": "organisation"}


def test_the_kind_of_someone_new_is_what_was_said(record: Path) -> None:
    rule(record, "speaker", told(record)["it rains"]["id"], value="Ferry Board", kind="organisation")
    found = told(record)["it rains"]["speaker"]
    assert (found["name"], found["kind"]) == ("Ferry Board", "organisation")
    rule(record, "speaker", told(record)["the hail was heavy"]["id"], other=found["id"], minutes=1)
    assert told(record)["the hail was heavy"]["speaker"] == found
    with pytest.raises(InputError, match="known by a judgement only"):
        rule(record, "name", found["id"], value="Board", minutes=2)
    # Its id is the same when the article comes in another version.
    put(record, rain=f"It is May.\n\n{RAIN}")
    assert told(record)["it rains"]["speaker"] == found
