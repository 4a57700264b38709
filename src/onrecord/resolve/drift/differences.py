"""What differs between two wordings of one statement, typed, the most serious first.

Reported speech moves tenses back and persons over ("we will" becomes "they would"): that is no drift, and is told apart
wherever not both wordings are quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from onrecord.resolve.drift.alignment import Stretch, stretches
from onrecord.resolve.drift.serious import Change, Exchange, serious, turned
from onrecord.resolve.drift.tokens import QUOTED, Token, tokens
from onrecord.types import Kind, Span

GRAVITY = {change: place for place, change in enumerate(get_args(Change))}

_ANCHOR = 3
"""Words next to a stretch that both wordings share, so that it can be said what became of its words."""
_STOPS = tuple(".,;:!?")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two wordings part.

    left, right: the spans of the words in each, None where it has none there. before, after: those words.
    why: what the change rests on, for people to read.
    """

    change: Change
    left: Span | None
    right: Span | None
    before: str
    after: str
    why: str


def drift(left: str, right: str, kinds: tuple[Kind, Kind] = ("direct", "direct")) -> tuple[Difference, ...]:
    """What ``right`` changes of ``left``, most serious first, then in the order of the text.

    kinds: of the two attributions; what is not quoted in both may be moved as reported speech moves it.
    """
    ours, theirs = tokens(left), tokens(right)
    quoted = [_quotations(text, kind) for text, kind in zip((left, right), kinds, strict=True)]
    parted = stretches(ours, theirs)
    exchanges = [
        Exchange(
            before := [ours[index] for index in one.left], after := [theirs[index] for index in one.right],
            ours[one.left.stop] if one.left.stop < len(ours) else None,
            reported=not (_inside(before, quoted[0]) and _inside(after, quoted[1])),
            anchored=_anchored(parted, place, len(ours)), closed=_closed(left, before) or _closed(right, after),
        )
        for place, one in enumerate(parted)
    ]  # fmt: skip
    moved = {-1, 1} <= {turned(each) for each in exchanges}
    found = []
    for one, exchange in zip(parted, exchanges, strict=True):
        change, why = serious(exchange, moved=moved) or _plain(exchange, one, len(ours))
        spans = _span(exchange.old), _span(exchange.new)
        found.append(Difference(change, *spans, _words(left, spans[0]), _words(right, spans[1]), why))
    return tuple(sorted(found, key=lambda each: GRAVITY[each.change]))


def _anchored(parted: Sequence[Stretch], place: int, length: int) -> bool:
    """Whether enough words beside a stretch are the same in both wordings, or all others."""
    one = parted[place].left
    start = parted[place - 1].left.stop if place else 0
    end = parted[place + 1].left.start if place + 1 < len(parted) else length
    return one.start - start + end - one.stop >= min(_ANCHOR, length - len(one))


def _closed(text: str, words: Sequence[Token]) -> bool:
    return bool(words) and text[words[-1].span[1] :][:1] in _STOPS


def _quotations(text: str, kind: Kind) -> list[Span]:
    if kind == "direct":
        return [(0, len(text))]
    return [found.span() for found in QUOTED.finditer(text)] if kind == "mixed" else []


def _inside(words: Sequence[Token], quoted: Sequence[Span]) -> bool:
    return all(any(start <= word.span[0] and word.span[1] <= end for start, end in quoted) for word in words)


def _plain(exchange: Exchange, stretch: Stretch, length: int) -> tuple[Change, str]:
    if not exchange.new:
        at_end = stretch.left.stop == length or stretch.left.start == 0
        return "cut", "left out at the " + ("beginning" if stretch.left.start == 0 else "end") if at_end else "left out"
    if not exchange.old:
        return "added", "put in"
    return "reworded", "said in other words"


def _span(found: Sequence[Token]) -> Span | None:
    return (found[0].span[0], found[-1].span[1]) if found else None


def _words(text: str, span: Span | None) -> str:
    return "" if span is None else text[slice(*span)]
