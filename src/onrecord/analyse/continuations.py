"""Quotations that go on in the next paragraph without a cue of their own.

Such a paragraph is part of the attribution that ends the paragraph before: where a
quotation fills it, or where it opens with the quoted words of somebody who says "we"
or "I".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

SHORTEST = 3
"""Words of an opening quotation below which it may be a nickname or a title."""

FIRST_PERSON = frozenset(("i", "we", "our", "my", "us", "me", "ours", "mine"))


@dataclass(frozen=True)
class Linked:
    """Runs of words that make one attribution, with how likely its links are.

    cue, source: None where none was found.
    by_rule: read off a fixed form, without asking the model.
    """

    source: Run | None
    cue: Run | None
    contents: tuple[Run, ...]
    source_probability: float
    content_probability: float
    by_rule: bool = False


def continue_quotations(
    words: Words, cues: Sequence[Run], found: Sequence[Linked], without_cue: Sequence[Run]
) -> list[Linked]:
    """``found`` with its continuations, in order of contents.

    Of the contents ``without_cue`` only quotations that fill their paragraph are kept,
    with neither cue nor source where nothing before them goes on.
    """
    result = list(found)
    filling = [run for run in without_cue if _is_quotation(words, run) and _fills_paragraph(words, run)]
    taken = {int(words.paragraph[run[0]]) for linked in found for run in (*linked.contents, linked.cue) if run}
    taken |= {int(words.paragraph[run[0]]) for run in (*cues, *filling)}
    opened = (run for run in _opened_paragraphs(words) if int(words.paragraph[run[0]]) not in taken)
    for run in sorted((*filling, *opened), key=lambda run: run.start):
        before = _quotation_before(words, run, result)
        if before is not None:
            result[before] = replace(result[before], contents=(*result[before].contents, run))
        elif run in filling:
            result.append(Linked(None, None, (run,), 0.0, 0.0))
    return sorted(result, key=lambda linked: linked.contents[0].start)


def _is_quotation(words: Words, content: Run) -> bool:
    return all(words.features[index, 2] for index in content if words.word(index)[0].isalnum())


def _fills_paragraph(words: Words, content: Run) -> bool:
    paragraph = np.flatnonzero(words.paragraph == words.paragraph[content[0]])
    outside = (index for index in paragraph.tolist() if index not in content)
    return not any(words.word(index)[0].isalnum() for index in outside)


def _opened_paragraphs(words: Words) -> list[Run]:
    """The paragraphs that open with a quotation in the first person, without their final stop."""
    found = []
    for paragraph in words.paragraphs():
        start, end = paragraph.start, paragraph.stop
        if words.features[start, 1] != OPENING:
            continue
        close = next((i for i in range(start + 1, end) if words.features[i, 1] == CLOSING), end)
        quoted = [words.word(i).lower() for i in range(start, close) if words.word(i)[0].isalnum()]
        if len(quoted) >= SHORTEST and FIRST_PERSON.intersection(quoted):
            found.append(range(start, end - 1 if words.word(end - 1) == "." else end))
    return found


def _quotation_before(words: Words, run: Run, found: Sequence[Linked]) -> int | None:
    """Which attribution ends the paragraph before with quoted words."""
    previous = words.paragraph[run[0]] - 1
    ending = [
        (content[-1], number)
        for number, linked in enumerate(found)
        for content in linked.contents
        if words.paragraph[content[0]] == previous and any(words.features[i, 2] for i in content)
    ]
    return max(ending)[1] if ending else None
