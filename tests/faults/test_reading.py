"""What cannot be read is named with its reason and the remedy, and the rest is added."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import Progress, add, verify
from onrecord.store.record import Record
from tests.faults.children import as_anybody, run
from tests.run.stages import LineStage
from tests.store.sources import write_articles


def names(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return [str(row["uri"]).rsplit("/", 1)[-1] for row in opened.snapshot().documents()]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three folders of two articles each."""
    for number, folder in enumerate("abc"):
        write_articles(tmp_path / "articles" / folder, range(2 * number, 2 * number + 2))
    return tmp_path / "articles"


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_folder_without_permission_costs_only_itself(tmp_path: Path, articles: Path, mode: int) -> None:
    (articles / "b").chmod(mode)
    try:
        ended = as_anybody("--record", tmp_path / "record", "add", articles)
    finally:
        (articles / "b").chmod(0o755)
    assert ended.returncode == 1, ended.stderr
    assert "4 read · 4 added" in ended.stderr
    assert f"{articles / 'b'}" in ended.stderr
    assert "no permission (" in ended.stderr
    assert "check that you may read it" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert names(tmp_path / "record") == [f"article-{number:04}.txt" for number in (0, 1, 4, 5)]
    assert verify(tmp_path / "record").sound
    assert "2 added · 4 already there" in run("--record", tmp_path / "record", "add", articles).stderr


def test_a_source_that_cannot_be_reached_does_not_stop_the_others(tmp_path: Path, articles: Path) -> None:
    (articles / "a").chmod(0)
    try:
        ended = as_anybody("--record", tmp_path / "record", "add", articles / "a" / "article-0000.txt", articles / "c")
    finally:
        (articles / "a").chmod(0o755)
    assert ended.returncode == 1, ended.stderr
    assert "2 added · 0 already there · 1 failed" in ended.stderr
    assert f"{articles / 'a' / 'article-0000.txt'}: cannot be opened" in ended.stderr


def test_links_in_a_circle_and_into_nowhere_are_named(tmp_path: Path, articles: Path) -> None:
    links: dict[str, str | Path] = {"up": articles, "left": "right", "right": "left", "self": "self", "lost": "nowhere"}
    try:
        for name, target in links.items():
            (articles / "b" / name).symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")
    ended = run("--record", tmp_path / "record", "add", articles, articles / "b" / "self")
    assert ended.returncode == 1
    assert "6 read · 6 added · 0 already there · 5 failed" in ended.stderr
    assert "broken link (5)" in ended.stderr
    for name in ("left", "right", "self", "lost"):
        assert f"{articles / 'b' / name}: a link that leads" in ended.stderr
    assert verify(tmp_path / "record").sound


class Growing(io.FileIO):
    """A file to which somebody writes just after it was read."""

    def read(self, size: int | None = -1, /) -> Any:
        content = super().read(size)
        with io.FileIO(self.name, "ab") as out:
            out.write(b"One more line.\n")
        return content


def test_a_file_that_changes_while_it_is_read_is_not_added_half(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def opening(self: Path, *given: Any, **named: Any) -> Any:
        return Growing(self) if self.name == "article-0002.txt" else opened(self, *given, **named)

    with monkeypatch.context() as patching:
        patching.setattr(Path, "open", opening)
        summary = add(tmp_path / "record", [articles], stage=LineStage())
    [failure] = summary.failed
    assert (summary.added, failure.reason) == (5, "changed while it was read")
    assert failure.message.startswith(f"{articles / 'b' / 'article-0002.txt'}: the file changed")
    assert "add it again" in failure.message
    assert verify(tmp_path / "record").sound
    assert add(tmp_path / "record", [articles], stage=LineStage()).added == 1


def test_a_file_that_vanishes_before_it_is_read_is_named(tmp_path: Path, articles: Path) -> None:
    (articles / "a" / "article-0000.txt").write_bytes(b"")
    vanishing = articles / "a" / "article-0001.txt"

    def remove(_: Progress) -> None:
        vanishing.unlink(missing_ok=True)  # the first to be told of is the empty file before it

    summary = add(tmp_path / "record", [articles], stage=LineStage(), progress=remove)
    assert summary.added == 4
    assert [failure.reason for failure in summary.failed] == ["empty file", "no such file"]
    assert str(vanishing) in summary.failed[1].message
    assert verify(tmp_path / "record").sound


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_that_breaks_the_analysis_costs_only_itself(tmp_path: Path, articles: Path, jobs: int) -> None:
    (articles / "b" / "poison.txt").write_text("POISON and some more words about the bridge.", encoding="utf-8")
    if jobs > 1:
        (articles / "b" / "deadly.txt").write_text("DEADLY and some more words about the bridge.", encoding="utf-8")
    ended = run("--record", tmp_path / "record", "add", articles, "--jobs", jobs)
    assert ended.returncode == 1
    assert f"6 added · 0 already there · {jobs} failed" in ended.stderr
    assert "poison.txt: ValueError: poisoned text" in ended.stderr
    assert (f"{os.sep}deadly.txt: " in ended.stderr) == (jobs > 1)
    assert "Traceback" not in ended.stderr
    assert verify(tmp_path / "record").sound
    assert len(names(tmp_path / "record")) == 6
