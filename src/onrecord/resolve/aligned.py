"""Two bodies side by side: the passages that stand in both, to the exact word.

Runs of equal words are laid over both texts, the longest first, so that no word belongs to two of them. They grow over
small edits at their ends and are joined over small gaps: a changed spelling, a word that went, a price put otherwise.
A paragraph that one of the two lacks parts two passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from onrecord.resolve.bodies import RUN, SHINGLE, Body
from onrecord.types import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OWN = 8
"""So many words of a passage stand outside quotations in both texts: the outlets' own, and not of whom they quote."""

_REPEATS = 4
_GAP = 40
_CHANGED = 5
_AHEAD = 24
_REPLACED, _MISSING = 1.2, 0.9

_Block = tuple[int, int, int]
"""Word ``[0]`` of one body and word ``[1]`` of the other begin ``[2]`` equal words."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What two bodies share. share: of the words of the shorter one, so many lie in passages; 0..1."""

    share: float
    passages: tuple[Passage, ...]


def align(one: Body, two: Body) -> Aligned | None:
    """The passages that two bodies share, in the order of the first; None where there are none.

    One passage at least has ``RUN`` equal words in a row (or is all of a body that is shorter) and ``OWN`` equal words
    outside quotations; the others have ``RUN`` equal words, and one of them outside.
    """
    tiles = _tiles(one, two)
    if not tiles:
        return None
    need = min(RUN, len(one.keys), len(two.keys))
    weighed = [(chain, *_weight(chain, one.own, two.own)) for chain in _Chains(one, two, tiles).joined()]
    if not any(longest >= need and own >= min(OWN, need) for _, longest, _, own in weighed):
        return None
    chains = [chain for chain, _, equal, own in weighed if equal >= need and own]
    pieces = [piece for chain in chains for piece in _pieces(chain, one.stretch, two.stretch)]
    side, body = (0, one) if len(one.keys) <= len(two.keys) else (1, two)
    words = sum(last[side] + last[2] - first[side] for first, last in pieces)
    spans = (
        Passage(one.span(first[0], last[0] + last[2] - 1), two.span(first[1], last[1] + last[2] - 1))
        for first, last in pieces
    )
    return Aligned(round(words / len(body.keys), 4), tuple(sorted(spans, key=lambda each: (each.a, each.b))))


def _tiles(one: Body, two: Body) -> list[_Block]:
    """Runs of equal words that do not overlap in either text, the longest first."""
    import numpy as np

    used = np.zeros(len(one.keys), bool), np.zeros(len(two.keys), bool)
    tiles: list[_Block] = []
    runs = sorted(_runs(one, two), key=lambda run: (-run[2], run[0], run[1]))
    for _, same in groupby(runs, key=lambda run: (run[2], run[0])):
        for start, other, length in _nearest(list(same), tiles):
            free = ~(used[0][start : start + length] | used[1][other : other + length])
            for at, size in _stretches(free):
                if size >= SHINGLE:
                    tiles.append((start + at, other + at, size))
                    used[0][start + at : start + at + size] = True
                    used[1][other + at : other + at + size] = True
    return tiles


def _nearest(runs: list[_Block], tiles: Sequence[_Block]) -> list[_Block]:
    """Places of the same words in the second text; that first which fits what stands near them in the first one."""
    if len(runs) > 1 and tiles:
        start, other, _ = min(tiles, key=lambda tile: abs(tile[0] - runs[0][0]))
        runs.sort(key=lambda run: abs((run[1] - run[0]) - (other - start)))
    return runs


def _runs(one: Body, two: Body) -> Iterator[_Block]:
    """All runs of at least a shingle; of a shingle that stands often in the second text, the first few places count."""
    import numpy as np

    ours, theirs, order = one.shingles, two.shingles, two.order
    sorted_theirs = theirs[order]
    left = np.searchsorted(sorted_theirs, ours, "left")
    counts = np.minimum(np.searchsorted(sorted_theirs, ours, "right") - left, _REPEATS)
    here = np.repeat(np.arange(len(ours)), counts)
    if not len(here):
        return
    nth = np.arange(len(here)) - np.repeat(counts.cumsum() - counts, counts)
    there = order[left[here] + nth]
    sort = np.lexsort((here, there - here))
    here, there = here[sort], there[sort]
    new = np.flatnonzero((np.diff(here) != 1) | (np.diff(there - here) != 0)) + 1
    starts, ends = np.concatenate(([0], new)), np.concatenate((new, [len(here)]))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield int(here[start]), int(there[start]), end - start + SHINGLE - 1


