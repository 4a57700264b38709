"""A document as its occasions are read: its words, who speaks, and the words around each cue that are nobody's speech.

What is said of an occasion stands in the sentence of the cue, outside of what is reported there: the *frame*. Where
several cues share a sentence, each has the words from its own beginning to that of the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.analyse.coreference import Coreference
from onrecord.analyse.occasions.nesting import parents_of
from onrecord.analyse.occasions.stems import stem
from onrecord.analyse.speakers.lexicon.ordinary import RELATIVES
from onrecord.analyse.speakers.tokens import Token, read_tokens
from onrecord.types import Attribution, Document, EntityKind, Mention, Phrase, Span, Timex

_NEAR = 30
"""Tokens before a cue within which its source opens the cue's own words."""

WIDEST = 200
"""Tokens on either side of a cue beyond which its sentence is not read: no clause is that long."""

_RIVALS = 12
"""Other cues of a sentence, before and after, that may part its words."""

_PHRASES = 2
_PHRASE = 12
"""Phrases before a source, and their tokens, in which a time is looked for."""

_PARTING = ",;:()—–-"
_JOINING = frozenset("and but though although because whereas while where so".split())
_LEADING = frozenset("in on at during just earlier early late last as over".split())
_OPENING = 4
_SENTENCE = 6
"""Words of the shortest paragraph that is more than a line by itself, as "Photo:" is."""


@dataclass(frozen=True)
class Frame:
    """The words of one attribution's sentence that are in nobody's mouth.

    cue, source: tokens, half-open, or None. words: tokens of the frame in order, those of the source left out.
    shared: the words of all cues of the sentence. tail: those at the end of the content that tell of the cue.
    """

    cue: Span | None
    source: Span | None
    words: tuple[int, ...]
    shared: tuple[int, ...]
    tail: tuple[int, ...] = ()

    @property
    def anchor(self) -> int:
        """The token at which the cue, or else the source, begins."""
        first = self.cue or self.source
        return first[0] if first else 0


