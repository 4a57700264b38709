"""Whether two attributions that are set beside each other may tell one utterance, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.resolve.telling.evidence import Told, gap_of
from onrecord.resolve.telling.keys import FEWEST, SPAN
from onrecord.resolve.telling.likeness import likeness, same
from onrecord.resolve.telling.uttered import read_told

Row = dict[str, Any]

_LEAST = 0.2
"""How much of the shorter wording must stand in the other; with less, a pair is not looked at."""


_REPEATED = 0.6
"""How much of what an article says again must be the same words: two utterances of one speech are alike too."""


def weigh(a: Told, b: Told) -> float | None:
    """How sure it is that two tell one utterance; None where that cannot be, or is not sure enough."""
    if not comparable(a, b) or not repeats(a, b):
        return None
    found = likeness(a, b)
    return found if found >= same() else None


def repeats(a: Told, b: Told) -> bool:
    """Whether, of two contents of one article, one repeats the other; true of any two that are not of one article."""
    if a.document != b.document:
        return True
    one, two = sorted((a.wording, b.wording), key=lambda each: each.weight)
    met = sum(weight for word, weight in one.weights.items() if word in two.weights)
    return met >= _REPEATED * one.weight


def comparable(a: Told, b: Told) -> bool:
    """Whether time and words let two attributions be one statement at all."""
    if not timely(a, b):
        return False
    one, two = a.wording.weights, b.wording.weights
    if len(one) > len(two):
        one, two = two, one
    if len(one) < FEWEST:
        return False
    met = sum(weight for word, weight in one.items() if word in two)
    return met >= _LEAST * min(a.wording.weight, b.wording.weight)


def timely(a: Told, b: Told) -> bool:
    """Whether two are told within ``SPAN`` days, or said on one day; an undated article may be of any time."""
    apart = gap_of(a.published, b.published)
    return apart is None or apart <= SPAN or _one_day(a, b)


def _one_day(a: Told, b: Told) -> bool:
    """Whether both are said to have been said in one short stretch of time."""
    lengths = [gap_of((side.said[0], side.said[0]), (side.said[1], side.said[1])) for side in (a, b)]
    return gap_of(a.said, b.said) == 0 and all(length is not None and length <= SPAN for length in lengths)


def weighed(row: Row) -> Iterator[Row]:
    """A pair with its score, if it is one. row: see ``sql.BESIDE``."""
    a, b = (read_told(*(row[f"{side}_{column}"] for column in ("said", "entity", "worded"))) for side in ("one", "two"))
    found = weigh(a, b)
    if found is not None:
        yield {"one": row["one"], "two": row["two"], "score": found}
