"""Units whose figures are worked out by hand. The stage of the tests knows ``Name said: words`` and no more."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.cofenet import evaluate_cofenet, read_units
from onrecord.evaluate.figures import figures
from onrecord.evaluate.rates import Rates
from onrecord.evaluate.report import as_json
from tests.run.stages import LineStage

UNITS = (
    # All right: the stage takes the final stop into the content, and so does this annotator.
    ("weir_1", "Orla/B-source Venn/I-source said/B-cue :/O It/B-content fell/I-content ./I-content"),
    # The content is wrong by its stop, and the cue has a word too many.
    ("weir_1", "Ben/B-source said/B-cue :/I-cue We/B-content ca/I-content n't/I-content see/I-content ./O"),
    ("pier_1", "The/B-content pier/I-content held/I-content ,/O Cleo/B-source said/B-cue ./O"),
)


def row(article: str, labelled: str) -> dict[str, object]:
    tokens, labels = zip(*(part.rsplit("/", 1) for part in labelled.split()), strict=True)
    return {"tokens": tokens, "labels": labels, "pos": ["X"] * len(tokens), "id": article}


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl"
    path.write_text("".join(json.dumps(row(*unit)) + "\n" for unit in UNITS), encoding="utf-8")
    return path


def test_spans_are_right_where_a_role_has_the_same_tokens_in_the_same_unit(units: Path) -> None:
    found = evaluate_cofenet(units, stage=LineStage())
    assert (found.units, found.articles, found.failed) == (3, 2, ())
    source, cue, content, whole = (found.by_unit[role] for role in ("source", "cue", "content", "all"))
    assert (source.gold, source.predicted) == (3, 2)
    assert source.rates == Rates(1, pytest.approx(2 / 3), pytest.approx(0.8))
    assert cue.rates == Rates(pytest.approx(1 / 2), pytest.approx(1 / 3), pytest.approx(0.4))
    assert content.rates == cue.rates
    assert (whole.gold, whole.predicted, whole.rates.recall) == (9, 6, pytest.approx(4 / 9))


def test_whole_articles_are_scored_unit_by_unit_too(units: Path) -> None:
    found = evaluate_cofenet(units, stage=LineStage())
    assert found.by_article == found.by_unit  # this stage reads line by line


def test_a_text_that_fails_is_named_and_counts_as_one_without_findings(units: Path) -> None:
    found = evaluate_cofenet(units, stage=LineStage(poison="Ben"))
    assert [name for name, _ in found.failed] == ["unit 2 of weir_1", "weir_1"]
    assert found.by_unit["source"].predicted == 1
    assert found.by_article["source"].predicted == 0


def test_an_archive_gives_what_its_file_gives(units: Path, tmp_path: Path) -> None:
    archive = tmp_path / "units.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(units, arcname="cofenet/dev.jsonl")
    assert evaluate_cofenet(archive, stage=LineStage()) == evaluate_cofenet(units, stage=LineStage())
    with tarfile.open(archive, "w:gz") as tar:
        for name in ("one.jsonl", "two.jsonl"):
            tar.add(units, arcname=name)
    with pytest.raises(InputError, match=r"one\.jsonl, two\.jsonl"):
        evaluate_cofenet(archive, stage=LineStage())


def test_what_is_no_archive_and_what_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "units.tar.gz").write_bytes(b"no archive")
    with pytest.raises(InputError, match="not a whole"):
        evaluate_cofenet(tmp_path / "units.tar.gz", stage=LineStage())
    with pytest.raises(InputError, match="no such file"):
        evaluate_cofenet(tmp_path, stage=LineStage())
    (tmp_path / "units.jsonl").write_bytes(b"\n")
    with pytest.raises(InputError, match="no units"):
        evaluate_cofenet(tmp_path / "units.jsonl", stage=LineStage())


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"tokens": ["a"], "labels": ["O"]}',
        '{"tokens": ["a"], "labels": [], "id": "x"}',
        '{"tokens": [""], "labels": ["O"], "id": "x"}',
        '{"tokens": ["a"], "labels": ["B-verb"], "id": "x"}',
        '{"tokens": ["a"], "labels": ["cue"], "id": "x"}',
    ],
)
def test_a_line_that_is_no_unit_is_named(line: str) -> None:
    good = json.dumps(row(*UNITS[0]))
    with pytest.raises(InputError, match="units, line 2"):
        list(read_units(f"{good}\n{line}\n".encode(), Path("units")))


def test_spans_begin_with_b_only_and_may_touch() -> None:
    labelled = "a/I-cue b/B-cue c/I-cue d/B-cue e/I-source f/B-content g/I-content"
    [unit] = read_units(json.dumps(row("x", labelled)).encode(), Path("units"))
    assert unit.spans == {("cue", 1, 3), ("cue", 3, 4), ("content", 5, 7)}


def test_figures_are_those_of_units(units: Path) -> None:
    report = json.loads(json.dumps(as_json("cofenet", evaluate_cofenet(units, stage=LineStage()))))
    assert report["by_unit"]["source"] == {"gold": 3, "predicted": 2, "precision": 100.0, "recall": 66.67, "f1": 80.0}
    assert figures(report).keys() == {"source spans", "cue spans", "content spans", "all spans"}
    assert figures(report)["source spans"] == 80.0
