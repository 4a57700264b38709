"""Are two names of one person? Part by part: what each has, what one lacks, in what order they stand.

A part that only one name has (a patronymic, a second given name, a tribe) takes away little. Where both have a part
that the other lacks, they are two people: brothers share all but the given name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.resolve.lexicon import given_names
from onrecord.resolve.name_parts import Parts, parts_of, stem
from onrecord.resolve.parts_alike import marked, part_score
from onrecord.resolve.sounds import SAME, skeleton
from onrecord.resolve.syllables import same_syllables, syllables_of
from onrecord.resolve.transliteration import ABJAD


class Finding(NamedTuple):
    """How sure it is that two names are one, and why, in short plain words."""

    score: float
    why: str


_NONE = Finding(0.0, "")
_MOST_PARTS = 12


@lru_cache(maxsize=65536)
def compare_persons(left: str, right: str) -> Finding:
    """How sure it is, 0..1, that two names are of one person."""
    ours, theirs = parts_of(left), parts_of(right)
    if not ours.parts or not theirs.parts:
        return _NONE
    if max(len(ours.parts), len(theirs.parts)) > _MOST_PARTS:
        return Finding(1.0, "equal") if ours.parts == theirs.parts else _NONE
    if ours.generation and theirs.generation and ours.generation != theirs.generation:
        return Finding(0.4, "another generation")
    if ours.parts == theirs.parts:
        return Finding(1.0, "equal" if left == right else "equal but for titles, marks or spaces")
    mine, other = syllables_of(left), syllables_of(right)
    if mine and other:
        if any(same_syllables(one, two) for one in mine for two in other):
            return Finding(0.95, "the same syllables")
        return Finding(0.45 * _shared(ours.parts, theirs.parts), "other syllables")
    return _by_parts(ours, theirs)


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    return len(set(ours) & set(theirs)) / max(len(set(ours)), len(set(theirs)))


def _by_parts(ours: Parts, theirs: Parts) -> Finding:
    ours, theirs = _grown_together(ours, theirs), _grown_together(theirs, ours)
    if (len(ours.parts), ours) > (len(theirs.parts), theirs):
        ours, theirs = theirs, ours
    met = _pairs(ours, theirs)
    met += _by_the_rest(ours, theirs, met)
    alone, alone_there = _left_over(ours, {i for i, _, _ in met}), _left_over(theirs, {j for _, j, _ in met})
    if not met:
        return Finding(0.2 * _closest(ours, theirs), "nothing in common")
    share = sum(score for _, _, score in met) / max(len(ours.parts), len(theirs.parts))
    if alone and alone_there:
        return Finding(min(0.6, 0.65 * share), "each has a part that the other lacks")
    if len(met) == 1 and len(theirs.parts) > 1:
        return _one_part(ours, theirs, met[0])
    if not _in_order(ours, theirs, met):
        return Finding(0.6, "the same parts in another order")
    weakest = min(score for _, _, score in met)
    mean = sum(score for _, _, score in met) / len(met)
    spare = len(alone) + len(alone_there)
    score = 0.5 * weakest + 0.5 * mean - 0.03 * min(spare, 3)
    initials = sum(1 for i, j, _ in met if min(len(ours.parts[i]), len(theirs.parts[j])) == 1)
    if initials == len(met):
        return Finding(0.5, "initials alone")
    return Finding(min(0.98, max(score, 0.7 if weakest >= SAME else 0.0)), _why(ours, theirs, met, spare))


def _why(ours: Parts, theirs: Parts, met: list[tuple[int, int, float]], spare: int) -> str:
    said = []
    other = [(ours.parts[i], theirs.parts[j]) for i, j, _ in met if ours.parts[i] != theirs.parts[j]]
    initials = [pair for pair in other if min(map(len, pair)) == 1]
    spelt = [(one, two) for one, two in other if (one, two) not in initials]
    if any(ABJAD in (one[0], two[0]) for one, two in spelt):
        said.append("the same consonants in another script")
    elif spelt:
        said.append("spelt alike: " + ", ".join(f"{shown(one)}/{shown(two)}" for one, two in spelt))
    if initials:
        said.append("initials")
    if [j for _, j, _ in sorted(met)] != sorted(j for _, j, _ in met):
        said.append("in another order")
    if spare:
        said.append("one name is longer")
    return "; ".join(said) or "the same parts"


def shown(part: str) -> str:
    """A part as a reader knows it."""
    if part.startswith("din") and marked(part, "din"):
        return f"{part[3:].capitalize()} al-Din"
    if part.startswith("abd") and marked(part, "abd"):
        return f"Abd {part[3:].capitalize()}"
    return part.capitalize()


def _left_over(name: Parts, met: set[int]) -> list[int]:
    """Parts that found no counterpart, initials and kunyas too."""
    return [at for at in range(len(name.parts)) if at not in met and at not in name.kunya]


def _closest(ours: Parts, theirs: Parts) -> float:
    return max((part_score(one, two) for one in ours.parts for two in theirs.parts), default=0.0)


def _one_part(ours: Parts, theirs: Parts, met: tuple[int, int, float]) -> Finding:
    """One part alone: a surname may stand for the name, a given name hardly."""
    _, at, score = met
    if len(ours.parts) > 1 or min(len(ours.parts[0]), len(theirs.parts[at])) == 1:
        return Finding(0.5 * score, "one part in common")
    last = len(theirs.parts) - 1
    if at == last and at != theirs.patronymic:
        return Finding(0.75 * score, f"“{ours.parts[0]}” is the surname of the other")
    return Finding(0.6 * score, f"“{ours.parts[0]}” is a given name of the other")


def _pairs(ours: Parts, theirs: Parts) -> list[tuple[int, int, float]]:
    """Which part goes with which: the surest pairs first, and among equals those that stand alike."""
    options = []
    for i, one in enumerate(ours.parts):
        for j, two in enumerate(theirs.parts):
            score = _scored(ours, i, one, theirs, j, two)
            if score >= SAME:
                ends = (len(ours.parts) - i) == (len(theirs.parts) - j)
                options.append((-score, -(i == j) - ends, abs(i - j), i, j))
    found: list[tuple[int, int, float]] = []
    for score, _, _, i, j in sorted(options):
        if all(i != one and j != two for one, two, _ in found):
            found.append((i, j, -score))
    return found


def _by_the_rest(ours: Parts, theirs: Parts, met: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The last pair left where two or more surely go together: then the surname may be misspelt further."""
    left = [i for i in range(len(ours.parts)) if all(i != one for one, _, _ in met)]
    right = [j for j in range(len(theirs.parts)) if all(j != two for _, two, _ in met)]
    if len(met) < _SURE or len(left) != 1 or len(right) != 1 or any(score < _SURELY for _, _, score in met):
        return []
    i, j = left[0], right[0]
    one, two = ours.parts[i], theirs.parts[j]
    if i != len(ours.parts) - 1 or j != len(theirs.parts) - 1 or (one in given_names() and two in given_names()):
        return []
    if min(len(one), len(two)) >= _LONG and one[0] == two[0] and (skeleton(one) == skeleton(two) or _slip(one, two)):
        return [(i, j, SAME)] if part_score(one, two) >= _NEAR else []
    return []


