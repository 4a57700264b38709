"""Whether an attribution is given the time at which it was said, as a person dated it from the text alone.

Labels give an interval, closed at both ends, and what it rests on; see ``bench/labels/DATES.md``. There is one way to
be right: the same interval, by days, where what runs past the day of publication is cut at it. So where the text tells
no time, right is an open beginning and the day of publication as the end: a narrower bound would claim what the text
does not carry. Worst is a single day that is not the day, since a reader takes a day for known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.evaluate.analysed import spans_of
from onrecord.evaluate.dated import Label
from onrecord.evaluate.matching import match, side
from onrecord.evaluate.rates import share
from onrecord.evaluate.words import Text
from onrecord.types import Attribution, Interval

Verdict = Literal["right", "wide", "wrong"]
Days = tuple[str | None, str | None]
ROWS = ("cue", "article", "publication", "none", "dated", "all", "hard", "all, not hard")
"""By what the label rests on; dated: on words of the text, beside the cue or elsewhere."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A label against the interval that its attribution is given.

    verdict: None where the attribution was not found. wide: the labelled interval and more, which is no falsehood.
    claimed: a single day is given that is not the labelled one.
    """

    label: Label
    verdict: Verdict | None
    claimed: bool
    given: Interval | None


@dataclass(frozen=True, slots=True)
class Row:
    """Of some labelled attributions, how many were found, rightly dated, dated too widely, and claimed of a wrong day.

    What is found and neither right nor wide is wrong; the claimed are among the wrong.
    """

    labelled: int = 0
    found: int = 0
    right: int = 0
    wide: int = 0
    claimed: int = 0

    @property
    def accuracy(self) -> float:
        """Right ones among those found, 0..1."""
        return share(self.right, self.found)

    @property
    def wrong_certainty(self) -> float:
        """Those claimed of a day that is not the day, among those found, 0..1."""
        return share(self.claimed, self.found)


@dataclass(slots=True)
class SaidScorer:
    """Counts verdicts."""

    rows: dict[str, Row] = field(default_factory=lambda: dict.fromkeys(ROWS, Row()))

    def add(self, one: Judged) -> None:
        """Count one label."""
        for name in _rows_of(one.label):
            row = self.rows[name]
            self.rows[name] = Row(
                labelled=row.labelled + 1,
                found=row.found + (one.verdict is not None),
                right=row.right + (one.verdict == "right"),
                wide=row.wide + (one.verdict == "wide"),
                claimed=row.claimed + one.claimed,
            )


def judge(
    text: str,
    labels: Sequence[Label],
    published: str | None,
    attributions: Sequence[Attribution],
    said: Mapping[str, Interval | None],
) -> list[Judged]:
    """The labels of one text, each against the attribution that shares most words of its content.

    That must be half of them, and a word of the source where the label has one; else the label's attribution was not
    found.

    attributions: those of the text that are nested in no other, or the annotated ones.
    said: the interval of each by its id; one that is missing is open at both ends, as None is.
    """
    words = Text(text)
    wanted = [side(words, one.source, one.content) for one in labels]
    there = [side(words, spans_of(one.source), one.content.spans) for one in attributions]
    pairs = {
        pair.gold: attributions[pair.predicted].id
        for pair in match(wanted, there)
        if pair.half and (pair.source or not labels[pair.gold].source)
    }
    result = []
    for number, label in enumerate(labels):
        if number not in pairs:
            result.append(Judged(label, None, False, None))
            continue
        given = said.get(pairs[number])
        verdict = verdict_of(label, given, published)
        result.append(Judged(label, verdict, claims_wrongly(label, given, published), given))
    return result


def verdict_of(label: Label, given: Interval | None, published: str | None) -> Verdict:
    """How the interval that was given stands to the label, by days, as they stand in it.

    published: both are cut at this day, so that "this week" is right whether it ends on Sunday or on the day itself;
        what lies after it as a whole (a speech announced) is left as it is.
    """
    wanted = _cut((label.earliest, label.latest), published)
    days = _cut(_days(given), published)
    if days == wanted:
        return "right"
    return "wide" if _covers(days, wanted) else "wrong"


def claims_wrongly(label: Label, given: Interval | None, published: str | None) -> bool:
    """Whether a single day is given that is not the labelled day; where no day is labelled, every one is wrong."""
    earliest, latest = _days(given)
    wanted = _cut((label.earliest, label.latest), published)
    return earliest is not None and earliest == latest and wanted != (earliest, latest)


def _days(given: Interval | None) -> Days:
    if given is None:
        return None, None
    return given.earliest and given.earliest[:10], given.latest and given.latest[:10]


def _cut(days: Days, published: str | None) -> Days:
    earliest, latest = days
    if published is None or latest is None or latest <= published or (earliest is not None and earliest > published):
        return days
    return earliest, published


def _covers(days: Days, wanted: Days) -> bool:
    """Whether ``days`` hold all of ``wanted``."""
    begins = days[0] is None or (wanted[0] is not None and days[0] <= wanted[0])
    ends = days[1] is None or (wanted[1] is not None and days[1] >= wanted[1])
    return begins and ends


def _rows_of(label: Label) -> list[str]:
    rows = [label.basis, "all"]
    rows += ["dated"] if label.basis in ("cue", "article") else []
    return [*rows, "hard" if label.hard else "all, not hard"]
