"""The words of a text, and which of them lie under some spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from onrecord.types import Span

_WORD = re.compile(r"\w+")
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")

Words = frozenset[int]
"""Words of one text, each named by the offset at which it begins.

A span that ends within a word holds that word. One that begins within a word holds a
word that begins there: another one, since its annotator cannot have meant the same.
"""


class Text:
    """A text cut into words in both ways in which attributions are compared.

    words: letters and digits only, so that punctuation and quotation marks never count.
    strict: each punctuation mark counts as well.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = _Cut(_WORD, text)
        self._strict = _Cut(_WORD_OR_MARK, text)

    def words(self, spans: Iterable[Span]) -> Words:
        """The words that lie under ``spans``."""
        return self._words.under(spans)

    def strict(self, spans: Iterable[Span]) -> Words:
        """The words and punctuation marks that lie under ``spans``."""
        return self._strict.under(spans)

    def fragments(self, spans: Iterable[Span]) -> Iterator[Words]:
        """What lies under each single span, cut at line breaks; nothing empty."""
        for start, end in spans:
            for line in _LINE.finditer(self.text, max(start, 0), max(end, 0)):
                found = self.strict([line.span()])
                if found:
                    yield found


class _Cut:
    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        found = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def under(self, spans: Iterable[Span]) -> Words:
        result: set[int] = set()
        for start, end in spans:
            if start < end:
                first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
                result.update(max(begins, start) for begins in self._starts[first:last])
        return frozenset(result)
