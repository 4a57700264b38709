"""Statements found bit by bit are those found at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.property.test_growing import conclusions, resolved_again
from tests.resolve.telling.world import Said, cut, entry, world
from tests.resolve.test_growing import Watched
from tests.resolve.world import grow

TABLES = ("statements", "tellings", "datings", "retold", "speakers")
WORDS = "The ferries of Tarnfield will stop on 3 March because the harbour is silting up"


@pytest.mark.parametrize("seed", range(6))
def test_bit_by_bit_is_as_at_once(tmp_path: Path, seed: int) -> None:
    engine = Watched()
    given = world(seed, 14)
    with grow(tmp_path / "record", *cut(given, random.Random(seed)), engine=engine) as record:
        assert sum(each is not None for each in engine.done) > 1
        again = resolved_again(record, tmp_path / "again")
        found = conclusions(record)
        for table in TABLES:
            assert found[table] == again[table], table
        assert any(len(row["tellings"]) > 1 for row in found["statements"])


def test_one_more_telling_joins_the_statement_and_keeps_its_id(tmp_path: Path) -> None:
    engine = Watched()
    first = [entry(1, Said("Ada Lindqvist", WORDS)), entry(2, Said("Bo Raskin", "Nobody asked the fishermen"))]
    more = [entry(3, Said("Ada Lindqvist", WORDS), date=None)]
    with grow(tmp_path / "one", first) as record:
        before = {row["text"]: row["id"] for row in record.snapshot().statements()}
    with grow(tmp_path / "record", first, more, engine=engine) as record:
        assert engine.done[-1] is not None
        assert engine.done[-1].work["told"] == 1
        told = {row["text"]: row for row in record.snapshot().statements()}
        assert {text: row["id"] for text, row in told.items()} == before
        assert len(told[WORDS]["tellings"]) == 2
