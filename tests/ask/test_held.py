"""Index and parts give one answer, and so do the pages, from whichever of them they are read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.store.index import update
from onrecord.store.record import Record
from tests.ask.both import assert_same_pages, assert_same_rows
from tests.ask.records import entry as piece_entry
from tests.ask.test_reprints import CUT, FIRST, LONGER
from tests.ask.tied import WORDS, entries
from tests.judging import put, rule, told
from tests.resolve.telling.world import MADE, Said, entry


def make_told(folder: Path) -> None:
    """Tellings of one statement that are tied to others and dated apart, and reprints; added one after another."""
    dated = entry(6, Said("Ada Lindqvist", WORDS), outlet="Dawn")
    reprints = [piece_entry(each) for each in (FIRST, CUT, LONGER)]
    found = dataclasses.replace(piece_entry(FIRST).document, republisher="Marsh & Moor")
    reprints[0] = dataclasses.replace(reprints[0], document=found)
    for batch in ([entries()[0]], entries()[1:], reprints[:2], [dated, *reprints[2:]]):
        with Record.create(folder) as record:
            with record.adding() as adding:
                adding.commit(batch, MADE)
            record.resolve(DuckDB(), MADE)
            update(record)


def make_judged(folder: Path) -> None:
    """What people rejected, accepted, dated, and said another outlet and another speaker of."""
    put(
        folder,
        rain="Ada Lindqvist said that it rains in Osmark all day. Bo Raskin was there. She said that it snows.",
        hail="Ada Lindqvist said that it rains in Osmark all day. The mayor said that the hail was heavy.",
        wind="Bo Raskin said that the wind is cold. Ada Lindqvist said that it rains in Osmark all day.",
    )
    found = told(folder)
    rule(folder, "reject", found["the hail was heavy"]["id"])
    rule(folder, "accept", found["the wind is cold"]["id"], minutes=1)
    rule(folder, "reject", found["it rains in Osmark all day"]["id"], minutes=2)
    rule(folder, "outlet", found["it snows"]["document"], minutes=3, value="Osmark Courier")
    rule(folder, "published", found["the wind is cold"]["document"], minutes=4, value="2031-04-02")
    with Record.open(folder) as record:
        update(record)


MAKERS = {"told": make_told, "judged": make_judged}


@pytest.fixture(scope="module", params=sorted(MAKERS))
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held") / "record"
    MAKERS[request.param](folder)
    return folder


def test_index_and_parts_give_the_same_rows(record: Path) -> None:
    assert_same_rows(record)


def test_pages_are_the_same_from_the_index_and_from_the_parts(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_pages(record, monkeypatch)
