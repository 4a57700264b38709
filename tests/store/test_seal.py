"""The seal of a catalog: it says what its file holds, and sealing takes nothing from others at work."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store.files import sha256_of
from onrecord.store.record import Record
from onrecord.store.seal import broken_seal

VISIT = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT revision FROM state").fetchone()[0])
connection.close()
"""


def visit(catalog: Path) -> int:
    """The revision that another process reads, which is the last to close the catalog as far as it can see."""
    return int(subprocess.run([sys.executable, "-c", VISIT, str(catalog)], capture_output=True, check=True).stdout)


def write(record: Record) -> int:
    with record.catalog.writing():
        pass
    return record.catalog.number("SELECT revision FROM state")


def test_who_comes_and_goes_leaves_the_log_to_those_at_work(tmp_path: Path) -> None:
    path = tmp_path / "record" / "catalog.sqlite"
    with Record.create(tmp_path / "record") as record:
        write(record)
        record.seal()
        assert visit(path) < write(record) == visit(path)
        assert path.with_name(path.name + "-wal").exists()
        last = write(record)
    assert visit(path) == last


def test_the_seal_is_of_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "record" / "catalog.sqlite"
    with Record.create(tmp_path / "record") as record:
        write(record)
        record.seal()
        assert record.catalog.sha256() == sha256_of(path)
    assert broken_seal(path) is None
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert "bytes have changed" in str(broken_seal(path))


def test_without_serialize_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Older(sqlite3.Connection):
        serialize = None  # type: ignore[assignment]

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **options: connect(*given, factory=Older, **options))
    with Record.create(tmp_path / "record") as record:
        write(record)
        record.seal()
    assert broken_seal(tmp_path / "record" / "catalog.sqlite") is None
