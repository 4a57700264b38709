"""Ctrl-C: the record is sound, and the same command goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from onrecord.pipeline import verify
from tests.faults.children import COMMAND, ROOT, run
from tests.faults.lines import SLOW
from tests.store.sources import write_articles


@pytest.mark.skipif(os.name != "posix", reason="a process cannot be sent Ctrl-C alone here")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_a_sound_record(tmp_path: Path, jobs: int) -> None:
    articles = write_articles(tmp_path / "articles", range(6))
    slow = articles / "article-0004-b.txt"
    slow.write_text(f"{SLOW} words about the bridge of Tarnfield.", encoding="utf-8")
    words = [*COMMAND, "--record", str(tmp_path / "record"), "add", str(articles), "--jobs", str(jobs)]
    # A terminal sends it to the whole group, workers too.
    child = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    assert child.stderr is not None
    while (line := child.stderr.readline()) and SLOW not in line:
        pass
    os.killpg(child.pid, signal.SIGINT)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 130, said
    assert said.strip() == "onrecord: stopped. The record is sound, and the command can be run again."
    report = verify(tmp_path / "record")
    assert report.problems == ()
    there = report.checked.get("documents", 0)
    ended = run("--record", tmp_path / "record", "add", articles)
    assert ended.returncode == 0
    assert f"{7 - there} added · {there} already there · 0 failed" in ended.stderr
    assert verify(tmp_path / "record").sound
