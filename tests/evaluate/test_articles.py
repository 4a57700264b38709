"""The stage of the tests finds ``Name said: words`` and gives the name as the speaker, surely and directly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.articles import evaluate_articles
from onrecord.evaluate.figures import figures
from onrecord.evaluate.report import as_json, failures, prediction_rows
from tests.evaluate.articles import make_articles
from tests.run.stages import LineStage


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_articles(tmp_path / "corpus")


def test_the_outlets_of_a_split_are_scored(corpus: Path) -> None:
    for split, gold in (("dev", 4), ("train", 1)):
        found = evaluate_articles(corpus, split, stage=LineStage()).evaluation
        assert (found.split, found.scores.articles, found.scores.kinds["all"].gold) == (split, 1, gold)


def test_all_count_where_they_are_not_split(tmp_path: Path) -> None:
    corpus = make_articles(tmp_path / "corpus", split=False)
    for folder in (corpus, corpus / "articles"):
        found = evaluate_articles(folder, stage=LineStage()).evaluation
        assert (found.split, found.scores.articles) == ("all", 2)
        assert list(found.predictions) == ["pier-gazette/01", "weir-post/01"]


def test_what_is_nested_is_left_out(corpus: Path) -> None:
    found = evaluate_articles(corpus, "train", stage=LineStage())
    assert found.evaluation.scores.kinds["all"].attribution.f1 == 1
    assert found.evaluation.scores.acts["belief"].gold == 0
    assert {form: one.cases for form, one in found.forms.items()} == {"plain": 1, "all": 1}


def test_recall_goes_by_the_annotated_act(corpus: Path) -> None:
    acts = evaluate_articles(corpus, stage=LineStage()).evaluation.scores.acts
    assert (acts["speech"].gold, acts["speech"].recall, acts["speech"].told) == (3, pytest.approx(2 / 3), 1)
    assert (acts["belief"].gold, acts["belief"].recall) == (1, 0)


def test_each_form_has_a_row_of_what_is_right(corpus: Path) -> None:
    forms = evaluate_articles(corpus, stage=LineStage()).forms
    assert list(forms) == ["plain", "signed", "late-cue", "all"]
    # Of three plain ones the first is right, the guard ("A" is no name to the stage) and the belief are not found.
    plain = forms["plain"]
    assert (plain.cases, plain.exact, plain.source, plain.speaker, plain.misnamed) == (
        3, *(pytest.approx(1 / 3),) * 3, 0,
    )  # fmt: skip
    late = forms["late-cue"]
    assert (late.exact, late.source, late.speaker, late.misnamed, late.everything) == (1, 1, 0, 1, 0)
    assert forms["all"].everything == pytest.approx(1 / 4)


def test_marks_that_are_no_speech_are_watched(corpus: Path) -> None:
    found = evaluate_articles(corpus, stage=LineStage()).no_speech
    assert (found["scare"].stretches, found["scare"].taken) == (1, 0)
    assert (found["work"].stretches, found["work"].taken) == (1, 1)


def test_an_article_that_fails_is_named(corpus: Path) -> None:
    found = evaluate_articles(corpus, stage=LineStage(poison="Orla"))
    assert failures(found) == (("weir-post/01", "ValueError: poisoned text"),)
    assert found.forms["all"].found == 0


def test_values_for_programs_and_figures(corpus: Path) -> None:
    evaluation = evaluate_articles(corpus, threshold=0.5, stage=LineStage())
    report = json.loads(json.dumps(as_json("articles", evaluation)))
    assert report["forms"]["plain"]["exact"] == 33.33
    assert report["no_speech"]["work"] == {"stretches": 1, "taken": 100.0}
    assert report["shown"]["precision"] == report["kinds"]["all"]["attribution"]["precision"]
    named = figures(report)
    assert named["form late-cue: speaker"] == 0
    assert (named["scare left alone"], named["work left alone"]) == (100.0, 0.0)
    assert "form broken: exact" not in named
    assert {row["doc"] for row in prediction_rows(evaluation)} == {"weir-post/01"}


def test_the_fingerprint_is_of_the_articles_that_count(corpus: Path) -> None:
    before = evaluate_articles(corpus, stage=LineStage()).evaluation.fingerprint
    other = corpus / "articles" / "pier-gazette" / "01.txt"
    other.write_bytes(other.read_bytes().replace(b"held", b"fell"))
    assert evaluate_articles(corpus, stage=LineStage()).evaluation.fingerprint == before
    mine = corpus / "articles" / "weir-post" / "01.txt"
    mine.write_bytes(mine.read_bytes().replace(b"gone", b"lost"))
    assert evaluate_articles(corpus, stage=LineStage()).evaluation.fingerprint != before


@pytest.mark.parametrize(
    ("listed", "said"),
    [("no json", "not an object"), ("[]", "not an object"), ('{"dev": 3}', "not an object"), ("{}", "no split dev")],
)
def test_a_damaged_list_of_splits_is_refused(corpus: Path, listed: str, said: str) -> None:
    (corpus / "split.json").write_text(listed, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        evaluate_articles(corpus, stage=LineStage())


def test_what_is_no_folder_of_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        evaluate_articles(tmp_path / "nowhere", stage=LineStage())
    with pytest.raises(InputError, match="no annotated articles"):
        evaluate_articles(tmp_path, stage=LineStage())
    (tmp_path / "gull").mkdir()
    (tmp_path / "gull" / "01.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match="UTF-8"):
        evaluate_articles(tmp_path, stage=LineStage())
