"""``onrecord compare``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.ask.carried import POST, QUAY, TIDE, WHO, WORDS, make_carried


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("compare") / "record"
    make_carried(made)
    return made


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--record", str(folder), "compare", *arguments])


def test_it_says_who_told_what_who_was_first_and_of_what_there_is_no_telling(folder: Path) -> None:
    result = run(folder, "silting", "--outlet", TIDE, "--outlet", POST, "--outlet", QUAY)
    assert result.exit_code == 0
    printed = " ".join(result.output.split())
    assert f"{WHO} {WORDS}" in printed
    assert f"{TIDE} · 2031-02-24 · first · direct · a-" in printed
    assert f"{POST} · 2031-02-26 · direct · a-" in printed
    assert f"no telling in this record: {QUAY}" in printed
    assert "1 statement told by 3 outlets compared." in printed
    assert "of 1 told by others too: 1 first, 0 on the first day" in printed
    assert "may have told it in an article that is not in this record" in printed


def test_names_in_the_own_voice_and_how_many_more_there_are(folder: Path) -> None:
    printed = " ".join(run(folder, "--speaker", WHO, "--limit", "1").output.split())
    assert f"names in its own voice: {WHO} (2)" in printed
    assert "descriptions in its own voice: the harbour master (1)" in printed
    assert "3 statements told by 5 outlets compared; the first 1 are listed, more with --limit." in printed


def test_json_is_one_object_with_everything(folder: Path) -> None:
    result = run(folder, "--speaker", WHO, "--limit", "1", "--json")
    [line] = result.stdout.splitlines()
    told = json.loads(line)
    assert len(told["rows"]) == told["total"] == 3
    assert {each["name"] for each in told["outlets"]} >= {TIDE, POST, QUAY}
    assert all(len(row["cells"]) == len(told["outlets"]) for row in told["rows"])


def test_lines_fit_80_columns(folder: Path) -> None:
    for line in run(folder).output.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_nothing_that_fits_and_an_outlet_that_is_not_there(folder: Path) -> None:
    nothing = run(folder, "volcano")
    assert (nothing.exit_code, nothing.output.strip()) == (0, "0 statements told by 0 outlets compared.")
    unknown = run(folder, "--outlet", "Nobody's Paper")
    assert unknown.exit_code == 1
    assert "Nobody's Paper" in unknown.output
    assert run(folder, "--since", "2031-13").exit_code == 2
