"""Words and the five small features that the encoder sees beside their pieces.

A word is a run of word characters or one other visible character. Training and
inference share this module, so a change here needs a newly trained model.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.quotemarks import CLOSING, OPENING, opened_before, quotation_marks
from onrecord.types import Span

WORD = re.compile(r"\w+|[^\w\s]")
FEATURE_SIZES = (6, 4, 2, 2, 2)
"""Number of values of casing, mark, inside a quotation, paragraph start, space before."""

LOWER, TITLE, UPPER, MIXED, DIGITS, SYMBOL = range(6)


@dataclass(frozen=True)
class Words:
    """The words of one sequence of paragraphs.

    spans: int32 (n, 2), half-open offsets into ``text``.
    features: int64 (n, 5), in the order of ``FEATURE_SIZES``.
    paragraph: int32 (n,), index of the paragraph that a word stands in.
    """

    text: str
    spans: NDArray[np.int32]
    features: NDArray[np.int64]
    paragraph: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, index: int) -> str:
        """The text of one word."""
        start, end = self.spans[index]
        return self.text[start:end]

    def span(self, run: range) -> Span:
        """The offsets from the first to the last word of ``run``, which is not empty."""
        return int(self.spans[run.start, 0]), int(self.spans[run.stop - 1, 1])

    def strings(self) -> list[str]:
        """The texts of all words."""
        return [self.text[start:end] for start, end in self.spans]

    def paragraphs(self) -> list[range]:
        """The words of each paragraph, as ranges of their indices, in order."""
        borders = [*np.flatnonzero(self.features[:, 3]).tolist(), len(self)]
        return [range(start, end) for start, end in pairwise(borders)]

    def indices(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        first = bisect_left(self.spans[:, 1], span[0] + 1)
        last = bisect_left(self.spans[:, 0], span[1])
        return range(first, max(first, last))


def read_words(text: str, paragraphs: Sequence[Span] | None = None) -> Words:
    """Cut ``text`` into words, within ``paragraphs`` (default: its lines that are not blank)."""
    if paragraphs is None:
        paragraphs = lines(text)
    spans: list[Span] = []
    features: list[tuple[int, int, int, int, int]] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        found = [match.span() for match in WORD.finditer(text, start, end)]
        spans += found
        features += _features(text, start, found)
        numbers += [number] * len(found)
    return Words(
        text,
        np.array(spans, dtype=np.int32).reshape(-1, 2),
        np.array(features, dtype=np.int64).reshape(-1, len(FEATURE_SIZES)),
        np.array(numbers, dtype=np.int32),
    )


def lines(text: str) -> list[Span]:
    """The spans of the lines of ``text`` that hold anything but white space."""
    return [match.span() for match in re.finditer(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*", text)]


def _features(text: str, start: int, spans: Sequence[Span]) -> list[tuple[int, int, int, int, int]]:
    marks = quotation_marks(text, spans)
    rows = []
    inside = int(opened_before(text, spans, marks))
    previous = start
    for number, ((begin, end), mark) in enumerate(zip(spans, marks, strict=True)):
        if mark == OPENING:
            inside = 1
        spaced = int(begin > previous or number == 0)
        rows.append((_casing(text[begin:end]), mark, inside, int(number == 0), spaced))
        if mark == CLOSING:
            inside = 0
        previous = end
    return rows


def _casing(word: str) -> int:
    if word.isdigit():
        return DIGITS
    if not word[0].isalpha():
        return SYMBOL
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return TITLE
    return MIXED
