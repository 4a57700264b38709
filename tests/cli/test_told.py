"""``onrecord show`` of a statement that several articles tell."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.ids import statement_id
from tests.resolve.telling.world import Said, entry
from tests.resolve.world import grow

WORDS = "The ferries of Tarnfield should stop on 3 March because the harbour is silting up"


def test_a_statement_is_shown_with_its_chain_and_its_versions(tmp_path: Path) -> None:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--record", str(tmp_path / "record"), *arguments])

    entries = [
        entry(1, Said("Ada Lindqvist", WORDS, venue="an interview with the Osmark Courier"), outlet="Tarn Post"),
        entry(2, Said("Ada Lindqvist", WORDS.replace("should", "will")), outlet="Reed Times", date="2031-02-26"),
    ]
    grow(tmp_path / "record", entries).close()
    [row] = [json.loads(line) for line in run("export", "statements").stdout.splitlines()]
    assert len(row["tellings"]) == 2 and row["relations"][0] == "verbatim"
    assert row["venue"] == "an interview with the Osmark Courier" and row["independent"] == 2

    printed = " ".join(run("show", row["id"]).output.split())
    assert "venue: an interview with the Osmark Courier · not in this record" in printed
    assert "first telling: Tarn Post" in printed and "outlet: Reed Times" in printed
    assert "“should” → “will”" in printed

    merged = statement_id(row["tellings"][1])
    shown = json.loads(run("show", merged, "--json").stdout)
    assert shown["id"] == row["id"]
    assert [rung["kind"] for rung in shown["chain"]] == ["statement", "venue", "first telling", "outlet"]
    assert shown["versions"][0]["differences"][0]["before"] == "should"
