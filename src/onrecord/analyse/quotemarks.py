"""Which marks of a paragraph open and close quotations.

Straight marks are told apart by their neighbours, doubled apostrophes count as one
mark, and single marks count as quotation marks where they stand in a pair outside
double ones (the British style). A quotation never reaches past its paragraph: one
that goes on in the next opens again there, as printers do.

Marks are also mistyped: doubled, turned the wrong way, opened double and closed
single. Such a mark is read as the one that the quotation needs at that place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.types import Span

NONE, OPENING, CLOSING, SINGLE = range(4)

OPENERS = "“„‟«〝"
CLOSERS = "”»〞"
STRAIGHT = '"＂'
SINGLE_OPENERS = "‘‚‛"
SINGLE_CLOSERS = "’"
SINGLE_STRAIGHT = "'`"
TWICE = ('""', "““", "””", "««", "»»")
"""One mark typed twice."""
DOUBLE_MARKS = OPENERS + CLOSERS + STRAIGHT
SINGLE_MARKS = SINGLE_OPENERS + SINGLE_CLOSERS + SINGLE_STRAIGHT


def quotation_marks(text: str, words: Sequence[Span]) -> list[int]:
    """NONE, OPENING, CLOSING or SINGLE (an apostrophe) for each word of one paragraph."""
    marks = [NONE] * len(words)
    _double_marks(text, words, marks)
    _close_by_single(text, words, marks)
    _single_marks(text, words, marks)
    return marks


def opened_before(text: str, words: Sequence[Span], marks: Sequence[int]) -> bool:
    """Whether a paragraph begins inside a quotation whose opening mark is missing: its first mark closes one."""
    first = next((index for index, mark in enumerate(marks) if mark in (OPENING, CLOSING)), None)
    if first is None or first == 0 or marks[first] == OPENING:
        return False
    return text[words[first][0] - 1] in ".,!?…"


def _double_marks(text: str, words: Sequence[Span], marks: list[int]) -> None:
    inside = False
    index = 0
    while index < len(words):
        start, end = words[index]
        width = _doubled(text, words, index)
        if width:
            end = words[index + 1][1]
        word = text[start:end]
        if index and marks[index - 1] and words[index - 1][1] == start and text[start - 1 : end] in TWICE:
            mark = marks[index - 1]
        elif word in OPENERS:
            mark = CLOSING if inside and _ends(text, start, end) else OPENING
        elif word in CLOSERS:
            mark = OPENING if not inside and _begins(text, words, index, end) else CLOSING
        elif word in STRAIGHT or width:
            mark = _straight(text, words, index, end, inside)
        else:
            index += 1
            continue
        inside = mark == OPENING
        marks[index : index + 1 + width] = [mark] * (1 + width)
        index += 1 + width


def _close_by_single(text: str, words: Sequence[Span], marks: list[int]) -> None:
    """Let a single mark close a quotation that was opened double and is closed by no other: “We were late.’"""
    double = [index for index, mark in enumerate(marks) if mark in (OPENING, CLOSING)]
    following = dict(pairwise(double))
    opened = [one for one in double if marks[one] == OPENING and marks[following.get(one, one)] == OPENING]
    for index in opened:
        stop = next((other for other in double if other > index + 1), len(words))
        nested = False
        for place in range(index + 1, stop):
            start, end = words[place]
            if text[start:end] not in SINGLE_CLOSERS + SINGLE_STRAIGHT or _doubled(text, words, place):
                continue
            if _begins(text, words, place, end):
                nested = True
            elif text[start - 1] in ".,!?…" and (end >= len(text) or not text[end].isalnum()):
                if not nested:
                    marks[place] = CLOSING
                    break
                nested = False


def _doubled(text: str, words: Sequence[Span], index: int) -> int:
    """1 where this word and the next are one mark written as two apostrophes or backticks."""
    if index + 1 >= len(words) or words[index][1] != words[index + 1][0]:
        return 0
    pair = text[words[index][0] : words[index + 1][1]]
    return int(pair in ("''", "``", "’’", "‘‘"))


def _begins(text: str, words: Sequence[Span], index: int, end: int) -> bool:
    """Whether a mark stands where a quotation can begin: space before it, none after it."""
    before = index == 0 or words[index - 1][1] < words[index][0] or text[words[index][0] - 1] in "([{—–-"
    return before and end < len(text) and not text[end].isspace()


def _ends(text: str, start: int, end: int) -> bool:
    return start > 0 and not text[start - 1].isspace() and (end >= len(text) or not text[end].isalnum())


def _straight(text: str, words: Sequence[Span], index: int, end: int, inside: bool) -> int:
    if index == 0:
        return OPENING
    spaced_before = words[index - 1][1] < words[index][0] or text[words[index][0] - 1] in "([{—–"
    spaced_after = end >= len(text) or text[end].isspace()
    if spaced_before != spaced_after:
        return OPENING if spaced_before else CLOSING
    return CLOSING if inside else OPENING


def _single_marks(text: str, words: Sequence[Span], marks: list[int]) -> None:
    opened: int | None = None
    inside = False
    for index, (start, end) in enumerate(words):
        if marks[index] in (OPENING, CLOSING):
            inside = marks[index] == OPENING
            opened = None
        elif text[start:end] in SINGLE_MARKS:
            marks[index] = SINGLE
            if inside:
                continue
            if opened is None:
                if text[start:end] not in SINGLE_CLOSERS and _opens_single(text, words, index, end):
                    opened = index
            elif _closes_single(text, words, index, opened):
                marks[opened], marks[index] = OPENING, CLOSING
                opened = None
    if opened == 0 and text[slice(*words[0])] in SINGLE_OPENERS:
        marks[0] = OPENING  # its quotation goes on in the next paragraph


def _opens_single(text: str, words: Sequence[Span], index: int, end: int) -> bool:
    # '90s and 'em are elisions: a quotation begins with a letter or a bracket.
    return _begins(text, words, index, end) and (text[end].isalpha() or text[end] in "[(…")


def _closes_single(text: str, words: Sequence[Span], index: int, opened: int) -> bool:
    start, end = words[index]
    if text[start:end] in SINGLE_OPENERS or index - opened < 2:
        return False
    if index - opened == 2 and len(text[slice(*words[index - 1])]) == 1:
        return False  # rock 'n' roll
    if text[start - 1].isspace() or (end < len(text) and text[end].isalnum()):
        return False
    if text[start - 1] in ".,!?…;":
        return True
    # "the workers’ rights" is a possessive: look for a likelier end further on.
    if text[start - 1] in "sS" and end < len(text) and text[end] == " ":
        return not any(
            text[a:b] in SINGLE_CLOSERS + SINGLE_STRAIGHT
            and not text[a - 1].isspace()
            and not (b < len(text) and text[b].isalnum())
            for a, b in words[index + 1 :]
        )
    return True
