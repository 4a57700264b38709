"""The turns of a transcript: PELLAS: I knew it at midnight.

A transcript gives each speaker a paragraph of their own, opened by the name in capitals
and a colon. Two such labels make a transcript; one alone may be a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analyse.continuations import Linked
from onrecord.analyse.words import UPPER, Words

LONGEST_LABEL = 5
"""Words before the colon; a longer opening in capitals is a heading."""


def turns(words: Words) -> Iterator[Linked]:
    """The labelled turns of ``words``, if they are a transcript's: none, or at least two of them."""
    found = [turn for paragraph in words.paragraphs() if (turn := _turn(words, paragraph.start, paragraph.stop))]
    labels = {" ".join(words.word(index) for index in turn.source) for turn in found if turn.source}
    if len(labels) > 1:
        yield from found


def _turn(words: Words, start: int, end: int) -> Linked | None:
    reach = range(start + 1, min(start + LONGEST_LABEL + 1, end - 1))
    colon = next((index for index in reach if words.word(index) == ":"), None)
    if colon is None:
        return None
    label = [index for index in range(start, colon) if words.word(index)[0].isalnum()]
    capitals = all(words.features[index, 0] == UPPER or len(words.word(index)) == 1 for index in label)
    letters = sum(len(words.word(index)) for index in label if words.word(index).isalpha())
    if not capitals or letters < 2:
        return None
    return Linked(range(start, colon), range(colon, colon + 1), (range(colon + 1, end),), 1.0, 1.0, by_rule=True)
