"""Which of the attributions that are linked are one statement: merged in the order of how sure it is.

A chain of pairs, each alike, leads from one utterance to another. So a merge must hold beyond the pair that proposes
it: between the fullest tellings of both sides, or on average between some of each; and two contents of one article are
one statement only where the one repeats the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.likeness import likeness, same
from onrecord.resolve.telling.uttered import read_told

Row = dict[str, Any]

_SOME = 3
"""Of each side, so many of the fullest are compared."""


def decide(row: Row) -> Iterator[Row]:
    """For each attribution of a component the first one of its statement. row: see ``sql.LINKED``."""
    members = {each["n"]: read_told(each["said"], each["entity"]) for each in row["members"]}
    edges = [(each["score"], each["one"], each["two"]) for each in row["edges"]]
    for n, head in merged(members, edges):
        yield {"n": n, "head": head}


def merged(members: Mapping[int, Told], edges: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Each member with the least of its statement. edges: score and two members, at least ``same()`` alike."""
    group = {n: [n] for n in members}
    ordered = sorted((-score, one, two) for score, one, two in edges)
    like = partial(_like, members, {(one, two): -score for score, one, two in ordered})
    for _, one, two in ordered:
        left, right = group[one], group[two]
        if left is not right and _holds(members, left, right, like):
            joined = sorted(left + right, key=lambda n: _fullness(members[n], n))
            group.update(dict.fromkeys(joined, joined))
    for n in sorted(members):
        yield n, min(group[n])


def _fullness(told: Told, n: int) -> tuple[float, int, int]:
    return -told.wording.weight, int(told.kind == "indirect"), n


def _holds(members: Mapping[int, Told], left: list[int], right: list[int], like: Any) -> bool:
    """Whether two statements are one. Of each, the fullest members come first."""
    least = same()
    articles: dict[str, list[int]] = {}
    for n in left:
        articles.setdefault(members[n].document, []).append(n)
    for n in right:
        if any(like(other, n) < least for other in articles.get(members[n].document, ())[:_SOME]):
            return False
    if like(left[0], right[0]) >= least:
        return True
    scores = [like(one, two) for one in left[:_SOME] for two in right[:_SOME]]
    return sum(scores) / len(scores) >= least


def _like(members: Mapping[int, Told], known: dict[tuple[int, int], float], one: int, two: int) -> float:
    pair = (min(one, two), max(one, two))
    if pair not in known:
        # An edge is at least as sure as it must be; what is compared only now may be anything.
        known[pair] = likeness(members[pair[0]], members[pair[1]])
    return known[pair]
