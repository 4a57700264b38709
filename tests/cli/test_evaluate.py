from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.evaluate.articles import make_articles
from tests.evaluate.corpora import make_corpus, pack
from tests.evaluate.named_sets import make_ecbplus, make_meantime


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


def test_pages_and_acts_have_their_lines(corpus: Path) -> None:
    from onrecord.ask.views import UNSURE

    told = evaluate(str(corpus)).stdout
    assert f"From confidence {UNSURE:.2f} on, as pages show" in told
    assert "\nbelief " in told
    assert json.loads(evaluate(str(corpus), "--json").stdout)["shown"]["confidence"] == UNSURE


def test_units_have_a_table_for_each_way_of_reading_them(tmp_path: Path) -> None:
    units = tmp_path / "units.jsonl"
    labels = ["B-source", "B-cue", "B-content", "I-content", "I-content", "O"]
    row = {"tokens": "Orla said the weir fell .".split(), "labels": labels, "id": "weir"}
    units.write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", "cofenet", str(units)])
    assert result.exit_code == 0
    assert "1 unit of 1 annotated article" in result.stdout
    assert [line.split()[0] for line in result.stdout.splitlines() if line].count("content") == 2
    report = json.loads(CliRunner().invoke(app, ["evaluate", "cofenet", str(units), "--json"]).stdout)
    assert (report["benchmark"], report["by_unit"]["all"]["gold"]) == ("cofenet", 3)


@pytest.mark.parametrize("option", ["--split", "--predictions"])
def test_units_have_no_splits_and_no_attributions(tmp_path: Path, option: str) -> None:
    result = CliRunner().invoke(app, ["evaluate", "cofenet", str(tmp_path / "units.jsonl"), option, "dev"])
    assert result.exit_code == 2
    assert f"{option} is not for cofenet" in result.stderr


def test_annotated_articles_have_a_row_a_form(tmp_path: Path) -> None:
    corpus = make_articles(tmp_path / "corpus")
    out = tmp_path / "predictions.jsonl"
    result = CliRunner().invoke(app, ["evaluate", "articles", str(corpus), "--predictions", str(out)])
    assert result.exit_code == 0
    first = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    assert {"direct", "belief", "plain", "late-cue", "signed", "scare", "work"} <= set(first)
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert out.exists()
    report = json.loads(CliRunner().invoke(app, ["evaluate", "articles", str(corpus), "--json"]).stdout)
    assert (report["split"], report["forms"]["all"]["cases"]) == ("dev", 4)


def test_names_and_chains_have_their_tables(tmp_path: Path) -> None:
    path = str(make_meantime(tmp_path / "set"))
    result = CliRunner().invoke(app, ["evaluate", "meantime", path])
    assert result.exit_code == 0
    first = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    assert {"person", "organisation", "place", "names", "all", "within", "across"} <= set(first)
    assert max(map(len, result.stdout.splitlines())) <= 80
    report = json.loads(CliRunner().invoke(app, ["evaluate", "meantime", path, "--json"]).stdout)
    assert (report["benchmark"], report["documents"]) == ("meantime", 2)
    assert report["names"]["exact"]["all"]["gold"] == 4
    assert report["across"]["names"]["gold mentions"]["same name"]["mentions"] == {"gold": 5, "found": 5}


def test_only_ecbplus_of_the_sets_of_names_has_splits(tmp_path: Path) -> None:
    path = str(make_ecbplus(tmp_path / "set"))
    assert CliRunner().invoke(app, ["evaluate", "ecbplus", path, "--split", "train"]).exit_code == 0
    assert CliRunner().invoke(app, ["evaluate", "gum", path, "--split", "dev"]).exit_code == 2