@dataclass
class Setting:
    """One document, read for its occasions.

    attributions: in order of the text. parents: ids of those that hold others in their contents, by the inner's id.
    speakers: numbers of chains by attribution. frames: none for what has neither cue nor source.
    kinds: what each mention names, by its first token. time: tokens that stand in a time expression.
    timex_starts: where each time expression begins, with its number, in order. reported: tokens that stand in
    somebody's content. stems: how often each stem stands in the text.
    mentions: of each chain, pronouns left out. running: whether it is running coverage, entries under their hours.
    present: whether it tells what is said in the present tense.
    opening: the last of the paragraphs in which the article says what it tells of; lines of a few words do not count.
    """

    document: Document
    attributions: list[Attribution]
    timexes: Sequence[Timex]
    coreference: Coreference
    tokens: list[Token]
    starts: list[int]
    parents: dict[str, str]
    speakers: dict[str, int | None]
    kinds: dict[int, EntityKind] = field(default_factory=dict)
    time: frozenset[int] = frozenset()
    timex_starts: list[tuple[int, int]] = field(default_factory=list)
    reported: frozenset[int] = frozenset()
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    stems: Counter[str] = field(default_factory=Counter)
    frames: dict[str, Frame] = field(default_factory=dict)
    running: bool = False
    present: bool = False
    opening: int = 4

    def token_range(self, span: Span) -> Span:
        """Indices of the tokens that lie in ``span``, half-open."""
        first = bisect_left(self.starts, span[0])
        if first > 0 and self.tokens[first - 1].end > span[0]:
            first -= 1
        return first, max(first, bisect_left(self.starts, span[1]))

    def span_of(self, first: int, last: int) -> Span:
        """Offsets from token ``first`` to before token ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def range_of(self, phrase: Phrase | None) -> Span | None:
        """The tokens from the first to the last of a phrase; None where no token holds it."""
        if phrase is None or not phrase.spans:
            return None
        first, last = self.token_range((phrase.spans[0][0], phrase.spans[-1][1]))
        return (first, last) if first < last else None

    def same_speaker(self, one: Attribution, other: Attribution) -> bool:
        """Whether two attributions have one speaker, who is known."""
        speaker = self.speakers.get(one.id)
        return speaker is not None and speaker == self.speakers.get(other.id)

    def paragraph(self, attribution: Attribution) -> int:
        """The number of the paragraph in which the cue stands, or the content begins."""
        frame = self.frames.get(attribution.id)
        place = frame.anchor if frame else self.token_range(attribution.content.spans[0])[0]
        return self.tokens[min(place, len(self.tokens) - 1)].paragraph if self.tokens else 0


def set_up(
    document: Document, attributions: Sequence[Attribution], timexes: Sequence[Timex], coreference: Coreference
) -> Setting:
    """The setting of ``document``."""
    tokens = read_tokens(document)
    ordered = sorted(attributions, key=lambda one: (one.content.spans, one.id))
    setting = Setting(
        document=document,
        attributions=ordered,
        timexes=timexes,
        coreference=coreference,
        tokens=tokens,
        starts=[token.start for token in tokens],
        parents=parents_of(ordered),
        speakers={link.attribution: link.chain for link in coreference.links},
    )
    setting.kinds = {setting.token_range(one.span)[0]: one.kind for one in coreference.mentions if one.form == "name"}
    known = [(number, one) for number, one in enumerate(timexes) if not _in_a_name(setting, one)]
    setting.timex_starts = sorted((one.span[0], number) for number, one in known)
    setting.time = frozenset(at for _, one in known for at in range(*setting.token_range(one.span)))
    for mention in coreference.mentions:
        if mention.form != "pronoun":
            setting.mentions.setdefault(mention.chain, []).append(mention)
    lengths = Counter(token.paragraph for token in tokens)
    told = sorted(number for number, length in lengths.items() if length >= _SENTENCE)
    setting.opening = told[_OPENING] if len(told) > _OPENING else max(lengths, default=_OPENING)
    setting.stems = Counter(stem(token.lower) for token in tokens)
    _frame(setting)
    return setting


def _at_which(setting: Setting, at: int) -> bool:
    """Whether "when" or "where" at ``at`` only tells more of the time or place just named."""
    return setting.tokens[at].lower in ("when", "where") and at > 0 and setting.tokens[at - 1].text == ","


def _in_a_name(setting: Setting, timex: Timex) -> bool:
    """Whether what looks like an expression of time is the end of a name in capitals: "THE REGION TODAY"."""
    first, last = setting.token_range(timex.span)
    shouted = first < last and all(setting.tokens[at].text.isupper() for at in range(first, last))
    return (
        shouted
        and first > 0
        and setting.tokens[first - 1].text.isupper()
        and setting.tokens[first - 1].end + 1 == timex.span[0]
    ) or _is_title(setting, first, last)


def _is_title(setting: Setting, first: int, last: int) -> bool:
    """Whether several words with capitals within a sentence are a programme's name: "on NBN's This Week"."""
    tokens = setting.tokens
    if last - first < 2 or first == 0 or tokens[first].first or tokens[first].lower not in ("this", "the"):
        return False
    within = tokens[first - 1].sentence == tokens[first].sentence and tokens[first - 1].text[0].islower()
    owned = tokens[first - 1].possessive
    return (within or owned) and all(tokens[at].text[0].isupper() for at in range(first, last))


def _frame(setting: Setting) -> None:
    """Fill ``setting.frames``."""
    held: dict[int, list[str]] = {}
    for one in setting.attributions:
        for span in one.content.spans:
            for at in range(*setting.token_range(span)):
                held.setdefault(at, []).append(one.id)
    setting.reported = frozenset(held)
    anchors: dict[int, list[tuple[int, Attribution]]] = {}
    for one in setting.attributions:
        cue, source = setting.range_of(one.cue), setting.range_of(one.source)
        anchor = cue or source
        if anchor is None or anchor[0] >= len(setting.tokens):
            continue
        begins = anchor[0]
        asked = cue is not None and cue[0] > 0 and setting.tokens[cue[0] - 1].lower in ("when", "after", "if")
        if source and cue and source[0] < cue[0] <= source[0] + _NEAR and not asked:
            begins = source[0]
        anchors.setdefault(setting.tokens[anchor[0]].sentence, []).append((begins, one))
    sentences: dict[int, list[int]] = {}
    for at, token in enumerate(setting.tokens):
        if token.sentence in anchors:
            sentences.setdefault(token.sentence, []).append(at)
    for sentence, found in anchors.items():
        found.sort(key=lambda pair: (pair[0], pair[1].content.spans))
        words = sentences[sentence]
        for number, (begins, one) in enumerate(found):
            near = found[max(0, number - _RIVALS) : number + _RIVALS + 1]
            first, last = bisect_left(words, begins - WIDEST), bisect_left(words, begins + WIDEST)
            setting.frames[one.id] = _frame_of(setting, one, near, words[first:last], held)


