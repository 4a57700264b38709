"""How sure it is that two attributions tell one utterance: small regression trees over ``evidence``, calibrated.

``python -m training.statement_pairs`` fits them on pairs labelled by hand, and
``python -m bench.statements`` measures them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.analyse.trees import Node, nodes_of, summed
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence

_NUMBERS_DIFFER, _SAID_SAME = COLUMNS.index("numbers_differ"), COLUMNS.index("said_same")
_OTHER_SPEAKER, _RUN = COLUMNS.index("other_speaker"), COLUMNS.index("run")
_OTHER_NUMBER = 0.4
"""How sure it can be at most where all numbers are others, unless both are said to be of one day."""
_TWO_SPEAKERS = 0.3
_BY_CHANCE = math.log1p(5)
"""Fewer words in a row than this two people may well say alike."""


@dataclass(frozen=True, slots=True)
class Trees:
    """same: what ``likeness`` gives at least where two are one statement. slope, shift: from the sum to log-odds."""

    base: float
    trees: tuple[tuple[Node, ...], ...]
    slope: float
    shift: float
    same: float

    def score(self, columns: Sequence[float]) -> float:
        """0..1."""
        total = summed(self.base, self.trees, columns)
        return 1 / (1 + math.exp(-(self.slope * total + self.shift)))


def likeness(a: Told, b: Told) -> float:
    """How sure it is that ``a`` and ``b`` tell one utterance, 0..1; the order of the two does not matter.

    From ``same()`` on they do. Another name of the speaker speaks against it and does not exclude it: of labelled
    pairs with other names and eight words in a row in common all were one utterance, for which one article, or we,
    had the speaker wrong. Only with few words in a row does it exclude it: two people may say "the boats are full".
    Use it on pairs that have a speaker or rare words in common: see ``keys``.
    """
    return likeness_by(evidence(a, b))


def likeness_by(columns: Sequence[float]) -> float:
    """The same, of the evidence for a pair."""
    score = fitted().score(columns)
    if columns[_NUMBERS_DIFFER] and not columns[_SAID_SAME]:
        # "25 were hurt", and the day after, "27 were hurt": too few labelled pairs are such for trees to learn it.
        score = min(score, _OTHER_NUMBER)
    if columns[_OTHER_SPEAKER] == 1 and columns[_RUN] < _BY_CHANCE:
        score = min(score, _TWO_SPEAKERS)
    return round(score, 4)


def same() -> float:
    """What ``likeness`` gives at least to two attributions of one statement."""
    return fitted().same


@cache
def fitted() -> Trees:
    """The trees in the package.

    Raises:
        ValueError: if they were fitted on other columns than those of ``evidence``.
    """
    kept = json.loads((files("onrecord.resolve.telling") / "likeness.json").read_text(encoding="utf-8"))
    return trees_of(kept)


def trees_of(kept: dict[str, Any]) -> Trees:
    """Trees as they are kept in JSON; see ``fitted``."""
    if tuple(kept["columns"]) != COLUMNS:
        raise ValueError("the trees were fitted on other columns: run python -m training.statement_pairs")
    return Trees(kept["base"], nodes_of(kept["trees"]), kept["slope"], kept["shift"], kept["same"])
