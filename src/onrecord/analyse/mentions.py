"""Names, nominals and titles as the mention head tags them: the tags, and the best legal sequence of them.

Each word has three tags: whether it belongs to a name, to a nominal ("the ministry", "a senior official") and to a
title or role ("secretary-general"). A name or title may stand within a nominal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.words import Words


def _tags(kinds: Sequence[str]) -> tuple[str, ...]:
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI"))


NAME_TAGS = _tags(("person", "organisation", "place", "other"))
"""``other``: names of works, events, peoples and the like, which are nobody who could speak."""
NOMINAL_TAGS = _tags(("person", "organisation", "place", "group"))
TITLE_TAGS = _tags(("title",))
LAYERS = (NAME_TAGS, NOMINAL_TAGS, TITLE_TAGS)
TAG_COUNT = sum(map(len, LAYERS))
"""Columns of the head's scores: those of names, of nominals, of titles."""

OUTSIDE = np.concatenate([np.eye(len(layer), dtype=np.float32)[0] * 20 for layer in LAYERS])
"""Scores of a word that stands in no mention."""

_FORBIDDEN = -1e9
_SURELY_OUTSIDE = float(np.log(0.98))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A run of words that one layer of tags marks. probability: mean over its words of the tags given, 0..1."""

    run: range
    kind: str
    probability: float


def split_layers(scores: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """Log-probabilities of each layer of tags, from the head's scores (n, ``TAG_COUNT``)."""
    borders = np.cumsum([len(layer) for layer in LAYERS])[:-1]
    parts = []
    for part in np.split(scores, borders, axis=1):
        shifted = part - part.max(1, keepdims=True)
        parts.append(shifted - np.log(np.exp(shifted).sum(1, keepdims=True)))
    return tuple(parts)


def best_runs(log_probabilities: NDArray[np.float32], words: Words, tags: Sequence[str]) -> list[Tagged]:
    """The runs of the legal tag sequence of highest score (Viterbi); none goes on into the next paragraph.

    Words that are almost surely outside part the sequence into stretches: only these are searched.
    """
    starts = words.features[:, 3] == 1
    found: list[Tagged] = []
    for stretch in _stretches(log_probabilities[:, 0] < _SURELY_OUTSIDE, starts):
        rows = log_probabilities[stretch.start : stretch.stop]
        path = _best(rows)
        sure = np.exp(rows[np.arange(len(path)), path])
        for first, last in _spans(path):
            kind = tags[path[first]][2:]
            run = range(stretch.start + first, stretch.start + last)
            found.append(Tagged(run, kind, float(sure[first:last].mean())))
    return found


def _stretches(inside: NDArray[np.bool_], starts: NDArray[np.bool_]) -> list[range]:
    """Runs of words that may be inside a mention, within one paragraph each."""
    found: list[range] = []
    for index in np.flatnonzero(inside).tolist():
        if found and found[-1].stop == index and not starts[index]:
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


def _spans(path: Sequence[int]) -> list[tuple[int, int]]:
    """Where each mention begins and ends in a legal path: odd tags begin one, even ones go on."""
    found: list[tuple[int, int]] = []
    for index, tag in enumerate(path):
        if tag % 2:
            found.append((index, index + 1))
        elif tag:
            found[-1] = (found[-1][0], index + 1)
    return found


def _best(log_probabilities: NDArray[np.float32]) -> list[int]:
    count, width = log_probabilities.shape
    emissions = log_probabilities.astype(np.float64)
    emissions[0, 2::2] = _FORBIDDEN
    allowed = np.zeros((width, width))
    for inside in range(2, width, 2):
        allowed[:, inside] = _FORBIDDEN
        allowed[[inside - 1, inside], inside] = 0.0
    back = np.zeros((count, width), dtype=np.int64)
    score, columns = emissions[0], np.arange(width)
    for index in range(1, count):
        candidates = score[:, None] + allowed
        back[index] = candidates.argmax(0)
        score = candidates[back[index], columns] + emissions[index]
    path = [int(score.argmax())]
    for index in range(count - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return path[::-1]
