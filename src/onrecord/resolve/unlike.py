"""Told cheaply: names that no closer look would find to be of one person, or of one body.

Of the pairs of names that share a blocking key, ninety-seven in a hundred are of two people, and nearly all of these
show it at once: each name has a part that nothing in the other is a spelling of. ``persons`` and ``organisations`` take
many times as long to say so. They give less than 0.7 to what is rejected here, but for one in some twenty thousand
pairs of those that they hold the same.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.resolve.lexicon import given_names, names_behind
from onrecord.resolve.name_parts import Parts, parts_of
from onrecord.resolve.organisation_words import organisation_of
from onrecord.resolve.organisations import are_grown, by_acronym, word_score
from onrecord.resolve.parts_alike import part_score
from onrecord.resolve.sounds import SAME, skeleton
from onrecord.resolve.syllables import syllables_of
from onrecord.resolve.transliteration import ABJAD, words

_MISSPELT = 5
"""Letters of the shortest part whose spelling the rest of the name may excuse."""
_MADE = frozenset(("din", "abd", "~bd"))
"""What parts begin with that were made of two words; their given names tell nothing."""
_SHORTER = 3
"""Letters by which two parts grown together may be longer than the part that they are in the other name."""


def unlike_persons(left: str, right: str) -> bool:
    """Whether each of two persons' names has a part that nothing in the other can be a spelling of."""
    ours, theirs = parts_of(left), parts_of(right)
    if not ours.parts or not theirs.parts or ours.patronymic >= 0 or theirs.patronymic >= 0:
        return False
    if not _stands_alone(ours, theirs) or not _stands_alone(theirs, ours):
        return False
    if _may_grow(ours.parts, theirs.parts) or _may_grow(theirs.parts, ours.parts):
        return False
    return not syllables_of(left) or not syllables_of(right)


def _stands_alone(name: Parts, other: Parts) -> bool:
    """Whether a part of ``name`` finds no counterpart."""
    return any(
        part not in other.parts and at not in name.kunya and not any(_may_be(part, one) for one in other.parts)
        for at, part in enumerate(name.parts)
    )


def _may_be(one: str, two: str) -> bool:
    return _may_be_spelt(one, two) if one < two else _may_be_spelt(two, one)


@lru_cache(maxsize=1 << 19)
def _may_be_spelt(one: str, two: str) -> bool:
    if one[:3] not in _MADE and two[:3] not in _MADE and min(len(one), len(two)) > 1:
        ours, theirs = names_behind(one), names_behind(two)
        if ours and theirs and not ours & theirs:
            return _slipped(one, two)
    if part_score(one, two) >= SAME:
        return True
    return _slipped(one, two)


def _slipped(one: str, two: str) -> bool:
    """Whether the rest of the two names may excuse how this part is spelt."""
    if min(len(one), len(two)) < _MISSPELT or one[0] != two[0]:
        return False
    return skeleton(one) == skeleton(two) or DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1


def _may_grow(parts: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two neighbouring parts may be one in the other name ("Mohammad Reza", "Mohammadreza")."""
    for first, second in pairwise(parts):
        for whole in other:
            if len(whole) < len(first) + len(second) - _SHORTER or len(whole) <= min(len(first), len(second)):
                continue
            grown = first + second.lstrip(ABJAD)
            if (first[0] == whole[0] or grown in given_names()) and part_score(grown, whole) >= _GROWN:
                return True
            if whole.startswith(first) and whole.endswith(second):
                return True
    return False


_GROWN = 0.85


def unlike_bodies(left: str, right: str) -> bool:
    """Whether a name of an organisation, group or place has a word that nothing in the other can be a spelling of."""
    ours, theirs = organisation_of(left), organisation_of(right)
    if any(bracket in left + right for bracket in "([（") or by_acronym(words(left), ours, words(right), theirs):
        return False
    if ours.numbers != theirs.numbers:
        return True
    if not _lacks(ours.told, theirs.told) and not _lacks(theirs.told, ours.told):
        return False
    return not are_grown(ours, theirs)


def _lacks(told: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(
        word not in other
        and not any(word_score(word, one) >= SAME for one in other)
        and not _written_apart(at, told, other)
        for at, word in enumerate(told)
    )


def _written_apart(at: int, told: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the word may be written as one with its neighbour, or as two, in the other name ("North West")."""
    heard = {
        skeleton(told[start] + told[start + 1].lstrip(ABJAD)) for start in (at - 1, at) if 0 <= start < len(told) - 1
    }
    if any(skeleton(word) in heard for word in other):
        return True
    return any(skeleton(first + second.lstrip(ABJAD)) == skeleton(told[at]) for first, second in pairwise(other))
