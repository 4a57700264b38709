"""``onrecord access``, and a reading room beyond this computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.store.access import read_access
from tests.ask.records import FERRY, make_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path / "record", FERRY).close()
    return tmp_path / "record"


def _run(record: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["--record", str(record), *words], input=typed)


def test_a_password_is_read_from_a_pipe_and_taken_away(record: Path) -> None:
    assert _run(record, "access", "password", typed="ferry ramp harbour\n").exit_code == 0
    assert read_access(record).opens("ferry ramp harbour")
    assert "password: set" in _run(record, "access", "list").output
    assert _run(record, "access", "password", "--remove").exit_code == 0
    assert "password: none" in _run(record, "access", "list").output


def test_a_short_password_is_refused(record: Path) -> None:
    result = _run(record, "access", "password", typed="short\n")
    assert result.exit_code == 1
    assert "5 characters" in result.output


def test_a_token_is_shown_once_and_revoked(record: Path) -> None:
    token = _run(record, "access", "token", "nightly").stdout.strip()
    assert read_access(record).holder(token) is not None
    listed = _run(record, "access", "list").output
    assert "token: nightly" in listed
    assert token not in listed
    assert _run(record, "access", "revoke", "nightly").exit_code == 0
    assert read_access(record).holder(token) is None


def test_without_a_record_nothing_is_made(tmp_path: Path) -> None:
    for words in (["password"], ["token", "nightly"]):
        result = _run(tmp_path / "none", "access", *words, typed="ferry ramp harbour\n")
        assert result.exit_code == 1
    assert not (tmp_path / "none").exists()


def test_an_empty_record_is_begun_only_when_asked_for(tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert "is not a record" in _run(new, "serve", "--port", "0", "--locked").output
    assert not new.exists()
    # Begun, and then not served: nothing opens it yet.
    assert "onrecord access password" in _run(new, "serve", "--port", "0", "--locked", "--create").output
    assert (new / "catalog.sqlite").is_file()


@pytest.mark.parametrize("place", [["--host", "0.0.0.0"], ["--locked"]])
def test_nothing_is_served_to_others_without_a_password(record: Path, place: list[str]) -> None:
    result = _run(record, "serve", "--port", "0", *place)
    assert result.exit_code == 1
    assert "onrecord access password" in result.output


def test_half_of_https_and_files_that_are_none_are_refused(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "some.pem"
    file.write_text("no certificate", encoding="utf-8")
    half = _run(record, "serve", "--port", "0", "--certificate", str(file))
    assert "--private-key" in half.output
    none = _run(record, "serve", "--port", "0", "--certificate", str(file), "--private-key", str(file))
    assert none.exit_code == 1
    assert "PEM" in none.output
