"""Records that an earlier version of the program made: format 1, parts without the later columns."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from onrecord.cli.app import app
from onrecord.export.write import write
from onrecord.ids import sha256_hex
from onrecord.pipeline import verify
from onrecord.store import migrations
from onrecord.store.record import Record
from onrecord.web.app import create_app
from tests.store.sources import add_lines, every_byte, write_articles

LATER = {
    "documents": ["modified", "agencies", "contradictions", "repeated", "origin"],
    "findings": ["skipped", "occasions"],
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record of three articles as format 1 had it."""
    record = tmp_path / "record"
    add_lines(record, write_articles(tmp_path / "articles", range(3)))
    digests = {}
    for path in (record / "parts").glob("reprints-*.parquet"):
        path.unlink()
    with closing(sqlite3.connect(record / "entities.sqlite")) as kept:
        kept.execute("PRAGMA user_version = 2")
    for path in (record / "parts").iterdir():
        table = pq.read_table(path)
        later = [name for name in LATER.get(path.name.partition("-")[0], []) if name in table.column_names]
        pq.write_table(table.drop_columns(later), path, compression="zstd")
        digests[path.name] = sha256_hex(path.read_bytes())
    _as_format_1(record / "catalog.sqlite", digests)
    for name in ("index.sqlite", "catalog.seal"):
        (record / name).unlink()
    return record


def _as_format_1(path: Path, digests: dict[str, str]) -> None:
    kept = ("state", "snapshots", "parts", "captures")
    columns = {
        "captures": "place, uri, sha256, document, received, cleaner, outlet, collected, address, added",
        "snapshots": "number, made, base",
    }
    with closing(sqlite3.connect(path)) as catalog:
        rows = {table: catalog.execute(f"SELECT {columns.get(table, '*')} FROM {table}").fetchall() for table in kept}
        tables = catalog.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (name,) in tables.fetchall():
            catalog.execute(f"DROP TABLE {name}")
        catalog.executescript(migrations._FIRST)
        catalog.execute("DELETE FROM state")
        rows["parts"] = [row for row in rows["parts"] if row[1] != "reprints"]
        for table, found in rows.items():
            for row in found:
                catalog.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        for name, digest in digests.items():
            catalog.execute("UPDATE parts SET sha256 = ? WHERE name = ?", (digest, name))
        catalog.execute("PRAGMA user_version = 1")
        catalog.commit()


def test_it_is_read_shown_and_exported(old: Path) -> None:
    assert verify(old).problems == ()
    out = io.BytesIO()
    with Record.open(old) as record:
        write(record.snapshot(), "documents", "jsonl", out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == 3
    assert all(
        (row["modified"], row["agencies"], row["contradictions"], row["skipped"]) == (None, [], [], None)
        for row in rows
    )
    assert all(row["origin"]["container"] is None and row["origin"]["redirects"] == [] for row in rows)
    for form in ("csv", "parquet"):
        with Record.open(old) as record:
            assert write(record.snapshot(), "documents", form, io.BytesIO()) == 3
    for arguments in (("show", rows[0]["id"]), ("show", rows[0]["id"], "--changes"), ("statements",), ("edits",),
                      ("watch", "list"), ("watch", "new")):  # fmt: skip
        result = CliRunner().invoke(app, ["--record", str(old), *arguments])
        assert result.exit_code == 0, (arguments, result.output)
    with TestClient(create_app(old), base_url="http://localhost:8321") as client:
        for path in ("/", "/articles", "/edits", f"/articles/{rows[0]['id']}", f"/api/articles/{rows[0]['id']}"):
            assert client.get(path).status_code == 200, path


def test_its_attributions_have_no_occasion(old: Path) -> None:
    out = io.BytesIO()
    with Record.open(old) as record:
        assert write(record.snapshot(), "attributions", "jsonl", out) > 0
    for row in map(json.loads, out.getvalue().splitlines()):
        assert [row[field] for field in ("said", "venue", "addressee", "parent")] == [None] * 4
        assert [row[field] for field in ("venue_spans", "addressee_spans", "replies_to")] == [[]] * 3
        result = CliRunner().invoke(app, ["--record", str(old), "show", row["id"]])
        assert result.exit_code == 0, result.output


def test_reading_it_leaves_its_facts_alone(old: Path) -> None:
    before = every_byte(old / "parts")
    with Record.open(old) as record:
        assert record.catalog.format == 1
        assert record.snapshot().counts().documents == 3
    assert every_byte(old / "parts") == before


def test_it_is_added_to(old: Path, tmp_path: Path) -> None:
    summary = add_lines(old, write_articles(tmp_path / "articles", range(5)))
    assert (summary.added, summary.already_there, summary.failed) == (2, 3, ())
    with Record.open(old) as record:
        assert record.catalog.format == migrations.FORMAT
        assert record.snapshot().counts().documents == 5
    assert verify(old).problems == ()


def test_it_has_no_reprints_until_it_is_added_to(old: Path, tmp_path: Path) -> None:
    with Record.open(old) as record:
        assert list(record.snapshot().reprints()) == []
    folder = tmp_path / "more"
    folder.mkdir()
    text = "The harbour council voted on Tuesday to close the old ferry pier before the winter storms reach the river."
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"Pier, {name}\n\n{text}\n", encoding="utf-8")
    add_lines(old, folder)
    with Record.open(old) as record:
        snapshot = record.snapshot()
        titles = {row["id"]: row["title"] for row in snapshot.documents()}
        found = {(titles[row["a"]], titles[row["b"]]): row["share"] for row in snapshot.reprints()}
    assert found["Pier, one", "Pier, two"] == 1.0
    # Those that were there before have theirs now, too.
    assert len(found) > 1
