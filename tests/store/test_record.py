from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.ids import sha256_hex
from onrecord.store.captures import capture_path, read_capture, write_capture
from onrecord.store.record import Record
from tests.store.sources import add_lines, every_byte, write_articles


def test_a_record_is_made_once_and_opened_after_that(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        assert record.snapshot().number == 0
    before = every_byte(tmp_path / "record")
    Record.create(tmp_path / "record").close()
    Record.open(tmp_path / "record").close()
    assert every_byte(tmp_path / "record") == before


def test_what_is_no_record_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"nowhere is not a record: make one with `onrecord --record .* add"):
        Record.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Record.create(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "catalog.sqlite")) as catalog:
        catalog.execute("PRAGMA user_version = 99")
    for opening in (Record.open, Record.create):
        with pytest.raises(RecordError, match="format 99"):
            opening(tmp_path)


def test_a_file_in_the_place_of_the_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "record").write_text("a file")
    with pytest.raises(RecordError):
        Record.create(tmp_path / "record")


def test_a_broken_catalog_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite").write_text("this is no database " * 100)
    with pytest.raises(RecordError, match="damaged"):
        Record.open(tmp_path)


def test_captures_lie_under_their_digests(tmp_path: Path) -> None:
    sha256 = write_capture(tmp_path, b"bytes")
    assert sha256 == sha256_hex(b"bytes") == write_capture(tmp_path, b"bytes")
    assert capture_path(tmp_path, sha256) == tmp_path / "captures" / sha256[:2] / sha256
    assert read_capture(tmp_path, sha256) == b"bytes"
    capture_path(tmp_path, sha256).write_bytes(b"other")
    with pytest.raises(RecordError, match="have changed"):
        read_capture(tmp_path, sha256)
    capture_path(tmp_path, sha256).unlink()
    with pytest.raises(RecordError, match="cannot be read"):
        read_capture(tmp_path, sha256)


def strays(record: Path) -> list[Path]:
    made = [
        record / "parts" / "documents-00.parquet",
        record / "captures" / "ab" / "abcd",
        record / "parts" / ".x.part",
    ]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
    return made


def leave_lease(record: Path, expires: float) -> None:
    with closing(sqlite3.connect(record / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("INSERT INTO leases VALUES ('someone', 'addition', 0, ?)", (expires,))


def test_what_a_broken_addition_left_is_swept_by_the_next(tmp_path: Path) -> None:
    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "one", range(1)))
    made = strays(record)
    leave_lease(record, 0)
    add_lines(record, write_articles(tmp_path / "two", range(1, 2)))
    assert [path for path in made if path.exists()] == []


def test_what_may_be_the_work_of_a_running_addition_is_left_alone(tmp_path: Path) -> None:
    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "one", range(1)))
    made = strays(record)
    leave_lease(record, 9e9)
    add_lines(record, write_articles(tmp_path / "two", range(1, 2)))
    assert all(path.exists() for path in made)
