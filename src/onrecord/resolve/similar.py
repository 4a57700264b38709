"""Which forms of names may be one (blocking keys), and how alike two of them are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.forms import BODY, PERSON, PLACE, Form
from onrecord.resolve.names import compare, covers, name_keys
from onrecord.resolve.sounds import alike as sounds_alike
from onrecord.resolve.unlike import unlike_bodies, unlike_persons

Likeness = Literal["spelling", "near", "part", "alone", "typo", "short"]
"""How two forms are alike.

spelling: of one name, part for part. near: the same by and large. part: one has parts that the other leaves out.
alone: one is a surname, or a body's name without its country. typo: one letter apart. short: one is the acronym.
"""

NEEDS_CONTEXT: frozenset[Likeness] = frozenset(("near", "part", "alone", "short", "typo"))
"""Alike, but not enough to be one without anything else that speaks for it."""


def is_hearsay(one: str, likeness: str | None, articles: int) -> bool:
    """Whether nothing but a single article says that a person of the form ``one`` has another, unlike name too."""
    return likeness is None and articles == 1 and one.startswith(f"{PERSON} ")


_SAME = 0.7
_SPELLING = {PERSON: 0.86, BODY: 0.9, PLACE: 0.95}
_MOST_PARTS = 6
_FEWEST_LETTERS = 6
_SURNAME = "~"
"""What a key of ``name_keys`` begins with that stands for a surname alone."""
_INITIAL = "."
"""What a key of ``name_keys`` begins with that joins an initial and a part."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A blocking key.

    alone: it stands for a part of the name alone, a surname or one beside an initial, and brings together two forms
    only where one of them has no more than that. short: this form has no more.
    """

    text: str
    alone: bool = False
    short: bool = False


def keys_of(form: Form) -> Iterator[Key]:
    """The keys of a form: two forms that may be one share at least one of them."""
    words = form.words[:_MOST_PARTS]
    if form.sort == PERSON:
        yield from _person_keys(words, form.weak)
    elif form.sort == BODY:
        yield from _body_keys(form)
    else:
        for key in name_keys(" ".join(words), "place"):
            if len(words) == 1 or key.startswith("="):
                yield Key(f"place {key}")


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


def _person_keys(words: tuple[str, ...], weak: bool) -> Iterator[Key]:
    last = words[-1]
    initials = any(len(word) == 1 for word in words)
    for key in name_keys(" ".join(words), "person"):
        if key.startswith(_SURNAME):
            yield Key(f"person {key}", alone=True, short=weak)
        elif not weak:
            by_initial = key.startswith(_INITIAL)
            yield Key(f"person {key}", alone=by_initial, short=by_initial and initials)
    for shorter in _one_less(last):
        yield Key(f"person -{shorter}", alone=True, short=weak)
    if not weak:
        # One letter apart in one part, and the other the same.
        for shorter in _one_less(last):
            yield Key(f"person {words[0]} -{shorter}")
        for shorter in _one_less(words[0]):
            yield Key(f"person -{shorter} {last}")


def _one_less(word: str) -> set[str]:
    """The word, and each that is left when one letter is taken out: words one edit apart share one of them."""
    if len(word) < _FEWEST_LETTERS - 1:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _body_keys(form: Form) -> Iterator[Key]:
    words = [word for word in form.words if word not in form.countries] or list(form.words)
    yield Key(f"body {' '.join(sorted(words))}", alone=True, short=form.weak)
    if form.weak:
        return
    for key in name_keys(" ".join(words), "organisation"):
        yield Key(f"body {key}")
    if len(words) == 1:
        for shorter in _one_less(words[0]):
            yield Key(f"body -{shorter}")


def _persons(one: Form, two: Form) -> tuple[Likeness, float] | None:
    ours, theirs = one.words, two.words
    if one.weak and two.weak:
        return None
    left, right = " ".join(ours), " ".join(theirs)
    score = 0.0 if unlike_persons(left, right) else compare(left, right, "person")
    if one.weak or two.weak:
        surname, whole = (ours, theirs) if one.weak else (theirs, ours)
        if score >= _SAME and covers(" ".join(surname), " ".join(whole), "person"):
            # A word spelt otherwise than the last of the whole name, or not its last, needs more to speak for it.
            return ("alone" if surname[-1] == whole[-1] else "near"), score
        return ("typo", _SAME) if _one_letter(surname[0], whole[-1]) else None
    if "".join(ours) == "".join(theirs):
        return "spelling", 1.0
    if _initial_for_surname(ours, theirs):
        return None
    if len(ours) == len(theirs):
        if score >= _SPELLING[PERSON] and not any(len(word) == 1 for word in ours + theirs):
            return "spelling", score
        if score >= _SAME:
            return "near", score
        return ("typo", _SAME) if _slipped(ours, theirs) else None
    return ("part", score) if score >= _SAME else None


def _initial_for_surname(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether an initial would have to stand for the other's surname: "Ada R. Quist" is not "Ada Reke"."""
    last, other = ours[-1], theirs[-1]
    if len(last) == 1 or len(other) == 1 or not any(len(word) == 1 for word in ours + theirs):
        return False
    return sounds_alike(last, other) < _SPELLING[PERSON] and not _one_letter(last, other)


def _bodies(one: Form, two: Form) -> tuple[Likeness, float] | None:
    if one.weak and two.weak:
        return None
    bare = [tuple(word for word in form.words if word not in form.countries) for form in (one, two)]
    if one.weak or two.weak:
        return ("alone", 0.8) if bare[0] == bare[1] else None
    ours, theirs = one.words, two.words
    whole = " ".join(ours), " ".join(theirs)
    if unlike_bodies(*whole):
        return ("typo", _SAME) if _slipped(ours, theirs) else None
    score = compare(*whole, "organisation")
    if covers(*whole, "organisation") or covers(whole[1], whole[0], "organisation"):
        return "short", score
    if score >= _SPELLING[BODY]:
        return "spelling", score
    if score >= _SAME:
        return "near", score
    return ("typo", _SAME) if _slipped(ours, theirs) else None


def _slipped(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return len(ours) == len(theirs) and _one_letter(" ".join(ours), " ".join(theirs))


def _one_letter(one: str, two: str) -> bool:
    """Long names one edit apart that begin with the same letter."""
    from rapidfuzz.distance import OSA

    longest, shortest = max(len(one), len(two)), min(len(one), len(two))
    if shortest < _FEWEST_LETTERS - 1 or longest - shortest > 1 or one[0] != two[0]:
        return False
    return OSA.distance(one, two, score_cutoff=1) == 1
