"""The tags of words, and the best legal sequence of them.

Seven tags: outside, and beginning and inside of a source, a cue and a content.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.quotemarks import OPENING
from onrecord.analyse.words import Words

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
OPENING_PENALTY = 0.5
_FORBIDDEN = -1e9

Run = range
"""Consecutive word indices that carry one role."""


def role_columns(role: str) -> list[int]:
    """The columns of a row of tag scores that stand for ``role``."""
    first = 1 + 2 * ROLES.index(role)
    return [first, first + 1]


def best_tags(log_probabilities: NDArray[np.float32], words: Words) -> list[int]:
    """The legal tag sequence of highest score (Viterbi), for rows of log-probabilities (n, 7).

    An inside tag may only follow its own beginning or inside, and may not stand at the
    start of a paragraph, save in a content that goes on there with an opening mark.
    Opening a span costs ``OPENING_PENALTY``, chosen on dev.
    """
    count = len(log_probabilities)
    if count == 0:
        return []
    emissions = log_probabilities.astype(np.float64)
    emissions[:, 1::2] -= OPENING_PENALTY
    starts, marks = words.features[:, 3] == 1, words.features[:, 1]
    emissions[np.ix_(starts, [2, 4])] = _FORBIDDEN
    emissions[starts & (marks != OPENING), 6] = _FORBIDDEN
    emissions[0, 2::2] = _FORBIDDEN
    allowed = _transitions()
    back = np.zeros((count, len(TAGS)), dtype=np.int64)
    score = emissions[0]
    columns = np.arange(len(TAGS))
    for index in range(1, count):
        candidates = score[:, None] + allowed
        back[index] = candidates.argmax(0)
        score = candidates[back[index], columns] + emissions[index]
    tags = [int(score.argmax())]
    for index in range(count - 1, 0, -1):
        tags.append(int(back[index, tags[-1]]))
    return tags[::-1]


def _transitions() -> NDArray[np.float64]:
    table = np.zeros((len(TAGS), len(TAGS)))
    for inside in (2, 4, 6):
        table[:, inside] = _FORBIDDEN
        table[[inside - 1, inside], inside] = 0.0
    return table


def runs(tags: list[int], words: Words) -> dict[str, list[Run]]:
    """The runs of each role in a legal tag sequence, cut where a paragraph starts."""
    found: dict[str, list[Run]] = {role: [] for role in ROLES}
    for index, tag in enumerate(tags):
        if tag == 0:
            continue
        role = found[ROLES[(tag - 1) // 2]]
        if tag % 2 == 1 or words.features[index, 3]:
            role.append(range(index, index + 1))
        else:
            role[-1] = range(role[-1].start, index + 1)
    return found
