"""Reprints that are found bit by bit are those that are found at once."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.resolve import growing_passages, kept, passages
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.growing_passages import GrownReprints, grow_reprints
from onrecord.schema import Row, to_row
from onrecord.store.record import Entry, Record
from tests.resolve.printing import every_pair, printing, prose, worlds
from tests.resolve.world import MADE


def alone(entries: list[Entry]) -> list[Entry]:
    """The same articles, none in place of another."""
    return [dataclasses.replace(each, document=dataclasses.replace(each.document, replaces=None)) for each in entries]


def came(each: Entry, counts: bool = True) -> Row:
    document = each.document
    blocks = [to_row(block) for block in document.blocks]
    return {"document": document.id, "is_current": counts, "text": document.text, "blocks": blocks, "said": []}


class Growing:
    """What is kept, and the rows that came of it so far."""

    def __init__(self) -> None:
        self.kept = sqlite3.connect(":memory:", isolation_level=None)
        kept.create(self.kept)
        self.rows: dict[tuple[str, str], Row] = {}

    def grow(self, added: list[Row], current: dict[str, bool]) -> GrownReprints:
        found = grow_reprints(self.kept, added, current)
        for key in found.gone:
            one, _, two = key.partition(" ")
            del self.rows[one, two]
        for row in found.rows:
            assert (row["a"], row["b"]) not in self.rows
            self.rows[row["a"], row["b"]] = row
        return found


@pytest.mark.parametrize("bounds", [(4, 50), (2, 5), (1, 3), (2, 8), (1, 1)])
@pytest.mark.parametrize("seed", range(4))
def test_articles_come_and_go_and_come_back(
    monkeypatch: pytest.MonkeyPatch, seed: int, bounds: tuple[int, int]
) -> None:
    for module in (passages, growing_passages):
        monkeypatch.setattr(module, "FEW", bounds[0])
        monkeypatch.setattr(module, "MANY", bounds[1])
    dice, entries, growing = random.Random(seed), alone(worlds(seed, 32)), Growing()
    gone: set[str] = set()
    start = 0
    while start < len(entries):
        end = start + dice.randrange(1, 7)
        there = [each.document.id for each in entries[:start]]
        current = {each: dice.random() < 0.5 for each in dice.sample(there, min(len(there), dice.randrange(4)))}
        gone = (gone | {each for each, counts in current.items() if not counts}) - {
            each for each, counts in current.items() if counts
        }
        hidden = {each.document.id for each in entries[start:end] if dice.random() < 0.1}
        gone |= hidden
        growing.grow([came(each, each.document.id not in hidden) for each in entries[start:end]], current)
        wanted = every_pair(entries[:end], gone)
        assert sorted(growing.rows.values(), key=str) == sorted(wanted, key=str)
        start = end
    assert gone
    assert growing.rows


def test_few_bodies_are_compared_when_an_article_comes() -> None:
    dice, growing = random.Random(0), Growing()
    text = prose(dice, 60)
    growing.grow([came(printing(number, [prose(dice, 50)])) for number in range(50)], {})
    growing.grow([came(printing(50, [text]))], {})
    found = growing.grow([came(printing(51, [f"{text} {prose(dice, 9)}"])), came(printing(52, [prose(dice, 9)]))], {})
    assert found.compared == 1
    assert len(found.rows) == 1


def test_a_record_that_grew_in_pieces_has_the_rows_of_one_that_was_read_at_once(tmp_path: Path) -> None:
    entries = alone(worlds(3, 24))
    with Record.create(tmp_path / "record") as record:
        for start in range(0, 24, 8):
            with record.adding() as addition:
                addition.commit(entries[start : start + 8], MADE)
            record.resolve(DuckDB(), MADE)
        with closing(record.snapshot()) as snapshot:
            found = list(snapshot.reprints())
        parts = record.catalog.number("SELECT count(*) FROM parts WHERE tab = 'reprints' AND removed IS NULL")
    assert parts == 3
    assert sorted(found, key=str) == sorted(every_pair(entries), key=str)
