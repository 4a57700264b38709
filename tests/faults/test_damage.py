"""What a damaged record, or one of a newer version, says: one line, and which file it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store.captures import capture_files
from onrecord.store.catalog import FORMAT
from onrecord.store.parts import part_files
from tests.faults.children import last_line, run
from tests.store.sources import add_lines, every_byte, write_articles


@pytest.fixture
def record(tmp_path: Path) -> Path:
    add_lines(tmp_path / "record", write_articles(tmp_path / "articles", range(3)))
    return tmp_path / "record"


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x20
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["documents", "findings", "speakers", "statements"])
def test_a_part_that_cannot_be_read_is_named_by_every_command(tmp_path: Path, record: Path, table: str) -> None:
    [part] = [path for path in part_files(record) if path.name.startswith(f"{table}-")]
    flip(part, -6)  # within the length of its footer
    for command in (["statements"], ["export", "statements"]):
        ended = run("--record", record, *command)
        assert ended.returncode == 1
        assert part.name in last_line(ended)
        assert "onrecord verify" in last_line(ended)
    ended = run("--record", record, "verify")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert f"{part}: its bytes have changed" in ended.stdout


@pytest.mark.parametrize("table", ["documents", "findings"])
def test_adding_to_a_record_with_a_damaged_part_loses_nothing(tmp_path: Path, record: Path, table: str) -> None:
    [part] = [path for path in part_files(record) if path.name.startswith(f"{table}-")]
    flip(part, -6)
    more = write_articles(tmp_path / "more", range(3, 5))
    ended = run("--record", record, "add", more)
    assert ended.returncode == 1
    assert "onrecord verify" in last_line(ended)
    flip(part, -6)  # restored from a copy
    ended = run("--record", record, "add", more)
    assert (ended.returncode, "2 already there" in ended.stderr) == (0, True), ended.stderr
    ended = run("--record", record, "verify")
    assert (ended.returncode, "5 documents" in ended.stdout) == (0, True), ended.stdout


def test_a_capture_with_a_flipped_byte_is_named_and_the_rest_can_be_read(record: Path) -> None:
    capture = next(capture_files(record))
    flip(capture, 3)
    assert run("--record", record, "statements").returncode == 0
    ended = run("--record", record, "verify")
    assert ended.returncode == 1
    assert f"{capture}: its bytes have changed" in ended.stdout
    assert "1 problem:" in ended.stdout


def test_a_catalog_that_is_none_is_named_by_every_command(tmp_path: Path, record: Path) -> None:
    flip(record / "catalog.sqlite", 1)
    articles = write_articles(tmp_path / "more", range(3, 4))
    for command in (["statements"], ["add", articles], ["verify"]):
        ended = run("--record", record, *command)
        assert ended.returncode == 1
        assert str(record) in last_line(ended) + ended.stdout
        assert "copy" in last_line(ended) + ended.stdout


def test_a_record_of_a_newer_version_is_left_as_it_is(tmp_path: Path, record: Path) -> None:
    with closing(sqlite3.connect(record / "catalog.sqlite")) as catalog:
        catalog.execute(f"PRAGMA user_version = {FORMAT + 1}")
        catalog.execute("UPDATE state SET revision = revision + 1")
        catalog.commit()
    before = every_byte(record)
    articles = write_articles(tmp_path / "more", range(3, 4))
    for command in (["add", articles], ["statements"], ["statements", "bridge"], ["export", "documents"], ["verify"]):
        ended = run("--record", record, *command)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert last_line(ended).startswith(f"onrecord: {record} has record format {FORMAT + 1}")
        assert "or a newer one" in last_line(ended)
    assert every_byte(record) == before
