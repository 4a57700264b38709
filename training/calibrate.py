"""Make confidences mean what they say: logistic regression on articles not trained on.

An attribution counts as right where its content shares at least half its words with a
gold content (Jaccard) and its source at least one word with that gold's source. The
shipped weights use all articles given; the figures reported are cross-fitted by article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from onrecord.analyse.attribution import confidence_features, joined
from onrecord.analyse.continuations import Linked
from onrecord.analyse.model import Model
from onrecord.analyse.words import Words, read_words
from onrecord.evaluate.polnear import Annotation
from training.examples import Labelled, word_indices


@dataclass(frozen=True)
class Calibration:
    """Weights for ``model.json`` and how well they do on articles they were not fitted on.

    expected_error: expected calibration error over ten equal-width bins.
    brier: mean squared difference between confidence and truth; ``base`` that of a constant.
    """

    weights: list[float]
    bias: float
    expected_error: float
    brier: float
    base: float


def calibrate(model: Model, articles: Iterable[Labelled]) -> Calibration:
    rows: list[list[float]] = []
    right: list[bool] = []
    groups: list[int] = []
    for number, article in enumerate(articles):
        words = read_words(article.text)
        encoded = model.encoder.encode(words)
        linked = joined(words, encoded, model)
        agreeing = correct(words, linked, article.annotations[0])
        # What is read off a fixed form has a confidence of its own, see analyse/attribution.py.
        weighed = [(one, agrees) for one, agrees in zip(linked, agreeing, strict=True) if not one.by_rule]
        rows += [confidence_features(words, encoded, one) for one, _ in weighed]
        right += [agrees for _, agrees in weighed]
        groups += [number] * len(weighed)
    return regressed(rows, right, groups, strength=1.0)


def regressed(
    rows: Sequence[Sequence[float]], right: Sequence[bool], groups: Sequence[int], *, strength: float
) -> Calibration:
    """A logistic regression on all rows, and its figures cross-fitted by group. strength: inverse of the penalty."""
    features, truth = np.array(rows), np.array(right)
    regression = LogisticRegression(C=strength, max_iter=3000)
    held_out = cross_val_predict(
        regression, features, truth, groups=groups, cv=GroupKFold(7), method="predict_proba"
    )[:, 1]  # fmt: skip
    regression.fit(features, truth)
    return Calibration(
        weights=[round(float(weight), 5) for weight in regression.coef_[0]],
        bias=round(float(regression.intercept_[0]), 5),
        expected_error=round(expected_error(held_out, truth), 4),
        brier=round(float(((held_out - truth) ** 2).mean()), 4),
        base=round(float(truth.mean() * (1 - truth.mean())), 4),
    )


def correct(words: Words, linked: list[Linked], annotation: Annotation) -> list[bool]:
    """For each attribution whether a gold one agrees with it; each gold one counts once."""
    spoken = frozenset(index for index in range(len(words)) if words.word(index)[0].isalnum())
    gold = [
        (word_indices(words, one.content) & spoken, word_indices(words, one.source) & spoken)
        for one in annotation.attributions
    ]
    candidates = []
    for number, one in enumerate(linked):
        content = frozenset(index for run in one.contents for index in run) & spoken
        source = frozenset(one.source or ()) & spoken
        for key, (gold_content, gold_source) in enumerate(gold):
            shared = len(content & gold_content) / max(1, len(content | gold_content))
            if shared >= 0.5:
                candidates.append((-shared, number, key, bool(source & gold_source)))
    taken: set[int] = set()
    result = [False] * len(linked)
    seen: set[int] = set()
    for _, number, key, agrees in sorted(candidates):
        if number not in seen and key not in taken:
            seen.add(number)
            taken.add(key)
            result[number] = agrees
    return result


def expected_error(confidence: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    gaps = [abs(confidence[bins == b].mean() - truth[bins == b].mean()) * (bins == b).sum() for b in np.unique(bins)]
    return float(sum(gaps) / len(truth))
