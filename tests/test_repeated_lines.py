"""Boilerplate learned over a batch, from the files to the record and back."""

from __future__ import annotations

from pathlib import Path

from onrecord.pipeline import add, verify
from onrecord.store.record import Record
from tests.run.stages import LineStage

PROMISE = "Every tide, every boat, every letter to the editor"


def write(folder: Path, numbers: range) -> Path:
    folder.mkdir()
    for number in numbers:
        own = " ".join(f"word{number}x{place}" for place in range(60)).capitalize()
        lines = (f"Headline of article number {number}", f"{own}.", f"Closing words of the article, {number}.", PROMISE)
        (folder / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def promises(record: Path) -> list[str]:
    """What the promise is, article by article in order of addition."""
    with Record.open(record) as opened:
        rows = list(opened.snapshot().documents())
    return [
        block["kind"]
        for row in rows
        for block in row["blocks"]
        if row["text"][slice(*block["span"])] == PROMISE
    ]  # fmt: skip


def test_a_line_in_many_articles_of_one_addition(tmp_path: Path) -> None:
    record = tmp_path / "record"
    add(record, [write(tmp_path / "a", range(4))], outlet="The Lantern", stage=LineStage())
    assert promises(record) == ["boilerplate"] * 4
    assert verify(record).sound
    assert add(record, [tmp_path / "a"], outlet="The Lantern", stage=LineStage()).already_there == 4


def test_articles_added_day_by_day_teach_the_later_ones(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for day in range(4):
        add(record, [write(tmp_path / str(day), range(day, day + 1))], outlet="The Lantern", stage=LineStage())
    assert promises(record)[-1] == "boilerplate"
    assert promises(record)[0] != "boilerplate"
    assert verify(record).sound
