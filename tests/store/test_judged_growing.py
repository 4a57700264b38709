"""Judgements, newer findings and conclusions that are drawn bit by bit, all in one record."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.judging import log, undo
from onrecord.pipeline import reanalyse
from onrecord.resolve.duckdb import DuckDB
from onrecord.store import compaction
from onrecord.store.record import Record
from tests.judging import NOON, PlainStage, documents, put, rule, told, verdicts
from tests.moulds import copied
from tests.property.test_growing import conclusions, resolved_again
from tests.store.test_index import assert_in_step, assert_sound

PAGES = {
    "rain": "Ada Lindqvist said that it rains. Bo Raskin was there. She said that it snows. She added that it hails.",
    "hail": "Ada Lindquist said that the hail was heavy.",
    "wind": "Bo Raskin said that the wind is cold. Ada Lindqvist wrote that it is calm.",
}
NEWER = PlainStage(version="plain-2", shorter=True)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(tmp_path / "record", put, **PAGES)


def parts(record: Path) -> dict[str, int]:
    """How many parts of each table count now."""
    with Record.open(record) as opened:
        found: dict[str, int] = {}
        for part in opened.snapshot().parts:
            found[part.table] = found.get(part.table, 0) + 1
        return found


def assert_as_at_once(record: Path, folder: Path) -> None:
    with Record.open(record) as opened:
        assert conclusions(opened) == resolved_again(opened, folder)
    assert_sound(record)


def entity(record: Path, name: str) -> str:
    with Record.open(record) as opened:
        return next(str(row["id"]) for row in opened.snapshot().entities() if row["name"] == name)


def _judge(record: Path, verb: str, minutes: int = 0) -> None:
    found, more = told(record), {}  # type: dict[str, Any], dict[str, Any]
    subject = found["it snows"]["id"]
    if verb in ("same", "different"):
        subject = entity(record, "Ada Lindqvist")
        more["other"] = entity(record, "Ada Lindquist" if verb == "same" else "Bo Raskin")
    elif verb in ("name", "kind"):
        subject = entity(record, "Bo Raskin")
        more["value"] = "organisation" if verb == "kind" else "B. Raskin"
    elif verb == "speaker":
        more |= {"value": "Cy Orr", "kind": "person"}
    elif verb == "said":
        more["value"] = "2031-01-05"
    elif verb in ("published", "outlet"):
        subject = documents(record)["rain"]["id"]
        more["value"] = "2031-01-05" if verb == "published" else "Olm Post"
    rule(record, verb, subject, minutes=minutes, **more)


VERBS = ("same", "different", "speaker", "name", "kind", "reject", "accept", "said", "published", "outlet")


@pytest.mark.parametrize("verb", VERBS)
def test_what_was_judged_holds_while_the_record_grows(record: Path, tmp_path: Path, verb: str) -> None:
    _judge(record, verb)
    before = verdicts(record)
    put(record, fog="Ada Lindqvist said that it is foggy. Cy Orr said that it clears. Bo Raskin said that it rains.")
    assert parts(record)["members"] == 2 and parts(record)["judged"] == 1
    assert verdicts(record) == before
    assert_as_at_once(record, tmp_path / "grown")
    put(record, rain=f"It is May.\n\n{PAGES['rain']}")
    assert [each.state for each in log(record)] == ["in force"]
    undo(record, 1, by="Ann", now=NOON)
    assert_as_at_once(record, tmp_path / "undone")


def test_a_rejected_attribution_has_nothing_concluded_again(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("all of it is read again")

    monkeypatch.setattr(DuckDB, "resolve_keeping", fail)
    rule(record, "reject", told(record)["it snows"]["id"])
    assert told(record)["it snows"]["judged"] == "rejected"
    assert_in_step(record)


def test_an_article_that_was_analysed_again_is_gone_on_from(record: Path, tmp_path: Path) -> None:
    ids = {name: entity(record, name) for name in ("Ada Lindqvist", "Bo Raskin")}
    reanalyse(record, stage=NEWER, now=NOON)
    assert parts(record)["members"] == 1
    put(record, stage=NEWER, fog="Bo Raskin said that it is foggy. Ada Lindquist said that it clears.")
    put(record, stage=NEWER, hail="Ada Lindqvist said that the hail was heavy.")
    assert parts(record)["members"] == 3
    assert {name: entity(record, name) for name in ids} == ids
    assert_as_at_once(record, tmp_path / "again")


def test_an_article_that_came_and_was_analysed_again_at_once(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Record, "resolve", lambda *_: False)
        put(record, fog="Bo Raskin said that it is foggy. Zoe Quill said that it clears.")
        reanalyse(record, stage=NEWER, now=NOON)
    put(record, stage=NEWER, dew="Zoe Quill said that there is dew.")
    assert parts(record)["members"] == 1
    assert_as_at_once(record, tmp_path / "again")


def test_judgements_stay_when_many_parts_are_put_together(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "MOST_PARTS", 2)
    _judge(record, "speaker")
    _judge(record, "reject", minutes=1)
    for number in range(4):
        put(record, **{f"fog{number}": f"Ada Lindqvist said that it is foggy on day {number}."})
        assert parts(record)["judged"] == 1 and [each.state for each in log(record)] == ["in force"] * 2
    assert parts(record)["members"] <= 2
    assert_as_at_once(record, tmp_path / "again")


def test_an_earlier_snapshot_keeps_what_was_judged_then(record: Path) -> None:
    _judge(record, "speaker")
    with Record.open(record) as opened:
        judged = opened.snapshot().number
    then = told(record, judged)
    put(record, fog="Ada Lindqvist said that it is foggy.")
    undo(record, 1, by="Ann", now=NOON)
    assert told(record, judged) == then
    assert told(record)["it snows"]["speaker"]["name"] == "Ada Lindqvist"
