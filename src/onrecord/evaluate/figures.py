"""The figures of an evaluation on which floors can be set: by name, and the higher the better."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_OF_A_FORM = ("exact", "found", "source", "speaker", "everything")


def figures(report: dict[str, Any]) -> dict[str, float]:
    """Each figure of what ``report.as_json`` gives, in per cent; those without a case are left out."""
    if "pearson" in report:
        return {name: round(100 * report[name], 2) for name in ("pearson", "spearman")}
    if "reading" in report:
        return dict(report["reading"])
    if "timexes" in report:
        return {measure: one["f1"] for measure, one in report["timexes"].items()}
    if "across" in report:
        within, across = (_chains(where, report[where] or {}) for where in ("within", "across"))
        return {**_names(report["names"] or {}), **within, **across}
    if "by_unit" in report:
        return {name: one["f1"] for role, one in report["by_unit"].items() for name in [f"{role} spans"]}
    return {**_attributions(report), **dict(_forms(report.get("forms", {}))), **_no_speech(report)}


def _names(names: dict[str, Any]) -> dict[str, float]:
    ways = ("exact", "governments") if names else ()
    return {f"{kind} names, {way}": one["f1"] for way in ways for kind, one in names[way].items()}


def _chains(where: str, chains: dict[str, Any]) -> dict[str, float]:
    result = {}
    for scope, settings in chains.items():
        for given, sides in settings.items():
            ours, base = sides["ours"], sides["same name"]
            what = f"{where}, {scope}, {given}"
            result[f"{what}: CoNLL"] = ours["conll"]
            result[f"{what}: CoNLL over same name"] = round(ours["conll"] - base["conll"], 2)
            result[f"{what}: B-cubed precision"] = ours["b_cubed"]["precision"]
    return result


def _attributions(report: dict[str, Any]) -> dict[str, float]:
    kinds, spans = report["kinds"], report["spans"]
    return {
        **{f"attribution {kind}": kinds[kind]["attribution"]["f1"] for kind in kinds},
        "exact content": kinds["all"]["exact_content"]["f1"],
        "source accuracy": kinds["all"]["source_accuracy"],
        **{f"{role} spans": spans[role]["f1"] for role in spans},
        **{f"{act} recall": one["recall"] for act, one in report["acts"].items() if one["gold"]},
        **{f"{act} told": one["told"] for act, one in report["acts"].items() if one["gold"]},
        **_confidence(report),
    }


def _confidence(report: dict[str, Any]) -> dict[str, float]:
    shown, calibration = report["shown"], report["calibration"]
    result = {} if shown is None else {f"shown {name}": shown[name] for name in ("precision", "recall")}
    # A floor holds what must not fall, and an error must not rise.
    if calibration is not None:
        result["calibration"] = round(100 * (1 - calibration["expected_error"]), 2)
    return result


def _forms(forms: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for form, one in forms.items():
        for name in _OF_A_FORM:
            yield f"form {form}: {name}", one[name]


def _no_speech(report: dict[str, Any]) -> dict[str, float]:
    return {
        f"{what} left alone": round(100 - one["taken"], 2)
        for what, one in report.get("no_speech", {}).items()
        if one["stretches"]
    }
