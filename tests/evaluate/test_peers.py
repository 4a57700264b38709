"""The table of peers: one scorer for all, and nothing left out in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import peers
from bench.benchmarks import Benchmark, Refusal
from tests.evaluate.corpora import make_corpus

RIGHT = {"doc": "herald_pier", "source": [[15, 26]], "cue": [[27, 31]], "content": [[0, 13]]}
WRONG = {**RIGHT, "source": [[0, 3]]}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus of three attributions, of which each peer finds one; we find it with a wrong source."""
    make_corpus(tmp_path / "data" / "polnear")
    folder = tmp_path / "data" / "peers-dev"
    folder.mkdir()
    for stem in peers.PEERS.values():
        rows = [{"doc": "herald_weir", "none": True}, RIGHT]
        (folder / f"{stem}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def evaluate(benchmark: Benchmark, place: Path, predictions: Path) -> None:
        predictions.write_text(json.dumps(WRONG) + "\n", encoding="utf-8")

    monkeypatch.setattr(peers, "evaluate", evaluate)
    return tmp_path


def test_all_are_scored_and_stand_beside_the_line_of_people(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert peers.main(["--gold", str(gold)]) == 0
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in capsys.readouterr().out.splitlines()]
    assert {len(row) for row in rows} == {9}
    assert [row[0] for row in rows[2:]] == [*peers.PEERS, peers.OURS, peers.PEOPLE[0]]
    # One of three, without an error: F1 50. Direct and mixed there are none.
    assert rows[2][1:] == ["50.0", "0.0", "0.0", "50.0", "50.0", "50.0", "50.0", "50.0"]
    assert rows[-2][1:] == ["0.0", "0.0", "0.0", "0.0", "50.0", "0.0", "50.0", "50.0"]
    assert rows[-1][1:] == ["76.8", "98.1", "90.3", "68.3", "–", "–", "–", "–"]


@pytest.mark.parametrize("missing", ["data/polnear", "data/peers-dev/ggt.jsonl"])
def test_what_is_missing_is_said_with_status_2(gold: Path, missing: str, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / missing).rename(gold / "elsewhere")
    assert peers.main(["--gold", str(gold)]) == 2
    assert Path(missing).name in capsys.readouterr().err


def test_scorers_that_disagree_are_status_1(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "scorer_in", lambda folder: folder / "scorer.py")
    for value, status in ((50.0, 0), (49.0, 1)):
        monkeypatch.setattr(peers, "second_opinion", lambda *_, value=value: {"exact content": value})
        assert peers.main(["--gold", str(gold)]) == status
        assert ("DISAGREE" in capsys.readouterr().err) == bool(status)


@pytest.mark.parametrize("line", ["no json", "[]", '{"doc": "gull", "content": [[0, 1]]}', '{"content": [3]}'])
def test_a_line_that_is_no_prediction_is_named(gold: Path, line: str) -> None:
    (gold / "data" / "peers-dev" / "ggt.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(Refusal, match=r"ggt.jsonl, line 1"):
        peers.compare(gold)
