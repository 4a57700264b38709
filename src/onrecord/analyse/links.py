"""Which source and contents belong to which cue.

The encoder's pointer alone links most runs rightly; a small re-scorer over features
of each pair (boosted trees, shipped as ONNX) decides where it errs. Each content
takes its best cue, each cue its best source; fragments that share a cue are one
attribution.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.analyse.pairs import Pair, Pairs
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

CONTENT_THRESHOLD = 0.35
SOURCE_THRESHOLD = 0.1


@dataclass(frozen=True)
class Linked:
    """Runs of words that make one attribution, with how likely its links are.

    cue, source: None where none was found.
    """

    source: Run | None
    cue: Run | None
    contents: tuple[Run, ...]
    source_probability: float
    content_probability: float


def rescore(session: onnxruntime.InferenceSession, pairs: Pairs) -> NDArray[np.float32]:
    """The probability that each pair belongs together."""
    if not pairs.pairs:
        return np.zeros(0, dtype=np.float32)
    probabilities: NDArray[np.float32] = session.run(["probabilities"], {"features": pairs.features})[0][:, 0]
    return probabilities


def link(
    words: Words, runs: dict[str, list[Run]], pairs: tuple[Pair, ...], probabilities: NDArray[np.float32]
) -> list[Linked]:
    """Join the runs of one sequence into attributions, in order of their contents.

    A content without a cue is kept only where it is a quotation that fills its
    paragraph: it goes on with the quotation that ends the paragraph before, if one does,
    and has neither cue nor source otherwise.
    """
    cue_of: dict[int, tuple[float, int]] = {}
    source_of: dict[int, tuple[float, int]] = {}
    for pair, probability in zip(pairs, probabilities.tolist(), strict=True):
        if pair.role == "content" and probability > cue_of.get(pair.run, (CONTENT_THRESHOLD, -1))[0]:
            cue_of[pair.run] = (probability, pair.cue)
        if pair.role == "source" and probability > source_of.get(pair.cue, (SOURCE_THRESHOLD, -1))[0]:
            source_of[pair.cue] = (probability, pair.run)
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
    for number, content in enumerate(runs["content"]):
        if number not in cue_of:
            _place_without_cue(words, content, found)
    return sorted(found, key=lambda linked: linked.contents[0].start)


def _place_without_cue(words: Words, content: Run, found: list[Linked]) -> None:
    """Add a content that has no cue of its own to ``found``, or leave it out."""
    if not _is_quotation(words, content) or not _fills_paragraph(words, content):
        return
    before = _quotation_before(words, content, found)
    if before is None:
        found.append(Linked(None, None, (content,), 0.0, 0.0))
        return
    continued = found[before]
    found[before] = replace(
        continued,
        contents=(*continued.contents, content),
        content_probability=min(continued.content_probability, CONTENT_THRESHOLD),
    )


def _is_quotation(words: Words, content: Run) -> bool:
    return all(words.features[index, 2] for index in content if words.word(index)[0].isalnum())


def _fills_paragraph(words: Words, content: Run) -> bool:
    paragraph = np.flatnonzero(words.paragraph == words.paragraph[content[0]])
    outside = (index for index in paragraph.tolist() if index not in content)
    return not any(words.word(index)[0].isalnum() for index in outside)


def _quotation_before(words: Words, content: Run, found: list[Linked]) -> int | None:
    """Which attribution ends the paragraph before with quoted words."""
    previous = words.paragraph[content[0]] - 1
    last: tuple[int, int] | None = None
    for number, linked in enumerate(found):
        for run in linked.contents:
            if words.paragraph[run[0]] == previous and any(words.features[i, 2] for i in run):
                last = max(last or (-1, -1), (run[-1], number))
    return None if last is None else last[1]
