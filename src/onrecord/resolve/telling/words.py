"""The words of what was said as they are compared: cut to a crude stem, each with how much it tells.

How much a word tells is read off a fixed list of common words, not off the articles at hand: a pair of attributions is
as alike as it is, whatever else a record holds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.resolve.drift.tokens import QUOTED, tokens
from onrecord.resolve.lexicon import common_words
from onrecord.resolve.stems import stem

RARE = 0.55
"""What a word must weigh at least to say by itself what a statement is about."""

_SCALE = 60
_NEGATIONS = frozenset("not no never none nobody nothing neither nor without".split())


@dataclass(frozen=True)
class Wording:
    """The words of a text. stems: in order, without numbers. weights: of each different stem.

    numbers: values, as they are written in digits. quoted: the stems that stand in quotation marks.
    """

    stems: tuple[str, ...]
    weights: dict[str, float]
    numbers: frozenset[str]
    negated: bool
    quoted: tuple[str, ...]

    @cached_property
    def weight(self) -> float:
        """How much all of it tells."""
        return sum(self.weights.values())


def packed(words: Wording) -> str:
    """A wording as JSON, so that it need not be read from its text again; see ``unpacked``."""
    kept = [words.stems, words.weights, sorted(words.numbers), words.negated, words.quoted]
    return json.dumps(kept, ensure_ascii=False)


def unpacked(kept: str) -> Wording:
    """What ``packed`` was given."""
    stems, weights, numbers, negated, quoted = json.loads(kept)
    return Wording(tuple(stems), weights, frozenset(numbers), negated, tuple(quoted))


def wording(text: str, *, quoted: bool = False) -> Wording:
    """Read ``text``. quoted: all of it is quoted, whether its marks are there or not."""
    found = tokens(text)
    words = [_told(token.key) for token in found if not token.number]
    stems = tuple([word for word, _ in words])
    weights: dict[str, float] = {}
    for word, heavy in words:
        if heavy > weights.get(word, 0.0):
            weights[word] = heavy
    # "One" is seldom a number.
    numbers = [token.key for token in found if token.number and text[slice(*token.span)].casefold() != "one"]
    negations = sum([token.key in _NEGATIONS for token in found])
    inside = stems if quoted else tuple(_quoted(text))
    return Wording(stems, weights, frozenset(numbers), negations % 2 == 1, inside)


def _quoted(text: str) -> Iterator[str]:
    """The stems that stand in quotation marks."""
    if inside := " ".join(one or two for one, two in QUOTED.findall(text)):
        yield from (stem(token.key) for token in tokens(inside) if not token.number)


@lru_cache(maxsize=65536)
def _told(word: str) -> tuple[str, float]:
    return stem(word), weight(word)


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much a word tells, 0..1: the less, the more common it is; one that is on no list tells all."""
    if len(word) < 2:
        return 0.02
    places = common_words()
    place = places.get(word, places.get(word.removesuffix("s"), len(places)))
    # Rounded, since it is written and read again with every wording.
    return round(max(0.02, math.log1p(place / _SCALE) / math.log1p(len(places) / _SCALE)), 4)


def longest_run(one: Sequence[str], two: Sequence[str]) -> tuple[int, int]:
    """The longest run of words that stands in both: where it begins in ``one``, and how many words it has."""
    best = (0, 0)
    before: dict[int, int] = {}
    where: dict[str, list[int]] = {}
    for index, word in enumerate(two):
        where.setdefault(word, []).append(index)
    for start, word in enumerate(one):
        now: dict[int, int] = {}
        for index in where.get(word, ()):
            length = now[index] = before.get(index - 1, 0) + 1
            if length > best[1]:
                best = (start - length + 1, length)
        before = now
    return best
