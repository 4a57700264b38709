"""Are two names of one organisation, group or place? Word by word, all that tells them apart must be met.

Spelling, order, language of generic words and legal form may differ; a word or a number that only one has makes
another organisation ("Qafila Group", "Qafila Logistics").
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.resolve.lexicon import meanings
from onrecord.resolve.organisation_words import Organisation, organisation_of, outside_brackets
from onrecord.resolve.persons import Finding
from onrecord.resolve.sounds import SAME, alike, heard
from onrecord.resolve.syllables import is_pinyin
from onrecord.resolve.transliteration import ABJAD, words

_NONE = Finding(0.0, "")
_MOST_WORDS = 24
_SHORTEST_ACRONYM = 2
_TYPED = 8
"""Letters that a word must have for one wrong letter to be a slip of the pen."""


@lru_cache(maxsize=65536)
def compare_organisations(left: str, right: str) -> Finding:
    """How sure it is, 0..1, that two names are of one organisation, group or place."""
    plain, plain_there = words(left), words(right)
    if not plain or not plain_there:
        return _NONE
    if plain == plain_there:
        return Finding(1.0, "equal" if left == right else "equal but for marks or case")
    ours, theirs = organisation_of(left), organisation_of(right)
    if max(len(ours.told), len(theirs.told)) > _MOST_WORDS:
        return _NONE
    acronym = by_acronym(plain, ours, plain_there, theirs)
    if acronym:
        return acronym
    if ours.numbers != theirs.numbers:
        return Finding(0.3, "other numbers")
    if ours.told == theirs.told:
        weak = set(ours.weak) ^ set(theirs.weak)
        if _apart(set(ours.weak), set(theirs.weak)):
            return Finding(0.6, "another kind of firm")
        if not weak:
            return Finding(0.97, "equal but for the legal form or small words")
        return Finding(0.8, "equal but for " + ", ".join(sorted(weak)))
    if sorted(ours.told) == sorted(theirs.told):
        return Finding(0.95, "the same words in another order")
    found = _by_words(*sorted((ours, theirs)))
    return found if found.score >= SAME else _without_brackets(left, right) or found


def _without_brackets(left: str, right: str) -> Finding | None:
    """What stands in brackets in one name alone may be left out ("Crescent Trust (Olmstead)")."""
    bare, bare_there = outside_brackets(left), outside_brackets(right)
    if (bare == left) == (bare_there == right):
        return None
    found = compare_organisations(bare, bare_there)
    return Finding(min(0.78, found.score), "equal but for what stands in brackets") if found.score >= 0.8 else None


def _apart(ours: set[str], theirs: set[str]) -> bool:
    """Whether two firms say of themselves that they are something else: a holding and a corporation."""
    mine, other = ours & _KINDS, theirs & _KINDS
    return bool(mine and other and not mine & other)


_KINDS = frozenset(("holding", "corporation", "group", "pmc", "movement"))


def by_acronym(
    plain: tuple[str, ...], ours: Organisation, plain_there: tuple[str, ...], theirs: Organisation
) -> Finding | None:
    """That one name is an acronym of the other, if so; ``plain`` as ``transliteration.words`` gives them."""
    for one, short, long in ((plain, ours, theirs), (plain_there, theirs, ours)):
        letters = _as_letters(one)
        if len(letters) >= _SHORTEST_ACRONYM and len(long.told) > 1:
            if letters in long.short or letters in long.initials:
                return Finding(0.8, "acronym")
        elif short.short & long.short:
            continue
    return None


def _as_letters(name: tuple[str, ...]) -> str:
    """A name of one word, or of letters one by one: what may be an acronym. "" for any other."""
    return "".join(name) if all(len(word) == 1 for word in name) else name[0] if len(name) == 1 else ""


def _by_words(ours: Organisation, theirs: Organisation) -> Finding:
    mine, other = _grown_together(ours.told, theirs.told), _grown_together(theirs.told, ours.told)
    met: list[tuple[str, str, float]] = []
    spare = list(other)
    alone = []
    for word in mine:
        score, best = max(((word_score(word, there), there) for there in spare), default=(0.0, ""))
        if score >= SAME:
            spare.remove(best)
            met.append((word, best, score))
        else:
            alone.append(word)
    if not met:
        if are_grown(ours, theirs):
            return Finding(0.85, "the same but for spaces")
        return Finding(0.1, "nothing in common")
    share = sum(score for _, _, score in met) / max(len(mine), len(other))
    if alone or spare:
        if are_grown(ours, theirs):
            return Finding(0.85, "the same but for spaces")
        return Finding(min(0.65, 0.8 * share), "a word that the other lacks")
    weakest = min(score for _, _, score in met)
    mean = sum(score for _, _, score in met) / len(met)
    said = ", ".join(f"{one.lstrip(ABJAD)}/{two.lstrip(ABJAD)}" for one, two, _ in met if one != two)
    return Finding(0.98 * (0.5 * weakest + 0.5 * mean), f"spelt alike: {said}" if said else "the same words")


def are_grown(ours: Organisation, theirs: Organisation) -> bool:
    """Whether the two are one but for spaces, small words and differences of spelling alone."""
    for one, two in ((ours.joined, theirs.joined), ("".join(ours.told), "".join(theirs.told))):
        if min(len(one), len(two)) >= _TYPED - 2 and (one == two or heard(one[:60]) == heard(two[:60])):
            return True
    return False


@lru_cache(maxsize=131072)
def word_score(left: str, right: str) -> float:
    """How sure it is, 0..1, that two words of organisations' names are one; 0.72 and above: they are."""
    if left == right:
        return 1.0
    if left.isdigit() or right.isdigit():
        return 0.0
    if left > right:
        left, right = right, left
    known = _known()
    if left in known and right in known:
        return 0.0
    shorter, longer = sorted((left, right), key=len)
    if longer[:2] in ("al", "el") and len(longer) > 5 and alike(longer[2:], shorter) >= 0.9:
        return 0.85
    if len(shorter) == 1:
        return 0.0
    if longer in (shorter + "s", shorter + "es") and len(shorter) > 2:
        return 0.93
    if (
        len(shorter) >= 5
        and longer.startswith(shorter)
        and longer[len(shorter) :] in ("al", "ical", "ation", "e", "ye")
    ):
        return 0.85
    if is_pinyin(left) and is_pinyin(right):
        return 0.0  # of syllables: equal or another word
    score = alike(left, right)
    if score < 0.85 and ABJAD not in (left[0], right[0]):
        slip = DamerauLevenshtein.distance(left, right)
        if left in known or right in known or len(shorter) < 5 or slip > 1 + (len(longer) > 9) or left[0] != right[0]:
            # A word of the language is written as it is; a made-up one is as long as a name that bears a slip.
            return (
                score if slip <= 2 and score >= SAME and len(shorter) >= _TYPED else min(score, 0.6) if slip else score
            )
        return max(score, 0.8) if len(shorter) >= _TYPED else min(score, 0.6) if score < 0.8 else score
    return score


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(meanings().values())


@lru_cache(maxsize=65536)
def _grown_together(told: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """``told`` with neighbouring words made one where the other name has them as one ("North West")."""
    for at in range(len(told) - 1):
        one = told[at] + told[at + 1].lstrip(ABJAD)
        if one not in told and any(alike(one, word) >= 0.93 for word in other if word not in told):
            return _grown_together((*told[:at], one, *told[at + 2 :]), other)
    return told
