"""Which forms of names may be one (blocking keys), and how alike two of them are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from onrecord.resolve.forms import BODY, PERSON, PLACE, Form
from onrecord.resolve.names import compare

Likeness = Literal["spelling", "near", "part", "alone", "typo", "short"]
"""How two forms are alike.

spelling: of one name, part for part. near: the same by and large. part: one has parts that the other leaves out.
alone: one is a surname, or a body's name without its country. typo: one letter apart. short: one is the acronym.
"""

NEEDS_CONTEXT: frozenset[Likeness] = frozenset(("near", "part", "alone", "typo"))
"""Alike, but not enough to be one without anything else that speaks for it."""

_SAME = 0.7
_SPELLING = {PERSON: 0.86, BODY: 0.9, PLACE: 0.95}
_MOST_PARTS = 6
_FEWEST_LETTERS = 6
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A blocking key. alone: it brings together weak forms with others only, never two of one kind."""

    text: str
    alone: bool


def keys_of(form: Form) -> Iterator[Key]:
    """The keys of a form: two forms that may be one share at least one of them."""
    words = form.words[:_MOST_PARTS]
    if form.sort == PERSON:
        yield from _person_keys(words, form.weak)
    elif form.sort == BODY:
        yield from _body_keys(form)
    else:
        yield Key(f"place {''.join(skeleton(word) for word in words)}", False)


def alike(one: Form, two: Form) -> tuple[Likeness, float] | None:
    """How alike two forms of one sort are, and how much so (0..1); None: they are not."""
    if one.sort != two.sort or (one.countries and two.countries and one.countries != two.countries):
        return None
    if one.sort == PERSON:
        return _persons(one, two)
    if one.sort == BODY:
        return _bodies(one, two)
    score = compare(" ".join(one.words), " ".join(two.words), "place")
    return ("spelling", score) if score >= _SPELLING[PLACE] else None


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a part of a name, those that transliterations mix up as one."""
    heard = re.sub("sch|sh|ch|tch", "C", word)
    heard = re.sub("kh|gh|q|ck|c|g|x", "k", heard)
    heard = re.sub("ph", "f", heard)
    heard = re.sub("dh|z", "d", heard)
    heard = re.sub("th", "t", heard)
    heard = re.sub("[wv]", "v", heard)
    first = "a" if heard[:1] in "aeiou" else ""
    return first + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyhj'`]", "", heard)) or word


def _person_keys(words: tuple[str, ...], weak: bool) -> Iterator[Key]:
    bones = [skeleton(word) for word in words]
    last = words[-1]
    yield Key(f"person {bones[-1]}", True)
    for shorter in _one_less(last):
        yield Key(f"person ~{shorter}", True)
    if weak:
        return
    for one, two in combinations(bones, 2):
        yield Key(f"person {' '.join(sorted((one, two)))}", False)
    yield Key(f"person {words[0][0]}. {bones[-1]}", False)
    for shorter in _one_less(last):
        yield Key(f"person {bones[0]} ~{shorter}", False)
    for shorter in _one_less(words[0]):
        yield Key(f"person ~{shorter} {bones[-1]}", False)


def _one_less(word: str) -> set[str]:
    """The word, and each that is left when one letter is taken out: words one edit apart share one of them."""
    if len(word) < _FEWEST_LETTERS - 1:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _body_keys(form: Form) -> Iterator[Key]:
    words = [word for word in form.words if word not in form.countries] or list(form.words)
    yield Key(f"body {' '.join(sorted(words))}", True)
    if form.weak:
        return
    bones = [skeleton(word) for word in words]
    if len(bones) == 1:
        yield Key(f"body {bones[0]}", False)
        for shorter in _one_less(words[0]):
            yield Key(f"body ~{shorter}", False)
    for one, two in combinations(bones[:_MOST_PARTS], 2):
        yield Key(f"body {' '.join(sorted((one, two)))}", False)
    if len(form.words) == 1 and _SHORTEST_ACRONYM <= len(form.words[0]) <= _MOST_PARTS:
        yield Key(f"body {form.words[0]}.", False)
    if len(words) >= _SHORTEST_ACRONYM:
        yield Key(f"body {''.join(word[0] for word in form.words)}.", False)


def _persons(one: Form, two: Form) -> tuple[Likeness, float] | None:
    ours, theirs = one.words, two.words
    if one.weak and two.weak:
        return None
    score = compare(" ".join(ours), " ".join(theirs), "person")
    if one.weak or two.weak:
        surname, whole = (ours, theirs) if one.weak else (theirs, ours)
        # A given name alone is nobody's name.
        if compare(surname[0], whole[-1], "person") >= _SPELLING[PERSON]:
            return "alone", score
        return ("typo", _SAME) if _one_letter(surname[0], whole[-1]) else None
    if len(ours) == len(theirs):
        if score >= _SPELLING[PERSON] and not any(len(word) == 1 for word in ours + theirs):
            return "spelling", score
        if score >= _SAME:
            return "near", score
        return ("typo", _SAME) if _one_letter(" ".join(ours), " ".join(theirs)) else None
    return ("part", score) if score >= _SAME else None


def _bodies(one: Form, two: Form) -> tuple[Likeness, float] | None:
    if one.weak and two.weak:
        return None
    bare = [tuple(word for word in form.words if word not in form.countries) for form in (one, two)]
    if one.weak or two.weak:
        return ("alone", 0.8) if bare[0] == bare[1] else None
    ours, theirs = one.words, two.words
    for short, full in ((ours, theirs), (theirs, ours)):
        if len(short) == 1 and len(full) >= _SHORTEST_ACRONYM and short[0] == "".join(word[0] for word in full):
            return "short", 0.8
    score = compare(" ".join(ours), " ".join(theirs), "organisation")
    if score >= _SPELLING[BODY]:
        return "spelling", score
    if score >= _SAME:
        return "near", score
    same_length = len(ours) == len(theirs)
    return ("typo", _SAME) if same_length and _one_letter(" ".join(ours), " ".join(theirs)) else None


def _one_letter(one: str, two: str) -> bool:
    """Long names one edit apart that begin with the same letter."""
    from rapidfuzz.distance import OSA

    longest, shortest = max(len(one), len(two)), min(len(one), len(two))
    if shortest < _FEWEST_LETTERS - 1 or longest - shortest > 1 or one[0] != two[0]:
        return False
    return OSA.distance(one, two, score_cutoff=1) == 1
