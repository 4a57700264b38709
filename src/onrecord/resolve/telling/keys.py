"""Which attributions are set beside each other: those with a name and a word, two telling words, or quoted words.

The keys of an attribution are read off it alone, so that they stay when others come. With a date, most hold for about
two weeks; those of a speaker's name and a word, and of the tellingest words alone, hold for undated articles too.
What one article quotes in full another may cut to a sentence, with other tellingest words and a speaker whom it does
not name: so a few words in a row within quotations are a key as well, whoever speaks and whenever.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.resolve.names import fold
from onrecord.resolve.telling.words import RARE, Wording

if TYPE_CHECKING:
    from onrecord.resolve.telling.evidence import Told

SPAN = 14
"""Days within which one utterance is told, unless a text says when it was said."""

FEWEST = 2
"""Different words that a content must have: whoever says "no" twice has not said one thing."""

_WORDS = 4
_TELLING = 3
_OF_SPEAKER = 6

_IN_A_ROW, _WINDOW = 4, 3
"""Of so many stretches in a row of so many quoted words each, one is a key: six quoted words in common are enough."""
_STRETCH = 0.8
"""How much such a stretch must tell."""
_UNTOLD = 0.05
"""How much a quoted word tells that is none of the content's."""


def keys_of(told: Told) -> list[int]:
    """The keys of an attribution, 64 bits each, in order."""
    if len(told.wording.weights) < FEWEST:
        return []
    return sorted(told.topics | set(_quotations(told.wording)))


def topics_of(told: Told) -> set[int]:
    """Those of its keys that say of what it is, and by whom; the others are of quoted words."""
    weights = told.wording.weights
    words = sorted(weights, key=lambda word: (-weights[word], word))
    return {_number(key) for key in _keys(told, words)}


def _quotations(words: Wording) -> Iterator[int]:
    """Of each few stretches of quoted words that follow each other the least; see Winnowing in ``bodies.marks_of``."""
    quoted, weights = words.quoted, words.weights
    stretches = [quoted[at : at + _IN_A_ROW] for at in range(len(quoted) - _IN_A_ROW + 1)]
    # An exact sum, since the order of a set is another in each process.
    numbers = [
        _number(f"q {' '.join(each)}")
        if math.fsum(weights.get(word, _UNTOLD) for word in set(each)) >= _STRETCH
        else None
        for each in stretches
    ]
    for at in range(max(1, len(numbers) - _WINDOW + 1)):
        told = [number for number in numbers[at : at + _WINDOW] if number is not None]
        if told:
            yield min(told)


def _keys(told: Told, every: list[str]) -> Iterator[str]:
    words = every[:_WORDS]
    rare = [word for word in words if told.wording.weights[word] >= RARE]
    times = _times(told)
    for one, two in combinations(sorted(rare), 2):
        yield from (f"w {one} {two} {time}" for time in times)
    surname = fold(told.name)[-1:] if told.name else ()
    for word in words:
        yield from (f"n {surname[0]} {word} {time}" for time in times if surname)
    for one, two in combinations(sorted(rare[:_TELLING]), 2):
        yield f"u {one} {two}"
    yield from (f"v {surname[0]} {word}" for word in every[:_OF_SPEAKER] if surname)
    if len(rare) < 2:
        # So little was said that only all of it tells it from other things.
        yield f"a {' '.join(sorted(set(told.wording.stems)))}"


def _times(told: Told) -> tuple[int, ...]:
    """Two stretches of time, so that any two days that lie less than one apart have one in common."""
    day = day_of(told)
    return () if day is None else (day // SPAN, day // SPAN + 1)


def day_of(told: Told) -> int | None:
    """The day of publication as a number; None where it is not known well enough."""
    earliest, latest = told.published
    try:
        first, last = (date.fromisoformat((end or "")[:10]).toordinal() for end in (earliest, latest))
    except ValueError:
        return None
    return first if last - first <= SPAN else None


def _number(key: str) -> int:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
