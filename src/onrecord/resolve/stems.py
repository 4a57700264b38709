"""Words cut to a crude stem, so that forms of one word are compared as one."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_LETTERS = 7
_ENDINGS = tuple(
    "izations ization ations ation izing ising ized ised izes ises ings ing ions ion ies ied ize ise "
    "ers ed es er ly s e y".split()
)
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """``word`` in Latin letters, without what its grammar adds, cut short: "apologies" and "apologise" are one."""
    plain = re.sub(r"[^a-z0-9%$]", "", anyascii(word).casefold())
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            plain = plain[: -len(ending)]
            break
    if len(plain) > _SHORTEST and plain[-1] == plain[-2]:
        plain = plain[:-1]
    return plain[:_LETTERS]
