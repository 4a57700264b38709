"""Plain text cut into paragraphs: by lines, by blank lines, or by undoing a hard wrap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.offsets import trim
from onrecord.types import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_BULLET = re.compile(r"(?:[•*‣▪●◦·∙■□–—-]|\(?\d{1,2}[.)])\s+")
_FULL_STOP = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]]*$")

WRAP_WIDTHS = range(40, 101)
"""Widths, in characters, at which people and programs break lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's span, trimmed, and its words with white space collapsed."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str
    indented: bool
    after_blank: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` in order; every visible character lies in one of them.

    A line is a paragraph, unless the text is hard-wrapped: then the lines between two
    blank lines, or between two indents, are one.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    # Where few lines are indented, an indent begins a paragraph.
    indents = sum(line.indented for line in lines) < len(lines) / 2
    for line in lines:
        starts = line.indented and (indents or (groups and not groups[-1][-1].indented))
        if groups and width is not None and not starts and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(group) for group in groups)


def one_line_each(text: str) -> tuple[Paragraph, ...]:
    """Each line that is not blank as a paragraph of its own, whatever its width."""
    return tuple(_paragraph([line]) for line in _lines(text))


def collapse(text: str) -> str:
    """``text`` with each run of white space as one space, and no invisible characters."""
    return " ".join(text.translate({ord(mark): None for mark in _ZERO_WIDTH}).split())


def _paragraph(group: list[_Line]) -> Paragraph:
    span = (group[0].span[0], group[-1].span[1])
    return Paragraph(span, " ".join(line.words for line in group))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        span = trim(text, match.span())
        if span[0] == span[1]:
            continue
        after_blank = len(re.findall(r"\r\n|[^\S \t]", text[last_end : span[0]])) > 1
        indented = span[0] - match.start() >= 2 or text[match.start()] == "\t"
        lines.append(_Line(span, collapse(text[slice(*span)]), indented, after_blank))
        last_end = span[1]
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width to which the text is wrapped, or None where its lines are paragraphs.

    A wrapped line is full: the first word of the next would not have fitted.
    """
    pairs = [(left, right) for left, right in pairwise(lines) if not right.after_blank]
    if len(pairs) < 3:
        return None
    width = max(len(left.words) for left, _ in pairs)
    if width not in WRAP_WIDTHS:
        return None
    full = [left for left, right in pairs if _is_full(left, right, width)]
    unfinished = sum(not _FULL_STOP.search(line.words) for line in full)
    wrapped = len(full) >= 3 and len(full) >= 0.55 * len(pairs) and unfinished >= 0.4 * len(full)
    return width if wrapped else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    first_word = following.words.split(" ", 1)[0]
    # Widths measured in the eye's terms, not in characters, leave the edge ragged.
    return len(line.words) + 1 + len(first_word) > width - width // 10


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether ``following`` goes on the paragraph of ``line``, in a wrapped text."""
    if following.after_blank or _BULLET.match(following.words):
        return False
    if _is_full(line, following, width):
        return True
    return following.words[:1].islower() and not _FULL_STOP.search(line.words)
