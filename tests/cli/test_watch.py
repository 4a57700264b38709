from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord import pipeline, watching
from onrecord.cli.app import app
from tests.run.stages import LineStage
from tests.store.web import HERALD, Web, day, page, paragraph


def run(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--record", str(record), *arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record in which an article came by watching, was edited in silence, corrected, and changed back."""
    folder = tmp_path / "record"
    first, second = (page(paragraph(what), paragraph("was late")) for what in ("stays in port", "sails again"))
    third = page(
        paragraph("sails again"), paragraph("was late"), "Correction: an earlier version of this article was wrong."
    )
    watching.watch(folder, [f"{HERALD}/ferry", f"{HERALD}/gone"], now=day(1))
    for number, text in enumerate((first, second, third, first), 1):
        watching.run(folder, now=day(number), web=Web(ferry=text), stage=LineStage())
    return folder


def test_addresses_are_added_listed_and_removed(tmp_path: Path) -> None:
    record, feed = tmp_path / "record", f"{HERALD}/feed"
    assert run(record, "watch", "run").exit_code == 1
    assert "1 added" in run(record, "watch", "add", feed, "--by", "Ona").output
    assert "1 was watched already" in run(record, "watch", "add", feed).output
    assert run(record, "watch", "add", "nowhere.xml").exit_code == 1
    listed = run(record, "watch", "list")
    assert feed in listed.stdout
    assert "by Ona · not run yet" in listed.stdout
    [row] = lines(run(record, "watch", "list", "--json"))
    assert (row["address"], row["by"], row["run"], row["outcome"]) == (feed, "Ona", None, None)
    assert run(record, "watch", "remove", feed).exit_code == 0
    assert run(record, "watch", "remove", feed).exit_code == 1
    assert "Nothing is watched" in run(record, "watch", "list").stdout


def test_a_run_tells_of_each_address_and_fails_if_one_did(record: Path) -> None:
    result = run(record, "watch", "run", "--recheck", "0")
    assert result.exit_code == 1
    assert f"{HERALD}/gone: 0 read · 0 new · 0 known · 1 failed" in result.output


def test_what_is_new_and_what_was_edited(record: Path) -> None:
    told = run(record, "watch", "new", "--since", "2031-04-01")
    assert "1 new article, 3 edits" in " ".join(told.stdout.split())
    assert "silent: nothing in the article says so" in told.stdout
    [row] = lines(run(record, "watch", "new", "--json"))
    assert (row["since"], row["new"], [edit["returned"] for edit in row["edited"]]) == (day(4).isoformat(), [], [True])


def test_edits_are_listed(record: Path) -> None:
    told = run(record, "edits")
    assert "3 edits, 2 silent." in told.stdout
    assert "noted in the article: “Correction: an earlier version" in " ".join(told.stdout.split())
    assert [row["silent"] for row in lines(run(record, "edits", "--json"))] == [True, False, True]
    assert len(lines(run(record, "edits", "--silent", "--until", "2031-04-02", "--json"))) == 1
    assert "Shown: the last 1." in run(record, "edits", "--limit", "1").stdout


def test_changes_are_shown_without_colour(record: Path) -> None:
    newest = lines(run(record, "edits", "--json"))[0]
    told = " ".join(run(record, "show", newest["document"], "--changes").stdout.split())
    assert "of Holm [-stays in port-]{+sails again+}, and the office" in told
    assert "(back to an earlier text)" in told
    [pairs] = [
        json.loads(line) for line in run(record, "show", newest["document"], "--changes", "--json").stdout.splitlines()
    ]
    assert [pair["to"] for pair in pairs].count(newest["document"]) == 1
    with_spans = pairs[0]["changes"][0]
    assert {"kind", "from_span", "to_span", "from_text", "to_text", "block"} <= set(with_spans)


def test_a_document_of_one_version_and_what_is_no_document(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    pipeline.add(other, [f"{HERALD}/a"], web=Web(a=page(paragraph("x"), "Bo Raskin said: no.")), stage=LineStage())
    [row] = lines(run(other, "export", "documents"))
    assert "holds no other version" in run(other, "show", row["id"], "--changes").stdout
    [said] = lines(run(other, "export", "attributions"))
    result = run(other, "show", said["id"], "--changes")
    assert result.exit_code == 1
    assert "only documents have versions" in result.output


def test_a_summary_counts_what_was_not_analysed(tmp_path: Path) -> None:
    text = "Die Fähre bleibt im Hafen, sagte Ilse Marrow am Montag im Hafenamt, weil die Rampe noch nicht sicher ist."
    (tmp_path / "a.txt").write_bytes(text.encode())
    result = run(tmp_path / "record", "add", str(tmp_path / "a.txt"))
    assert "1 not analysed (1 German): the model reads English" in result.output
    [row] = lines(run(tmp_path / "record", "export", "documents"))
    shown = " ".join(run(tmp_path / "record", "show", row["id"]).stdout.split())
    assert "language German (de)" in shown
    assert "not analysed: the text is in German (de), and the model reads English" in shown
