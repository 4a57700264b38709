"""Trees over ``evidence``, what the cross-encoder says, and how much either counts: ``likeness.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence
from onrecord.resolve.telling.likeness import is_open, most_by, of_one_event
from onrecord.resolve.telling.together import Reader, side, words_of
from training.telling.pairs import HARD

Floats = NDArray[np.float64]

WITHIN, ACROSS = 0.92, 0.9
"""Of a hundred pairs that are told to be one, so many are: of one event, and of articles that may be years apart."""
MOST = 20.0
"""A pair stands for so many at most: few that stand for very many would set the border by themselves."""

# More of the first speaks for one statement, more of the second against it, whatever few pairs seem to say.
_FOR = frozenset(
    "shared contained covered shared_weight run run_share run_covers quoted_shared quoted_run numbers_equal "
    "same_speaker source_shared said_same cue_shared around paired bearer_shared unnamed_shared".split()
)
_AGAINST = frozenset("numbers_differ negation other_speaker days said_apart unnamed_unlike".split())


def fit(
    learn: Sequence[StatementPair], weigh: Sequence[StatementPair], told: dict[Telling, Told], reader: Reader
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is kept, and its figures on ``weigh``: pairs that neither the trees nor the reader learned from."""
    trees = _trees(learn, told)
    rows, truth = _rows(weigh, told), np.array([one.same for one in weigh])
    sums, most = trees.decision_function(rows), np.array([most_by(row.tolist()) for row in rows])
    slope, shift = _line(sums[:, None], truth)
    words = slope[0] * sums + shift
    read = np.array([_read(reader, told[one.a], told[one.b]) for one in weigh])
    weights, bias = _line(np.column_stack([words, read]), truth)
    alone = np.minimum(_share(words), most)
    open_ = np.array([is_open(row.tolist(), float(score)) for row, score in zip(rows, _share(words), strict=True)])
    likely = np.where(open_, _share(weights[0] * words + weights[1] * read + bias), alone)
    stands = np.array([min(MOST, one.stands_for) for one in weigh])
    kinds = np.array([_kind(one, row) for one, row in zip(weigh, rows, strict=True)])
    borders = {
        kind: _least(likely[kinds == kind], truth[kinds == kind], stands[kinds == kind], wanted)
        for kind, wanted in (("event", WITHIN), ("near", ACROSS), ("apart", ACROSS))
    }
    figures = {
        f"{name}, {kind}": _best(of[kinds == kind], truth[kinds == kind], stands[kinds == kind])
        for kind in borders for name, of in (("words", alone), ("read", _share(read)), ("both", likely))
    }  # fmt: skip
    border = max(borders["event"], borders["near"])
    kept = {
        "columns": list(COLUMNS), "base": float(np.ravel(trees._baseline_prediction)[0]),
        "slope": round(slope[0], 6), "shift": round(shift, 6),
        "words": round(weights[0], 4), "read": round(weights[1], 4), "bias": round(bias, 4),
        "same": border, "apart": max(border, borders["apart"]),
        "trees": [_nodes(predictor.nodes) for (predictor,) in trees._predictors],
    }  # fmt: skip
    return kept, figures | {"borders": borders, "asked": round(float(open_.mean()), 3)}


def _kind(one: StatementPair, columns: Floats) -> str:
    if one.collection != "allsides":
        return "event"
    return "near" if of_one_event(columns.tolist()) else "apart"


def _read(reader: Reader, a: Told, b: Told) -> float:
    one, two = sorted(words_of(each) for each in (a, b))
    return reader.read(side(reader.tokenizer, *one[1]), side(reader.tokenizer, *two[1]))


def _rows(labels: Sequence[StatementPair], told: dict[Telling, Told]) -> Floats:
    return np.array([evidence(told[one.a], told[one.b]) for one in labels])


def _trees(labels: Sequence[StatementPair], told: dict[Telling, Told]) -> HistGradientBoostingClassifier:
    classifier = HistGradientBoostingClassifier(
        max_iter=160, learning_rate=0.06, max_leaf_nodes=6, min_samples_leaf=20, l2_regularization=2, random_state=0,
        monotonic_cst=[(name in _FOR) - (name in _AGAINST) for name in COLUMNS],
    )  # fmt: skip
    truth, weights = [one.same for one in labels], [HARD if one.hard else 1.0 for one in labels]
    return classifier.fit(_rows(labels, told), truth, sample_weight=weights)


def _line(columns: Floats, truth: NDArray[np.bool_]) -> tuple[list[float], float]:
    fitted = LogisticRegression(C=10).fit(columns, truth)
    return [float(one) for one in fitted.coef_[0]], float(fitted.intercept_[0])


def _share(odds: Floats) -> Floats:
    shared: Floats = 1 / (1 + np.exp(-odds))
    return shared


def _least(likely: Floats, truth: NDArray[np.bool_], stands: Floats, wanted: float) -> float:
    """The least score above which all that is said to be the same is right often enough. stands: what a pair counts."""
    order, right = _right(likely, truth, stands)
    last = int(np.flatnonzero(right >= wanted)[-1])
    return round(float(likely[order][last]), 3)


def _best(likely: Floats, truth: NDArray[np.bool_], stands: Floats) -> float:
    """How many of those that are the same are found where nine of ten found are right."""
    order, right = _right(likely, truth, stands)
    enough = np.flatnonzero(right >= ACROSS)
    found = (truth * stands)[order][: enough[-1] + 1].sum() if len(enough) else 0.0
    return round(float(found / (truth * stands).sum()), 3)


def _right(likely: Floats, truth: NDArray[np.bool_], stands: Floats) -> tuple[NDArray[np.intp], Floats]:
    order = np.argsort(-likely)
    right: Floats = np.cumsum((truth * stands)[order]) / np.cumsum(stands[order])
    return order, right


def _nodes(nodes: NDArray[Any]) -> list[list[float]]:
    found = []
    for node in nodes:
        if node["is_leaf"]:
            found.append([-1, round(float(node["value"]), 6), 0, 0])
        else:
            border = round(float(node["num_threshold"]), 9)
            found.append([int(node["feature_idx"]), border, int(node["left"]), int(node["right"])])
    return found
