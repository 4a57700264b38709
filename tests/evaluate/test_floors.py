"""What holds the shipped analysis to its floors: they rise and fall only when asked, and on one corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import attribution as bench
from onrecord.evaluate.benchmark import evaluate_polnear
from onrecord.evaluate.report import as_json
from tests.evaluate.corpora import make_corpus
from tests.run.stages import LineStage


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus, of which the stage of the tests finds two attributions in three (F1 80)."""
    make_corpus(tmp_path / "data" / "polnear")

    def evaluate(corpus: Path, predictions: Path) -> dict[str, Any]:
        return json.loads(json.dumps(as_json("polnear", evaluate_polnear(corpus, stage=LineStage()))))

    monkeypatch.setattr(bench, "evaluate", evaluate)
    return tmp_path


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    path.write_text("{}", encoding="utf-8")
    return path


def kept(path: Path) -> dict[str, float]:
    return dict(json.loads(path.read_text(encoding="utf-8"))[bench.NAME]["floors"])


def set_floor(path: Path, value: float) -> None:
    floors = json.loads(path.read_text(encoding="utf-8"))
    floors[bench.NAME]["floors"]["attribution all"] = value
    path.write_text(json.dumps(floors), encoding="utf-8")


def test_floors_are_set_a_margin_below_what_is_measured(gold: Path, floors: Path) -> None:
    assert bench.check(gold, floors, lift=True, lower=False) == 0
    assert kept(floors)["attribution all"] == 79.7
    assert bench.check(gold, floors, lift=False, lower=False) == 0


def test_a_figure_below_its_floor_fails_and_the_floor_stays(
    gold: Path, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.check(gold, floors, lift=True, lower=False)
    set_floor(floors, 80.1)
    assert bench.check(gold, floors, lift=False, lower=False) == 1
    assert "BELOW" in capsys.readouterr().out
    assert bench.check(gold, floors, lift=True, lower=False) == 1
    assert kept(floors)["attribution all"] == 80.1
    assert bench.check(gold, floors, lift=False, lower=True) == 0
    assert kept(floors)["attribution all"] == 79.7


def test_lowering_lifts_nothing(gold: Path, floors: Path) -> None:
    bench.check(gold, floors, lift=True, lower=False)
    set_floor(floors, 50.0)
    bench.check(gold, floors, lift=False, lower=True)
    assert kept(floors)["attribution all"] == 50.0
    bench.check(gold, floors, lift=True, lower=False)
    assert kept(floors)["attribution all"] == 79.7


@pytest.mark.parametrize("change", [{}, {"lift": True}, {"lower": True}])
def test_another_corpus_is_refused_and_nothing_is_written(gold: Path, floors: Path, change: dict[str, bool]) -> None:
    bench.check(gold, floors, lift=True, lower=False)
    before = floors.read_bytes()
    (gold / "data" / "polnear" / "dev" / "text" / "herald_pier.txt").write_bytes(b"The pier fell, Cleo Marsh said.\n")
    with pytest.raises(bench.Refusal, match="not the corpus"):
        bench.check(gold, floors, **{"lift": False, "lower": False, **change})
    assert floors.read_bytes() == before


def test_a_missing_corpus_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--gold", str(tmp_path)]) == 2
    assert "polnear.tar.gz" in capsys.readouterr().err


def test_scorers_that_disagree_are_told_apart(gold: Path) -> None:
    report = bench.evaluate(bench.locate(gold), gold / "predictions.jsonl")
    same = {"attribution all": 80.04, "cue spans": 80.09}
    assert bench.agrees(report, same)
    assert not bench.agrees(report, {**same, "attribution all": 80.06})


def test_the_floors_that_are_kept_name_a_corpus_and_every_figure(gold: Path) -> None:
    entry = json.loads(bench.FLOORS.read_text(encoding="utf-8"))[bench.NAME]
    assert len(entry["fingerprint"]) == 64
    assert entry["floors"].keys() == bench.figures(bench.evaluate(bench.locate(gold), gold)).keys()
