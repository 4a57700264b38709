"""Which predicted attribution stands for which annotated one, within one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluate.quoting import quoted_kind
from onrecord.evaluate.words import Text, Words
from onrecord.types import Act, Kind, Span

HALF = 0.5
"""Share of words from which two contents count as the same content."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """One attribution that a system found. confidence (0..1), act: None where the system gives none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An attribution, annotated or predicted, as it is compared: by its words."""

    source: Words
    content: Words
    has_source: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class Match:
    """An annotated and a predicted attribution, by their positions.

    shared: words in both contents over words in either (Jaccard), above 0.
    """

    gold: int
    predicted: int
    shared: float
    exact: bool
    source: bool

    @property
    def half(self) -> bool:
        """Whether the contents share at least half their words."""
        return self.shared >= HALF


def side(text: Text, source: Sequence[Span], content: Sequence[Span]) -> Side:
    """An attribution's words and the kind that its quotation marks make it."""
    return Side(text.words(source), text.words(content), bool(source), quoted_kind(text.text, content))


def merged(text: Text, predictions: Iterable[Prediction]) -> list[Prediction]:
    """``predictions`` with those of the same source and cue made one, since PolNeAR counts them as one.

    It annotates a quotation broken by its cue once. Without a cue nothing is joined. The
    whole is as sure as its least sure part. What holds no word or mark is dropped.
    """
    result: list[Prediction] = []
    places: dict[tuple[Words, Words], int] = {}
    for one in predictions:
        if not text.strict(one.content):
            continue
        key = text.words(one.source), text.words(one.cue)
        if key[1] and key in places:
            place = places[key]
            result[place] = _joined(result[place], one)
            continue
        if key[1]:
            places[key] = len(result)
        result.append(one)
    return result


def _joined(first: Prediction, second: Prediction) -> Prediction:
    known = [one.confidence for one in (first, second) if one.confidence is not None]
    return replace(first, content=first.content + second.content, confidence=min(known, default=None))


def match(gold: Sequence[Side], predicted: Sequence[Side]) -> list[Match]:
    """Pairs of contents that share a word, each side in one pair at most.

    The pair that shares most is made first; of equal ones, that whose sources share a
    word, then that which comes first in the annotation.
    """
    candidates = [
        candidate
        for row, one in enumerate(gold)
        for column, other in enumerate(predicted)
        if (candidate := _compare(row, one, column, other)) is not None
    ]
    candidates.sort(key=lambda pair: (-pair.shared, not pair.source, pair.gold, pair.predicted))
    rows: set[int] = set()
    columns: set[int] = set()
    result = []
    for pair in candidates:
        if pair.gold not in rows and pair.predicted not in columns:
            rows.add(pair.gold)
            columns.add(pair.predicted)
            result.append(pair)
    return result


def _compare(row: int, gold: Side, column: int, predicted: Side) -> Match | None:
    common = len(gold.content & predicted.content)
    if not common:
        return None
    return Match(
        gold=row,
        predicted=column,
        shared=common / len(gold.content | predicted.content),
        exact=gold.content == predicted.content,
        source=bool(gold.source & predicted.source),
    )
