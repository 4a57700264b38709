"""What is measured of speakers, as figures for floors and as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.evaluate.calibration import calibration
from onrecord.evaluate.speakers import SpeakerScorer


@dataclass(frozen=True)
class Measured:
    """Figures on one set, in per cent, the higher the better."""

    name: str
    fingerprint: str
    model: str
    figures: dict[str, float]


def measured(name: str, fingerprint: str, model: str, scorers: Mapping[str, SpeakerScorer]) -> Measured:
    """The figures of each setting: which share of labelled attributions has the right speaker, and of those found."""
    figures = {}
    for setting, scorer in scorers.items():
        for row, one in scorer.rows.items():
            if one.labelled:
                figures[f"{setting}: {row}"] = _per_cent(one.reached)
                if one.found < one.labelled and setting != "given":
                    figures[f"{setting}: {row}, of those found"] = _per_cent(one.accuracy)
        sure = calibration(scorer.judged)
        # A floor holds what must not fall, and an error must not rise.
        if sure is not None:
            figures[f"{setting}: calibration"] = _per_cent(1 - sure.expected_error)
    return Measured(name, fingerprint, model, figures)


def table(scorer: SpeakerScorer) -> str:
    """The counts of one setting as a table in Markdown."""
    lines = ["| | labelled | found | right | no speaker | wrong | right of labelled | right of found |"]
    lines.append("|---" * 8 + "|")
    for name, one in scorer.rows.items():
        wrong = one.found - one.right - one.none
        shares = (f"{100 * one.reached:.1f}", f"{100 * one.accuracy:.1f}")
        cells = (name, one.labelled, one.found, one.right, one.none, wrong, *shares)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    sure = calibration(scorer.judged)
    if sure is not None:
        lines.append("")
        lines.append(
            f"Confidence is off by {100 * sure.expected_error:.1f} points of a hundred (Brier {sure.brier:.3f})."
        )
    return "\n".join(lines)


def _per_cent(share: float) -> float:
    return round(100 * share, 2)
