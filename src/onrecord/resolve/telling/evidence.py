"""What speaks for two attributions telling one utterance, and what against it, in numbers."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from onrecord.resolve.names import SAME, compare, fold
from onrecord.resolve.stems import stem
from onrecord.resolve.telling.keys import topics_of
from onrecord.resolve.telling.story import digests, in_common, of_one_event
from onrecord.resolve.telling.words import Wording, longest_run, wording
from onrecord.types import Span

_QUOTATION = 3
"""Words of the shortest quotation that counts as one; "US occupation" is a term."""

FAR = 30
"""Days; publications that lie further apart count as this far."""


@dataclass(frozen=True)
class Told:
    """One attribution, as it is compared with others.

    content, source, cue: their words; of the last two, "" where there are none.
    kind, act: as ``types.Attribution``. document: id of the article.
    speaker: id of the entity, or any other text that is one for one speaker; None where it is nobody in particular.
    name: what the speaker is called, None where that is no name. speaker_kind: as ``types.EntityKind``.
    published, said: earliest and latest ISO dates or date-times, each None where it is open.
    venue: where it was said, as the text has it. story: what the article is about, see ``story.story_of``.
    spans: of the content, in the text of the article.
    """

    content: str
    kind: str
    act: str
    speaker: str | None = None
    name: str | None = None
    speaker_kind: str | None = None
    source: str = ""
    cue: str = ""
    document: str = ""
    outlet: str | None = None
    published: tuple[str | None, str | None] = (None, None)
    said: tuple[str | None, str | None] = (None, None)
    venue: str | None = None
    story: str = ""
    spans: tuple[Span, ...] = ()

    @cached_property
    def wording(self) -> Wording:
        """The words of the content."""
        return wording(self.content, quoted=self.kind == "direct")

    def worded(self, words: Wording) -> Told:
        """The same, with the words of its content, which were read already."""
        self.__dict__["wording"] = words  # where cached_property keeps it
        return self

    @cached_property
    def matters(self) -> frozenset[str]:
        """The telling words of the article, as digests."""
        return digests(self.story)

    @cached_property
    def topics(self) -> set[int]:
        """Those of its keys that say of what it is; see ``keys.topics_of``."""
        return topics_of(self)

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of source and cue: what one article says there, another may say in the content."""
        return _around(f"{self.source} {self.cue}")

    @cached_property
    def bearer(self) -> frozenset[str]:
        """Stems of what the speaker is called here."""
        return _content_stems(f"{self.source} {self.name or ''}")


COLUMNS = (
    "shared", "contained", "covered", "shared_weight", "run", "run_share", "run_covers", "quoted_shared", "quoted_run",
    "both_quoted", "one_quoted", "numbers_equal", "numbers_differ", "negation", "length", "longer", "shorter",
    "same_speaker", "other_speaker", "source_shared", "days", "undated", "said_apart", "said_same", "same_outlet",
    "same_document", "cue_shared", "other_act", "around", "paired", "one_named", "none_named", "bearer_shared",
    "unnamed_shared", "unnamed_unlike", "no_source", "story", "one_event",
)  # fmt: skip
"""The numbers of ``evidence``, in order."""


def evidence(a: Told, b: Told) -> tuple[float, ...]:
    """The numbers of ``COLUMNS`` for a pair; the order of the two does not matter."""
    one, two = a.wording, b.wording
    if one.weight > two.weight or (one.weight == two.weight and a.content > b.content):
        a, b, one, two = b, a, two, one
    common = one.weights.keys() & two.weights.keys()
    # Sums of sets, whose order differs from process to process: exact ones do not.
    met = math.fsum(one.weights[word] for word in common)
    least, most = max(one.weight, 0.01), max(two.weight, 0.01)
    start, run = longest_run(one.stems, two.stems)
    run_weight = math.fsum(one.weights[word] for word in set(one.stems[start : start + run]))
    quoted, quoted_run = _quotation(one, two)
    paired = sum(one.weights[word] for word in one.weights if word in two.weights or word in b.around)
    bearer = len(a.bearer & b.bearer) / min(len(a.bearer), len(b.bearer)) if a.bearer and b.bearer else 0.0
    shared = met / (least + most - met)
    same, other = _speakers(a, b)
    days, undated, story, event = _event(a, b)
    apart, together = _said(a, b)
    return (
        shared, met / least, met / most, math.log1p(met), math.log1p(run), run_weight / least,
        run_weight / most, quoted, quoted_run, float(a.kind != "indirect" and b.kind != "indirect"),
        float((a.kind == "indirect") != (b.kind == "indirect")),
        float(bool(one.numbers & two.numbers)),
        float(bool(one.numbers and two.numbers and not one.numbers & two.numbers)),
        float(one.negated != two.negated), math.log(most / least), math.log1p(most), math.log1p(least),
        same, other, _overlap(a.source, b.source), days, undated, apart, together,
        float(a.outlet is not None and a.outlet == b.outlet), float(bool(a.document) and a.document == b.document),
        float(bool(_stems(a.cue) & _stems(b.cue))), float(a.act != b.act),
        paired / least, _pairs(one, two), float((a.name is None) != (b.name is None)),
        float(a.name is None and b.name is None), bearer, float(a.name is None and b.name is None and bearer > 0),
        float((a.name is None or b.name is None) and not bearer), float(not a.source or not b.source),
        story, event,
    )  # fmt: skip


