"""What two tellings have in common in meaning, in numbers: words of the contents, and of the sentences around them.

A word counts for less where its own article repeats it. A word of the one meets that of the other which is nearest to
it in meaning.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.resolve.telling.meaning import nearness
from onrecord.resolve.telling.words import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

COLUMNS = (
    "meant_least", "meant_most", "meant_both", "met_most", "meant_weight", "top_word", "next_word",
    "named_there", "names_there", "around_least", "around_most", "around_both", "around_met", "within_least",
    "within_most", "missing", "missing_most", "missing_next", "missing_other", "rare_shared", "rare_apart",
    "numbers_shared", "numbers_apart",
)  # fmt: skip
"""The numbers of ``meant``, in order."""

_REPEATED = 0.5
"""How fast a word loses weight as its article repeats it."""
_RARE = 0.85


@dataclass(frozen=True)
class Spoken:
    """The words of a sentence as they are set beside those of another, those of the content first.

    stems: each once. content: how many are of the content. weights: how much each tells in this article.
    plain: the same of the content, whatever the article repeats. surname: the stem that its speaker is named by.
    """

    stems: tuple[str, ...]
    content: int
    weights: Numbers
    plain: Numbers
    numbers: frozenset[str]
    rare: frozenset[str]
    surname: str | None


def spoken(content: Wording, sentence: Wording, repeated: Mapping[str, int], surname: str | None) -> Spoken:
    """Of one telling. sentence: what stands beside the content. repeated: how often its article has a stem."""
    import numpy as np

    beside = {word: heavy for word, heavy in sentence.weights.items() if word not in content.weights}
    stems = (*content.weights, *beside)
    plain = np.array([*content.weights.values(), *beside.values()], dtype=np.float64)
    often = np.array([1 + _REPEATED * math.log1p(max(0, repeated.get(word, 1) - 1)) for word in stems])
    rare = frozenset(word for word, heavy in content.weights.items() if heavy >= _RARE)
    return Spoken(
        stems, len(content.weights), plain / often, plain[: len(content.weights)], content.numbers, rare, surname
    )


def meant(a: Spoken, b: Spoken) -> tuple[float, ...]:
    """The numbers of ``COLUMNS`` for a pair; the order of the two does not matter."""
    near = nearness(a.stems, b.stems)
    inside = near[: a.content, : b.content]
    ours, theirs = _best(inside, 1), _best(inside, 0)
    mine, yours = a.weights[: a.content], b.weights[: b.content]
    tops = (_tops(mine, ours), _tops(yours, theirs))
    own, other = sorted((_missing(a.plain, ours), _missing(b.plain, theirs)))
    numbers, apart = len(a.numbers & b.numbers), len(a.numbers ^ b.numbers)
    least, most, both, same = _shares(mine, ours, yours, theirs)
    there = (_names(a, b), _names(b, a))
    named = max(there) if a.surname and b.surname else sum(there) if a.surname or b.surname else 0.5
    around = _shares(a.weights, _best(near, 1), b.weights, _best(near, 0))
    within = sorted((_share(mine, _best(near[: a.content], 1)), _share(yours, _best(near[:, : b.content], 0))))
    return (
        least, most, both, same, math.log1p(min(_sum(mine, ours), _sum(yours, theirs))), *map(min, *tops),
        named, sum(there), *around, *within, *own, other[0],
        float(len(a.rare & b.rare)), float(len(a.rare ^ b.rare)), float(numbers), float(apart),
    )  # fmt: skip


def _best(near: Numbers, axis: int) -> Numbers:
    """How near to each word of one side the nearest of the other is."""
    import numpy as np

    if not near.shape[axis]:
        return np.zeros(near.shape[1 - axis])
    found: Numbers = near.max(axis)
    return found


def _shares(mine: Numbers, ours: Numbers, yours: Numbers, theirs: Numbers) -> tuple[float, float, float, float]:
    """How much of the one side is met, of the other, of both, and how much of either by the very same words."""
    least, most = sorted((_share(mine, ours), _share(yours, theirs)))
    same = max(_share(mine, (ours == 1).astype(float)), _share(yours, (theirs == 1).astype(float)))
    return least, most, 2 * least * most / max(0.01, least + most), same


def _share(weights: Numbers, best: Numbers) -> float:
    return _sum(weights, best) / max(0.01, math.fsum(weights.tolist()))


def _sum(weights: Numbers, best: Numbers) -> float:
    return math.fsum((weights * best).tolist())


def _missing(weights: Numbers, best: Numbers) -> tuple[float, float, float]:
    """How much the words weigh that the other side lacks: all of them, and the two that weigh most."""
    lost = sorted((weights * (1 - best)).tolist(), reverse=True)
    return (math.fsum(lost), *(*lost, 0.0, 0.0)[:2])


def _tops(weights: Numbers, best: Numbers) -> tuple[float, float]:
    """How much the two words weigh that tell most, of those that both sides have."""
    met = sorted(weights[best == 1].tolist(), reverse=True)
    one, two = (*met, 0.0, 0.0)[:2]
    return one, two


def _names(a: Spoken, b: Spoken) -> float:
    """Whether the sentence of ``b`` names the speaker of ``a``."""
    return float(bool(a.surname) and a.surname in b.stems)
