"""Words of a text, quoted so that they are found again in another version of it.

The words themselves must be there, whatever their white space and quotation marks; what
stands around them may have changed a little, and tells several places of the same words
apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.types import Quote, Span

CONTEXT = 80
"""Characters that are kept on either side."""

_ALIKE = 65.0
"""From which likeness (0..100) on what stands around counts as the same: any two stretches of prose have about 45."""

_TELLING = 30
"""Characters from which on words that stand in a text once are the same whatever stands around them."""

_WITHIN = 4000
"""How far apart the pieces of one phrase may stand."""

_MOST = 500
_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛‹›′＇`´"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SAME = {**dict.fromkeys(map(ord, _DOUBLE), '"'), **dict.fromkeys(map(ord, _SINGLE), "'")}
_EDGES = " \"'"


@dataclass(frozen=True)
class Folded:
    """A text with one space for all white space and one mark for all quotation marks, and the way back.

    starts: for each character, where it begins in the text; at the end, the text's length.
    """

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the text itself."""
        last = self.starts[end - 1]
        return self.starts[start], min(last + 1, self.starts[-1])

    def at(self, offset: int) -> int:
        """The folded text's offset of an offset into the text."""
        return bisect_left(self.starts, offset, hi=len(self.starts) - 1)


def fold_text(text: str) -> Folded:
    """``text`` as words are looked for in it."""
    letters: list[str] = []
    starts: list[int] = []
    for at, letter in enumerate(text):
        if letter in _DROPPED:
            continue
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letters.append(" ")
        else:
            letters.append(_SAME.get(ord(letter), letter))
        starts.append(at)
    return Folded("".join(letters), (*starts, len(text)))


def quote(text: str, spans: Sequence[Sequence[int]]) -> Quote:
    """The words at ``spans`` of ``text``, with what stands around them."""
    ordered = sorted((span[0], span[1]) for span in spans)
    first, last = ordered[0], ordered[-1]
    folded = fold_text(text)
    begin = folded.at(first[0])
    words = _folded(text[first[0] : first[1]])
    nth = sum(1 for at in _occurrences(folded.text, words) if at < begin) if words else 0
    return Quote(
        pieces=tuple(text[start:end] for start, end in ordered),
        spans=tuple(ordered),
        before=text[max(0, first[0] - CONTEXT) : first[0]],
        after=text[last[1] : last[1] + CONTEXT],
        nth=nth,
    )


def find(folded: Folded, wanted: Quote) -> tuple[Span, ...] | None:
    """Where the words of ``wanted`` stand in a text, or None where they do not, or it cannot be told where."""
    pieces = [_folded(piece) for piece in wanted.pieces]
    if not pieces or not all(pieces):
        return None
    places = list(_places(folded, pieces))
    if not places:
        return None
    scored = [(_likeness(folded, wanted, place), -abs(at - wanted.nth), place) for at, place in enumerate(places)]
    likeness, _, place = max(scored, key=lambda each: (round(each[0]), each[1]))
    unmistakable = len(places) == 1 and sum(map(len, pieces)) >= _TELLING
    if likeness < _ALIKE and not unmistakable:
        return None
    return tuple(folded.span(start, end) for start, end in place)


def stands_at(text: str, wanted: Quote) -> bool:
    """Whether the words stand just where they stood."""
    return (
        bool(wanted.spans)
        and all(
            0 <= start < end <= len(text) and text[start:end] == piece
            for (start, end), piece in zip(wanted.spans, wanted.pieces, strict=False)
        )
        and len(wanted.spans) == len(wanted.pieces)
    )


def _places(folded: Folded, pieces: Sequence[str]) -> Iterator[list[Span]]:
    """Every place of the first piece from which on the others follow."""
    for first in _occurrences(folded.text, pieces[0]):
        place = [(first, first + len(pieces[0]))]
        for piece in pieces[1:]:
            after = place[-1][1]
            at = folded.text.find(piece, after, after + _WITHIN + len(piece))
            if at < 0:
                break
            place.append((at, at + len(piece)))
        else:
            yield place


def _occurrences(text: str, words: str) -> Iterator[int]:
    at, count = text.find(words), 0
    while at >= 0 and count < _MOST:
        if _whole(text, at, at + len(words)):
            yield at
            count += 1
        at = text.find(words, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither begins nor ends within a word."""
    left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    right = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (left or right)


def _likeness(folded: Folded, wanted: Quote, place: Sequence[Span]) -> float:
    """How like what stands around is to what stood around, 0..100; the sides count by their length."""
    from rapidfuzz import fuzz

    before, after = _folded(wanted.before), _folded(wanted.after)
    start, end = place[0][0], place[-1][1]
    here_before = folded.text[max(0, start - CONTEXT) : start].strip(_EDGES)[-len(before) :] if before else ""
    here_after = folded.text[end : end + CONTEXT].strip(_EDGES)[: len(after)] if after else ""
    sides = [(before, here_before), (after, here_after)]
    weight = sum(len(was) for was, _ in sides)
    if not weight:
        return 100.0
    return sum(fuzz.ratio(was, now) * len(was) for was, now in sides if was) / weight


def _folded(words: str) -> str:
    return fold_text(words).text.strip(_EDGES)
