"""Scoring of time expressions: what counts as right, how the sets are read, and that the parts are told apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import InputError
from onrecord.evaluate.figures import figures
from onrecord.evaluate.report import as_json, failures, prediction_rows
from onrecord.evaluate.tbaq import GoldTimex, read_dated_meantime, read_tbaq
from onrecord.evaluate.timexes import alike, evaluate_timexes, matches, score
from tests.evaluate.named_sets import cat_xml


def timeml(text: str, created: str = "2024-03-22") -> str:
    stamp = f'<DCT><TIMEX3 tid="t0" type="DATE" value="{created}">then</TIMEX3></DCT>'
    return f'<?xml version="1.0"?><TimeML>{stamp}<TEXT>{text}</TEXT><MAKEINSTANCE eiid="e1"/></TimeML>'


def timex(kind: str, value: str, words: str) -> str:
    return f'<TIMEX3 tid="t1" type="{kind}" value="{value}">{words}</TIMEX3>'


@pytest.fixture
def tbaq(tmp_path: Path) -> Path:
    """Three articles of one corpus and one of the other: the dev half has three of them."""
    articles = {
        "TimeBank/a": f"She <EVENT eid='e1'>left</EVENT> {timex('DATE', '2024-03-21', 'yesterday')} for good.",
        "TimeBank/b": f"She stayed {timex('DURATION', 'P2Y', 'two <EVENT>years</EVENT>')} there.",
        "TimeBank/c": f"She came {timex('DATE', '2023', '<SIGNAL>last</SIGNAL> year')}, they say.",
        "AQUAINT/d": f"She goes {timex('DATE', '2024-03-25', 'Monday')} at {timex('TIME', 'T', 'dusk')}.",
        "other/e": timex("DATE", "2024", "2024"),
    }
    for name, text in articles.items():
        path = tmp_path / "set" / f"{name}.tml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(timeml(text), encoding="utf-8")
    return tmp_path / "set"


def test_texts_are_read_with_their_marks_and_dates(tbaq: Path) -> None:
    (one,) = read_tbaq(tbaq, "work")
    assert one.text == "She stayed two years there."
    assert [(one.text[slice(*each.span)], each.type, each.value) for each in one.timexes] == [
        ("two years", "DURATION", "P2Y")
    ]
    assert one.published is not None
    assert (one.published.earliest, one.published.latest) == ("2024-03-22", "2024-03-22")


def test_every_second_document_of_each_corpus_is_dev(tbaq: Path) -> None:
    assert sorted(one.name for one in read_tbaq(tbaq, "dev")) == ["a", "c", "d"]
    assert [one.name for one in read_tbaq(tbaq, "work")] == ["b"]


@pytest.mark.parametrize(("content", "reason"), [("<TimeML>", "damaged"), ("<TimeML><DCT/></TimeML>", "damaged")])
def test_damaged_documents_are_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "TimeBank" / "a.tml"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        read_tbaq(tmp_path, "dev")
    assert refusal.value.reason == reason


def test_another_split_or_set_is_refused(tbaq: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="dev, work"):
        read_tbaq(tbaq, "test")
    with pytest.raises(InputError, match="TimeBank or AQUAINT"):
        read_tbaq(tbaq / "other", "dev")


def test_a_time_of_creation_that_is_no_date_is_none(tmp_path: Path) -> None:
    path = tmp_path / "TimeBank" / "a.tml"
    path.parent.mkdir()
    path.write_text(timeml("x", created="22-03-2024"), encoding="utf-8")
    assert [one.published for one in read_tbaq(tmp_path, "dev")] == [None]


def test_equal_spans_match_first_and_each_but_once() -> None:
    gold = [GoldTimex((0, 9), "DATE", "a"), GoldTimex((10, 14), "DATE", "b")]
    found = [GoldTimex((5, 14), "DATE", "c"), GoldTimex((10, 14), "DATE", "b")]
    assert {(one.value, other.value) for one, other in matches(gold, found)} == {("b", "b"), ("a", "c")}
    assert list(matches(gold, [GoldTimex((9, 10), "DATE", "d")])) == []


def test_measures_count_over_all_expressions() -> None:
    gold = [GoldTimex((0, 4), "DATE", "2024"), GoldTimex((10, 14), "DATE", "2023"), GoldTimex((20, 24), "SET", "P1D")]
    found = [GoldTimex((0, 4), "DATE", "2024"), GoldTimex((10, 18), "DURATION", "2023")]
    rates = score([(gold, found)])
    assert {name: (one.precision, round(one.recall, 3)) for name, one in rates.items()} == {
        "strict": (0.5, 0.333),
        "relaxed": (1.0, 0.667),
        "value": (1.0, 0.667),
        "type": (0.5, 0.333),
        "notation": (1.0, 0.667),
    }


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("196X", "196", True),
        ("1989-XX", "1989", True),
        ("1998-12-XX", "1998-12", True),
        ("2000-W7", "2000-W07", True),
        ("1989-WXX", "1989-W43", False),
        ("PXY", "P", False),
        ("XXXX-XX-XX", "XXXX", False),
        ("1998-12", "1998", False),
    ],
)
def test_notations_of_the_unknown_are_alike(left: str, right: str, same: bool) -> None:
    assert (alike(left) == alike(right)) is same


def test_the_grammar_is_scored(tbaq: Path) -> None:
    evaluation = evaluate_timexes("tbaq", tbaq, "dev")
    assert (evaluation.documents, evaluation.gold, evaluation.predicted) == (3, 4, 3)
    assert {name: one.recall for name, one in evaluation.scores.items()} == dict.fromkeys(evaluation.scores, 0.5) | {
        "strict": 0.75,
        "relaxed": 0.75,
        "type": 0.75,
    }
    assert failures(evaluation) == ()
    assert prediction_rows(evaluation) == []
    report = as_json("tbaq", evaluation)
    assert figures(report).keys() == {"strict", "relaxed", "value", "type", "notation"}
    assert report["timexes"]["strict"] == {"precision": 100.0, "recall": 75.0, "f1": 85.71}


def make_meantime(folder: Path) -> Path:
    """One article, whose last sentence is annotated for known things only."""
    text = ["Venn quits", "Orla Venn left on Monday .", "She came on Tuesday ."]
    marks = [
        ("ENTITY_MENTION", "1", 3, 4, {"syntactic_type": "NAM"}),
        ("TIMEX3", "2", 7, 7, {"type": "DATE", "value": "2024-03-18"}),
        ("TIMEX3", "3", 12, 12, {"type": "DATE", "value": "2024-03-19"}),
    ]
    things = [
        ("ENTITY", "20", {"ent_type": "PER"}),
        ("TIMEX3", "21", {"functionInDocument": "CREATION_TIME", "value": "2024-03-22"}),
    ]
    path = folder / "intra_cross-doc_annotation" / "a.xml"
    path.parent.mkdir(parents=True)
    path.write_text(cat_xml(text, marks, things, [("REFERS_TO", "20", ["1"])]), encoding="utf-8")
    return folder


def test_of_meantime_only_what_is_annotated_in_full_counts(tmp_path: Path) -> None:
    folder = make_meantime(tmp_path / "meantime")
    (one,) = read_dated_meantime(folder)
    assert one.published is not None
    assert one.published.earliest == "2024-03-22"
    assert [one.text[slice(*each.span)] for each in one.timexes] == ["Monday", "Tuesday"]
    evaluation = evaluate_timexes("meantime-times", folder, "dev")
    assert (evaluation.split, evaluation.gold, evaluation.predicted) == (None, 1, 1)
    assert evaluation.scores["value"].f1 == 1.0


def test_the_command_prints_a_table_or_json(tbaq: Path) -> None:
    told = CliRunner().invoke(app, ["evaluate", "tbaq", str(tbaq)])
    assert told.exit_code == 0
    assert "relaxed" in told.stdout
    as_line = CliRunner().invoke(app, ["evaluate", "tbaq", str(tbaq), "--split", "work", "--json"])
    assert json.loads(as_line.stdout)["timexes"]["value"]["f1"] == 100.0
    refused = CliRunner().invoke(app, ["evaluate", "meantime-times", str(tbaq), "--split", "work"])
    assert refused.exit_code == 2
