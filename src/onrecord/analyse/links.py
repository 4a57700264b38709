"""Which source and contents belong to which cue.

The encoder's pointer alone links most runs rightly; a small re-scorer over features
of each pair (boosted trees, shipped as ONNX) decides where it errs. Each content
takes its best cue, each cue its best source; fragments that share a cue are one
attribution.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.analyse.continuations import Linked, continue_quotations
from onrecord.analyse.pairs import Pair, Pairs
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

CONTENT_THRESHOLD = 0.6
SOURCE_THRESHOLD = 0.05


def rescore(session: onnxruntime.InferenceSession, pairs: Pairs) -> NDArray[np.float32]:
    """The probability that each pair belongs together."""
    if not pairs.pairs:
        return np.zeros(0, dtype=np.float32)
    probabilities: NDArray[np.float32] = session.run(["probabilities"], {"features": pairs.features})[0][:, 0]
    return probabilities


def best_sources(
    pairs: tuple[Pair, ...], probabilities: NDArray[np.float32], threshold: float
) -> dict[int, tuple[float, int]]:
    """For each cue that has a source above ``threshold`` (0..1), the likeliest: its probability and its number."""
    best: dict[int, tuple[float, int]] = {}
    for pair, probability in zip(pairs, probabilities.tolist(), strict=True):
        if pair.role == "source" and probability > best.get(pair.cue, (threshold, -1))[0]:
            best[pair.cue] = (probability, pair.run)
    return best


def link(
    words: Words,
    runs: dict[str, list[Run]],
    pairs: tuple[Pair, ...],
    probabilities: NDArray[np.float32],
    formal: Sequence[Linked] = (),
) -> list[Linked]:
    """Join the runs of one sequence into attributions, in order of their contents, beside those of a fixed form.

    What has no cue of its own is left to ``continue_quotations``.
    """
    cue_of: dict[int, tuple[float, int]] = {}
    source_of = best_sources(pairs, probabilities, SOURCE_THRESHOLD)
    for pair, probability in zip(pairs, probabilities.tolist(), strict=True):
        if pair.role == "content" and probability > cue_of.get(pair.run, (CONTENT_THRESHOLD, -1))[0]:
            cue_of[pair.run] = (probability, pair.cue)
    by_cue: dict[int, list[int]] = {}
    for number, (_, cue) in sorted(cue_of.items()):
        by_cue.setdefault(cue, []).append(number)
    found = []
    for cue, numbers in by_cue.items():
        probability, source = source_of.get(cue, (0.0, None))
        found.append(
            Linked(
                source=None if source is None else runs["source"][source],
                cue=runs["cue"][cue],
                contents=tuple(runs["content"][number] for number in numbers),
                source_probability=probability,
                content_probability=min(cue_of[number][0] for number in numbers),
            )
        )
    without_cue = [content for number, content in enumerate(runs["content"]) if number not in cue_of]
    return continue_quotations(words, found, without_cue, runs["source"], runs["cue"], formal)
