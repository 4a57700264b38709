"""When an article is analysed again: which of the earlier findings is each of the new ones?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")


def matched(
    found: Sequence[T],
    alive: Sequence[T],
    key: Callable[[T], Hashable],
    share: Callable[[T, T], float],
    least: float,
) -> dict[int, T]:
    """Which of ``alive`` each of ``found`` is, by its position in ``found``, in that order; each is one at most.

    key: what is the same of both is one. share: how much a new one and an earlier one have in common, 0..1; of the
    others those are one that have most in common, from ``least`` on.
    """
    known = {key(old): old for old in alive}
    pairs = {at: known[key(new)] for at, new in enumerate(found) if key(new) in known}
    taken = {id(old) for old in pairs.values()}
    shares = [
        (-common, at, number)
        for at, new in enumerate(found)
        if at not in pairs
        for number, old in enumerate(alive)
        if id(old) not in taken and (common := share(new, old)) >= least
    ]
    for _, at, number in sorted(shares):
        old = alive[number]
        if at not in pairs and id(old) not in taken:
            pairs[at] = old
            taken.add(id(old))
    return dict(sorted(pairs.items()))
