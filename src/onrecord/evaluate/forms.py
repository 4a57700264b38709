"""Scores by the form in which speech is reported: what readers of direct speech expect.

Each annotated attribution is paired with at most one that was found (``matching``); what a
program would join afterwards is not joined here, since readers see single attributions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.evaluate.analysed import Given, spans_of
from onrecord.evaluate.annotated import FORMS, AnnotatedArticle, AnnotatedAttribution
from onrecord.evaluate.matching import Match, match, side
from onrecord.evaluate.rates import share
from onrecord.evaluate.speaking import speaker_verdict
from onrecord.evaluate.words import Text
from onrecord.types import Span

EVERY_FORM = "all"
"""The row that counts each attribution once, whatever its forms."""


@dataclass(frozen=True, slots=True)
class FormScores:
    """What is right of the attributions of one form, each figure a share (0..1) of its cases.

    cases: annotated attributions that are nested in no other.
    exact: the content has the same words. found: it shares half its words; all else asks for that.
    source: a word of the source is right; a case without a source is right where none is given, or
        one of the right speaker's.
    speaker: the speaker is right (``speaking``). misnamed: a speaker is given, and a wrong one.
    everything: content word for word, source and speaker.
    """

    cases: int
    exact: float
    found: float
    source: float
    speaker: float
    misnamed: float
    everything: float


@dataclass(frozen=True, slots=True)
class NoSpeech:
    """Stretches in quotation marks that are nobody's speech.

    stretches: how many there are. taken: the share of them in which the whole content of an
        attribution of direct speech stands.
    """

    stretches: int
    taken: float


class FormScorer:
    """Adds up article after article."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, article: AnnotatedArticle, found: Sequence[Given]) -> None:
        """Count one article: what was annotated in it, and what the product gives."""
        text = Text(article.text)
        wanted = [one for one in article.attributions if one.parent is None]
        sides = [side(text, one.source, one.content) for one in wanted]
        others = [side(text, spans_of(one.attribution.source), one.attribution.content.spans) for one in found]
        pairs = {pair.gold: pair for pair in match(sides, others)}
        for number, one in enumerate(wanted):
            pair = pairs.get(number)
            right = set(_right(one, pair, found[pair.predicted])) if pair is not None else set()
            for form in (*one.forms, EVERY_FORM):
                self._counts["cases", form] += 1
                self._counts.update((what, form) for what in right)
        for what, stretches in (("scare", article.scare), ("work", article.works)):
            self._counts["stretches", what] += len(stretches)
            self._counts["taken", what] += sum(_taken(text, stretch, found) for stretch in stretches)

    def forms(self) -> dict[str, FormScores]:
        """The scores of each form that has a case, in the guide's order, and of all together."""
        names = [name for name in (*FORMS, EVERY_FORM) if self._counts["cases", name]]
        return {name: self._form(name) for name in names}

    def no_speech(self) -> dict[str, NoSpeech]:
        """The same for ``scare`` (scare quotes and the like) and ``work`` (titles of works)."""
        counts = self._counts
        return {
            what: NoSpeech(counts["stretches", what], share(counts["taken", what], counts["stretches", what]))
            for what in ("scare", "work")
        }

    def _form(self, form: str) -> FormScores:
        cases = self._counts["cases", form]
        shares = ("exact", "found", "source", "speaker", "misnamed", "everything")
        return FormScores(cases, *(share(self._counts[name, form], cases) for name in shares))


def _right(gold: AnnotatedAttribution, pair: Match, given: Given) -> Iterator[str]:
    """What is right about a pair; and ``misnamed``."""
    if not pair.half:
        return
    verdict = speaker_verdict(gold, given.speaker)
    source = pair.source if gold.source else given.attribution.source is None or verdict == "right"
    told = {
        "found": True,
        "exact": pair.exact,
        "source": source,
        "speaker": verdict == "right",
        "misnamed": verdict == "wrong",
        "everything": pair.exact and source and verdict == "right",
    }
    yield from (name for name, holds in told.items() if holds)


def _taken(text: Text, stretch: Span, found: Sequence[Given]) -> bool:
    words = text.words([stretch])
    direct = (one.attribution.content.spans for one in found if one.attribution.kind == "direct")
    return any(text.words(content) <= words for content in direct)