_SURE = 2
_SURELY = 0.84
_LONG = 5
_NEAR = 0.45


def _slip(one: str, two: str) -> bool:
    return DamerauLevenshtein.distance(one, two) == 1


def _scored(ours: Parts, i: int, one: str, theirs: Parts, j: int, two: str) -> float:
    if (i in ours.kunya) != (j in theirs.kunya) and len(one) > 1 and len(two) > 1 and one != two:
        return 0.0
    if i == ours.patronymic or j == theirs.patronymic:
        if i == ours.patronymic and j == theirs.patronymic:
            return 1.0 if one == two else part_score(stem(one), stem(two))
        if min(len(one), len(two)) > 1:
            return 0.0
    return part_score(one, two)


def _in_order(ours: Parts, theirs: Parts, met: list[tuple[int, int, float]]) -> bool:
    """Whether the parts stand in one order, or in that of "surname first"."""
    pairs = sorted((i, j) for i, j, _ in met if i != ours.patronymic and j != theirs.patronymic)
    order = [j for _, j in pairs]
    if order == sorted(order):
        return True
    if ours.ordered and theirs.ordered:
        return False
    turn = next(at for at in range(1, len(order)) if order[at] < order[at - 1])
    if order[turn:] + order[:turn] != sorted(order):
        return False
    # Turned round: what one begins with, the other ends with; a surname is moved whole, and that of a name
    # whose order is known stays where it is.
    moved_to_end = pairs[0][0] == 0 and pairs[turn - 1][1] == _last(theirs)
    moved_to_start = pairs[turn][1] == 0 and pairs[-1][0] == _last(ours)
    if len(order) == len(ours.parts) == len(theirs.parts) and not (moved_to_end or moved_to_start):
        return False
    if not (moved_to_end or moved_to_start):
        return False
    return not _all_given(ours) or not _all_given(theirs)


def _last(name: Parts) -> int:
    last = len(name.parts) - 1
    return last - 1 if last == name.patronymic else last


def _all_given(name: Parts) -> bool:
    return all(part in given_names() for part in name.parts)


@lru_cache(maxsize=65536)
def _grown_together(name: Parts, other: Parts) -> Parts:
    """``name`` with two neighbouring parts made one where the other name has them as one ("Mohammad Reza")."""
    parts = name.parts
    for at in range(len(parts) - 1):
        first, second = parts[at], parts[at + 1].lstrip(ABJAD)
        one = next(
            (first + link + second for link in ("", "ul", "al") if first + link + second in other.parts), first + second
        )
        if (parts[at][0] == ABJAD) != (parts[at + 1][0] == ABJAD) or min(len(parts[at]), len(parts[at + 1])) == 1:
            continue
        if any(part_score(one, two) >= 0.85 for two in other.parts if len(two) >= len(one) - 3) and one not in parts:
            if any(part_score(parts[at], two) >= SAME for two in other.parts) and any(
                part_score(parts[at + 1], two) >= SAME for two in other.parts
            ):
                continue
            patronymic = name.patronymic - (name.patronymic > at)
            kunya = frozenset(where - (where > at) for where in name.kunya)
            grown = Parts((*parts[:at], one, *parts[at + 2 :]), name.ordered, patronymic, kunya, name.generation)
            return _grown_together(grown, other)
    return name
