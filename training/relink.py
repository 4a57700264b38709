"""Fit the re-scorer of links on the tagger's own predictions, and turn it into ONNX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.analyse.attribution import proposed
from onrecord.analyse.model import Encoded, Encoder
from onrecord.analyse.pairs import COLUMNS, Pairs, candidate_pairs
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words, read_words
from onrecord.evaluate.polnear import Annotation
from training.examples import Labelled, word_indices
from training.trees import to_onnx

SETTINGS = {"max_iter": 200, "learning_rate": 0.08, "max_leaf_nodes": 15, "l2_regularization": 1.0, "random_state": 7}


@dataclass(frozen=True)
class Predicted:
    """What the tagger finds in one article, before linking."""

    words: Words
    encoded: Encoded
    runs: dict[str, list[Run]]
    pairs: Pairs


def predict(encoder: Encoder, text: str) -> Predicted:
    words = read_words(text)
    encoded = encoder.encode(words)
    _, roles = proposed(words, encoded)
    return Predicted(words, encoded, roles, candidate_pairs(words, encoded, roles))


def right_pairs(predicted: Predicted, annotation: Annotation) -> NDArray[np.bool_]:
    """Whether each pair joins runs of one gold attribution, by the gold that a run overlaps most."""
    gold = [
        {role: word_indices(predicted.words, getattr(one, role)) for role in predicted.runs}
        for one in annotation.attributions
    ]
    cues = [{k for k, one in enumerate(gold) if one["cue"] & set(cue)} for cue in predicted.runs["cue"]]
    owners: dict[tuple[str, int], set[int]] = {}
    for role in ("source", "content"):
        for number, run in enumerate(predicted.runs[role]):
            shared = [len(one[role] & set(run)) for one in gold]
            top = max(shared, default=0)
            owners[role, number] = {k for k, count in enumerate(shared) if count == top and top}
    return np.array([bool(owners[pair.role, pair.run] & cues[pair.cue]) for pair in predicted.pairs.pairs], dtype=bool)


def fit(encoders: Sequence[Encoder], articles: Sequence[Labelled], out: Path) -> HistGradientBoostingClassifier:
    """Fit on ``articles`` as each of ``encoders`` reads them, and write ``relinker.onnx`` into ``out``."""
    rows, right = [], []
    for encoder in encoders:
        for article in articles:
            predicted = predict(encoder, article.text)
            rows.append(predicted.pairs.features)
            right.append(right_pairs(predicted, article.annotations[0]))
    classifier = HistGradientBoostingClassifier(**SETTINGS)
    classifier.fit(np.concatenate(rows), np.concatenate(right))
    (out / "relinker.onnx").write_bytes(to_onnx(classifier, len(COLUMNS)).SerializeToString())
    return classifier
