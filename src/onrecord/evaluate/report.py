"""Evaluations as plain values, for programs: scores in per cent to two decimals, confidences 0..1."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from onrecord.evaluate.across import Comparison
from onrecord.evaluate.articles import ArticlesEvaluation
from onrecord.evaluate.attribution import KindScores, Scores, Shown
from onrecord.evaluate.benchmark import Evaluation
from onrecord.evaluate.calibration import Calibration
from onrecord.evaluate.cofenet import CofeNetEvaluation, RoleScores
from onrecord.evaluate.coreference import CoreferenceScores
from onrecord.evaluate.forms import FormScores
from onrecord.evaluate.naming import NamedEvaluation
from onrecord.evaluate.pages import PagesEvaluation
from onrecord.evaluate.rates import Rates
from onrecord.evaluate.similarity import SimilarityEvaluation
from onrecord.evaluate.timexes import TimexEvaluation

AnyEvaluation = (
    Evaluation
    | ArticlesEvaluation
    | CofeNetEvaluation
    | SimilarityEvaluation
    | PagesEvaluation
    | NamedEvaluation
    | TimexEvaluation
)


def as_json(name: str, evaluation: AnyEvaluation) -> dict[str, Any]:
    """What ``onrecord evaluate --json`` prints of the benchmark ``name``."""
    if isinstance(evaluation, SimilarityEvaluation):
        return {"benchmark": name, **asdict(evaluation)}
    if isinstance(evaluation, TimexEvaluation):
        return {"benchmark": name, **_timexes(evaluation)}
    if isinstance(evaluation, PagesEvaluation):
        return {"benchmark": name, **_pages(evaluation)}
    if isinstance(evaluation, CofeNetEvaluation):
        return {"benchmark": name, **_cofenet(evaluation)}
    if isinstance(evaluation, NamedEvaluation):
        return {"benchmark": name, **_named(evaluation)}
    if isinstance(evaluation, Evaluation):
        return {"benchmark": name, **_attributions(evaluation)}
    return {
        "benchmark": name,
        **_attributions(evaluation.evaluation),
        "forms": {form: _form(one) for form, one in evaluation.forms.items()},
        "no_speech": {
            what: {"stretches": one.stretches, "taken": _per_cent(one.taken)}
            for what, one in evaluation.no_speech.items()
        },
    }


def failures(evaluation: AnyEvaluation) -> tuple[tuple[str, str], ...]:
    """Name and error of each text that could not be analysed; a page may be refused, which is a result."""
    if isinstance(evaluation, SimilarityEvaluation | PagesEvaluation | TimexEvaluation):
        return ()
    return evaluation.evaluation.failed if isinstance(evaluation, ArticlesEvaluation) else evaluation.failed


def prediction_rows(evaluation: AnyEvaluation) -> list[dict[str, Any]]:
    """Each prediction as a row of offsets, in the form that scorers of PolNeAR read; none of units."""
    if isinstance(
        evaluation, CofeNetEvaluation | SimilarityEvaluation | PagesEvaluation | NamedEvaluation | TimexEvaluation
    ):
        return []
    if isinstance(evaluation, ArticlesEvaluation):
        evaluation = evaluation.evaluation
    return [
        {"doc": name, "source": one.source, "cue": one.cue, "content": one.content, "confidence": one.confidence}
        for name, found in evaluation.predictions.items()
        for one in found
    ]


def _attributions(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "split": evaluation.split,
        "articles": evaluation.scores.articles,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "failed": _failed(evaluation.failed),
        **_scores(evaluation.scores),
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "kinds": {kind: _kind(one) for kind, one in scores.kinds.items()},
        "spans": {role: _rates(one) for role, one in scores.spans.items()},
        "acts": {
            act: {"gold": one.gold, "recall": _per_cent(one.recall), "told": _per_cent(one.told)}
            for act, one in scores.acts.items()
        },
        "shown": _shown(scores.shown),
        "calibration": _calibration(scores.calibration),
    }


def _cofenet(evaluation: CofeNetEvaluation) -> dict[str, Any]:
    return {
        "units": evaluation.units,
        "articles": evaluation.articles,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "failed": _failed(evaluation.failed),
        "by_unit": {role: _role(one) for role, one in evaluation.by_unit.items()},
        "by_article": {role: _role(one) for role, one in evaluation.by_article.items()},
    }


def _timexes(evaluation: TimexEvaluation) -> dict[str, Any]:
    return {
        "split": evaluation.split,
        "documents": evaluation.documents,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "gold": evaluation.gold,
        "predicted": evaluation.predicted,
        "timexes": {measure: _rates(one) for measure, one in evaluation.scores.items()},
    }


def _pages(evaluation: PagesEvaluation) -> dict[str, Any]:
    return {
        "pages": evaluation.pages,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "failed": _failed(evaluation.failed),
        "reading": {name: _per_cent(share) for name, share in evaluation.figures.items()},
    }


def _named(evaluation: NamedEvaluation) -> dict[str, Any]:
    names = evaluation.names
    return {
        "documents": evaluation.documents,
        "fingerprint": evaluation.fingerprint,
        "model": evaluation.model,
        "failed": _failed(evaluation.failed),
        "names": names
        and {
            way: {
                kind: {"gold": one.gold, "predicted": one.predicted, **_rates(one.rates)} for kind, one in kinds.items()
            }
            for way, kinds in names.items()
        },
        "within": _chains(evaluation.within),
        "across": _chains(evaluation.across),
    }


def _chains(found: Comparison | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        scope: {given: {side: _coreference(one) for side, one in sides.items()} for given, sides in settings.items()}
        for scope, settings in found.items()
    }


def _coreference(one: CoreferenceScores) -> dict[str, Any]:
    counts = {
        name: {"gold": both[0], "found": both[1]}
        for name, both in (("mentions", one.mentions), ("clusters", one.clusters))
    }
    return {
        **counts,
        "conll": _per_cent(one.conll),
        "muc": _rates(one.muc),
        "b_cubed": _rates(one.b_cubed),
        "ceaf": _rates(one.ceaf),
    }


def _failed(failed: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"article": name, "error": error} for name, error in failed]


def _kind(one: KindScores) -> dict[str, Any]:
    return {
        "gold": one.gold,
        "predicted": one.predicted,
        "attribution": _rates(one.attribution),
        "exact_content": _rates(one.exact_content),
        "source_accuracy": _per_cent(one.source_accuracy),
    }


def _role(one: RoleScores) -> dict[str, Any]:
    return {"gold": one.gold, "predicted": one.predicted, **_rates(one.rates)}


def _form(one: FormScores) -> dict[str, Any]:
    shares = (field.name for field in fields(one) if field.name != "cases")
    return {"cases": one.cases, **{name: _per_cent(getattr(one, name)) for name in shares}}


def _rates(one: Rates) -> dict[str, float]:
    return {name: _per_cent(getattr(one, name)) for name in ("precision", "recall", "f1")}


def _shown(one: Shown | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"confidence": one.confidence, "predicted": one.predicted, **_rates(one.attribution)}


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
