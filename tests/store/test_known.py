"""Links to known entities in the record: kept in step, and the same however they came about."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.store.index import rebuild, update
from onrecord.store.index_check import behind, check
from onrecord.store.index_file import NAME, connect
from onrecord.store.known import forget_known, keep_known, known_entities, known_mark, known_sources
from onrecord.store.record import Record
from onrecord.types import KnownEntity
from tests.property.test_entities import cut, world
from tests.resolve.world import MADE, Who, entry, grow

DARWANI = KnownEntity("Q7", "person", ("Qasim Darwani",))


def carried(record: Record, number: int | None = None) -> dict[str, list[str]]:
    snapshot = record.snapshot(number)
    found = {row["id"]: row["known"] for row in snapshot.entities() if row["known"]}
    snapshot.close()
    return found


def sound(record: Record) -> bool:
    return check(record.folder) == [] and behind(record.folder) is None


def test_the_same_rows_again_change_nothing(tmp_path: Path) -> None:
    with grow(tmp_path / "record", [entry(1, "Qasim Darwani")]) as record:
        assert known_mark(record.catalog) == ""
        assert keep_known(record.catalog, [DARWANI], "a.csv", MADE).new == 1
        mark, revision = known_mark(record.catalog), record.catalog.value("SELECT revision FROM state")
        assert keep_known(record.catalog, [DARWANI], "b.csv", "2032").same == 1
        assert (known_mark(record.catalog), record.catalog.value("SELECT revision FROM state")) == (mark, revision)
        assert [each.name for each in known_sources(record.catalog)] == ["a.csv"]
        newer = KnownEntity("Q7", "person", ("Qasim Darwani", "Abu Reed"))
        assert keep_known(record.catalog, [newer], "b.csv", "2032").changed == 1
        assert list(known_entities(record.catalog)) == [newer]
        assert [(each.name, each.rows) for each in known_sources(record.catalog)] == [("b.csv", 1)]


def test_links_follow_who_is_known(tmp_path: Path) -> None:
    with grow(tmp_path / "record", [entry(1, "Qasim Darwani", "Ada Sallow")]) as record:
        update(record)
        assert carried(record) == {}
        keep_known(record.catalog, [DARWANI], "a.csv", MADE)
        [(entity, ids)] = carried(record).items()
        assert ids == ["Q7"], "drawn anew while the index is behind"
        assert update(record)
        assert not update(record)
        assert carried(record) == {entity: ["Q7"]}
        assert sound(record)
        assert forget_known(record.catalog, ["Q7", "Q8"]) == 1
        assert carried(record) == {}
        update(record)
        assert carried(record) == {}
        assert sound(record)


def test_an_index_that_is_behind_is_told_of_and_no_fault(tmp_path: Path) -> None:
    with grow(tmp_path / "record", [entry(1, "Qasim Darwani")]) as record:
        update(record)
        keep_known(record.catalog, [DARWANI], "a.csv", MADE)
        assert check(record.folder) == []
        assert "does not reflect who is known" in (behind(record.folder) or "")


def test_wrong_links_in_the_index_are_found(tmp_path: Path) -> None:
    with grow(tmp_path / "record", [entry(1, "Qasim Darwani")]) as record:
        keep_known(record.catalog, [DARWANI], "a.csv", MADE)
        update(record)
        assert sound(record)
        with closing(connect(record.folder / NAME)) as connection:
            connection.execute("""UPDATE known_links SET ids = '["Q8"]'""")
        assert [fault.split(":")[0] for fault in check(record.folder)] == [
            "1 rows of known_links are not the record's",
            "1 rows of known_links are missing",
        ]


def test_an_older_snapshot_has_the_links_of_its_own_entities(tmp_path: Path) -> None:
    first, second = [entry(1, "Qasim Darwani")], [entry(2, "Qasim Darwani", Who("Darwani"))]
    with grow(tmp_path / "record", first, second) as record:
        keep_known(record.catalog, [DARWANI], "a.csv", MADE)
        update(record)
        assert list(carried(record, 2).values()) == [["Q7"]]


KNOWN = [
    KnownEntity("Q1", "person", ("Qasim Darwani",), positions=("Secretary-General of the Reed Movement",)),
    KnownEntity("Q2", "person", ("Qasim Hadi Darwani",)),
    KnownEntity("Q3", "person", ("Ada Sallow",), countries=("pe",)),
    KnownEntity("Q4", "person", ("Nasr Orrin",), also=("NK-4",)),
    KnownEntity("Q5", "organisation", ("Reed Movement", "Harakat al-Qasab")),
    KnownEntity("Q6", "organisation", ("Interior Ministry",), countries=("iq",)),
    KnownEntity("Q7", None, ("Ben Sallow", "Supreme Court")),
]


@pytest.mark.parametrize("seed", range(40, 46))
def test_bit_by_bit_as_at_once(tmp_path: Path, seed: int) -> None:
    chance, given = random.Random(seed), world(seed, 16)
    some = 0
    with Record.create(tmp_path / "record") as record:
        keep_known(record.catalog, KNOWN, "a.csv", MADE)
        for addition in cut(given, chance):
            with record.adding() as adding:
                adding.commit(addition, MADE)
            record.resolve(DuckDB(), MADE)
            without = carried_without_index(record)
            update(record)
            grown = carried(record)
            assert grown == without
            some += len(grown)
        assert sound(record)
        rebuild(record.folder)
        assert carried(record) == grown
    assert some


def carried_without_index(record: Record) -> dict[str, list[str]]:
    index, aside = record.folder / NAME, record.folder.parent / "aside.sqlite"
    there = index.is_file()
    if there:
        index.rename(aside)
    found = carried(record)
    if there:
        aside.rename(index)
    return found
