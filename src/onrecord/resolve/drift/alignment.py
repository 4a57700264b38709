"""Two wordings word by word: where they agree, and the stretches where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.resolve.drift.tokens import Token


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the one wording, and the words of the other in their place; one of the two may be empty."""

    left: range
    right: range


def stretches(left: Sequence[Token], right: Sequence[Token]) -> list[Stretch]:
    """Where ``left`` and ``right`` part, in order; the words between the stretches are a longest common subsequence.

    A single small word on which both agree by chance within a reworded stretch does not break it in two.
    """
    codes = LCSseq.opcodes([token.key for token in left], [token.key for token in right])
    parted = [
        Stretch(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end))
        for code in codes
        if code.tag != "equal"
    ]
    merged: list[Stretch] = []
    for one in parted:
        if merged and _belong(left, merged[-1], one):
            last = merged.pop()
            one = Stretch(range(last.left.start, one.left.stop), range(last.right.start, one.right.stop))
        merged.append(one)
    return merged


_SMALL = frozenset("a an the of to in and on for that".split())


def _belong(left: Sequence[Token], before: Stretch, after: Stretch) -> bool:
    between = [left[index].key for index in range(before.left.stop, after.left.start)]
    if not between:
        return True
    reworded = before.left and before.right and after.left and after.right
    return bool(reworded) and len(between) == 1 and between[0] in _SMALL
