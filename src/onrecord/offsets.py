"""Spans: slicing, joining, cutting; and reading a text through its repairs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.types import Phrase, Repair, Span


def phrase(text: str, spans: Iterable[Span]) -> Phrase:
    """The phrase that stands at ``spans`` (sorted here), its parts joined by one space."""
    ordered = tuple(sorted(spans))
    return Phrase(" ".join(text[start:end] for start, end in ordered), ordered)


GAP = " […] "
"""What stands for words left out between two spans of one phrase."""

_ACROSS = 4
"""Spans at most this far apart leave no words out: a paragraph's end and a quotation mark."""


def with_gaps(text: str, spans: Iterable[Sequence[int]]) -> str:
    """A phrase's ``text`` with ``GAP`` where its ``spans`` leave words out."""
    pieces: list[str] = []
    position = 0
    previous = None
    for start, end in spans:
        if previous is not None:
            pieces.append(" " if start - previous <= _ACROSS else GAP)
        pieces.append(text[position : position + end - start])
        position += end - start + 1
        previous = end
    return "".join(pieces)


def without_gaps(words: str, spans: Iterable[Sequence[int]]) -> str:
    """The text of a phrase whose ``with_gaps`` is ``words``: its parts joined by one space."""
    pieces: list[str] = []
    position = 0
    previous = None
    for start, end in spans:
        if previous is not None:
            position += 1 if start - previous <= _ACROSS else len(GAP)
        pieces.append(words[position : position + end - start])
        position += end - start
        previous = end
    return " ".join(pieces)


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def trim(text: str, span: Span) -> Span:
    """``span`` without white space at either end."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True)
class Reading:
    """A text as it is to be read, repairs made, with the way back to the text as it is.

    ``text`` is what analysis works on; ``source_span`` turns its spans into spans of
    the immutable text. Without repairs both are the same.
    """

    text: str
    _read: tuple[int, ...]
    _kept: tuple[int, ...]
    _lengths: tuple[tuple[int, int], ...]
    gaps: tuple[int, ...] = ()
    """Where in the reading words are left out that the kept text has: see ``left_out``."""

    def is_cut(self, end: int, start: int) -> bool:
        """Whether words are left out between one word's ``end`` and the ``start`` of the next, in the reading."""
        return bisect_right(self.gaps, start) > bisect_left(self.gaps, end)

    def source_span(self, span: Span) -> Span:
        """The span of the kept text that ``span`` of the reading stands for.

        A span that touches a repair takes in all of the damaged stretch.
        """
        return self._back(span[0], False), self._back(span[1], True)

    def reading_offset(self, offset: int) -> int:
        """Where the kept text's ``offset`` lies in the reading (the start of a repair, if within one)."""
        index = bisect_right(self._kept, offset) - 1
        if index < 0:
            return offset
        damaged, repaired = self._lengths[index]
        inside = offset - self._kept[index]
        if inside < damaged:
            return self._read[index]
        return self._read[index] + repaired + inside - damaged

    def _back(self, offset: int, is_end: bool) -> int:
        index = bisect_right(self._read, offset - 1 if is_end else offset) - 1
        if index < 0:
            return offset
        damaged, repaired = self._lengths[index]
        inside = offset - self._read[index]
        if inside < repaired or (is_end and inside == repaired):
            return self._kept[index] + (damaged if is_end else 0)
        return self._kept[index] + damaged + inside - repaired


_WORD = re.compile(r"[^\W\d_]+")
_SOME_WORDS = 3


def left_out(text: str, repairs: Iterable[Repair]) -> list[Span]:
    """The stretches of ``text`` that ``repairs`` leave out and that have words of their own, in order.

    A mark, or the target of a link, is none: a phrase goes on over it, and ends before words left out.
    """
    spans = (repair.span for repair in repairs if not repair.replacement)
    return [span for span in spans if len(_WORD.findall(text, *span)) >= _SOME_WORDS]


def read_through(text: str, repairs: Sequence[Repair]) -> Reading:
    """Read ``text`` with ``repairs``, which are in order and do not overlap."""
    parts: list[str] = []
    read: list[int] = []
    kept: list[int] = []
    lengths: list[tuple[int, int]] = []
    position = written = 0
    for repair in repairs:
        start, end = repair.span
        parts.append(text[position:start])
        written += start - position
        read.append(written)
        kept.append(start)
        lengths.append((end - start, len(repair.replacement)))
        parts.append(repair.replacement)
        written += len(repair.replacement)
        position = end
    parts.append(text[position:])
    gaps = {start for start, _ in left_out(text, repairs)}
    points = tuple(at for at, start in zip(read, kept, strict=True) if start in gaps)
    return Reading("".join(parts), tuple(read), tuple(kept), tuple(lengths), points)
