"""How well names of persons, organisations and places are found: exact span and kind, as CoNLL-2003 counts.

Flat: of names within names the longest counts. "the" before a name and "'s" after it are left out on both sides,
titles are no part of a name. Nationalities and what is neither of the three kinds are not looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.evaluate.gold import GoldDocument, outermost, trimmed
from onrecord.evaluate.rates import Rates, rates, share
from onrecord.types import EntityKind, Mention, Span

NamedKind = Literal["person", "organisation", "place"]
Way = Literal["exact", "governments", "overlap"]
WAYS: tuple[Way, ...] = ("exact", "governments", "overlap")
"""How a name is right: span and kind; a place may be an organisation and the other way round, as a government that is
named by its place; and the same where the spans only share a character."""
KINDS: tuple[NamedKind, ...] = ("person", "organisation", "place")

Labelled = tuple[Span, NamedKind]
_ALL = "all"


@dataclass(frozen=True, slots=True)
class KindMentions:
    """Of names of one kind: how many are annotated and found, and which of them are right."""

    gold: int
    predicted: int
    rates: Rates


MentionScores = dict[Way, dict[str, KindMentions]]
"""By way of counting, by kind, and of ``all``."""


class MentionScorer:
    """Counts names over documents."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Way, str, str]] = Counter()

    def add(self, gold: Iterable[Labelled], predicted: Iterable[Labelled]) -> None:
        """Count one document's names."""
        wanted, found = sorted(set(gold)), sorted(set(predicted))
        for way in WAYS:
            self._side(way, "gold", wanted, found)
            self._side(way, "predicted", found, wanted)

    def scores(self) -> MentionScores:
        """The scores of all that was added."""
        return {way: {kind: self._of(way, kind) for kind in (*KINDS, _ALL)} for way in WAYS}

    def _side(self, way: Way, side: str, ours: Sequence[Labelled], theirs: Sequence[Labelled]) -> None:
        for one in ours:
            right = any(_agree(way, one, other) for other in theirs)
            for kind in (one[1], _ALL):
                self._counts[way, kind, side] += 1
                self._counts[way, kind, f"{side} right"] += right

    def _of(self, way: Way, kind: str) -> KindMentions:
        gold, predicted = self._counts[way, kind, "gold"], self._counts[way, kind, "predicted"]
        precision = share(self._counts[way, kind, "predicted right"], predicted)
        return KindMentions(gold, predicted, rates(precision, share(self._counts[way, kind, "gold right"], gold)))


def gold_names(document: GoldDocument) -> list[Labelled]:
    """The annotated names of ``document``, in the stretches where all are annotated."""
    spans: dict[Span, NamedKind] = {}
    for one in document.mentions:
        kind = _named_kind(one.kind)
        if one.form != "name" or kind is None or not _within(one.span, document.complete):
            continue
        spans.setdefault(document.place(one), kind)
    return [(span, spans[span]) for span in sorted(outermost(spans))]


def found_names(document: GoldDocument, mentions: Iterable[Mention], gold: Iterable[Labelled]) -> list[Labelled]:
    """The names among ``mentions``, as they are compared with ``gold``; a named group is an organisation.

    One in a stretch that is ignored is left out unless it is annotated.
    """
    wanted = {span for span, _ in gold}
    spans: dict[Span, NamedKind] = {}
    for one in mentions:
        kind = _named_kind(one.kind)
        if one.form == "name" and kind is not None and _within(one.span, document.complete):
            span = trimmed(document.text, one.span)
            if span in wanted or not _within(span, document.ignored):
                spans.setdefault(span, kind)
    return [(span, spans[span]) for span in sorted(outermost(spans))]


def _named_kind(kind: EntityKind | None) -> NamedKind | None:
    return "organisation" if kind == "group" else kind


def _within(span: Span, stretches: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in stretches)


def _agree(way: Way, one: Labelled, other: Labelled) -> bool:
    (a, b), (c, d) = one[0], other[0]
    spans = one[0] == other[0] or (way == "overlap" and a < d and c < b)
    kinds = one[1] == other[1] or (way != "exact" and "person" not in (one[1], other[1]))
    return spans and kinds
