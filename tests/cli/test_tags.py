"""``tag``, ``note``, ``tags``, ``import notes``, and the marks that other commands show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.store.record import Record
from tests.ask.records import FERRY, RAMP, make_record
from tests.cli.test_remove import ferry, run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path / "record", FERRY, RAMP).close()
    return tmp_path / "record"


def ids(record: Path) -> tuple[str, str]:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        statement = next(row for row in snapshot.statements() if "will not sail" in row["text"])
        return str(statement["id"]), str(statement["speaker"]["id"])


def test_what_is_tagged_is_listed_and_found(record: Path) -> None:
    statement, entity = ids(record)
    result = run(record, "tag", statement[:9], "to check", "ferry", "--by", "Ana")
    assert (result.exit_code, result.stderr) == (0, f"{statement}: to check, ferry\n")
    assert run(record, "tag", statement, "FERRY", "--by", "Bo").stderr == f"{statement}: nothing new\n"
    assert run(record, "note", entity, "Has an office in Holm", "--by", "Ana").exit_code == 0
    listed = run(record, "tags", "Ferry").stdout
    assert statement in listed
    assert "ferry, to check" in listed
    assert entity not in run(record, "tags").stdout
    rows = [json.loads(line) for line in run(record, "tags", "--notes", "--json").stdout.splitlines()]
    assert [(row["thing"], row["id"]) for row in rows] == [("statement", statement), ("entity", entity)]
    told = [
        json.loads(line)["id"] for line in run(record, "statements", "--tag", "ferry", "--json").stdout.splitlines()
    ]
    assert told == [statement]
    assert "0 statements" in run(record, "statements", "--tag", "nothing").stdout
    assert run(record, "tag", statement, "ferry", "--remove", "--by", "Ana").stderr == f"{statement}: ferry taken off\n"
    assert "Nothing is tagged so" in run(record, "tags", "ferry").stdout


def test_tags_and_notes_stand_with_what_they_are_on(record: Path) -> None:
    statement, entity = ids(record)
    document = ferry(record)
    for key, words in ((statement, "Denied on the phone"), (entity, "Resigned in May"), (document, "Second edition")):
        assert run(record, "tag", key, "ferry", "--by", "Ana").exit_code == 0
        assert run(record, "note", key, words, "--by", "Ana").exit_code == 0
        assert f"{words} (Ana, " in " ".join(run(record, "show", key).stdout.split())
        row = json.loads(run(record, "show", key, "--json").stdout)
        assert ([tag["tag"] for tag in row["tags"]], [note["note"] for note in row["notes"]]) == (["ferry"], [words])
    assert "Resigned in May" in run(record, "speaker", "Marrow").stdout
    [row] = [json.loads(line) for line in run(record, "speaker", "Marrow", "--json").stdout.splitlines()]
    assert row["notes"][0]["note"] == "Resigned in May"
    number = row["notes"][0]["number"]
    assert run(record, "note", "--remove", str(number), "--by", "Bo").stderr == f"Note {number} taken back\n"
    assert "Resigned in May" not in run(record, "speaker", "Marrow").stdout
    assert run(record, "verify").exit_code == 0


def test_notes_need_something_to_be_on(record: Path) -> None:
    assert run(record, "note", "s-1").exit_code == 2
    assert run(record, "note", "s-1", "words", "--remove", "3").exit_code == 2
    result = run(record, "note", "s-nothing", "words", "--by", "Ana")
    assert (result.exit_code, "no id in this record begins with" in result.stderr) == (1, True)


def test_they_are_exported_and_imported(record: Path, tmp_path: Path) -> None:
    statement, _ = ids(record)
    run(record, "tag", statement, "ferry", "--by", "Ana")
    file = tmp_path / "notes.jsonl"
    assert run(record, "export", "notes", "--output", str(file)).exit_code == 0
    make_record(tmp_path / "theirs", FERRY).close()
    result = run(tmp_path / "theirs", "import", "notes", str(file))
    assert (result.exit_code, result.stderr) == (0, "1 added · 0 already there · 0 failed\n")
    assert statement in run(tmp_path / "theirs", "tags", "ferry").stdout
    for form in ("csv", "parquet"):
        assert run(record, "export", "notes", "--format", form, "--output", str(tmp_path / form)).exit_code == 0
    file.write_bytes(b"no JSON\n")
    result = run(tmp_path / "theirs", "import", "notes", str(file))
    assert (result.exit_code, "line 1: it is no JSON" in result.stderr) == (1, True)
