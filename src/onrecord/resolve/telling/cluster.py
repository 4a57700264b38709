"""Which of the attributions that are linked are one statement: merged in the order of how sure it is.

A chain of pairs, each alike, leads from one utterance to another. So a merge must hold beyond the pair that proposes
it: between the fullest tellings of both sides, or on average between some of each; and two contents of one article are
one statement only where the one repeats the other, or where both are pieces of what another article tells in one. What
a person said of two outweighs all that: see ``ruled``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.resolve.telling.evidence import Told, evidence
from onrecord.resolve.telling.likeness import likeness_by
from onrecord.resolve.telling.pairs import border, one_voice, quoted_in, repeats, timely, within
from onrecord.resolve.telling.ruled import Ties
from onrecord.resolve.telling.uttered import read_told

Row = dict[str, Any]

_SOME = 3
"""Of each side, so many of the fullest are compared."""

_MOST = 0.5
"""How much of the whole two pieces of it must tell together."""


def decide(row: Row) -> Iterator[Row]:
    """For each attribution of a component the first one of its statement. row: see ``sql.LINKED``."""
    members = {each["n"]: read_told(each["said"], each["entity"]) for each in row["members"]}
    edges = [(each["score"], each["one"], each["two"]) for each in row["edges"] or ()]
    for n, head in merged(members, edges, row["rulings"] or ()):
        yield {"n": n, "head": head}


def merged(
    members: Mapping[int, Told], edges: Iterable[tuple[float, int, int]], rulings: Iterable[Row] = ()
) -> Iterator[tuple[int, int]]:
    """Each member with the least of its statement. edges: score and two members, at least ``same()`` alike.

    rulings: ``judgement``, ``verb``, ``one`` and ``two``; of members that are not here they say nothing.
    """
    ties = Ties(members, rulings)
    ordered = sorted((ties.is_outcast(one) or ties.is_outcast(two), -score, one, two) for score, one, two in edges)
    scores = _Scores(members, {(one, two): -score for _, score, one, two in ordered})
    groups = {n: _Group([n], [n], {members[n].document: [n]}) for n in sorted(members)}
    for _, _, one, two in ordered:
        small, large = sorted((groups[one], groups[two]), key=lambda group: (len(group.members), -group.members[0]))
        if small is not large and ties.may_join(one, two) and _holds(scores, members, small, large):
            _join(members, small, large)
            groups.update(dict.fromkeys(small.members, large))
            # Groups are of those that are alike; what a person made one of several groups does not blur them.
            ties.join(one, two)
    yield from sorted(ties.heads().items())


@dataclass
class _Group:
    """Members that are alike so far, the one that came first leading.

    fullest: some of them, the fullest first. articles: members by document.
    """

    members: list[int]
    fullest: list[int]
    articles: dict[str, list[int]]


@dataclass
class _Scores:
    """How alike two members are, the pairs that were compared before as they are known."""

    members: Mapping[int, Told]
    known: dict[tuple[int, int], float]
    seen: dict[tuple[int, int], tuple[float, ...]] = field(default_factory=dict)
    """The evidence for a pair, which both its score and its border rest on."""

    def border(self, one: int, two: int) -> float:
        """What ``of`` must be at least."""
        return border(self._evidence(one, two), self.members[one], self.members[two])

    def reach(self, one: int, two: int) -> bool:
        """Whether the two are alike enough."""
        return self.of(one, two) >= self.border(one, two)

    def of(self, one: int, two: int) -> float:
        """0..1."""
        pair = (min(one, two), max(one, two))
        if pair not in self.known:
            self.known[pair] = likeness_by(self._evidence(*pair), self.members[pair[0]], self.members[pair[1]])
        return self.known[pair]

    def _evidence(self, one: int, two: int) -> tuple[float, ...]:
        pair = (min(one, two), max(one, two))
        if pair not in self.seen:
            self.seen[pair] = evidence(self.members[pair[0]], self.members[pair[1]])
        return self.seen[pair]


def _holds(scores: _Scores, members: Mapping[int, Told], small: _Group, large: _Group) -> bool:
    """Whether two statements are one."""
    fullest = min((small.fullest[0], large.fullest[0]), key=lambda n: _fullness(members[n], n))
    for n in small.members:
        for other in large.articles.get(members[n].document, ())[:_SOME]:
            again = scores.reach(other, n) and repeats(members[other], members[n])
            if not again and not _pieces(members, fullest, n, other):
                return False
    # An undated article does not bridge the months between two dated ones.
    if not all(timely(members[n], members[other]) for n in small.members for other in large.fullest):
        return False
    if scores.reach(small.fullest[0], large.fullest[0]):
        return True
    pairs = [(one, two) for one in small.fullest for two in large.fullest]
    return sum(scores.of(*pair) - scores.border(*pair) for pair in pairs) >= 0


def _pieces(members: Mapping[int, Told], whole: int, one: int, two: int) -> bool:
    """Whether two contents of one article are pieces of what another article tells in one, and most of it.

    Two sentences of a long speech are not: they are two statements, whoever prints the speech.
    """
    a, b, full = members[one], members[two], members[whole]
    if full.document == a.document or not one_voice(a, b) or within(a, b):
        return False
    if a.wording.weight + b.wording.weight < _MOST * full.wording.weight:
        return False
    return quoted_in(a, full) and quoted_in(b, full)


def _join(members: Mapping[int, Told], small: _Group, large: _Group) -> None:
    for n in small.members:
        large.articles.setdefault(members[n].document, []).append(n)
    first = min(small.members[0], large.members[0])
    large.members += small.members
    if large.members[0] != first:
        place = large.members.index(first)
        large.members[0], large.members[place] = large.members[place], large.members[0]
    fullest = sorted(large.fullest + small.fullest, key=lambda n: _fullness(members[n], n))
    large.fullest = fullest[:_SOME]


def _fullness(told: Told, n: int) -> tuple[float, int, int]:
    return -told.wording.weight, int(told.kind == "indirect"), n