def one_event(a: Told, b: Told) -> bool:
    """Whether two are of two articles that tell of one event, by when they came out and what they are about."""
    return bool(_event(a, b)[-1])


def _quotation(one: Wording, two: Wording) -> tuple[float, float]:
    """How much of the quoted words of the one stand in the other, and the longest run of them, in words."""
    best, longest = 0.0, 0
    for quoted, other in ((one, two), (two, one)):
        if len(quoted.quoted) >= _QUOTATION:
            inside = {word: quoted.weights.get(word, 0.1) for word in quoted.quoted}
            met = sum(heavy for word, heavy in inside.items() if word in other.weights)
            best = max(best, met / max(sum(inside.values()), 0.01))
            longest = max(longest, longest_run(quoted.quoted, other.stems)[1])
    return best, math.log1p(longest)


def _pairs(one: Wording, two: Wording) -> float:
    """Of the pairs of words that follow each other in the shorter wording, how many do so in the other."""
    ours, theirs = (set(zip(each.stems, each.stems[1:], strict=False)) for each in (one, two))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _speakers(a: Told, b: Told) -> tuple[float, float]:
    """Whether both have one speaker, and whether they have two."""
    if a.speaker is not None and a.speaker == b.speaker:
        return 1.0, 0.0
    if a.name is None or b.name is None:
        return 0.0, 0.0
    if a.speaker_kind != b.speaker_kind:
        return 0.0, 0.5
    alike = _same_name(*sorted((a.name, b.name)), a.speaker_kind or "person")
    return float(alike), float(not alike)


_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def _same_name(one: str, two: str, kind: str) -> bool:
    # "Unit 7" and "Unit 8" differ in nothing else, and are two.
    return compare(one, two, kind) >= SAME and _DIGITS.findall(one) == _DIGITS.findall(two)


def _overlap(one: str, two: str) -> float:
    left, right = _content_stems(one), _content_stems(two)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


@lru_cache(maxsize=16384)
def _content_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(text) if len(word) > 2 and word not in _EMPTY)


_EMPTY = frozenset("the who which she her him his they them their its that this these those and for has have".split())


@lru_cache(maxsize=16384)
def _around(text: str) -> frozenset[str]:
    return frozenset(wording(text).weights)


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(text) if len(word) > 2)


def _event(a: Told, b: Told) -> tuple[float, float, float, float]:
    """How many months' shares lie between the publications, and whether that cannot be told.

    Then how much of what the articles are about is the same, and whether both make them articles of one event.
    """
    gap, common = gap_of(a.published, b.published), in_common(a.matters, b.matters)
    event = a.document != b.document and of_one_event(gap, common)
    return 0.0 if gap is None else min(gap, FAR) / FAR, float(gap is None), common, float(event)


def _said(a: Told, b: Told) -> tuple[float, float]:
    """Whether the times of saying exclude each other, and whether both are of one day."""
    gap = gap_of(a.said, b.said)
    if gap is None:
        return 0.0, 0.0
    on_a_day = all(each.said[0] and each.said[1] and each.said[0][:10] == each.said[1][:10] for each in (a, b))
    return float(gap > 0), float(on_a_day and gap == 0)


def gap_of(one: tuple[str | None, str | None], two: tuple[str | None, str | None]) -> int | None:
    """Days between two stretches of time, 0 where they touch; None where one of them is not bounded at both ends."""
    left, right = _numbers(one), _numbers(two)
    if left is None or right is None:
        return None
    return max(right[0] - left[1], left[0] - right[1], 0)


@lru_cache(maxsize=16384)
def _numbers(ends: tuple[str | None, str | None]) -> tuple[int, int] | None:
    """Both ends as numbers of days; None where one is open or no date."""
    try:
        first, last = (date.fromisoformat((end or "")[:10]).toordinal() for end in ends)
    except ValueError:
        return None
    return first, last
