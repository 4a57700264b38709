"""An evaluation as plain values, for programs."""

from __future__ import annotations

from typing import Any

from onrecord.evaluate.attribution import KindScores, Rates
from onrecord.evaluate.benchmark import Evaluation
from onrecord.evaluate.calibration import Calibration


def as_json(name: str, evaluation: Evaluation) -> dict[str, Any]:
    """What ``onrecord evaluate --json`` prints: scores in per cent to two decimals, confidences 0..1."""
    scores = evaluation.scores
    return {
        "benchmark": name,
        "split": evaluation.split,
        "articles": scores.articles,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "failed": [{"article": article, "error": error} for article, error in evaluation.failed],
        "kinds": {kind: _kind(one) for kind, one in scores.kinds.items()},
        "spans": {role: _rates(one) for role, one in scores.spans.items()},
        "calibration": _calibration(scores.calibration),
    }


def figures(evaluation: dict[str, Any]) -> dict[str, float]:
    """The figures on which floors are set, by name, out of what ``as_json`` gives."""
    kinds, spans = evaluation["kinds"], evaluation["spans"]
    return {
        **{f"attribution {kind}": kinds[kind]["attribution"]["f1"] for kind in kinds},
        "exact content": kinds["all"]["exact_content"]["f1"],
        "source accuracy": kinds["all"]["source_accuracy"],
        **{f"{role} spans": spans[role]["f1"] for role in spans},
    }


def prediction_rows(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Each prediction as a row of offsets, in the form that scorers of PolNeAR read."""
    return [
        {"doc": name, "source": one.source, "cue": one.cue, "content": one.content, "confidence": one.confidence}
        for name, found in evaluation.predictions.items()
        for one in found
    ]


def _kind(one: KindScores) -> dict[str, Any]:
    return {
        "gold": one.gold,
        "predicted": one.predicted,
        "attribution": _rates(one.attribution),
        "exact_content": _rates(one.exact_content),
        "source_accuracy": _per_cent(one.source_accuracy),
    }


def _rates(one: Rates) -> dict[str, float]:
    return {name: _per_cent(getattr(one, name)) for name in ("precision", "recall", "f1")}


def _calibration(one: Calibration | None) -> dict[str, Any] | None:
    if one is None:
        return None
    bins = [
        {"predicted": each.predicted, "confidence": round(each.confidence, 4), "right": round(each.right, 4)}
        for each in one.bins
    ]
    return {"expected_error": round(one.expected_error, 4), "brier": round(one.brier, 4), "bins": bins}


def _per_cent(share: float) -> float:
    return round(100 * share, 2)
