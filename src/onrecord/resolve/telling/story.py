"""What an article is about, so that two of one event can be told from two on one matter in different years.

Kept are digests of the words that tell most in its headline and its opening, as news puts what happened first. Of
pairs of real articles a week apart at most, or of which one has no date, those that have a fifth of them in common tell
one statement many times as often as the others: see docs/adr/0020.
"""

from __future__ import annotations

import math
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from onrecord.resolve.stems import stem
from onrecord.resolve.telling.words import weight
from onrecord.types import BODY_KINDS

_OPENING = 1500
"""Characters of headline and body that are read."""
_WORDS = 32
_TELLING = 0.25
"""What a word must weigh at least."""
_BYTES, _DIGITS = 3, 4
_FEWEST = 8
"""An article of fewer telling words counts as one that has so many."""

SURE = 2
"""Articles that came out no more days apart tell of one event, if what they tell is alike;"""
_WEEK, _ONE = 7, 0.2
"""within so many days, or where one has no date, they do if so many of their telling words are the same."""

_WORD = re.compile(r"[^\W\d_]+")


def story_of(text: str, blocks: Iterable[Mapping[str, Any]]) -> str:
    """Digests of the telling words of a document, one after the other; see ``in_common``.

    blocks: of ``text``, as rows; headline and body are read.
    """
    heavy: dict[str, float] = {}
    for word, times in Counter(_WORD.findall(_opening(text, blocks).casefold())).items():
        if (heft := weight(word)) >= _TELLING:
            heavy[stem(word)] = max(heavy.get(stem(word), 0.0), (1 + math.log(times)) * heft)
    most = sorted(heavy, key=lambda each: (-heavy[each], each))[:_WORDS]
    return "".join(_digest(each) for each in most)


def _opening(text: str, blocks: Iterable[Mapping[str, Any]]) -> str:
    found, left = [], _OPENING
    for block in blocks:
        if left > 0 and (block["kind"] == "title" or block["kind"] in BODY_KINDS):
            found.append(text[slice(*block["span"])][:left])
            left -= len(found[-1])
    return "\n".join(found)


def in_common(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of the telling words that two articles have in common, 0..1."""
    return len(one & two) / max(_FEWEST, min(len(one), len(two)))


def of_one_event(gap: int | None, common: float) -> bool:
    """Whether two articles tell of one event. gap: days between them, None where that is not known.

    common: the share of their telling words, see ``in_common``.
    """
    if gap is None:
        return common >= _ONE
    return gap <= SURE or (gap <= _WEEK and common >= _ONE)


@lru_cache(maxsize=16384)
def digests(story: str) -> frozenset[str]:
    """The digests of which ``story`` consists."""
    return frozenset(story[at : at + _DIGITS] for at in range(0, len(story), _DIGITS))


@lru_cache(maxsize=65536)
def _digest(word: str) -> str:
    return b64encode(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()).decode("ascii")
