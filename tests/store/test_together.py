from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.pipeline import Summary, verify
from onrecord.store import leases
from onrecord.store.catalog import Catalog
from onrecord.store.leases import leased, require
from onrecord.store.record import Record
from tests.store.sources import add_lines, write_articles

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from onrecord import intake, pipeline
from tests.store.sources import add_lines
intake._BATCH_DOCUMENTS = 3
summary = add_lines(Path(sys.argv[1]), Path(sys.argv[2]))
print(summary.added, summary.already_there, len(summary.failed))
"""


def test_two_additions_at_once_both_succeed(tmp_path: Path) -> None:
    record = tmp_path / "record"
    folders = [write_articles(tmp_path / "left", range(0, 12)), write_articles(tmp_path / "right", range(6, 18))]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(record), str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for folder in folders
    ]
    said = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    added, there, failed = (sum(int(words[at]) for words in said) for at in range(3))
    assert (added, there, failed) == (18, 6, 0)
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    with Record.open(record) as opened:
        assert opened.snapshot().counts().statements == 54
        assert opened.snapshot().pending() == []


def test_an_addition_overtaken_while_it_writes_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process commits some of the same articles between the look and the transaction."""
    from onrecord.store.addition import Addition

    few = write_articles(tmp_path / "few", range(2))
    many = write_articles(tmp_path / "many", range(5))
    others: list[Summary] = []
    stage = Addition._stage

    def overtaken(self: Addition, entries):  # type: ignore[no-untyped-def]
        staged = stage(self, entries)
        monkeypatch.setattr(Addition, "_stage", stage)
        others.append(add_lines(tmp_path / "record", few))
        return staged

    monkeypatch.setattr(Addition, "_stage", overtaken)
    summary = add_lines(tmp_path / "record", many)
    assert others[0].added == 2
    assert (summary.added, summary.already_there) == (3, 2)
    report = verify(tmp_path / "record")
    assert (report.problems, report.notes) == ((), ())


def test_one_who_lost_the_lease_cannot_commit(tmp_path: Path) -> None:
    Record.create(tmp_path / "record").close()
    with Catalog(tmp_path / "record" / "catalog.sqlite") as catalog, leased(catalog, "addition", alone=False) as lease:
        with catalog.writing() as writing:
            require(writing, lease)
            writing.execute("DELETE FROM leases")
        with pytest.raises(RecordError, match="run the same command again"), catalog.writing() as writing:
            require(writing, lease)


def test_a_lease_for_one_waits_for_the_one_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_POLL_SECONDS", 0.01)
    Record.create(tmp_path / "record").close()
    path = tmp_path / "record" / "catalog.sqlite"
    order: list[str] = []

    def second() -> None:
        with Catalog(path) as catalog, leased(catalog, "resolving", alone=True):
            order.append("second")

    with Catalog(path) as catalog:
        with leased(catalog, "resolving", alone=True):
            waiting = threading.Thread(target=second)
            waiting.start()
            waiting.join(0.1)
            order.append("first")
        waiting.join()
    assert order == ["first", "second"]
