"""What the words around an attribution have in common with the sentence that tells a time, as columns of numbers.

A headline says what its article dates below; "the e-mail goes on" takes up an e-mail that was dated before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.analyse.occasions.lexicon import EVENTS, WRITINGS
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.stems import stem
from onrecord.analyse.occasions.story import Story, Told
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import ORDINARY
from onrecord.types import Attribution, Span

_COMMON = 8
"""How often a stem may stand in the text and still tell two sentences from others."""

_OCCASIONS = EVENTS | WRITINGS | frozenset("poll survey study reports polls surveys studies ruling".split())
_DEFINITE = frozenset("the that this same his her its their".split())
_LATER = frozenset("later subsequently afterward afterwards then".split())
_MOST = 6


@dataclass(frozen=True)
class Likeness:
    """The words of the sentences of one article."""

    setting: Setting

    @cached_property
    def sentences(self) -> Mapping[int, Span]:
        """The tokens of each sentence, half-open."""
        found: dict[int, tuple[int, int]] = {}
        for at, token in enumerate(self.setting.tokens):
            found[token.sentence] = (found.get(token.sentence, (at, at))[0], at + 1)
        return found

    @cached_property
    def prominent(self) -> int:
        """How often the one named most is named."""
        return max((len(some) for some in self.setting.mentions.values()), default=1)

    @cached_property
    def _read(self) -> dict[Span, frozenset[str]]:
        return {}

    def stems(self, span: Span) -> frozenset[str]:
        """The stems of the words of weight of some tokens; those of a stretch are read once."""
        found = self._read.get(span)
        if found is None:
            found = self._read[span] = frozenset(
                stem(token.lower)
                for token in self.setting.tokens[slice(*span)]
                if len(token.text) > 3 and token.text.isalpha() and token.lower not in ORDINARY
            )
        return found

    def names(self, span: Span) -> frozenset[str]:
        """Words with a capital that begin no sentence."""
        return frozenset(
            token.lower for token in self.setting.tokens[slice(*span)] if token.capital and not token.first
        )

    def occasions(self, tokens: range | tuple[int, ...]) -> frozenset[str]:
        """The nouns of what is said at or in, among some tokens."""
        words = (self.setting.tokens[at].lower for at in tokens)
        return frozenset(singular(word) for word in words if word in _OCCASIONS or singular(word) in _OCCASIONS)

    def rare(self, shared: frozenset[str]) -> frozenset[str]:
        """Those of some stems that are not all over the text."""
        return frozenset(one for one in shared if self.setting.stems.get(one, 0) <= _COMMON)


def of_speaker(likeness: Likeness, one: Attribution) -> Iterator[tuple[str, float]]:
    """Columns of an attribution: how its speaker is brought in, and what occasion its own words name."""
    setting = likeness.setting
    frame, speaker = setting.frames.get(one.id), setting.speakers.get(one.id)
    mine = setting.mentions.get(speaker, []) if speaker is not None else []
    place = one.source.spans[0][0] if one.source else one.content.spans[0][0]
    before = sum(mention.span[0] < place for mention in mine)
    opening = any(
        setting.tokens[min(setting.token_range(mention.span)[0], len(setting.tokens) - 1)].paragraph <= 2
        for mention in mine[:2]
    )
    near = _own(likeness, one)
    words = [setting.tokens[at].lower for at in near]
    named = likeness.occasions(near)
    yield "speaker_before", float(min(_MOST, before))
    yield "speaker_opens", float(opening)
    yield "speaker_named_share", len(mine) / max(1, likeness.prominent)
    yield "occasion_named", float(min(3, len(named)))
    yield "occasion_definite", float(_is_definite(setting, near))
    yield "also", float("also" in words)
    yield "later", float(not _LATER.isdisjoint(words))
    yield "in_source", float(bool(frame and frame.source and likeness.occasions(range(*frame.source))))
    first = setting.token_range((place, place + 1))[0]
    begins = first == 0 or setting.tokens[first - 1].paragraph != setting.tokens[first].paragraph
    yield "begins_paragraph", float(begins)


def of_likeness(likeness: Likeness, story: Story, number: int, told: Told) -> Iterator[tuple[str, float]]:
    """Columns of an attribution, by its number, and a time together."""
    setting, one = likeness.setting, story.ordered[number]
    there = likeness.sentences[told.sentence]
    here = likeness.sentences[setting.tokens[min(story.places[number], len(setting.tokens) - 1)].sentence]
    content = frozenset[str]().union(*(likeness.stems(setting.token_range(span)) for span in one.content.spans))
    near = _own(likeness, one)
    shared = likeness.rare((content | likeness.stems(here)) & likeness.stems(there)) if here != there else frozenset()
    named = likeness.occasions(near)
    theirs = likeness.occasions(range(*there))
    yield "shared_stems", float(min(_MOST, len(shared)))
    yield "shared_share", len(shared) / max(1, len(content))
    yield "shared_names", float(min(4, len(likeness.names(here) & likeness.names(there)))) if here != there else 0.0
    yield "occasion_there", float(min(3, len(theirs)))
    yield "occasion_same", float(min(2, len(named & theirs)))
    yield "occasion_other", float(bool(named) and not named & theirs)


def _own(likeness: Likeness, one: Attribution) -> tuple[int, ...]:
    """The tokens of an attribution's frame, source and cue."""
    frame = likeness.setting.frames.get(one.id)
    if frame is None:
        return ()
    spans = (span for span in (frame.source, frame.cue) if span is not None)
    return tuple(sorted({*frame.words, *frame.tail, *(at for span in spans for at in range(*span))}))


def _is_definite(setting: Setting, near: tuple[int, ...]) -> bool:
    """Whether an occasion is named as one known: "the statement", "his speech"."""
    tokens = setting.tokens
    return any(tokens[at].lower in _OCCASIONS and at > 0 and tokens[at - 1].lower in _DEFINITE for at in near)
