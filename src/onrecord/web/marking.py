"""An article's text cut at every border of a source, cue or content, so that each piece can be marked.

Spans may overlap, nest and be broken; a piece knows all attributions to which it
belongs, and none of its characters is shown twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from onrecord.types import Role, Span

Row = dict[str, Any]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
VENUE: Literal["venue"] = "venue"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of text is to an attribution. number: the attribution's in its article, from 1."""

    number: int
    role: Role | Literal["venue"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the same marks throughout.

    ends: numbers of the attributions whose content ends here for good.
    venues: numbers of those whose venue begins here.
    """

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[int, ...]
    venues: tuple[int, ...] = ()

    @property
    def classes(self) -> str:
        """The roles, and ``m3`` for each attribution, as a style sheet selects them."""
        roles = [role for role in (*ROLES, VENUE) if any(mark.role == role for mark in self.marks)]
        numbers = dict.fromkeys(f"m{mark.number}" for mark in self.marks)
        depth = sum(mark.role == "content" for mark in self.marks)
        nested = ["nested"] if depth > 1 else []
        return " ".join([*roles, *nested, *numbers])


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article. notes: the numbers of the attributions whose content begins in it."""

    kind: str
    segments: tuple[Segment, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks of boilerplate that follow each other: kept, but folded away."""

    passages: tuple[Passage, ...]


def numbered(attributions: Sequence[Row]) -> Mapping[int, Row]:
    """The attributions of an article by their number, from 1, in the order given."""
    return dict(enumerate(attributions, 1))


def passages(text: str, blocks: Sequence[Row], attributions: Mapping[int, Row]) -> tuple[Passage, ...]:
    """Every block of ``text``, cut into segments."""
    marked = list(_marked(attributions))
    last = {number: max(span[1] for span in row["content"]["spans"]) for number, row in attributions.items()}
    begin = {number: min(span[0] for span in row["content"]["spans"]) for number, row in attributions.items()}
    return tuple(
        Passage(
            block["kind"],
            tuple(_segments(text, (block["span"][0], block["span"][1]), marked, last)),
            tuple(number for number, at in begin.items() if block["span"][0] <= at < block["span"][1]),
        )
        for block in blocks
    )


def folded(found: Sequence[Passage]) -> tuple[Passage | Fold, ...]:
    """The passages, with every run of boilerplate as one ``Fold``."""
    result: list[Passage | Fold] = []
    run: list[Passage] = []
    for passage in found:
        if passage.kind == "boilerplate":
            run.append(passage)
            continue
        if run:
            result.append(Fold(tuple(run)))
            run = []
        result.append(passage)
    return (*result, Fold(tuple(run))) if run else tuple(result)


def _marked(attributions: Mapping[int, Row]) -> Iterator[tuple[Span, Mark]]:
    for number, row in attributions.items():
        for role in ROLES:
            for start, end in row[role]["spans"] if row[role] else ():
                yield (start, end), Mark(number, role)
        for start, end in row["venue_spans"] or ():
            yield (start, end), Mark(number, VENUE)


def _segments(
    text: str, block: Span, marked: Sequence[tuple[Span, Mark]], last: Mapping[int, int]
) -> Iterator[Segment]:
    start, end = block
    first: dict[int, int] = {}
    for span, mark in marked:
        if mark.role == VENUE:
            first.setdefault(mark.number, span[0])
    inside = [(span, mark) for span, mark in marked if span[0] < end and start < span[1]]
    borders = {start, end}
    borders.update(border for span, _ in inside for border in span if start < border < end)
    ordered = sorted(borders)
    for left, right in pairwise(ordered):
        marks = tuple(mark for span, mark in inside if span[0] <= left and right <= span[1])
        ends = tuple(mark.number for mark in marks if mark.role == "content" and last[mark.number] == right)
        venues = tuple(
            mark.number for span, mark in inside if mark.role == VENUE and first[mark.number] == span[0] == left
        )
        yield Segment(text[left:right], marks, tuple(dict.fromkeys(ends)), venues)
