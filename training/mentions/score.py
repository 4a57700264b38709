"""How well an encoder tags the mentions of texts that are kept to choose on: exact span and kind, in per cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from onrecord.analyse.mentions import LAYERS, best_runs, split_layers
from onrecord.analyse.model import Encoder
from onrecord.analyse.words import read_words
from training.mentions.data import NOT_ASKED, Marked, label

_NAMES = dict(zip(LAYERS, ("names", "nominals", "titles"), strict=True))
Found = set[tuple[int, int, str]]


def score(encoder: Encoder, texts: Iterable[Marked]) -> dict[str, dict[str, float]]:
    """F1 of each layer that the texts are marked in, by kind and of all."""
    right: Counter[tuple[str, str]] = Counter()
    summed: Counter[tuple[str, str]] = Counter()
    for marked in texts:
        words = read_words(marked.text)
        labels = label(words, marked)
        rows = split_layers(encoder.encode(words).mentions)
        for column, tags in enumerate(LAYERS):
            asked = labels.tags[:, column] != NOT_ASKED
            if not asked.any():
                continue
            gold = _gold(labels.tags[:, column], tags)
            found = {(one.run.start, one.run.stop, one.kind) for one in best_runs(rows[column], words, tags)}
            found = {one for one in found if asked[one[0]]}
            for side in (gold, found):
                summed.update((_NAMES[tags], kind) for _, _, kind in side)
            right.update((_NAMES[tags], kind) for _, _, kind in gold & found)
    return _figures(right, summed)


def _figures(right: Counter[tuple[str, str]], summed: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    for layer in _NAMES.values():
        kinds = {kind for one, kind in summed if one == layer and kind != "other"}
        if kinds:
            each = {kind: (right[layer, kind], summed[layer, kind]) for kind in sorted(kinds)}
            each["all"] = (sum(one for one, _ in each.values()), sum(other for _, other in each.values()))
            figures[layer] = {kind: round(200 * one / max(1, other), 1) for kind, (one, other) in each.items()}
    return figures


def _gold(tags: np.ndarray, names: tuple[str, ...]) -> Found:
    found: Found = set()
    start = -1
    for index, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and (tag <= 0 or tag % 2):
            found.add((start, index, names[int(tags[start])][2:]))
            start = -1
        if tag > 0 and tag % 2:
            start = index
    return found
