"""Fit what tells whether two attributions are one statement, on the pairs of bench/labels that are for training.

    python -m training.statement_pairs --gold DIR

DIR holds ``data/``. The trees go to ``src/onrecord/resolve/telling/likeness.json``. From where on two count as one is
set on scores cross-fitted by event: the least score above which 92 of a hundred are right. No pair of dev is read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.statements import LABELS, articles_of
from onrecord.evaluate.statement_pairs import StatementPair, Telling, read_statement_pairs
from onrecord.evaluate.telling import prf, told_of
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence

OUT = Path(__file__).parents[1] / "src/onrecord/resolve/telling/likeness.json"
PRECISION = 0.92
_FOLDS = 10

# More of the first speaks for one statement, more of the second against it, whatever few pairs seem to say.
_FOR = frozenset(
    "shared contained covered shared_weight run run_share run_covers quoted_shared quoted_run numbers_equal "
    "same_speaker source_shared said_same cue_shared around paired bearer_shared unnamed_shared".split()
)
_AGAINST = frozenset("numbers_differ negation other_speaker days said_apart unnamed_unlike".split())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.statement_pairs")
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    given = parser.parse_args()
    labels = [one for one in read_statement_pairs(LABELS) if one.split == "train"]
    kept, figures = fit(labels, told_of(labels, articles_of(given.gold, labels)))
    OUT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")
    print(json.dumps(figures, indent=1))


def fit(labels: Sequence[StatementPair], told: dict[Telling, Told]) -> tuple[dict[str, Any], dict[str, float]]:
    """The trees as they are kept, and their figures cross-fitted by event."""
    rows = np.array([evidence(told[one.a], told[one.b]) for one in labels])
    truth = np.array([one.same for one in labels])
    events = np.array([f"{one.collection} {one.event}" for one in labels])
    held_out = np.zeros(len(rows))
    for learn, test in GroupKFold(_FOLDS).split(rows, truth, events):
        held_out[test] = _trees(rows[learn], truth[learn]).decision_function(rows[test])
    scale = LogisticRegression(C=1e6).fit(held_out[:, None], truth)
    slope, shift = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    likely = 1 / (1 + np.exp(-(slope * held_out + shift)))
    same = _least(likely, truth)
    precision, recall, f1 = prf(truth.tolist(), (likely >= same).tolist())
    figures = {"precision": precision, "recall": recall, "f1": f1, "brier": float(((likely - truth) ** 2).mean())}
    classifier = _trees(rows, truth)
    kept = {
        "columns": list(COLUMNS), "base": float(np.ravel(classifier._baseline_prediction)[0]),
        "slope": round(slope, 6), "shift": round(shift, 6), "same": same,
        "trees": [_nodes(predictor.nodes) for (predictor,) in classifier._predictors],
    }  # fmt: skip
    return kept, {"same": same, **{name: round(value, 4) for name, value in figures.items()}}


def _trees(rows: np.ndarray, truth: np.ndarray) -> HistGradientBoostingClassifier:
    classifier = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=6, min_samples_leaf=20, l2_regularization=2, random_state=0,
        monotonic_cst=[(name in _FOR) - (name in _AGAINST) for name in COLUMNS],
    )  # fmt: skip
    return classifier.fit(rows, truth)


def _least(likely: np.ndarray, truth: np.ndarray) -> float:
    """The least score above which all that is said to be the same is right often enough."""
    order = np.argsort(-likely)
    right = np.cumsum(truth[order]) / np.arange(1, len(truth) + 1)
    last = int(np.flatnonzero(right >= PRECISION)[-1])
    return round(float(likely[order][last]), 3)


def _nodes(nodes: np.ndarray) -> list[list[float]]:
    found = []
    for node in nodes:
        if node["is_leaf"]:
            found.append([-1, round(float(node["value"]), 6), 0, 0])
        else:
            border = round(float(node["num_threshold"]), 9)
            found.append([int(node["feature_idx"]), border, int(node["left"]), int(node["right"])])
    return found


if __name__ == "__main__":
    main()
