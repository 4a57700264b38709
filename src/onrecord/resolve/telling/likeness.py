"""How sure it is that two attributions tell one utterance: trees over ``evidence``, and a reading of both.

Words that both have decide most pairs. Where they leave it open, a small cross-encoder reads the two (``together``).
``python -m training.telling`` fits all that on pairs labelled by hand, and ``python -m bench.statements`` measures it.
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
from onrecord.resolve.telling.evidence import COLUMNS, FAR, Told, evidence
from onrecord.resolve.telling.story import SURE
from onrecord.resolve.telling.together import together

_NUMBERS_DIFFER, _SAID_SAME = COLUMNS.index("numbers_differ"), COLUMNS.index("said_same")
_OTHER_SPEAKER, _RUN = COLUMNS.index("other_speaker"), COLUMNS.index("run")
_OTHER_NUMBER = 0.4
"""How sure it can be at most where all numbers are others, unless both are said to be of one day."""
_TWO_SPEAKERS = 0.3
_BY_CHANCE = math.log1p(5)
"""Fewer words in a row than this two people may well say alike."""

_ONE_EVENT, _DAYS, _UNDATED = (COLUMNS.index(name) for name in ("one_event", "days", "undated"))
_OPEN_NEAR, _OPEN_APART, _SETTLED = 0.25, 0.4, 0.985
"""From which score of the words on a pair of one event is read, and another one; from the last on none is."""
_MOST_READ = 6.5
"""Log-odds that reading gives at most."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is fitted.

    slope, shift: from the sum of the trees to log-odds. words, read, bias: of a pair that is read, how much either
    counts. same, apart: what ``likeness`` gives at least to two of one statement in articles of one event,
    and in others.
    """

    base: float
    trees: tuple[tuple[Node, ...], ...]
    slope: float
    shift: float
    words: float
    read: float
    bias: float
    same: float
    apart: float

    def odds(self, columns: Sequence[float]) -> float:
        """Log-odds by the words alone."""
        return self.slope * summed(self.base, self.trees, columns) + self.shift

    def both(self, odds: float, read: float) -> float:
        """Log-odds by the words and by reading."""
        return self.words * odds + self.read * read + self.bias


def likeness(a: Told, b: Told) -> float:
    """How sure it is that ``a`` and ``b`` tell one utterance, 0..1; the order of the two does not matter.

    From ``same()`` on they do, or ``apart()``: see ``pairs.border``. Another name of the speaker speaks against it and
    does not exclude it: of labelled pairs with other names and eight words in a row in common all were one utterance,
    for which one article, or we, had the speaker wrong. Only with few words in a row does it exclude it: two people may
    say "the boats are full". Use it on pairs that have a speaker or rare words in common: see ``keys``.
    """
    return likeness_by(evidence(a, b), a, b)


def likeness_by(columns: Sequence[float], a: Told, b: Told, least: float = 0.0) -> float:
    """The same, with the evidence for the pair at hand. What cannot be ``least`` is not read, and less than that."""
    kept = fitted()
    odds = kept.odds(columns)
    if is_open(columns, share(odds)):
        at_most = share(kept.both(odds, _MOST_READ))
        if at_most < least:
            return round(at_most, 4)
        odds = kept.both(odds, together(a, b))
    return round(min(share(odds), most_by(columns)), 4)


def of_words(a: Told, b: Told) -> float:
    """How sure it is by the words alone, 0..1: what decides whether a pair is read."""
    columns = evidence(a, b)
    return round(min(by_words(columns), most_by(columns)), 4)


def by_words(columns: Sequence[float]) -> float:
    """The same, with the evidence for the pair at hand, and before what ``most_by`` says."""
    return share(fitted().odds(columns))


def is_open(columns: Sequence[float], score: float) -> bool:
    """Whether a pair with this score by its words is read: where reading cannot make it one, or need not, it is not."""
    least = _OPEN_NEAR if of_one_event(columns) else _OPEN_APART
    return least <= score < _SETTLED and most_by(columns) == 1


def of_one_event(columns: Sequence[float]) -> bool:
    """Whether two are of two articles that tell of one event."""
    return columns[_ONE_EVENT] == 1


def days_tell(columns: Sequence[float]) -> bool:
    """Whether two are of two articles that came out so near each other that this alone says so."""
    return of_one_event(columns) and not columns[_UNDATED] and columns[_DAYS] <= SURE / FAR


def most_by(columns: Sequence[float]) -> float:
    """How sure it can be at most by rule, 0..1; what is not sure for that is not read."""
    if columns[_OTHER_SPEAKER] == 1 and columns[_RUN] < _BY_CHANCE:
        return _TWO_SPEAKERS
    if columns[_NUMBERS_DIFFER] and not columns[_SAID_SAME]:
        # "25 were hurt", and the day after, "27 were hurt": too few labelled pairs are such for trees to learn it.
        return _OTHER_NUMBER
    return 1.0


def share(odds: float) -> float:
    """Log-odds as a share, 0..1."""
    return 1 / (1 + math.exp(-odds))


def same() -> float:
    """What ``likeness`` gives at least to two attributions of one statement in articles of one event."""
    return fitted().same


def apart() -> float:
    """The same of articles that are not known to be of one event."""
    return fitted().apart


@cache
def fitted() -> Fitted:
    """What lies in the package.

    Raises:
        ValueError: if it was fitted on other columns than those of ``evidence``.
    """
    kept = json.loads((files("onrecord.resolve.telling") / "likeness.json").read_text(encoding="utf-8"))
    return fitted_of(kept)


def fitted_of(kept: dict[str, Any]) -> Fitted:
    """What is fitted, as it is kept in JSON; see ``fitted``."""
    if tuple(kept["columns"]) != COLUMNS:
        raise ValueError("the trees were fitted on other columns: run python -m training.telling")
    rest = {name: kept[name] for name in ("base", "slope", "shift", "words", "read", "bias", "same", "apart")}
    return Fitted(trees=nodes_of(kept["trees"]), **rest)
