"""How near two words are in meaning: "retired" and "departure" are nearer than "retired" and "ferry".

The vectors are those that all-MiniLM-L6-v2 (Apache-2.0) gives each word of ``lexicon/common.txt`` by itself, in few
dimensions and whole numbers; ``python -m training.meanings`` makes them. Sums of products of whole numbers are the
same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.resolve.telling.words import common_words, stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 64

_NONE, _ALL = 0.35, 0.85
"""Cosines up to which two words have nothing in common, and from which on they mean the same."""


def nearness(one: Sequence[str], two: Sequence[str]) -> NDArray[np.float64]:
    """For each stem of ``one`` and each of ``two`` how near they are, 0..1; 1 for the same stem.

    Stems of words that are no common words are near to nothing but themselves.
    """
    import numpy as np

    rows, vectors, lengths = _table()
    ours, theirs = ([rows.get(word, -1) for word in words] for words in (one, two))
    # Each sum is a whole number below two to the power of 24, which 32 bits hold exactly, whatever the order.
    products = (vectors[ours] @ vectors[theirs].T).astype(np.float64)
    cosines = products / (lengths[ours][:, None] * lengths[theirs][None, :])
    found: NDArray[np.float64] = np.clip((cosines - _NONE) / (_ALL - _NONE), 0.0, 1.0)
    where = {word: at for at, word in enumerate(two)}
    for at, word in enumerate(one):
        if (other := where.get(word)) is not None:
            found[at, other] = 1.0
    return found


@cache
def _table() -> tuple[dict[str, int], NDArray[np.float32], NDArray[np.float64]]:
    """The row of each stem, the vectors, and their lengths; the last row, of zeros, is of all other stems."""
    import numpy as np

    kept = np.frombuffer((files("onrecord.resolve") / "lexicon" / "meanings.bin").read_bytes(), dtype=np.int8)
    vectors = np.vstack([kept.reshape(-1, DIMENSIONS), np.zeros((1, DIMENSIONS), np.int8)]).astype(np.float32)
    rows: dict[str, int] = {}
    for at, word in enumerate(common_words()):
        rows.setdefault(stem(word), at)
    lengths = np.maximum(np.sqrt((vectors.astype(np.float64) ** 2).sum(1)), 1.0)
    return rows, vectors, lengths