def _stretches(free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where runs of True begin, and how long they are."""
    import numpy as np

    if free.all():
        return [(0, len(free))]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype("i1"), [0]))))
    return [(int(start), int(end - start)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


class _Chains:
    """Tiles that grow, and are joined where what lies between them is little."""

    def __init__(self, one: Body, two: Body, tiles: Sequence[_Block]) -> None:
        self._keys = one.words, two.words
        self._tiles = sorted(tiles)
        # Where the next tile begins, or the last one ended, in each text.
        self._starts = [sorted(tile[side] for tile in tiles) for side in (0, 1)]
        self._ends = [sorted(tile[side] + tile[2] for tile in tiles) for side in (0, 1)]

    def joined(self) -> list[list[_Block]]:
        """Chains of blocks, each in the order of both texts."""
        chains: list[list[_Block]] = []
        for tile in self._tiles:
            chain = chains[-1] if chains else None
            if chain and (bridge := self._bridge(chain[-1], tile)) is not None:
                chain += [*bridge, tile]
            else:
                chains.append([tile])
        return [[*self._grown(chain[0], -1), *chain, *self._grown(chain[-1], 1)] for chain in chains]

    def _bridge(self, before: _Block, after: _Block) -> list[_Block] | None:
        """The equal words between two tiles, if they follow each other in both texts and little differs there."""
        gaps = [(before[side] + before[2], after[side]) for side in (0, 1)]
        sizes = [end - start for start, end in gaps]
        if min(sizes) < 0 or max(sizes) > _GAP or max(sizes) - min(sizes) > _CHANGED:
            return None
        if any(start < self._next(side, start) < end for side, (start, end) in enumerate(gaps)):
            return None
        found = list(self._equal(*gaps))
        same = sum(block[2] for block in found)
        return found if max(sizes) - same <= _CHANGED else None

    def _grown(self, block: _Block, way: int) -> list[_Block]:
        """Equal words beyond an end of a chain, over edits that are smaller than what follows them. way: 1 or -1."""
        if way > 0:
            starts = [block[side] + block[2] for side in (0, 1)]
            windows = [(at, min(at + _AHEAD, self._next(side, at))) for side, at in enumerate(starts)]
        else:
            windows = [(max(block[side] - _AHEAD, self._last(side, block[side])), block[side]) for side in (0, 1)]
        if any(start >= end for start, end in windows):
            return []
        found = sorted(self._equal(*windows), reverse=way < 0)
        best, score, kept = 0.0, 0.0, 0
        # How far each text was followed; what lies between two blocks costs, what is equal counts.
        at = [window[way < 0] for window in windows]
        for count, each in enumerate(found, 1):
            edges = [each[side] + (each[2] if way < 0 else 0) for side in (0, 1)]
            edit = [abs(edges[side] - at[side]) for side in (0, 1)]
            if max(edit) > _CHANGED:
                break
            score += each[2] - _cost(*edit)
            at = [each[side] + (0 if way < 0 else each[2]) for side in (0, 1)]
            if score > best:
                best, kept = score, count
        taken = sorted(found[:kept])
        for side in (0, 1):
            self._claim(side, taken)
        return taken

    def _claim(self, side: int, taken: Sequence[_Block]) -> None:
        from bisect import insort

        for block in taken:
            insort(self._starts[side], block[side])
            insort(self._ends[side], block[side] + block[2])

    def _equal(self, ours: tuple[int, int], theirs: tuple[int, int]) -> Iterator[_Block]:
        from rapidfuzz.distance import Levenshtein

        left, right = self._keys[0][slice(*ours)], self._keys[1][slice(*theirs)]
        if set(left).isdisjoint(right):
            return
        for code in Levenshtein.opcodes(left, right):
            if code.tag == "equal":
                yield ours[0] + code.src_start, theirs[0] + code.dest_start, code.src_end - code.src_start

    def _next(self, side: int, at: int) -> int:
        """Where the first tile at or after a word begins; the end of the text if there is none."""
        from bisect import bisect_left

        starts = self._starts[side]
        place = bisect_left(starts, at)
        return starts[place] if place < len(starts) else len(self._keys[side])

    def _last(self, side: int, at: int) -> int:
        """Where the last tile that ends at or before a word does so; 0 if there is none."""
        from bisect import bisect_right

        ends = self._ends[side]
        place = bisect_right(ends, at)
        return ends[place - 1] if place else 0


def _cost(one: int, two: int) -> float:
    """What an edit costs, in equal words: one that puts some words for others more than one that leaves some out."""
    if not one and not two:
        return 0.0
    return _REPLACED * max(one, two) if one and two else max(_REPLACED, _MISSING * (one + two))


def _weight(chain: Sequence[_Block], one: NDArray[np.bool_], two: NDArray[np.bool_]) -> tuple[int, int, int]:
    """The longest run of a chain, its equal words, and those of them that are the outlets' own in both texts."""
    own = sum(int((one[i : i + size] & two[j : j + size]).sum()) for i, j, size in chain)
    return max(size for _, _, size in chain), sum(size for _, _, size in chain), own


def _pieces(chain: Sequence[_Block], one: NDArray[np.int64], two: NDArray[np.int64]) -> Iterator[tuple[_Block, _Block]]:
    """First and last block of each piece of a chain: what lies in different stretches of a text is parted."""
    cut = [piece for block in chain for piece in _cut(block, one, two)]
    for _, group in groupby(cut, key=lambda block: (one[block[0]], two[block[1]])):
        blocks = list(group)
        yield blocks[0], blocks[-1]


def _cut(block: _Block, one: NDArray[np.int64], two: NDArray[np.int64]) -> Iterator[_Block]:
    start, other, size = block
    if one[start] == one[start + size - 1] and two[other] == two[other + size - 1]:
        yield block
        return
    changes = [0, *(at for at in range(1, size) if _parted(at, block, one, two)), size]
    for first, last in pairwise(changes):
        yield start + first, other + first, last - first


def _parted(at: int, block: _Block, one: NDArray[np.int64], two: NDArray[np.int64]) -> bool:
    return bool(one[block[0] + at] != one[block[0] + at - 1] or two[block[1] + at] != two[block[1] + at - 1])
