"""How well statement vectors tell how alike two sentences are: the STS benchmark.

Cer et al. (2017), *SemEval-2017 Task 1: Semantic Textual Similarity*. People gave each pair of sentences a score
from 0 to 5; measured is how far the cosine of the two vectors goes along with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.vectors import statement_vector
from onrecord.analyse.words import read_words
from onrecord.errors import InputError
from onrecord.evaluate.corpus import digest_of, single_file

GENRE = "main-news"
COLUMNS = 7


@dataclass(frozen=True, slots=True)
class SimilarityEvaluation:
    """What was measured, on what and with what.

    fingerprint: SHA-256 over that of the file, see ``corpus.digest_of``.
    pearson, spearman: correlation of cosines and scores, -1..1.
    """

    fingerprint: str
    model: str
    genre: str
    pairs: int
    pearson: float
    spearman: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and how alike people find them, 0..5."""

    first: str
    second: str
    score: float


def evaluate_similarity(path: Path, genre: str = GENRE, model: Model | None = None) -> SimilarityEvaluation:
    """Score the vectors of ``model`` (the shipped one by default) on the pairs of ``genre`` in the file at ``path``.

    Raises:
        InputError: if there is no such file, or it holds no such pairs.
    """
    model = model or shipped_model()
    content = single_file(path, "dev.csv")
    pairs = read_pairs(content, path, genre)
    cosines = np.array([_vector(model, pair.first) @ _vector(model, pair.second) for pair in pairs])
    scores = np.array([pair.score for pair in pairs])
    return SimilarityEvaluation(
        fingerprint=digest_of([content]),
        model=model.version,
        genre=genre,
        pairs=len(pairs),
        pearson=_correlation(cosines, scores),
        spearman=_correlation(_ranks(cosines), _ranks(scores)),
    )


def read_pairs(content: bytes, path: Path, genre: str) -> list[Pair]:
    """The pairs of ``genre`` in ``content``, the bytes of ``path``: genre, file, year, number, score, two sentences.

    Raises:
        InputError: if there are fewer than two.
    """
    rows = [line.split("\t") for line in content.decode("utf-8").splitlines()]
    found = [Pair(row[5], row[6], float(row[4])) for row in rows if len(row) >= COLUMNS and row[0] == genre]
    if len(found) < 2:
        raise InputError(
            f"{path} holds no pairs of {genre}: give sts-dev.csv of the STS benchmark, whose lines hold genre, file, "
            "year, number, score and two sentences with tabs between",
            reason="no such benchmark",
        )
    return found


def _vector(model: Model, sentence: str) -> NDArray[np.float32]:
    words = read_words(sentence)
    return statement_vector(model.encoder.encode(words), [range(len(words))])


def _correlation(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    return float(np.corrcoef(left, right)[0, 1])


def _ranks(values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from one up, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = ((last - counts + 1 + last) / 2)[inverse]
    return ranks
