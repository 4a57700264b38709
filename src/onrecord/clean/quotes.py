"""Quotation marks that are certainly missing from a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.clean.words import SPEECH_VERBS
from onrecord.types import Repair, Span

_VERBS = (
    "said|says|told|added|adds|stressed|continued|explained|noted|wrote|warned|declared|asked|replied|concluded"
    "|insisted"
)
# ", he said", "! said the mayor", ", Ada Lund added": the words of a teller right behind a speaker's.
_CUE = re.compile(
    rf"[,?!](?=\s(?:(?:he|she|they|the (?:\w+ ){{1,3}}|(?:[A-Z][\w'’-]+ ){{1,3}})\s?(?:{_VERBS})\b"
    rf"|(?:said|says|added) (?:he|she|the|[A-Z])\w*)[^,]{{0,60}}?(?:[.,]|$))"
)
_MARK = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    role: Literal["open", "close"]
    character: str


def missing_marks(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Repair, Span]]:
    """Insertions of a mark that must be there, each with the paragraph it is in.

    A quotation over several paragraphs has only opening marks: that is no damage.
    """
    open_before = False
    for number, span in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        marks = _marks(text, span)
        if len(marks) % 2 and len({mark.character == '"' for mark in marks}) == 1:
            repair = _closing(text, span, marks, following in ("“", '"'))
            if repair is None and not open_before:
                repair = _opening(text, span, marks)
            if repair is not None:
                yield repair, span
                open_before = False
                continue
        open_before = bool(marks) and marks[-1].role == "open"


def _marks(text: str, span: Span) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text, *span):
        before = text[match.start() - 1] if match.start() > span[0] else " "
        straight_opens = before.isspace() or before in "([—–-‘'"
        opens = match[0] == "“" or (match[0] == '"' and straight_opens)
        found.append(_Mark(match.start(), "open" if opens else "close", match[0]))
    return found


def _closing(text: str, span: Span, marks: Sequence[_Mark], goes_on: bool) -> Repair | None:
    """A closing mark before the one cue that stands in an unclosed quotation."""
    unclosed = [
        (mark.at, marks[index + 1].at if index + 1 < len(marks) else span[1], index + 1 == len(marks))
        for index, mark in enumerate(marks)
        if mark.role == "open" and (index + 1 == len(marks) or marks[index + 1].role == "open")
    ]
    if len(unclosed) != 1:
        return None
    start, end, is_last = unclosed[0]
    cues = list(_CUE.finditer(text, start, end))
    if len(cues) != 1 or (is_last and goes_on):
        return None
    return Repair((cues[0].end(), cues[0].end()), _partner(marks))


def _opening(text: str, span: Span, marks: Sequence[_Mark]) -> Repair | None:
    """An opening mark at the start of a paragraph whose first mark closes before a cue."""
    first = marks[0]
    spoken = text[span[0] : first.at]
    if first.role != "close" or len(marks) != 1 or not spoken[:1].isupper() or spoken[-1:] not in ",?!":
        return None
    cue = _CUE.match(text[: first.at] + text[first.at + 1 :], first.at - 1)
    if cue is None or any(word in SPEECH_VERBS for word in re.findall(r"\w+", spoken.lower())):
        return None
    return Repair((span[0], span[0]), "“" if first.character == "”" else '"')


def _partner(marks: Sequence[_Mark]) -> str:
    return '"' if marks[0].character == '"' else "”"
