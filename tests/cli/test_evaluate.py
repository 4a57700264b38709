from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.evaluate.corpora import make_corpus, pack


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", "polnear", *arguments])


def test_the_table_has_a_row_a_kind_and_a_row_a_role(corpus: Path) -> None:
    result = evaluate(str(corpus))
    assert result.exit_code == 0
    first = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    assert {"all", "direct", "mixed", "indirect", "source", "cue", "content"} <= set(first)
    assert "2 articles" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_json_is_one_line_and_a_folder_gives_what_its_archive_gives(corpus: Path, tmp_path: Path) -> None:
    result = evaluate(str(corpus), "--json", "--split", "dev")
    report = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert (report["benchmark"], report["split"], report["articles"]) == ("polnear", "dev", 2)
    assert report["kinds"]["all"]["gold"] == 3
    archive = pack(corpus, tmp_path / "corpus.tar.gz")
    assert evaluate(str(archive), "--json", "--jobs", "1").stdout == result.stdout


def test_predictions_are_written_as_offsets(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    result = evaluate(str(corpus), "--json", "--predictions", str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= json.loads(result.stdout)["kinds"]["all"]["predicted"] > 0
    assert all(row.keys() == {"doc", "source", "cue", "content", "confidence"} for row in rows)


@pytest.mark.parametrize(("split", "path", "said"), [("test", ".", "splits dev"), ("dev", "nowhere", "nothing there")])
def test_a_wrong_folder_or_split_is_one_clear_line(corpus: Path, split: str, path: str, said: str) -> None:
    result = evaluate(str(corpus / path), "--split", split)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_an_unknown_benchmark_is_wrong_usage(corpus: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "other", str(corpus)])
    assert result.exit_code == 2
    assert "polnear" in result.stderr