def _frame_of(
    setting: Setting,
    one: Attribution,
    anchors: Sequence[tuple[int, Attribution]],
    sentence: Sequence[int],
    held: dict[int, list[str]],
) -> Frame:
    """The words of ``sentence`` that are those of ``one``."""
    cue, source = setting.range_of(one.cue), setting.range_of(one.source)

    def above(other: Attribution) -> frozenset[str]:
        sign = setting.range_of(other.cue) or setting.range_of(other.source)
        return frozenset(held.get(sign[0], ())) - {other.id} if sign else frozenset()

    level = above(one)
    outside = [at for at in sentence if level == frozenset(held.get(at, ()))]
    starts = _starts(setting, [(begins, other) for begins, other in anchors if above(other) == level])
    named = range(*source) if source else range(0)
    aside = _asides(setting, outside, cue, source)
    shared = tuple(at for at in outside if at not in named and at not in aside)
    words = []
    for at in shared:
        mine = starts[max(0, bisect_right(starts, at, key=lambda start: start[0]) - 1)][0]
        if (mine, one.id) in starts:
            words.append(at)
    return Frame(cue, source, tuple(words), shared)


def _starts(setting: Setting, anchors: Sequence[tuple[int, Attribution]]) -> list[tuple[int, str]]:
    """Where the words of each cue of a sentence begin, in order: with its source or a time before it, or once more.

    Once more at the cue, where another one parts it from its source: "Vesk – who once said no – | said on Monday …".
    """
    begins = {first for first, _ in anchors}
    cues = {at for _, other in anchors if (cue := setting.range_of(other.cue)) for at in range(*cue)}
    found = []
    for first, other in anchors:
        found.append((_with_time(setting, first, cues), other.id))
        cue = setting.range_of(other.cue)
        if cue and any(first < between < cue[0] for between in begins):
            found.append((cue[0], other.id))
    return sorted(found)


def _with_time(setting: Setting, first: int, cues: set[int]) -> int:
    """Where a phrase of time that leads to the token ``first`` begins: "…, and | in March, as mayor, | she said"."""
    tokens = setting.tokens
    end = first
    for _ in range(_PHRASES):
        at = end - 1
        if at >= 0 and tokens[at].text == ",":
            at -= 1
        begin = at + 1
        while begin > max(0, end - _PHRASE) and begin - 1 not in cues and not _parts(tokens[begin - 1]):
            begin -= 1
        inside = begin > 0 and tokens[begin - 1].sentence == tokens[first].sentence
        if begin > at or not inside or begin - 1 in cues or not _parts(tokens[begin - 1]):
            break
        if begin not in setting.time and tokens[begin].lower not in _LEADING:
            break
        if any(word in setting.time for word in range(begin, at + 1)):
            return begin
        end = begin
    return first


def _parts(token: Token) -> bool:
    return token.text in _PARTING or token.lower in _JOINING


def _asides(setting: Setting, outside: Sequence[int], cue: Span | None, source: Span | None) -> frozenset[int]:
    """Tokens of relative clauses: what they tell happened on another occasion."""
    aside: set[int] = set()
    inside = False
    for at in outside:
        token = setting.tokens[at]
        if cue and cue[0] <= at < cue[1]:
            inside = False
        elif (token.lower in RELATIVES or _at_which(setting, at)) and not (source and source[0] <= at < source[1]):
            inside = True
        elif inside and token.text in ",;)—–" and not _goes_on(setting, at, cue):
            inside = False
        if inside:
            aside.add(at)
    return frozenset(aside)


def _goes_on(setting: Setting, at: int, cue: Span | None) -> bool:
    """Whether the comma at ``at`` ends no clause, since another closes it: "who died in Tarnholm, in 2012, said"."""
    rest = setting.tokens[at + 1 : at + 6]
    if setting.tokens[at].text != "," or cue is None or not rest or cue[0] <= at:
        return False
    opens = rest[0].lower in ("in", "on", "at", "of") or (rest[0].capital and not rest[0].first)
    stop = next((number for number, one in enumerate(rest) if at + 1 + number == cue[0] or one.text == ","), None)
    return opens and stop is not None
