from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.pipeline import verify
from onrecord.removing import remove
from tests.store.killing_removal import POINTS
from tests.store.sources import add_lines, write_articles
from tests.store.test_killed import ROOT, let_leases_expire
from tests.store.test_removal import SECRET, ids, leaks, record_of

_DONE_NOTHING = ("before the parts are written anew", "within the transaction")


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_removal_has_done_nothing_or_is_brought_to_an_end(tmp_path: Path, point: str) -> None:
    record, document = record_of(tmp_path)
    before = ids(record)
    command = [sys.executable, "-m", "tests.store.killing_removal", str(record), document, point]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    let_leases_expire(record)

    problems = [problem.what for problem in verify(record).problems]
    if point in _DONE_NOTHING:
        assert problems == []
        assert ids(record) == before
    else:
        cut_short, *others = problems
        assert cut_short == f"its removal was cut short: run `onrecord remove {document} --why ...` again"
        # Until conclusions are drawn again, the index is the one of before; no reader takes it for the record's.
        assert all("never had: make it anew" in other for other in others)
        assert document not in ids(record)["documents"]
        # Whoever adds something meanwhile is not disturbed.
        assert add_lines(record, write_articles(tmp_path / "meanwhile", range(8, 9))).added == 1
    remove(record, document, why="court order")
    assert leaks(record, SECRET) == []
    add_lines(record, write_articles(tmp_path / "after", range(9, 10)))
    report = verify(record)
    assert (report.problems, report.notes) == ((), ())
    kept = {row for row in before["entities"] if row in ids(record)["entities"]}
    assert len(kept) == len(before["entities"]) - 1
