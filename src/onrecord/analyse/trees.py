"""Small boosted regression trees kept as JSON, where rules alone do not decide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Node = tuple[int, float, int, int]
"""Column, border, the node for values up to the border, the node for others; a leaf has column -1 and its value."""


@dataclass(frozen=True, slots=True)
class Trees:
    """columns: names of what is scored, in order. least: the score from which on the answer is yes."""

    columns: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]
    least: float

    def score(self, row: Sequence[float]) -> float:
        """0..1. row: values in the order of ``columns``."""
        total = summed(self.base, self.trees, row)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def summed(base: float, trees: Sequence[Sequence[Node]], row: Sequence[float]) -> float:
    """``base`` and what each tree adds to it for a row of values."""
    total = base
    for tree in trees:
        column, border, low, high = tree[0]
        while column >= 0:
            column, border, low, high = tree[low if row[column] <= border else high]
        total += border
    return total


def nodes_of(kept: Sequence[Sequence[Sequence[float]]]) -> tuple[tuple[Node, ...], ...]:
    """The trees themselves as they are kept in JSON."""
    return tuple(tuple((int(c), float(b), int(low), int(high)) for c, b, low, high in tree) for tree in kept)


def trees_of(kept: dict[str, Any]) -> Trees:
    """Trees as they are kept in JSON."""
    return Trees(tuple(kept["columns"]), float(kept["base"]), nodes_of(kept["trees"]), float(kept["least"]))
