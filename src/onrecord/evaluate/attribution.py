"""Scores of predicted attributions against annotated ones, by the definitions usual for PolNeAR.

Contents are paired one to one within an article, most shared words first
(``matching``); words are compared without punctuation or quotation marks. Then

- *attribution*: the contents share at least half their words and the sources at least
  one. A gold attribution without a source asks for none: its pair is left out. A
  prediction without a source cannot be right and counts as wrong.
- *exact content*: the contents have the same words.
- *source accuracy*: of the pairs whose contents share half their words and whose gold has
  a source, the share in which the sources share a word.
- *spans*: single unbroken spans of one role, cut at line breaks, right where words and
  punctuation are the same; how they are linked does not matter.

Recall goes by the kind of the gold attribution, precision by that of the prediction
(``quoting``). Counts are summed over articles before anything is divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.evaluate.calibration import Calibration, calibration
from onrecord.evaluate.matching import Match, Prediction, Side, match, merged, side
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.words import Text, Words
from onrecord.types import Role, Span

Group = Literal["all", "direct", "mixed", "indirect"]
GROUPS: tuple[Group, ...] = ("all", "direct", "mixed", "indirect")
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, 0..1; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class KindScores:
    """How well attributions of one kind (or all) are found; see the module for the terms."""

    gold: int
    predicted: int
    attribution: Rates
    exact_content: Rates
    source_accuracy: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What a system scores on some articles. calibration: None where no prediction has a confidence."""

    articles: int
    kinds: dict[Group, KindScores]
    spans: dict[Role, Rates]
    calibration: Calibration | None


class Scorer:
    """Adds up article after article; ``scores`` says what they come to."""

    def __init__(self) -> None:
        self._articles = 0
        self._counts: Counter[tuple[str, str]] = Counter()
        self._judged: list[tuple[float, bool]] = []

    def add(self, text: str, gold: Sequence[GoldAttribution], predictions: Iterable[Prediction]) -> None:
        """Count one article: what an annotator marked in ``text``, and what a system found there."""
        self._articles += 1
        words = Text(text)
        found = merged(words, predictions)
        wanted = [side(words, one.source, one.content) for one in gold]
        given = [side(words, one.source, one.content) for one in found]
        pairs = match(wanted, given)
        self._count_gold(wanted, {pair.gold: pair for pair in pairs})
        self._count_predicted(wanted, given, found, {pair.predicted: pair for pair in pairs})
        for role in ROLES:
            self._count_spans(role, _fragments(words, role, gold), _fragments(words, role, found))

    def scores(self) -> Scores:
        """The scores over all articles added so far."""
        return Scores(
            articles=self._articles,
            kinds={group: self._kind_scores(group) for group in GROUPS},
            spans={role: self._span_rates(role) for role in ROLES},
            calibration=calibration(self._judged),
        )

    def _count_gold(self, wanted: Sequence[Side], pairs: dict[int, Match]) -> None:
        for number, one in enumerate(wanted):
            pair = pairs.get(number)
            half = pair is not None and pair.half
            self._tell(one, "gold")
            self._tell(one, "gold with source", one.has_source)
            self._tell(one, "gold exact", pair is not None and pair.exact)
            self._tell(one, "gold half with source", half and one.has_source)
            self._tell(one, "gold right", _right(one, pair))

    def _count_predicted(
        self, wanted: Sequence[Side], given: Sequence[Side], found: Sequence[Prediction], pairs: dict[int, Match]
    ) -> None:
        for number, one in enumerate(given):
            pair = pairs.get(number)
            counts = pair is None or not pair.half or wanted[pair.gold].has_source
            right = pair is not None and _right(wanted[pair.gold], pair)
            self._tell(one, "predicted")
            self._tell(one, "predicted counting", counts)
            self._tell(one, "predicted exact", pair is not None and pair.exact)
            self._tell(one, "predicted right", right)
            confidence = found[number].confidence
            if counts and confidence is not None:
                self._judged.append((confidence, right))

    def _count_spans(self, role: Role, gold: set[Words], predicted: set[Words]) -> None:
        self._counts["gold span", role] += len(gold)
        self._counts["predicted span", role] += len(predicted)
        self._counts["right span", role] += len(gold & predicted)

    def _tell(self, one: Side, what: str, holds: bool = True) -> None:
        for group in ("all", one.kind):
            self._counts[what, group] += holds

    def _kind_scores(self, group: Group) -> KindScores:
        return KindScores(
            gold=self._counts["gold", group],
            predicted=self._counts["predicted", group],
            attribution=self._rates(group, "right", "predicted counting", "gold with source"),
            exact_content=self._rates(group, "exact", "predicted", "gold"),
            source_accuracy=_share(self._counts["gold right", group], self._counts["gold half with source", group]),
        )

    def _rates(self, group: Group, what: str, predicted: str, gold: str) -> Rates:
        precision = _share(self._counts[f"predicted {what}", group], self._counts[predicted, group])
        return _rates(precision, _share(self._counts[f"gold {what}", group], self._counts[gold, group]))

    def _span_rates(self, role: Role) -> Rates:
        right = self._counts["right span", role]
        precision = _share(right, self._counts["predicted span", role])
        return _rates(precision, _share(right, self._counts["gold span", role]))


def _right(gold: Side, pair: Match | None) -> bool:
    return pair is not None and pair.half and gold.has_source and pair.source


def _fragments(text: Text, role: Role, attributions: Iterable[GoldAttribution | Prediction]) -> set[Words]:
    spans: list[tuple[Span, ...]] = [getattr(one, role) for one in attributions]
    return {fragment for each in spans for fragment in text.fragments(each)}


def _rates(precision: float, recall: float) -> Rates:
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
