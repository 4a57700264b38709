"""Printed lines put together to paragraphs: columns, breaks of lines and hyphens undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from onrecord.clean.marks import is_ended
from onrecord.clean.pdfpages import Printed

_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.?)?\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'’-]*\w")
_EDGE_LINES = 3
_SAME_SIZE = 0.12
_WIDE_GAP = 1.4
_INDENT = 0.6
_FULL = 0.88
_SIDE_STEPS = 0.25
# First parts of words that keep their hyphen when a line breaks behind it.
_KEPT = frozenset(
    "north south east west self ex non anti pro mid vice well ill cross co all half one two three four five six".split()
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words on one line, the size of its letters, and what it is, where its place tells."""

    words: str
    size: float
    role: Literal["title"] | None


def edges(pages: Sequence[Sequence[Printed]]) -> list[frozenset[Printed]]:
    """The heads and feet of each page: a page's number, and what stands at the edge of several pages alike."""
    outer = [_outer(page) for page in pages]

    def is_edge(line: Printed) -> bool:
        if _PAGE_NUMBER.fullmatch(line.words):
            return True
        alike = sum(any(_same(line, other) for other in each) for each in outer)
        return alike >= 2 and alike >= len(pages) / 3

    return [frozenset(filter(is_edge, lines)) for lines in outer]


def paragraphs(pages: Sequence[Sequence[Printed]]) -> list[Paragraph]:
    """The paragraphs of all pages in order; one may begin on a page and end on the next."""
    ordered = [line for page in pages for line in _in_order(page)]
    if not ordered:
        return []
    everything = frozenset(word.casefold() for line in ordered for word in _WORD.findall(line.words))
    steps = [
        (above.y - below.y) / above.size for above, below in pairwise(ordered)
        if _is_same_size(above, below) and 0 < above.y - below.y < 3 * above.size
    ]  # fmt: skip
    pitch = median(steps) if steps else 1.2
    groups = [[ordered[0]]]
    for above, below in pairwise(ordered):
        if _goes_on(above, below, groups[-1], pitch):
            groups[-1].append(below)
        else:
            groups.append([below])
    return [
        Paragraph(joined([line.words for line in group], everything), max(line.size for line in group), None)
        for group in groups
    ]


def joined(lines: Sequence[str], everything: frozenset[str] = frozenset()) -> str:
    """Lines as one, words that were broken put together.

    everything: all words that are printed, in lower case: one that stands there with its hyphen keeps it.
    """
    whole = ""
    for line in lines:
        if whole.endswith("\u00ad"):
            whole = whole[:-1] + line
        elif re.search(r"\w[-‐]$", whole):
            whole = (whole if _keeps_hyphen(whole, line, everything) else whole[:-1]) + line
        else:
            whole = f"{whole} {line}" if whole else line
    return whole


def _keeps_hyphen(before: str, after: str, everything: frozenset[str]) -> bool:
    if not after[:1].islower():
        return True
    first = re.split(r"[^\w'’-]", before)[-1].rstrip("-‐").casefold()
    second = (re.match(r"[\w'’]+", after) or [""])[0].casefold()
    if first + second in everything:
        return False
    return f"{first}-{second}" in everything or first in _KEPT


def _goes_on(above: Printed, below: Printed, group: Sequence[Printed], pitch: float) -> bool:
    """Whether a line goes on the paragraph that stands above it. pitch: from line to line, in heights of a letter."""
    if not _is_same_size(above, below):
        return False
    step = above.y - below.y
    ended = is_ended(above.words)
    if not 0 < step < 4 * above.size:
        # At the head of the next column or page.
        broken = re.search(r"\w[-‐\u00ad]$", above.words) is not None
        return broken or (not ended and len(group) > 1 and below.words[:1].islower())
    if step > _WIDE_GAP * pitch * above.size:
        return False
    left = min(line.x for line in group[1:] or group)
    if below.x > left + _INDENT * below.size and len(group) > 1:
        return False
    if len(group) == 1 and below.x > above.x + _INDENT * below.size:
        return False
    widest = max(len(line.words) for line in group)
    # The next line's first word would have fitted.
    short = len(above.words) + 1 + len(below.words.split(" ", 1)[0]) < _FULL * widest
    return not (short and ended)


def _in_order(page: Sequence[Printed]) -> Iterator[Printed]:
    """The lines as they are read: by the file's own order, unless that goes from column to column line by line."""
    steps = sum(
        abs(left.y - right.y) < 0.5 * left.size and right.x > left.x + left.size for left, right in pairwise(page)
    )
    if steps < 3 or steps < _SIDE_STEPS * len(page):
        yield from page
        return
    usual = median(line.size for line in page)
    band: list[Printed] = []
    for line in sorted(page, key=lambda each: -each.y):
        if line.size > (1 + 2 * _SAME_SIZE) * usual:
            yield from _by_columns(band)
            band = []
            yield line
        else:
            band.append(line)
    yield from _by_columns(band)


def _by_columns(band: Sequence[Printed]) -> Iterator[Printed]:
    starts: list[float] = []
    for line in sorted(band, key=lambda each: each.x):
        if not starts or line.x > starts[-1] + 4 * line.size:
            starts.append(line.x)

    def column(line: Printed) -> int:
        return max(number for number, start in enumerate(starts) if line.x >= start)

    yield from sorted(band, key=lambda each: (column(each), -each.y, each.x))


def _outer(page: Sequence[Printed]) -> list[Printed]:
    from_top = sorted(page, key=lambda line: -line.y)
    return [*from_top[:_EDGE_LINES], *from_top[-_EDGE_LINES:]]


def _same(left: Printed, right: Printed) -> bool:
    near = abs(left.y - right.y) < 2 * left.size
    return near and re.sub(r"\d+", "#", left.words).casefold() == re.sub(r"\d+", "#", right.words).casefold()


def _is_same_size(left: Printed, right: Printed) -> bool:
    return abs(left.size - right.size) <= _SAME_SIZE * max(left.size, right.size)
