"""A disk that is full, and a record that may only be read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.pipeline import verify
from tests.faults.children import COMMAND, ROOT, as_anybody, last_line, run
from tests.store.sources import add_lines, every_byte, write_articles

ARTICLES = 10
# A disk in memory, of so many kilobytes, that only these commands see; then one with room.
_ON_A_SMALL_DISK = """
set -e
disk=$1 size=$2 articles=$3; shift 3
mount -t tmpfs -o size=${size}k none "$disk" || exit 77
status=0; "$@" --record "$disk/record" add "$articles" || status=$?
echo "first: $status" >&2
mount -o remount,size=64m "$disk"
"$@" --record "$disk/record" add "$articles"
"$@" --record "$disk/record" verify
"""


@pytest.mark.parametrize("kilobytes", [24, 60, 100, 140, 220])
def test_a_full_disk_is_named_and_nothing_is_lost(tmp_path: Path, kilobytes: int) -> None:
    if not shutil.which("unshare"):
        pytest.skip("a small disk cannot be made here")
    write_articles(tmp_path / "articles", range(ARTICLES))
    (tmp_path / "disk").mkdir()
    words = ["unshare", "--mount", "--map-root-user", "sh", "-c", _ON_A_SMALL_DISK, "sh"]
    given = [str(tmp_path / "disk"), str(kilobytes), str(tmp_path / "articles"), *COMMAND]
    ended = subprocess.run([*words, *given], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)
    if ended.returncode == 77 or "unshare" in ended.stderr:
        pytest.skip("a small disk may not be mounted here")
    assert ended.returncode == 0, ended.stderr
    before, after = ended.stderr.split("first: 1\n")
    assert "Traceback" not in ended.stderr
    [line] = before.strip().splitlines()
    assert "cannot be written" in line
    assert "room" in line
    assert f"{ARTICLES} read" in after
    assert "0 failed" in after
    assert f"{ARTICLES} documents" in ended.stdout
    assert "No problems found" in ended.stdout


@pytest.mark.parametrize("kilobytes", [1, 8, 16, 40])
def test_a_file_that_may_not_grow_is_named_and_nothing_is_lost(tmp_path: Path, kilobytes: int) -> None:
    if sys.platform == "win32":
        pytest.skip("the size of files cannot be limited here")
    import resource

    articles = write_articles(tmp_path / "articles", range(ARTICLES))
    limit = (1024 * kilobytes, 1024 * kilobytes)
    ended = run(
        "--record", tmp_path / "record", "add", articles,
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )  # fmt: skip
    assert ended.returncode == 1
    assert "cannot be written" in last_line(ended)
    assert "then run the same command again" in last_line(ended) or "make room" in last_line(ended)
    again = run("--record", tmp_path / "record", "add", articles)
    assert again.returncode == 0, again.stderr
    report = verify(tmp_path / "record")
    assert (report.problems, report.checked["documents"]) == ((), ARTICLES)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A record that may only be read."""
    add_lines(tmp_path / "record", write_articles(tmp_path / "articles", range(3)))
    yield _allow(tmp_path / "record", writing=False)
    _allow(tmp_path / "record", writing=True)


def _allow(record: Path, *, writing: bool) -> Path:
    for path in (record, *record.rglob("*")):
        path.chmod((0o755 if writing else 0o555) if path.is_dir() else (0o644 if writing else 0o444))
    return record


def test_a_record_that_may_only_be_read_can_be_read(tmp_path: Path, closed: Path) -> None:
    before = every_byte(closed)
    for command in (["statements"], ["statements", "bridge"], ["speaker", "Lindqvist"], ["export", "attributions"]):
        ended = as_anybody("--record", closed, *command)
        assert (ended.returncode, "Lindqvist" in ended.stdout) == (0, True), ended.stderr
    assert every_byte(closed) == before


def test_it_can_be_verified_too(closed: Path) -> None:
    ended = as_anybody("--record", closed, "verify")
    assert (ended.returncode, "No problems found" in ended.stdout) == (0, True), ended.stdout + ended.stderr


def test_nothing_can_be_added_to_it_and_the_reason_is_given(tmp_path: Path, closed: Path) -> None:
    before = every_byte(closed)
    more = write_articles(tmp_path / "more", range(3, 5))
    ended = as_anybody("--record", closed, "add", more)
    assert ended.returncode == 1
    assert last_line(ended).startswith(f"onrecord: {closed} cannot be written")
    assert "give another folder with --record" in last_line(ended)
    assert every_byte(closed) == before


def test_what_lies_in_a_log_is_not_passed_over(tmp_path: Path, closed: Path) -> None:
    _allow(closed, writing=True)
    (closed / "catalog.sqlite-wal").write_bytes(b"what was added last")
    _allow(closed, writing=False)
    ended = as_anybody("--record", closed, "statements")
    assert ended.returncode == 1
    assert "catalog.sqlite-wal" in last_line(ended)
    assert "copy the record to a folder that you may write to" in last_line(ended)


def test_a_folder_in_which_no_record_can_be_made_is_named(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", range(1))
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o555)
    ended = as_anybody("--record", tmp_path / "closed" / "record", "add", articles)
    assert ended.returncode == 1
    assert last_line(ended).startswith(f"onrecord: {tmp_path / 'closed' / 'record'} cannot be made (Permission denied)")
    assert "--record" in last_line(ended)
