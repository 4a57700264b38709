"""What holds the shipped analysis to its floors: they rise and fall only when asked, and on one corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import attribution as bench
from bench.benchmarks import ARTICLES, BENCHMARKS, COFENET, POLNEAR, Benchmark, Refusal
from onrecord.evaluate.benchmark import evaluate_polnear
from onrecord.evaluate.figures import figures
from onrecord.evaluate.report import as_json
from tests.evaluate.corpora import make_corpus
from tests.run.stages import LineStage


def evaluate(benchmark: Benchmark, corpus: Path, predictions: Path | None) -> dict[str, Any]:
    evaluation = evaluate_polnear(corpus, threshold=0.5, stage=LineStage())
    return dict(json.loads(json.dumps(as_json(benchmark.command, evaluation))))


def check(gold: Path, floors: Path, *, lift: bool = False, lower: bool = False) -> int:
    return bench.check(POLNEAR, gold, floors, lift=lift, lower=lower)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus, of which the stage of the tests finds two attributions in three (F1 80)."""
    make_corpus(tmp_path / "data" / "polnear")

    monkeypatch.setattr(bench, "evaluate", evaluate)
    return tmp_path


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    path.write_text("{}", encoding="utf-8")
    return path


def kept(path: Path) -> dict[str, float]:
    return dict(json.loads(path.read_text(encoding="utf-8"))[POLNEAR.name]["floors"])


def set_floor(path: Path, value: float) -> None:
    floors = json.loads(path.read_text(encoding="utf-8"))
    floors[POLNEAR.name]["floors"]["attribution all"] = value
    path.write_text(json.dumps(floors), encoding="utf-8")


def test_floors_are_set_a_margin_below_what_is_measured(gold: Path, floors: Path) -> None:
    assert check(gold, floors, lift=True) == 0
    assert kept(floors)["attribution all"] == 79.7
    assert check(gold, floors) == 0


def test_a_figure_below_its_floor_fails_and_the_floor_stays(
    gold: Path, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(gold, floors, lift=True)
    set_floor(floors, 80.1)
    assert check(gold, floors) == 1
    assert "BELOW" in capsys.readouterr().out
    assert check(gold, floors, lift=True) == 1
    assert kept(floors)["attribution all"] == 80.1
    assert check(gold, floors, lower=True) == 0
    assert kept(floors)["attribution all"] == 79.7


def test_lowering_lifts_nothing(gold: Path, floors: Path) -> None:
    check(gold, floors, lift=True)
    set_floor(floors, 50.0)
    check(gold, floors, lower=True)
    assert kept(floors)["attribution all"] == 50.0
    check(gold, floors, lift=True)
    assert kept(floors)["attribution all"] == 79.7


@pytest.mark.parametrize("change", [{}, {"lift": True}, {"lower": True}])
def test_another_corpus_is_refused_and_nothing_is_written(gold: Path, floors: Path, change: dict[str, bool]) -> None:
    check(gold, floors, lift=True)
    before = floors.read_bytes()
    (gold / "data" / "polnear" / "dev" / "text" / "herald_pier.txt").write_bytes(b"The pier fell, Cleo Marsh said.\n")
    with pytest.raises(Refusal, match="not the corpus"):
        check(gold, floors, **change)
    assert floors.read_bytes() == before


def test_a_missing_corpus_is_status_2_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for benchmark, missing in ((POLNEAR, "polnear.tar.gz"), (COFENET, "cofenet-dev-units.tar.gz")):
        assert bench.main(["--gold", str(tmp_path), "--only", benchmark.name]) == 2
        assert missing in capsys.readouterr().err


def test_a_missing_corpus_keeps_no_other_from_being_measured(
    gold: Path, floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "FLOORS", floors)
    monkeypatch.setattr(bench, "BENCHMARKS", (COFENET, POLNEAR))
    assert bench.main(["--gold", str(gold), "--raise"]) == 2
    assert "attribution all" in capsys.readouterr().out
    assert kept(floors)["attribution all"] == 79.7


def test_a_figure_that_is_no_longer_measured_is_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.compare("a set", {"form broken: exact": 50.0}, {"attribution all": 80.0}) == ["form broken: exact"]
    assert "BELOW" in capsys.readouterr().out


def test_scorers_that_disagree_are_told_apart(gold: Path) -> None:
    report = evaluate(POLNEAR, POLNEAR.locate(gold), None)
    same = {"attribution all": 80.04, "cue spans": 80.09}
    assert bench.agrees(report, same)
    assert not bench.agrees(report, {**same, "attribution all": 80.06})


def test_our_own_articles_lie_in_the_repository(tmp_path: Path) -> None:
    assert (ARTICLES.locate(tmp_path) / "GUIDE.md").exists()


def test_a_floor_says_how_it_is_measured_again() -> None:
    commands = [" ".join(one.arguments(one.places[-1])) for one in BENCHMARKS]
    assert commands == [
        "evaluate polnear data/polnear.tar.gz --split dev --json",
        "evaluate cofenet data/cofenet-dev-units.tar.gz --json",
        "evaluate articles corpus --split dev --json",
        "evaluate stsb data/stsb.tar.gz --json",
        "evaluate pages data/fundus-pages.tar.gz --json",
        "evaluate meantime data/meantime.tar.gz --json",
        "evaluate ecbplus data/ecbplus-1-35.tar.gz --split dev --json",
        "evaluate gum data/gum-news.tar.gz --json",
        "evaluate wikigold data/re3d-wikigold.tar.gz --json",
        "evaluate re3d data/re3d-wikigold.tar.gz --json",
        "evaluate mentions corpus/mentions --split dev --json",
        "evaluate tbaq data/tbaq.tar.gz --split dev --json",
        "evaluate meantime-times data/meantime.tar.gz --json",
    ]


def test_the_floors_that_are_kept_name_a_corpus_and_every_figure(gold: Path) -> None:
    kept_floors = json.loads(bench.FLOORS.read_text(encoding="utf-8"))
    assert all(len(entry["fingerprint"]) == 64 for entry in kept_floors.values())
    evaluated = {name for name, entry in kept_floors.items() if entry["command"].startswith("onrecord evaluate")}
    assert evaluated <= {one.name for one in BENCHMARKS}
    measured = figures(evaluate(POLNEAR, POLNEAR.locate(gold), None))
    assert kept_floors[POLNEAR.name]["floors"].keys() - {"belief recall", "belief told"} == measured.keys()
