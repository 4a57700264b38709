"""What a person, and what a program, reads of a record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import app
from tests.ask.records import Piece, Told, make_record
from tests.cli.conftest import Run


def _json_lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_statements_say_who_how_and_in_which_words(run: Run) -> None:
    result = run("statements")
    assert result.exit_code == 0
    assert "Ferry stays in port\nThe Northern Tide · published 2031-04-02 · d-" in result.output
    assert "  Ilse Marrow · “said” · direct\n    “We will not sail,” […] “until the ramp is safe.”" in result.output
    assert "  ferry company · “denied” · indirect\n    that the ramp was broken\n" in result.output
    assert "  “A union official” (not identified) · “claimed” · mixed" in result.output


def test_no_quotation_mark_is_printed_that_the_article_does_not_have(run: Run) -> None:
    printed = run("statements", "--all").output
    told = [line.strip() for line in printed.splitlines() if re.match(r" {4}\S", line) and "s-" not in line[:6]]
    quoted = [line for line in told if "“" in line]
    assert quoted == [
        "“We will not sail,” […] “until the ramp is safe.”",
        "the firm had been “warned twice” about it",
    ]


def test_what_is_left_out_is_said_with_how_to_see_it(run: Run) -> None:
    shown = " ".join(run("statements").output.split())
    assert "Not shown: 1 belief (thinks, plans, fears) and 1 of low confidence (under 0.5)" in shown
    assert "--all" in shown
    everything = run("statements", "--all").output
    assert "Not shown" not in everything
    assert "“Passengers” (not identified) · “fear” · indirect, belief" in everything
    assert "low confidence, 0.20" in everything


def test_an_article_without_outlet_or_date_says_so(run: Run) -> None:
    assert "outlet not named · no date stated" in run("statements").output


def test_mark_up_stays_words_and_control_characters_go(run: Run) -> None:
    printed = run("statements").output
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    ferry = json.loads(run("show", _document(run), "--json").stdout)
    assert "[bold]page[/bold]" in ferry["text"]
    assert "[bold]page[/bold]" in run("show", ferry["id"]).output


def _document(run: Run) -> str:
    match = re.search(r"d-[0-9a-f]+", run("statements").output)
    assert match
    return match[0]


@pytest.mark.parametrize("words", [("statements",), ("statements", "--all"), ("speaker", "marrow")])
def test_lines_fit_80_columns_and_end_without_blanks(run: Run, words: tuple[str, ...]) -> None:
    for line in run(*words).output.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_long_words_are_wrapped_and_none_is_lost(tmp_path: Path) -> None:
    said = " ".join(f"word{number}" for number in range(60)) + " " + "x" * 200
    piece = Piece(
        "long.txt", "Tide", None, (("title", "T"), ("body", f"Marrow said {said}.")), (Told((said,), "Marrow"),)
    )
    make_record(tmp_path / "r", piece).close()
    printed = CliRunner().invoke(app, ["--record", str(tmp_path / "r"), "statements"]).output
    assert said.replace(" ", "") in re.sub(r"\s", "", printed)


def test_filters_reach_the_question(run: Run) -> None:
    assert run("statements", "monday").output.count(" s-") == 1
    assert run("statements", "--kind", "mixed").output.count(" s-") == 1
    assert run("statements", "--kind", "mixed", "--kind", "direct").output.count(" s-") == 2
    assert run("statements", "--speaker", "marrow").output.count(" s-") == 2
    assert run("statements", "--outlet", "the northern tide").output.count(" s-") == 3
    assert run("statements", "--since", "2031-05").output.count(" s-") == 0
    assert run("statements", "--until", "2031").output.count(" s-") == 3


def test_nothing_found_is_no_error(run: Run) -> None:
    result = run("statements", "balloon")
    assert result.exit_code == 0
    assert "0 statements in 0 articles." in result.output


def test_json_holds_one_statement_a_line_and_nothing_else_on_standard_output(run: Run) -> None:
    result = run("statements", "--json")
    rows = _json_lines(result.stdout)
    assert len(rows) == 4
    assert {"id", "text", "kind", "speaker", "said", "tellings", "told"} <= rows[0].keys()
    assert "Not shown" in result.stderr


def test_a_speaker_has_names_as_spelt_and_roles(run: Run) -> None:
    printed = run("speaker", "marrow").output
    assert "as spelt      Ilse Marrow (2)" in printed
    assert "harbour master (2 articles" in printed
    (row,) = _json_lines(run("speaker", "marrow", "--json").stdout)
    assert row["name"] == "Ilse Marrow"
    assert len(row["statements"]) == 2  # type: ignore[arg-type]


def test_a_misspelt_speaker_finds_the_nearest(run: Run) -> None:
    result = run("speaker", "Ilse", "Marrov")
    assert "no speaker is called “Ilse Marrov”; nearest: Ilse Marrow" in result.stderr
    assert "as spelt      Ilse Marrow (2)" in result.stdout


def test_a_document_is_shown_with_bases_blocks_and_attributions(run: Run) -> None:
    printed = run("show", _document(run)).output
    assert "The Northern Tide (byline)" in printed
    assert "2031-04-02 (date line)" in printed
    assert "boilerplate   Share this" in printed
    assert "4 attributions" in printed
    assert "  3  “A union official” (not identified) · “claimed” · mixed" in printed


def test_an_attribution_is_shown_with_its_passage_and_offsets(run: Run) -> None:
    document = json.loads(run("show", _document(run), "--json").stdout)
    row = document["attributions"][1]
    printed = run("show", row["id"]).output
    start, end = row["content"]["spans"][0]
    assert f"characters {start} to {end}" in printed
    assert "  The ferry company denied that the ramp was broken." in printed
    shown = json.loads(run("show", row["id"], "--json").stdout)
    assert document["text"][slice(*shown["passage"]["span"])] == shown["passage"]["text"]


def test_a_statement_and_an_entity_are_shown_by_a_shortened_id(run: Run) -> None:
    first = _json_lines(run("statements", "safe", "--json").stdout)[0]
    assert "verbatim" in run("show", str(first["id"])[:9]).output
    speaker = first["speaker"]["id"]  # type: ignore[index]
    assert run("show", speaker[:9]).output == run("show", speaker).output
    assert "as spelt" in run("show", speaker).output


def test_what_is_not_there_is_one_line_on_standard_error(run: Run) -> None:
    for arguments in (("show", "s-nothing"), ("show", "s-"), ("speaker", "nobody")):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith("onrecord: ")
        assert result.stderr.count("\n") == 1


def test_a_missing_record_is_named_with_the_remedy(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--record", str(tmp_path / "none"), "statements"])
    assert result.exit_code == 1
    assert "none" in result.stderr
    assert not (tmp_path / "none").exists()


def test_the_record_may_be_named_by_the_environment(record: Path) -> None:
    result = CliRunner(env={"ONRECORD_RECORD": str(record)}).invoke(app, ["statements"])
    assert "4 statements in 2 articles." in result.output


@pytest.mark.parametrize("given", ["31 May", "2031-13", "2031-02-30", "2031-1-1", ""])
def test_a_date_that_is_none_is_wrong_usage(run: Run, given: str) -> None:
    result = run("statements", "--since", given)
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr
