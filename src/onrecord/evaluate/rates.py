"""Precision, recall and shares, out of counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, 0..1; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


def rates(precision: float, recall: float) -> Rates:
    """Both with their harmonic mean."""
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def counted(right: int, predicted: int, gold: int) -> Rates:
    """The rates where one count of right ones serves both sides."""
    return rates(share(right, predicted), share(right, gold))


def share(part: int, whole: int) -> float:
    """``part`` of ``whole``, 0..1; 0 where there is no whole."""
    return part / whole if whole else 0.0
