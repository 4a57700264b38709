"""``onrecord index``, and words given to ``onrecord statements``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import app
from onrecord.store.index_file import NAME
from tests.ask.records import FERRY, RAMP, make_record
from tests.cli.conftest import Run


def test_it_says_what_it_holds_and_statements_are_the_same_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    make_record(folder, FERRY, RAMP).close()

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["--record", str(folder), *arguments])
        assert result.exit_code == 0
        return result.stdout

    scanned = [run("statements", "--json", "ramp"), run("statements", "--json", '"ramp is"', "saf*")]
    assert not (folder / NAME).exists()
    assert run("index") == "Indexed: 2 articles, 6 statements, 2 speakers.\n"
    assert (folder / NAME).is_file()
    assert [run("statements", "--json", "ramp"), run("statements", "--json", '"ramp is"', "saf*")] == scanned
    assert [len(found.splitlines()) for found in scanned] == [2, 1]
    assert json.loads(scanned[1])["text"].endswith("until the ramp is safe.”")


@pytest.mark.parametrize("words", ['"', "ramp AND", "*", "(safe", "--"])
def test_no_character_is_an_operator(run: Run, words: str) -> None:
    assert run("statements", "--", words).exit_code == 0


def test_without_a_record_the_remedy_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--record", str(tmp_path / "none"), "index"])
    assert result.exit_code == 1
    assert "is not a record" in result.stderr
