"""Whether confidences mean what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about one confidence: how many, their mean confidence, and which share was right."""

    predicted: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidences (0..1) are from the share of predictions that are right.

    expected_error: mean distance of a bin's confidence from its share of right ones,
        weighted by its size (expected calibration error; Naeini et al. 2015).
    brier: mean squared distance of a confidence from 1 where right and 0 where wrong.
    bins: ten of equal width, without the empty ones.
    """

    expected_error: float
    brier: float
    bins: tuple[Bin, ...]


def calibration(judged: Iterable[tuple[float, bool]]) -> Calibration | None:
    """Measure pairs of a confidence and whether the prediction was right; None where there are none."""
    pairs = list(judged)
    if not pairs:
        return None
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    bins = tuple(_bin(group) for group in groups if group)
    return Calibration(
        expected_error=sum(abs(one.confidence - one.right) * one.predicted for one in bins) / len(pairs),
        brier=sum((confidence - right) ** 2 for confidence, right in pairs) / len(pairs),
        bins=bins,
    )


def _bin(group: Sequence[tuple[float, bool]]) -> Bin:
    count = len(group)
    return Bin(count, sum(confidence for confidence, _ in group) / count, sum(right for _, right in group) / count)
