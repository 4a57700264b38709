"""An article's text cut at every border of a source, cue or content, so that each piece can be marked.

Spans may overlap, nest and be broken; a piece knows all attributions to which it
belongs, and none of its characters is shown twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from onrecord.types import Role, Span

Row = dict[str, Any]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
VENUE: Literal["venue"] = "venue"
SCARE: Literal["scare"] = "scare"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of text is. number: the attribution's in its article, from 1; 0 for what is scare-quoted."""

    number: int
    role: Role | Literal["venue", "scare"]


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
        roles = [role for role in (*ROLES, VENUE, SCARE) if any(mark.role == role for mark in self.marks)]
        numbers = dict.fromkeys(f"m{mark.number}" for mark in self.marks if mark.number)
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


def passages(
    text: str, blocks: Sequence[Row], attributions: Mapping[int, Row], scare: Sequence[Span] = ()
) -> tuple[Passage, ...]:
    """Every block of ``text``, cut into segments. scare: what is scare-quoted."""
    spans: list[Span] = [(block["span"][0], block["span"][1]) for block in blocks]
    marked = [*_marked(attributions), *((span, Mark(0, SCARE)) for span in scare)]
    inside = _by_block(spans, [span for span, _ in marked])
    last = {number: max(span[1] for span in row["content"]["spans"]) for number, row in attributions.items()}
    first: dict[int, int] = {}
    for span, mark in marked:
        if mark.role == VENUE:
            first.setdefault(mark.number, span[0])
    begin = list(attributions)
    starts = [min(row["content"]["spans"])[0] for row in attributions.values()]
    notes = _by_block(spans, [(start, start + 1) for start in starts])
    return tuple(
        Passage(
            block["kind"],
            tuple(_segments(text, span, [marked[n] for n in inside[place]], last, first)),
            tuple(begin[n] for n in notes[place]),
        )
        for place, (block, span) in enumerate(zip(blocks, spans, strict=True))
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


def _by_block(blocks: Sequence[Span], spans: Sequence[Span]) -> list[list[int]]:
    """For each block the places of the spans that reach into it. Blocks are in order and do not overlap."""
    found: list[list[int]] = [[] for _ in blocks]
    ends = [end for _, end in blocks]
    for n, (start, end) in enumerate(spans):
        place = bisect_right(ends, start)
        while place < len(blocks) and blocks[place][0] < end:
            found[place].append(n)
            place += 1
    return found


def _segments(
    text: str, block: Span, inside: Sequence[tuple[Span, Mark]], last: Mapping[int, int], first: Mapping[int, int]
) -> Iterator[Segment]:
    """A block cut at every border of a mark, from the left to the right, knowing at each place which marks are open."""
    start, end = block
    opening: dict[int, list[int]] = {start: [], end: []}
    closing: dict[int, list[int]] = {}
    for n, (span, _) in enumerate(inside):
        if span[0] < span[1]:
            opening.setdefault(max(start, span[0]), []).append(n)
            closing.setdefault(min(end, span[1]), []).append(n)
    ordered = sorted({*opening, *closing})
    opened: set[int] = set()
    for left, right in pairwise(ordered):
        opened.difference_update(closing.get(left, ()))
        opened.update(opening.get(left, ()))
        marks = tuple(inside[n][1] for n in sorted(opened))
        ends = tuple(mark.number for mark in marks if mark.role == "content" and last[mark.number] == right)
        venues = tuple(
            inside[n][1].number
            for n in opening.get(left, ())
            if inside[n][1].role == VENUE and first[inside[n][1].number] == inside[n][0][0] == left
        )
        yield Segment(text[left:right], marks, tuple(dict.fromkeys(ends)), venues)
