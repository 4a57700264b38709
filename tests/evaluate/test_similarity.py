from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.similarity import evaluate_similarity, read_pairs

ROWS = [
    ("main-news", "5.0", "The bridge is shut until May.", "Until May the bridge stays closed."),
    ("main-news", "2.5", "The bridge is shut until May.", "The bridge was built in May."),
    ("main-news", "0.0", "The bridge is shut until May.", "A singer has sold a million records."),
    ("main-captions", "5.0", "A lamp burns.", "A lamp is burning."),
]


def write(path: Path) -> Path:
    lines = ("\t".join((genre, "lisk", "2031", "0001", score, a, b)) for genre, score, a, b in ROWS)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_alike_sentences_are_found_alike(tmp_path: Path) -> None:
    result = evaluate_similarity(write(tmp_path / "sts-dev.csv"))
    assert result.pairs == 3
    assert result.pearson > 0.5
    assert result.spearman == pytest.approx(1.0)


def test_only_one_genre_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "sts-dev.csv")
    assert [pair.score for pair in read_pairs(path.read_bytes(), path, "main-news")] == [5.0, 2.5, 0.0]


def test_a_file_without_pairs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dev.csv"
    path.write_text("a,b,c\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"sts-dev\.csv"):
        evaluate_similarity(path)
