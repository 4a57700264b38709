"""Reprints over a whole record: the engine against plain loops over all pairs."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from onrecord.resolve import passages
from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import Row, schema_of
from onrecord.store.record import Entry
from onrecord.types import Reprint
from tests.contract.records import concluded, write_parts
from tests.resolve.printing import every_pair, printing, prose, worlds


def reprints(folder: Path, *additions: list[Entry], replaced: tuple[str, ...] | None = None) -> list[Row]:
    return concluded(DuckDB(), write_parts(folder, additions, replaced=replaced))["reprints"]


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_what_looking_at_every_pair_finds(tmp_path: Path, seed: int) -> None:
    entries = worlds(seed, 30)
    wanted = every_pair(entries)
    assert len(wanted) > 20
    assert reprints(tmp_path, entries[:11], entries[11:]) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_it_does_so_where_a_mark_is_had_by_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    everything = every_pair(worlds(seed, 30))
    monkeypatch.setattr(passages, "FEW", 2)
    monkeypatch.setattr(passages, "MANY", 6)
    entries = worlds(seed, 30)
    wanted = every_pair(entries)
    assert 0 < len(wanted) < len(everything)
    assert reprints(tmp_path, entries) == wanted


def test_only_documents_that_count_have_reprints(tmp_path: Path) -> None:
    import random

    dice = random.Random(0)
    text = [prose(dice, 40)]
    entries = [printing(number, [*text, prose(dice, 10 + number)]) for number in range(3)]
    gone = entries[1].document.id
    rows = reprints(tmp_path, entries, replaced=(gone,))
    assert [(row["a"], row["b"]) for row in rows] == [(entries[0].document.id, entries[2].document.id)]
    assert rows[0]["share"] == 0.8


def test_nothing_comes_of_nothing(tmp_path: Path) -> None:
    assert reprints(tmp_path, [printing(1, ["Too short."]), printing(2, [])]) == []


def test_a_family_of_thousands_costs_no_quadratic_time(tmp_path: Path) -> None:
    """Counted are pairs that are aligned: with each member that comes late, only those of the first few."""
    import random

    dice = random.Random(0)
    text = prose(dice, 60)
    size = 400
    rows = reprints(tmp_path, [printing(number, [f"{prose(dice, 12)} {text}"]) for number in range(size)])
    wanted = passages.MANY * (passages.MANY - 1) // 2 + (size - passages.MANY) * passages.FEW
    # Marks differ where the openings meet the text: a few more members may count among the first of a mark.
    assert wanted <= len(rows) <= 1.1 * wanted
    assert len({row[side] for row in rows for side in ("a", "b")}) == size


def test_rows_are_of_the_type() -> None:
    assert schema_of(Reprint).field("share").type == pa.float64()
    assert schema_of(Reprint).names == ["a", "b", "share", "passages"]
