"""A few articles more are little work, however many are there, and the record is as sound as ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from onrecord.resolve.clusters import MOST_BEARERS
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Grown
from onrecord.store import compaction, index_check
from onrecord.store.index import update
from onrecord.store.record import KEPT, Entry
from onrecord.types import Member, Verdict
from tests.property.test_growing import Judging, conclusions, resolved_again
from tests.resolve.world import MADE, Who, clusters, entry, grow, together

LETTERS = "bdfgklmnprstvz"


@dataclass(frozen=True)
class Watched(DuckDB):
    """The engine, and a list of what each resolving of added parts did; None where everything was read again."""

    done: list[Grown | None] = field(default_factory=list)

    def resolve_added(self, *given: Any) -> AbstractContextManager[Grown | None]:
        return self._watched(super().resolve_added(*given))

    @contextmanager
    def _watched(self, added: AbstractContextManager[Grown | None]) -> Iterator[Grown | None]:
        with added as grown:
            self.done.append(grown)
            yield grown


def name(number: int) -> str:
    """A name that is like no other."""
    one, two = LETTERS[number % 14], LETTERS[number // 14 % 14]
    return f"{one.upper()}o{two}ra {two.upper()}e{one}u{LETTERS[number % 13]}i"


def many(count: int) -> list[Entry]:
    return [
        entry(number, name(number), name(number + 1), Who("Reed Movement", "organisation")) for number in range(count)
    ]


@pytest.mark.parametrize("count", [20, 120])
def test_the_work_does_not_grow_with_the_record(tmp_path: Path, count: int) -> None:
    engine = Watched()
    with grow(tmp_path / "record", many(count), [entry(1000, "Qasim al-Darwani", name(3))], engine=engine) as record:
        [_, grown] = engine.done
        assert grown is not None
        assert grown.work["compared"] < 10 and grown.work["nodes"] < 10
        assert sum(map(len, grown.rows.values())) < 20
        parts = record.catalog.all_parts()
        assert sum(part.rows for part in parts if part.added == record.catalog.newest()) < 25


def test_an_older_snapshot_is_what_it_was(tmp_path: Path) -> None:
    given = many(6)
    with grow(tmp_path / "record", given[:3], given[3:]) as record, grow(tmp_path / "first", given[:3]) as first:
        now, then = record.snapshot(2), first.snapshot()
        assert list(now.entities()) == list(then.entities())
        assert list(now.attributions()) == list(then.attributions())
        assert len(list(record.snapshot().entities())) > len(list(then.entities()))


def test_a_newer_version_takes_its_rows_and_its_names_away(tmp_path: Path) -> None:
    old, new = entry(1, "Ada Lindqvist", "Bo Raskin", text="Old."), entry(1, "Ada Lindqvist", text="New.")
    engine = Watched()
    with grow(tmp_path / "record", [old, entry(2, "Ada Lindqvist")], [new], engine=engine) as record:
        assert engine.done[-1] is not None
        assert [row["name"] for row in record.snapshot().entities()] == ["Ada Lindqvist"]
        assert conclusions(record) == resolved_again(record, tmp_path / "again")


def test_a_merge_keeps_the_older_id_and_the_other_leads_to_it(tmp_path: Path) -> None:
    given = [
        [entry(1, Who("Harakat al-Qasab", "organisation"))],
        [entry(2, Who("Reed Movement", "organisation"))],
        [entry(3, Who("Reed Movement", "organisation", also=("Harakat al-Qasab",)))],
    ]
    engine = Watched()
    with grow(tmp_path / "record", *given, engine=engine) as record:
        first, second = (row["id"] for row in record.snapshot(4).entities())
        snapshot = record.snapshot()
        assert [row["id"] for row in snapshot.entities()] == [first]
        assert snapshot.followed(second) == first and snapshot.find(second) == ("entities", first)
        assert engine.done[1:] and all(engine.done[1:])
        speakers = {row["entity"] for row in snapshot.ask("SELECT entity FROM speakers")}
        assert speakers == {first}
        assert conclusions(record) == resolved_again(record, tmp_path / "again")


@pytest.mark.parametrize("damage", ["lost", "broken", "another's"])
def test_without_what_was_kept_everything_is_read_again(tmp_path: Path, damage: str) -> None:
    given, engine = many(6), Watched()
    with grow(tmp_path / "record", given[:3], engine=engine):
        kept = tmp_path / "record" / KEPT
        if damage == "lost":
            kept.unlink()
        elif damage == "broken":
            kept.write_bytes(b"no database at all" * 100)
        else:
            with sqlite3.connect(kept) as connection:
                connection.execute("UPDATE stamp SET mark = 'of another record'")
            connection.close()
    with grow(tmp_path / "record", given[3:], engine=engine) as record, grow(tmp_path / "once", given) as once:
        assert engine.done[-1] is None
        assert clusters(record) == clusters(once)
    with grow(tmp_path / "record", [entry(50, name(50))], engine=engine):
        assert engine.done[-1] is not None


def test_a_commit_that_fails_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = many(6)
    with grow(tmp_path / "record", given[:3]) as record:
        with record.adding() as adding:
            adding.commit(given[3:], MADE)
        before = list(record.snapshot().entities())

        def fail(*_: object) -> None:
            raise OSError("no room")

        with monkeypatch.context() as patch, pytest.raises(Exception, match="no room"):
            patch.setattr("onrecord.store.record.register", fail)
            record.resolve(DuckDB(), MADE)
        assert list(record.snapshot().entities()) == before
        assert record.resolve(DuckDB(), MADE)
        assert conclusions(record) == resolved_again(record, tmp_path / "again")


def test_many_additions_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "MOST_PARTS", 2)
    given, engine = many(8), Watched()
    with grow(tmp_path / "record", *[given[at : at + 2] for at in range(0, 8, 2)], engine=engine) as record:
        update(record)
        tables = [part.table for part in record.snapshot().parts if part.table == "members"]
        assert len(tables) <= 2
        assert all(engine.done[1:])
        assert conclusions(record) == resolved_again(record, tmp_path / "again")
        assert index_check.check(tmp_path / "record") == []
        with grow(tmp_path / "once", given) as once:
            assert list(record.snapshot().entities()) == list(once.snapshot().entities())


def test_an_article_states_a_post_once_though_two_of_its_names_were_judged_one(tmp_path: Path) -> None:
    office = ("spokeswoman", "Tarnfield Council")
    first = entry(1, Who("Ada Lindqvist", office=office), Who("Bo Raskin", office=office))
    one, two = (Member(first.document.id, number) for number in (0, 1))
    engine = Judging(verdicts=(Verdict(1, "same", None, one, two, None, "judged so"),))
    more = entry(2, Who("Ada Lindqvist", office=office))
    with grow(tmp_path / "record", [first], [more], engine=engine) as record:
        assert sum(part.table == "members" for part in record.snapshot().parts) == 2
        [row] = record.snapshot().entities()
        assert [role["documents"] for role in row["roles"]] == [2]
        assert conclusions(record) == resolved_again(record, tmp_path / "again", engine)


def bearers(count: int) -> list[Who]:
    """People of one surname who are not alike in anything else."""
    starts, ends = (
        ("Kor", "Vel", "Sham", "Jip", "Tun", "Gwe", "Ful", "Od"),
        ("bert", "mina", "dolf", "ga", "wyn", "sio", "traud"),
    )
    return [Who(f"{start}{end} Raskin") for start in starts for end in ends][:count]


@pytest.mark.parametrize("comes", ["another name", "another of one name"])
def test_a_surname_that_has_come_to_be_borne_by_very_many_stands_for_nobody(tmp_path: Path, comes: str) -> None:
    first = Who("Ada Raskin", office=("mayor", "Varnholm"))
    others = bearers(MOST_BEARERS - 1)
    given = [
        entry(1, first, "Bo Lindqvist"),
        entry(2, "Raskin", "Bo Lindqvist"),
        *(entry(10 + at, other) for at, other in enumerate(others)),
    ]
    new = Who("Ada Raskin", office=("goalkeeper", None)) if comes == "another of one name" else Who("Yrsa Raskin")
    engine = Watched()
    with grow(tmp_path / "record", given, engine=engine) as record:
        assert ["1:0", "2:0"] in together(record)
    with grow(tmp_path / "record", [entry(90, new)], engine=engine) as record:
        assert engine.done[-1] is not None
        assert not [each for each in together(record) if "2:0" in each]
        assert conclusions(record) == resolved_again(record, tmp_path / "again")


def test_who_comes_to_outweigh_another_takes_their_surname_and_loses_it_again(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    few = [entry(number, "Qasim al-Darwani", *others) for number in range(8)]
    mixed = [*few, entry(20, "Nasr al-Darwani", *others), entry(21, "Darwani", *others)]
    engine = Watched()
    with grow(tmp_path / "record", mixed, engine=engine) as record:
        assert not any("21:0" in group for group in together(record))
        for number, name, taken in ((30, "Qasim al-Darwani", True), (31, "Nasr al-Darwani", False)):
            with record.adding() as adding:
                adding.commit([entry(number, name, *others)], MADE)
            record.resolve(engine, MADE)
            assert any({"0:0", "21:0"} <= set(group) for group in together(record)) is taken
            assert conclusions(record) == resolved_again(record, tmp_path / f"again-{number}")
    assert all(engine.done[1:])
