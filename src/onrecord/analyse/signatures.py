"""Quotations signed by a dash and a name: “We were never asked.” — Ada Moor, farmer.

The form is fixed enough to be read by rule: a paragraph that opens with a quotation
mark, closes it, and ends in a dash and a name, with nothing else in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from onrecord.analyse.continuations import Linked
from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.tags import Run
from onrecord.analyse.words import TITLE, UPPER, Words

DASHES = "—–―-‒"
LONGEST_SIGNATURE = 14
"""Words; longer than this it is a sentence, not a signature."""


def signed(words: Words) -> Iterator[Linked]:
    """The signed quotations of ``words``, one a paragraph at most."""
    for paragraph in words.paragraphs():
        found = _signed(words, paragraph.start, paragraph.stop)
        if found:
            yield found


def _signed(words: Words, start: int, end: int) -> Linked | None:
    marks = words.features[start:end, 1]
    closings = np.flatnonzero(marks == CLOSING)
    if marks[0] != OPENING or not len(closings):
        return None
    close = start + int(closings[-1])
    dash = close + 1
    while dash < end and words.word(dash) in ".,":
        dash += 1
    name = dash
    while name < end and words.word(name) in DASHES:
        name += 1
    last = end
    while last > name and words.word(last - 1) in ".,":
        last -= 1
    if name == dash or not 1 <= last - name <= LONGEST_SIGNATURE or not _is_name(words, name, last):
        return None
    return Linked(range(name, last), range(dash, name), (range(start, close + 1),), 1.0, 1.0, by_rule=True)


def _is_name(words: Words, start: int, end: int) -> bool:
    """Whether a signature begins like a name: capitals up to its first comma, no stop inside."""
    first: list[int] = []
    for index in range(start, end):
        if words.word(index) in ",(":
            break
        first.append(int(words.features[index, 0]))
    stops = any(words.word(i) in "!?:;" for i in range(start, end))
    return bool(first) and not stops and sum(case in (TITLE, UPPER) for case in first) * 2 > len(first)


def unsigned(runs: dict[str, list[Run]], found: list[Linked]) -> dict[str, list[Run]]:
    """``runs`` without those that share a word with a signed quotation."""
    taken = {index for one in found for run in (one.source, one.cue, *one.contents) if run for index in run}
    return {role: [run for run in some if taken.isdisjoint(run)] for role, some in runs.items()}
