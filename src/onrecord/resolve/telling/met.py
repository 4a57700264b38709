"""What an engine needs to tell, without reading a pair of attributions, that they have too few words in common.

It is arithmetic on whole numbers, so that every engine says the same; what it lets pass is looked at again.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from operator import add
from typing import Any

from onrecord.resolve.telling.words import Wording

Row = dict[str, Any]

LEAST = 0.3
"""How much of the shorter of two wordings must stand in the other, by weight,"""
REPEATED = 0.6
"""and how much of it if both are of one article: two utterances of one speech are alike too."""

WEIGHTS = 16_384
"""A word of an attribution is a number: a multiple of this, which stands for the word, and what it weighs."""
_UNIT = 10_000
"""What a word weighs that tells all; less than ``WEIGHTS``."""
_SLACK = 1


def counted(words: Wording) -> Row:
    """The words of an attribution as numbers, and the least that they must have in common with others, by weight.

    ``enough`` is that of another article, ``again`` that of the same one.
    """
    weights = [int(heavy * _UNIT + 0.5) for heavy in words.weights.values()]
    whole = sum(weights)
    enough, again = (int(share * whole) - _SLACK for share in (LEAST, REPEATED))
    return {"words": list(map(add, map(_number, words.weights), weights)), "enough": enough, "again": again}


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest, "big") * WEIGHTS
