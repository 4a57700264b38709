from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.pipeline import verify
from onrecord.store.record import Record
from tests.store.killing import POINTS
from tests.store.sources import add_lines, write_articles

ROOT = Path(__file__).parents[2]


def run_killed(record: Path, articles: Path, point: str) -> None:
    command = [sys.executable, "-m", "tests.store.killing", str(record), str(articles), point]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9


def let_leases_expire(record: Path) -> None:
    """As if the quarter of a minute had gone by for which the leases of a killed process stand."""
    with closing(sqlite3.connect(record / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE leases SET expires = 0")


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_addition_loses_nothing_and_can_be_run_again(tmp_path: Path, point: str) -> None:
    articles = write_articles(tmp_path / "articles", range(5))
    record = tmp_path / "record"
    run_killed(record, articles, point)

    report = verify(record)
    assert report.problems == ()
    with Record.open(record) as opened:
        counts = opened.snapshot().counts()
        assert counts.attributions == 3 * counts.documents

    let_leases_expire(record)
    write_articles(articles, range(5, 6))
    summary = add_lines(record, articles)
    assert (summary.added + summary.already_there, summary.failed) == (6, ())
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        assert (snapshot.counts().documents, snapshot.counts().statements) == (6, 18)
        assert snapshot.pending() == []


def test_ids_are_those_of_an_addition_that_was_not_killed(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", range(5))
    run_killed(tmp_path / "killed", articles, "between two additions")
    let_leases_expire(tmp_path / "killed")
    add_lines(tmp_path / "killed", articles)
    add_lines(tmp_path / "whole", articles)
    with Record.open(tmp_path / "killed") as killed, Record.open(tmp_path / "whole") as whole:
        for table in ("attributions", "statements", "entities"):
            assert list(getattr(killed.snapshot(), table)()) == list(getattr(whole.snapshot(), table)())


def test_an_addition_killed_before_resolving_is_resolved_by_the_next_of_anything(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", range(3))
    run_killed(tmp_path / "record", articles, "before resolving")
    with Record.open(tmp_path / "record") as record:
        snapshot = record.snapshot()
        assert len(snapshot.pending()) == 3
        rows = list(snapshot.attributions())
        assert {row["speaker_basis"] for row in rows} == {"not resolved yet"}
        assert all(row["statement"] for row in rows)
    let_leases_expire(tmp_path / "record")
    assert add_lines(tmp_path / "record", articles).already_there == 3
    with Record.open(tmp_path / "record") as record:
        assert record.snapshot().pending() == []
        assert [row["statement"] for row in record.snapshot().attributions()] == [row["statement"] for row in rows]
