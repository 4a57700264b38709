from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.analyse.stage import Analysis
from onrecord.errors import AnalysisError, InputError
from onrecord.evaluate.attribution import Shown
from onrecord.evaluate.benchmark import evaluate_polnear
from onrecord.evaluate.figures import figures
from onrecord.evaluate.rates import Rates
from onrecord.evaluate.report import as_json, prediction_rows
from tests.evaluate.corpora import TEXTS, make_corpus
from tests.run.stages import LineStage


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def test_the_stage_is_scored_on_the_texts_as_they_are(corpus: Path) -> None:
    seen: list[tuple[int, int]] = []
    found = evaluate_polnear(corpus, stage=LineStage(), progress=lambda done, total: seen.append((done, total)))
    # The stage knows the form of both attributions of one article, and nothing of the other's.
    assert found.scores.articles == 2
    assert found.scores.kinds["all"].attribution == Rates(1, pytest.approx(2 / 3), pytest.approx(0.8))
    assert found.model == "lines-1"
    assert found.failed == ()
    assert seen == [(1, 2), (2, 2)]


def test_processes_change_nothing(corpus: Path) -> None:
    assert evaluate_polnear(corpus, stage=LineStage(), jobs=2) == evaluate_polnear(corpus, stage=LineStage(), jobs=1)


def test_an_article_that_fails_is_named_and_counts_as_one_without_findings(corpus: Path) -> None:
    found = evaluate_polnear(corpus, stage=LineStage(poison="Orla"))
    assert found.failed == (("herald_weir", "ValueError: poisoned text"),)
    assert found.scores.kinds["all"].gold == 3
    assert found.scores.kinds["all"].predicted == 0


def test_a_stage_that_cannot_be_loaded_stops_it(corpus: Path) -> None:
    with pytest.raises(AnalysisError, match="missing"):
        evaluate_polnear(corpus, stage=LineStage(loads=False))


def test_the_first_annotator_counts(corpus: Path) -> None:
    (corpus / "dev" / "attributions" / "herald_pier_ffff.ann").write_bytes(b"")
    assert evaluate_polnear(corpus, stage=LineStage()).scores.kinds["all"].gold == 3
    (corpus / "dev" / "attributions" / "herald_pier_0000.ann").write_bytes(b"")
    assert evaluate_polnear(corpus, stage=LineStage()).scores.kinds["all"].gold == 2


def test_a_damaged_text_is_refused(corpus: Path) -> None:
    (corpus / "dev" / "text" / "herald_pier.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="damaged"):
        evaluate_polnear(corpus, stage=LineStage())


def test_values_for_programs_are_in_per_cent_and_can_be_written(corpus: Path) -> None:
    evaluation = evaluate_polnear(corpus, stage=LineStage())
    report = json.loads(json.dumps(as_json("polnear", evaluation)))
    assert report["kinds"]["all"]["attribution"] == {"precision": 100.0, "recall": 66.67, "f1": 80.0}
    assert report["calibration"]["expected_error"] == 0.1  # the stage is sure to 0.9 of what is all right
    assert report["fingerprint"] == evaluation.fingerprint
    # The stage takes in the full stop, the annotators did not: no span of a content is the same.
    assert figures(report)["content spans"] == 0
    assert figures(report)["cue spans"] == 80.0
    assert figures(report)["attribution all"] == 80.0
    assert {row["doc"] for row in prediction_rows(evaluation)} == {"herald_weir"}


def test_the_shipped_analysis_takes_the_same_path_as_the_command(corpus: Path) -> None:
    from onrecord.pipeline import analyse_file

    evaluation = evaluate_polnear(corpus, stage=Analysis())
    for name in TEXTS:
        told = analyse_file(corpus / "dev" / "text" / f"{name}.txt", plain=True)["attributions"]
        spans = [tuple(map(tuple, one["content"]["spans"])) for one in told]
        assert [one.content for one in evaluation.predictions[name]] == spans


def test_the_gold_cues_tell_speech_from_belief(corpus: Path) -> None:
    standoff = corpus / "dev" / "attributions" / "herald_weir_1a2b.ann"
    text = corpus / "dev" / "text" / "herald_weir.txt"
    text.write_bytes(text.read_bytes().replace(b"Ash said", b"Ash felt"))
    acts = evaluate_polnear(corpus, stage=LineStage()).scores.acts
    assert (acts["speech"].gold, acts["speech"].recall) == (2, 0.5)
    assert (acts["belief"].gold, acts["belief"].recall) == (1, 0)
    # Without a cue there is no telling.
    standoff.write_bytes(standoff.read_bytes().replace(b" Cue:T5", b""))
    assert evaluate_polnear(corpus, stage=LineStage()).scores.acts["belief"].gold == 0


def test_what_pages_show_is_scored_by_itself(corpus: Path) -> None:
    shown = evaluate_polnear(corpus, threshold=0.9, stage=LineStage())
    assert shown.scores.shown == Shown(0.9, 2, shown.scores.kinds["all"].attribution)
    report = as_json("polnear", shown)
    assert report["shown"] == {"confidence": 0.9, "predicted": 2, "precision": 100.0, "recall": 66.67, "f1": 80.0}
    assert figures(report)["shown recall"] == 66.67
    hidden = evaluate_polnear(corpus, threshold=0.91, stage=LineStage()).scores.shown
    assert hidden == Shown(0.91, 0, Rates(0, 0, 0))


def test_a_better_calibrated_confidence_is_a_higher_figure(corpus: Path) -> None:
    report = as_json("polnear", evaluate_polnear(corpus, stage=LineStage()))
    assert report["shown"] is None
    assert figures(report)["calibration"] == 90.0
    assert "shown precision" not in figures(report)
