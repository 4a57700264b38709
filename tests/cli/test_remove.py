"""``remove``, and what other commands say of what is gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.store.record import Record
from tests.ask.records import FERRY, RAMP, make_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path / "record", FERRY, RAMP).close()
    return tmp_path / "record"


def run(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--record", str(record), *arguments])


def ferry(record: Path) -> str:
    with Record.open(record) as opened:
        return next(str(row["id"]) for row in opened.snapshot().documents() if row["uri"].endswith("ferry.txt"))


def test_it_is_removed_and_shown_as_removed(record: Path) -> None:
    document = ferry(record)
    result = run(record, "remove", document[:9], "--why", "Order of the court", "--by", "Legal desk")
    assert (result.exit_code, result.stderr) == (0, f"Removed: {document}\n")
    shown = run(record, "show", document)
    assert shown.exit_code == 0
    assert f"{document} was removed from this record on" in shown.stdout
    assert "by Legal desk: Order of the court" in " ".join(shown.stdout.split())
    row = json.loads(run(record, "show", document, "--json").stdout)
    assert (row["id"], row["uri"], row["removed"]["by"], row["removed"]["why"]) == (
        document, "file:///ferry.txt", "Legal desk", "Order of the court",
    )  # fmt: skip
    again = run(record, "remove", document, "--why", "Order of the court")
    assert again.exit_code == 1
    assert "was removed from this record on" in again.stderr
    assert run(record, "verify").exit_code == 0
    assert "will not sail" not in run(record, "export", "attributions").stdout


def test_its_address_can_be_forgotten(record: Path) -> None:
    document = ferry(record)
    run(record, "remove", document, "--why", "Protection of a source", "--forget-address")
    assert json.loads(run(record, "show", document, "--json").stdout)["uri"] is None


def test_a_reason_must_be_given(record: Path) -> None:
    assert run(record, "remove", ferry(record)).exit_code == 2
    result = run(record, "remove", ferry(record), "--why", " ")
    assert (result.exit_code, "needs a reason" in result.stderr) == (1, True)


def test_adding_it_again_needs_a_word(record: Path, tmp_path: Path) -> None:
    text = "“We are closed,” Ilse Marrow, the harbour master, said on Monday about the ferry to Holm.\n" * 3
    (tmp_path / "closed.txt").write_text(text)
    assert run(record, "add", str(tmp_path / "closed.txt")).exit_code == 0
    with Record.open(record) as opened:
        document = next(row["id"] for row in opened.snapshot().documents() if row["uri"].endswith("closed.txt"))
    run(record, "remove", document, "--why", "Order of the court")
    refused = run(record, "add", str(tmp_path / "closed.txt"))
    assert refused.exit_code == 1
    assert "removed from this record (1):" in refused.stderr
    assert "Order of the court; to take it in again, add it with --restore" in " ".join(refused.stderr.split())
    assert run(record, "add", "--restore", str(tmp_path / "closed.txt")).exit_code == 0
    assert (
        run(record, "show", document).stdout.startswith("No headline")
        or "closed.txt" in run(record, "show", document).stdout
    )


def test_the_log_lists_what_was_removed_and_says_where_notes_are(record: Path) -> None:
    document = ferry(record)
    with Record.open(record) as opened:
        other = next(str(row["id"]) for row in opened.snapshot().documents() if row["id"] != document)
    assert run(record, "note", other, "Ask the harbour master").exit_code == 0
    assert run(record, "remove", document, "--why", "Order of the court", "--by", "Legal desk").exit_code == 0
    said = " ".join(run(record, "log").stdout.split())
    assert f"Removed: {document} Legal desk" in said
    assert "Order of the court" in said
    assert "1 thing bears tags or notes: `onrecord tags --notes` lists them." in said
    assert run(record, "log", "--json").stdout == ""
