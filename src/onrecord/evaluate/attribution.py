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

- *act*: recall of attributions by whether their gold reports speech or belief.

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
from onrecord.evaluate.rates import Rates, counted, rates, share
from onrecord.evaluate.words import Text, Words
from onrecord.types import Act, Role, Span

Group = Literal["all", "direct", "mixed", "indirect"]
GROUPS: tuple[Group, ...] = ("all", "direct", "mixed", "indirect")
ROLES: tuple[Role, ...] = ("source", "cue", "content")
ACTS: tuple[Act, ...] = ("speech", "belief")


@dataclass(frozen=True, slots=True)
class KindScores:
    """How well attributions of one kind (or all) are found; see the module for the terms."""

    gold: int
    predicted: int
    attribution: Rates
    exact_content: Rates
    source_accuracy: float


@dataclass(frozen=True, slots=True)
class ActScores:
    """How well attributions of one act are found.

    gold: those annotated with this act and a source. recall: the share of them that is right as an
        attribution. told: of the right ones, the share for which the system says this act.
    """

    gold: int
    recall: float
    told: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What is right among predictions of at least this confidence, as if there were no others."""

    confidence: float
    predicted: int
    attribution: Rates


@dataclass(frozen=True, slots=True)
class Scores:
    """What a system scores on some articles.

    calibration: None where no prediction has a confidence.
    acts: zeros where the gold attributions tell no act.
    shown: None where no threshold was asked for.
    """

    articles: int
    kinds: dict[Group, KindScores]
    spans: dict[Role, Rates]
    calibration: Calibration | None
    acts: dict[Act, ActScores]
    shown: Shown | None


class Scorer:
    """Adds up article after article; ``scores`` says what they come to.

    threshold: the confidence from which predictions are scored by themselves too, see ``Shown``.
    """

    def __init__(self, threshold: float | None = None) -> None:
        self._articles = 0
        self._counts: Counter[tuple[str, str]] = Counter()
        self._judged: list[tuple[float, bool]] = []
        self._threshold = threshold
        self._sure = None if threshold is None else Scorer()

    def add(self, text: str, gold: Sequence[GoldAttribution], predictions: Sequence[Prediction]) -> None:
        """Count one article: what an annotator marked in ``text``, and what a system found there."""
        self._articles += 1
        if self._sure is not None and self._threshold is not None:
            self._sure.add(text, gold, [one for one in predictions if _sure(one, self._threshold)])
        words = Text(text)
        found = merged(words, predictions)
        wanted = [side(words, one.source, one.content) for one in gold]
        given = [side(words, one.source, one.content) for one in found]
        pairs = match(wanted, given)
        self._count_gold(wanted, {pair.gold: pair for pair in pairs})
        self._count_acts(gold, found, [pair for pair in pairs if _right(wanted[pair.gold], pair)])
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
            acts={act: self._act_scores(act) for act in ACTS},
            shown=self._shown(),
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

    def _count_acts(self, gold: Sequence[GoldAttribution], found: Sequence[Prediction], right: Sequence[Match]) -> None:
        self._counts.update(("gold with source", one.act) for one in gold if one.act and one.source)
        for pair in right:
            act = gold[pair.gold].act
            if act is not None:
                self._counts["gold right", act] += 1
                self._counts["told", act] += found[pair.predicted].act == act

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
            source_accuracy=share(self._counts["gold right", group], self._counts["gold half with source", group]),
        )

    def _act_scores(self, act: Act) -> ActScores:
        gold, right = self._counts["gold with source", act], self._counts["gold right", act]
        return ActScores(gold, share(right, gold), share(self._counts["told", act], right))

    def _shown(self) -> Shown | None:
        if self._sure is None or self._threshold is None:
            return None
        sure = self._sure.scores().kinds["all"]
        return Shown(self._threshold, sure.predicted, sure.attribution)

    def _rates(self, group: Group, what: str, predicted: str, gold: str) -> Rates:
        precision = share(self._counts[f"predicted {what}", group], self._counts[predicted, group])
        return rates(precision, share(self._counts[f"gold {what}", group], self._counts[gold, group]))

    def _span_rates(self, role: Role) -> Rates:
        names = ("right span", "predicted span", "gold span")
        return counted(*(self._counts[name, role] for name in names))


def _right(gold: Side, pair: Match | None) -> bool:
    return pair is not None and pair.half and gold.has_source and pair.source


def _sure(one: Prediction, threshold: float) -> bool:
    return one.confidence is None or one.confidence >= threshold


def _fragments(text: Text, role: Role, attributions: Iterable[GoldAttribution | Prediction]) -> set[Words]:
    spans: list[tuple[Span, ...]] = [getattr(one, role) for one in attributions]
    return {fragment for each in spans for fragment in text.fragments(each)}
