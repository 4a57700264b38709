"""All commands one after the other on an article, with the shipped model and nothing replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import main

ARTICLE = """Ferry stays in port over broken ramp

The Northern Tide

2 April 2031

The ferry to Little Skarn will not sail this week, the harbour office said on Wednesday.

“We will not sail until the ramp is safe,” harbour master Ilse Marrow said.

The town council accused the ferry company of hiding two earlier warnings.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


def test_an_article_is_added_listed_exported_and_verified(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = ["--record", str(tmp_path / "record")]
    assert main([*record, "add", str(article)]) == 0
    assert "1 read · 1 added · 0 already there · 0 failed" in capsys.readouterr().err
    assert main([*record, "add", str(article)]) == 0
    assert "1 read · 0 added · 1 already there · 0 failed" in capsys.readouterr().err
    assert main([*record, "statements", "--speaker", "Marrow"]) == 0
    assert "Ilse Marrow · “said” · direct\n    “We will not sail until the ramp is safe,”" in capsys.readouterr().out
    assert main([*record, "verify"]) == 0
    assert "No problems found." in capsys.readouterr().out


def test_the_rest_goes_on_after_a_bad_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    record = ["--record", str(tmp_path / "record")]
    assert main([*record, "add", str(tmp_path / "empty.txt"), str(article), str(tmp_path / "missing.txt")]) == 1
    shown = capsys.readouterr().err
    assert "1 read · 1 added" in shown or "2 read · 1 added" in shown
    assert "2 failed" in shown
    assert "empty.txt" in shown
    assert "missing.txt" in shown


def test_analyse_plain_gives_offsets_into_the_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "--plain", str(article)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["path"] == str(article)
    for attribution in found["attributions"]:
        content = attribution["content"]
        assert " ".join(ARTICLE[start:end] for start, end in content["spans"]) == content["text"]
    assert "“We will not sail until the ramp is safe,”" in {each["content"]["text"] for each in found["attributions"]}
