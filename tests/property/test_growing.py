"""What is concluded bit by bit is what is concluded at once."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Engine, Grown, Parts
from onrecord.schema import CONCLUSIONS, KEYS, from_row
from onrecord.store.record import Entry, Record
from onrecord.types import Member, Verdict
from tests.property.test_entities import cut, world
from tests.resolve.world import grow


@dataclass(frozen=True)
class AtOnce:
    """The engine without what lets it go on."""

    def resolve(self, parts: Parts, out: dict[str, Path]) -> None:  # type: ignore[override]
        DuckDB().resolve(parts, out)


@dataclass(frozen=True)
class Judging(DuckDB):
    """The engine, heeding verdicts whatever the record's log says."""

    verdicts: tuple[Verdict, ...] = ()

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        super().resolve(replace(parts, verdicts=self.verdicts), out)

    def resolve_keeping(self, parts: Parts, out: Mapping[str, Path], kept: Path) -> None:
        super().resolve_keeping(replace(parts, verdicts=self.verdicts), out, kept)

    def resolve_added(self, parts: Parts, *more: Any) -> AbstractContextManager[Grown | None]:
        return super().resolve_added(replace(parts, verdicts=self.verdicts), *more)


def conclusions(record: Record) -> dict[str, list[dict[str, Any]]]:
    snapshot = record.snapshot()
    found = {}
    for table in CONCLUSIONS:
        rows = snapshot.ask(f"SELECT * EXCLUDE (place, line, added) FROM {table}")
        found[table] = sorted(rows, key=lambda row: str([row[name] for name in KEYS[table]]))
    snapshot.close()
    return found


def resolved_again(record: Record, folder: Path, engine: Engine | None = None) -> dict[str, list[dict[str, Any]]]:
    """The conclusions that one reading of everything draws from the same parts, and from what was judged."""
    paths = {table: folder / f"{table}.parquet" for table in CONCLUSIONS}
    folder.mkdir()
    snapshot = record.snapshot()
    rows = snapshot.ask("SELECT verdict FROM judged WHERE verdict IS NOT NULL ORDER BY place, line")
    verdicts = tuple(from_row(Verdict, row["verdict"]) for row in rows)
    (engine or DuckDB()).resolve(replace(snapshot.facts(), verdicts=verdicts), paths)
    import pyarrow.parquet as pq

    snapshot.close()
    return {
        table: sorted(pq.read_table(path).to_pylist(), key=lambda row: str([row[name] for name in KEYS[table]]))
        for table, path in paths.items()
    }


@pytest.mark.parametrize("seed", range(20, 32))
def test_bit_by_bit_is_as_at_once(tmp_path: Path, seed: int) -> None:
    chance, given = random.Random(seed), world(seed, 20)
    with grow(tmp_path / "record", *cut(given, chance)) as record:
        again = resolved_again(record, tmp_path / "again")
        for table, rows in conclusions(record).items():
            assert rows == again[table], table


@pytest.mark.parametrize("seed", range(40, 52))
def test_so_it_is_where_people_judged(tmp_path: Path, seed: int) -> None:
    chance, additions = random.Random(seed), cut(world(seed, 20), random.Random(seed))
    engine = Judging(verdicts=judged(additions[0], chance))
    with grow(tmp_path / "record", *additions, engine=engine) as record:
        again = resolved_again(record, tmp_path / "again", engine)
        for table, rows in conclusions(record).items():
            assert rows == again[table], table


def judged(given: Sequence[Entry], chance: random.Random) -> tuple[Verdict, ...]:
    """A few verdicts of each kind on articles, those on two chains of one article among them."""
    chains = [Member(each.document.id, chain.number) for each in given for chain in each.findings.chains]
    said = [attribution.id for each in given for attribution in each.findings.attributions]
    found = []
    for number in range(1, 9):
        left, right = chance.choice(chains), chance.choice(chains)
        document, attribution = chance.choice(given).document.id, chance.choice(said)
        found.append(
            chance.choice(
                [
                    Verdict(number, "same", None, left, right, None, f"by Ada, {number}"),
                    Verdict(number, "same", None, left, Member(left.document, 0), None, f"by Ada, {number}"),
                    Verdict(number, "different", None, left, right, None, f"by Ada, {number}"),
                    Verdict(number, "name", None, left, None, "Olm", f"by Ada, {number}"),
                    Verdict(number, "kind", None, left, None, "group", f"by Ada, {number}"),
                    Verdict(number, "speaker", attribution, None, right, None, f"by Ada, {number}"),
                    Verdict(number, "speaker", attribution, None, None, "Cy Orr", f"by Ada, {number}", kind="person"),
                    Verdict(number, "published", None, None, None, "2031-04-01", f"by Ada, {number}", document),
                    Verdict(number, "outlet", None, None, None, "Olm Post", f"by Ada, {number}", document),
                ]
            )
        )
    return tuple(found)
