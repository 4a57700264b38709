"""What a stretch of text means, as a vector: near vectors, near meanings.

A head of the encoder gives each piece of a word a part of it, so a statement's vector costs no second pass. It is
learned from the sentence vectors of all-MiniLM-L6-v2 (Reimers and Gurevych 2019), the model that the encoder began as.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.model import Encoded
from onrecord.analyse.tags import Run

WIDTH = 384


def statement_vector(encoded: Encoded, runs: Iterable[Run]) -> NDArray[np.float32]:
    """The vector of the words in ``runs``: float32 (384,), of length one; the dot product of two is their cosine.

    Use it to compare statements of any two documents that one model version read. Without words it is all zeros.
    """
    words = np.array(sorted({index for run in runs for index in run}), dtype=np.int64)
    chosen = np.isin(encoded.pieces.word, words)
    if not chosen.any():
        return np.zeros(WIDTH, dtype=np.float32)
    mean = encoded.vectors[chosen].mean(0)
    length = float(np.linalg.norm(mean))
    vector: NDArray[np.float32] = (mean / length if length else mean).astype(np.float32)
    return vector
