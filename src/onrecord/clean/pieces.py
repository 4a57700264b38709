"""Paragraphs cut where one line holds several things: icons, a date and the headline, a page title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.clean.credits import credit, date_line, is_name_list, is_outlet_name
from onrecord.clean.dates import find_dates
from onrecord.clean.furniture import icon_segments, is_spaced_menu
from onrecord.clean.headline import same
from onrecord.clean.lines import Paragraph, collapse
from onrecord.clean.marks import is_ended, is_prose
from onrecord.clean.words import PERSON_ICONS, TIME_ICONS
from onrecord.offsets import trim
from onrecord.types import Span

_HEAD_LINES = 12
_LONGEST_LINE = 400
_LABELS = re.compile(
    r"[\W_]*(?:(?:date|published|posted|updated|on|access_time|schedule|calendar_today|event|at)\b[\W_]*)*",
    re.IGNORECASE,
)
_VERB_NEXT = re.compile(r"(?:was|is|were|will|marks?|has|had|saw)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+(?=[^|–—»·]+$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a part of a line. role: what it is, where the cut itself tells."""

    span: Span
    words: str
    role: Literal["date", "byline", "furniture", "title", "body", "list", "table", "caption"] | None = None


def pieces(text: str, parts: Sequence[Paragraph]) -> list[Piece]:
    """The paragraphs in order, some of them cut; together they cover the same characters."""
    found: list[Piece] = []
    for index, part in enumerate(parts):
        if part.span[1] - part.span[0] > _LONGEST_LINE:
            found.append(Piece(part.span, part.words))
        elif is_spaced_menu(text[slice(*part.span)]):
            found.append(Piece(part.span, part.words, "furniture"))
        elif segments := _icons(text, part):
            found.extend(segments)
        elif index < _HEAD_LINES and (
            cut := _dated_headline(text, part) or _page_title(text, part, parts[index + 1 :])
        ):
            found.extend(cut)
        else:
            found.append(Piece(part.span, part.words))
    return found


def _icons(text: str, part: Paragraph) -> list[Piece]:
    if is_ended(part.words) and is_prose(part.words):
        return []
    found = []
    for segment in icon_segments(text, part.span):
        span = trim(text, segment.span)
        words = collapse(segment.words)
        found_credit = credit(words)
        if (found_credit is not None and found_credit.kind == "byline") or (
            segment.icon in PERSON_ICONS and is_name_list(words)
        ):
            found.append(Piece(span, words, "byline"))
        elif date_line(words) is not None or segment.icon in TIME_ICONS:
            found.append(Piece(span, collapse(text[slice(*span)]), "date"))
        else:
            found.append(Piece(span, collapse(text[slice(*span)]), "furniture"))
    return found


_MOST_WORDS = 60
"""Of a line with a date and a headline: to look for a date in longer ones would take more time than all else."""


def _dated_headline(text: str, part: Paragraph) -> list[Piece]:
    """A date with the headline behind it on the same line."""
    line = text[slice(*part.span)]
    if len(line.split()) > _MOST_WORDS:
        return []
    stated = next(iter(find_dates(line)), None)
    if stated is None or not stated.placed or not _LABELS.fullmatch(line[: stated.span[0]]):
        return []
    cut = stated.span[1] + len(re.match(r"[\s|–—:·,-]*", line[stated.span[1] :])[0])  # type: ignore[index]
    rest = line[cut:]
    count = len(rest.split())
    is_headline = (
        4 <= count <= 24 and not is_ended(rest) and (rest[0].isupper() or rest[0] in "“\"‘'«" or rest[0].isdigit())
    )
    if not is_headline or _VERB_NEXT.match(rest) or date_line(line) is not None:
        return []
    start = part.span[0]
    return [_piece(text, (start, start + cut), "date"), _piece(text, (start + cut, part.span[1]), "title")]


def _page_title(text: str, part: Paragraph, following: Sequence[Paragraph]) -> list[Piece]:
    """A headline with the outlet's name behind a mark, where that name or the headline alone says so."""
    line = text[slice(*part.span)]
    match = _SUFFIX.search(line)
    if (
        match is None
        or len(line) > 250
        or len(line[match.end() :].split()) > 5
        or len(line[: match.start()].split()) < 3
    ):
        return []
    repeated = any(same(other.words, line[: match.start()]) for other in following[:12])
    if not repeated and ("|" not in match[0] or not is_outlet_name(line[match.end() :])):
        return []
    start = part.span[0]
    return [
        _piece(text, (start, start + match.start()), "title"),
        _piece(text, (start + match.start(), part.span[1]), "furniture"),
    ]


def _piece(text: str, span: Span, role: Literal["date", "furniture", "title"]) -> Piece:
    span = trim(text, span)
    return Piece(span, collapse(text[slice(*span)]), role)
