"""The record at a glance, and its speakers."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ask.overview import SPANS, overview
from onrecord.ask.search import StatementQuery, search_statements
from onrecord.ask.speakers import all_speakers, speaker_page
from onrecord.errors import NotFoundError
from onrecord.store.record import Record
from tests.ask.records import FERRY, RAMP, make_record
from tests.ask.test_search import LATER


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("overview") / "record"
    make_record(folder, LATER, RAMP, FERRY).close()
    return folder


def test_an_overview_agrees_with_the_record(record: Path) -> None:
    seen = overview(record)
    with Record.open(record) as opened:
        counts = opened.snapshot().counts()
    assert seen.counts == {
        "documents": counts.documents, "outlets": counts.outlets, "attributions": counts.attributions,
        "statements": counts.statements, "speakers": 2,
    }  # fmt: skip
    assert (seen.first, seen.last) == (counts.first, counts.last) == ("2031-04-02", "2031-06-10")
    newest = search_statements(record, StatementQuery(sort="newest")).rows
    # Of no article more than two.
    assert [row["id"] for row in seen.newest] == [row["id"] for row in newest if row["words"].split()[-1] != "it"]
    assert all(len(row["spark"]) == SPANS for row in seen.speakers)
    assert [sum(row["spark"]) for row in seen.speakers] == [2, 1]
    assert [(row["name"], row["documents"], row["statements"]) for row in seen.outlets] == [
        ("The Inland Post", 1, 2), ("The Northern Tide", 1, 3), (None, 1, 1),
    ]  # fmt: skip
    assert [(row["name"], row["statements"]) for row in seen.speakers] == [("Ilse Marrow", 3), ("ferry company", 1)]
    assert seen.days == ({"day": "2031-04-02", "count": 3}, {"day": "2031-06-10", "count": 2})
    assert len(overview(record, most=1).newest) == len(overview(record, most=1).speakers) == 1


def test_an_overview_of_nothing(tmp_path: Path) -> None:
    Record.create(tmp_path / "record").close()
    seen = overview(tmp_path / "record")
    assert set(seen.counts.values()) == {0}
    assert (seen.newest, seen.outlets, seen.speakers, seen.days, seen.first) == ((), (), (), (), None)


def test_a_speakers_page_has_everything_said_and_who_carried_it(record: Path) -> None:
    key = overview(record).speakers[0]["id"]
    page = speaker_page(record, None, key)
    with Record.open(record) as opened:
        exported = next(row for row in opened.snapshot().entities() if row["id"] == key)
    assert {name: page.entity[name] for name in exported} == exported
    assert (page.entity["statements"], page.entity["first"], page.entity["last"]) == (3, "2031-04-02", "2031-06-10")
    assert page.found == search_statements(record, StatementQuery(speaker=key))
    assert {row["name"]: row["count"] for row in page.outlets} == {
        "The Inland Post": 1, "The Northern Tide": 1, None: 1,
    }  # fmt: skip
    assert [row["count"] for row in page.days] == [1, 1]
    assert [len(speaker_page(record, None, key, limit=2, offset=at).found.rows) for at in (0, 2, 4)] == [2, 1, 0]


def test_speakers_come_by_how_much_they_said(record: Path) -> None:
    found = all_speakers(record)
    assert ([row["name"] for row in found.rows], found.total) == (["Ilse Marrow", "ferry company"], 2)
    assert [row["name"] for row in all_speakers(record, limit=1, offset=1).rows] == ["ferry company"]


def test_one_who_is_not_there_is_an_error(record: Path) -> None:
    with pytest.raises(NotFoundError, match="e-nobody"):
        speaker_page(record, None, "e-nobody")
    with Record.open(record) as opened, pytest.raises(NotFoundError):
        speaker_page(record, opened.snapshot(), "e-nobody")
