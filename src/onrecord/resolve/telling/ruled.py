"""What people said of tellings: that two tell one statement, or that they do not.

It outweighs all evidence. Who is kept apart from another stays so however many pairs lead from the one to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.types import Verdict

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToldRuling:
    """What a person said of two attributions; ``verb`` is ``same`` or ``different``."""

    judgement: int
    verb: str
    one: str
    two: str


def told_rulings(verdicts: Iterable[Verdict]) -> list[ToldRuling]:
    """The verdicts on whether two attributions tell one statement."""
    return [
        ToldRuling(each.judgement, each.verb, each.attribution, each.other)
        for each in verdicts
        if each.verb in ("same", "different") and each.attribution and each.other and each.attribution != each.other
    ]


class Ties:
    """Members of a component, which of them are one, and which must never be.

    Two that a person made one are one from the beginning, whatever else they are joined with later.
    """

    def __init__(self, members: Collection[int], rulings: Iterable[Row] = ()) -> None:
        self._of = {n: n for n in members}
        self._members = {n: [n] for n in members}
        self._enemies: dict[int, set[int]] = {}
        self._apart: Counter[int] = Counter()
        # Of contradictory rulings the latest counts.
        for row in sorted(rulings, key=lambda row: (-int(row["judgement"]), row["one"], row["two"])):
            one, two = row["one"], row["two"]
            if one not in self._of or two not in self._of:
                continue
            if row["verb"] == "same":
                self.join(one, two)
            elif self._of[one] != self._of[two]:
                self._enemies.setdefault(self._of[one], set()).add(two)
                self._enemies.setdefault(self._of[two], set()).add(one)
                self._apart.update((one, two))

    def may_join(self, one: int, two: int) -> bool:
        """Whether nobody said that any of those that are one with ``one`` is not any of those with ``two``."""
        left, right = self._of[one], self._of[two]
        return left == right or not any(self._of[enemy] == right for enemy in self._enemies.get(left, ()))

    def is_outcast(self, n: int) -> bool:
        """Whether one is told apart from several: it must not draw others to it before they have found each other."""
        return self._apart[n] > 1

    def join(self, one: int, two: int) -> None:
        """Make two one, with all that they are one with, if they may be."""
        left, right = sorted((self._of[one], self._of[two]), key=lambda each: (len(self._members[each]), -each))
        if left == right or not self.may_join(one, two):
            return
        for n in self._members[left]:
            self._of[n] = right
        self._members[right] += self._members.pop(left)
        if (enemies := self._enemies.pop(left, None)) is not None:
            self._enemies.setdefault(right, set()).update(enemies)

    def heads(self) -> dict[int, int]:
        """Each member with the least of those that it is one with."""
        least = {key: min(found) for key, found in self._members.items()}
        return {n: least[key] for n, key in self._of.items()}
