"""Where and to whom something was said, as far as the words around its own cue tell.

``told the Courier``, ``in an interview with the daily X``, ``speaking at a rally in Y``, ``in a post on X``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analyse.occasions.lexicon import (
    AUDIENCES,
    EVENTS,
    ISSUED,
    NO_PEOPLE,
    NOBODY,
    OF_A_SOURCE,
    PLATFORMS,
    SECOND_HAND,
    SPEAKING,
    TO_WHOM,
    TOLD,
    WRITINGS,
)
from onrecord.analyse.occasions.outlets import outlet_in, person_in
from onrecord.analyse.occasions.phrases import OBJECTS, extended, head_of, kind_of, noun_phrase
from onrecord.analyse.occasions.setting import Frame, Setting
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, COLLECTIVES, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import DETERMINERS, POSSESSIVES, VERBS
from onrecord.types import Attribution, Span

_LEADS = ("with", "to", "on", "of", "for", "by", "from", "at", "in", "before", "about")
_BEFORE = frozenset(("in", "on", "at", "during", "via", "through", "from", "into", "by", "under"))
_ADDRESSEES = frozenset(("to", "with", "before", "for"))
_OUTLET_AFTER = frozenset(("on", "in", "to", "with", "by", "for", "via", "from"))
_TWEETED = frozenset(("tweeted", "tweets", "tweeting", "retweeted"))
_AUDIENCES = AUDIENCES | PERSON_NOUNS | BODY_NOUNS | COLLECTIVES
_ISSUING = frozenset("released issued published posted delivered gave sent penned made recorded broadcast".split())
_ASIDE = frozenset("following after since before".split())
_BACK = 6
_NEAR = 8
_FAR = 40


@dataclass(frozen=True)
class Heard:
    """Tokens that tell where and to whom: venue, addressee; None where nothing does."""

    venue: Span | None = None
    addressee: Span | None = None


@dataclass(frozen=True)
class _Place:
    """A candidate. rank: the lower, the more it tells."""

    span: Span
    rank: int


def heard(setting: Setting, one: Attribution) -> Heard:
    """What the frame of ``one`` tells of where and to whom it was said."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return Heard()
    places = [*_places(setting, frame)]
    addressees = [*_addressees(setting, frame)]
    own = _written(setting, frame)
    if own is not None:
        places.append(_Place(own, 1))
    venue = _best(setting, frame, places)
    addressee = next((span for span in addressees if venue is None or not _inside(span, venue)), None)
    if addressee is None:
        addressee = next(iter(addressees), None)
    return Heard(venue, addressee)


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _best(setting: Setting, frame: Frame, places: list[_Place]) -> Span | None:
    """The place that tells most, the nearest of several; with the one that only a preposition parts from it."""
    if not places:
        return None
    anchor = frame.anchor
    chosen = min(places, key=lambda one: (one.rank, abs(one.span[0] - anchor), one.span))
    first, last = max((one.span for one in places if _inside(chosen.span, one.span)), key=lambda one: one[1] - one[0])
    for other in sorted(places, key=lambda one: one.span):
        if other.span[0] == last + 1 and setting.tokens[last].lower in _BEFORE | _OUTLET_AFTER:
            last = other.span[1]
    for other in sorted(places, key=lambda one: one.span, reverse=True):
        if other.span[1] + 1 == first and setting.tokens[other.span[1]].lower in _BEFORE | _OUTLET_AFTER:
            first = other.span[0]
    return first, last


def _words(frame: Frame) -> tuple[list[int], frozenset[int]]:
    cue = range(*frame.cue) if frame.cue else range(0)
    words = sorted({*frame.words, *cue})
    near = [at for at in words if abs(at - frame.anchor) <= _FAR]
    near += [at for at in frame.tail if at not in words]
    return near, frozenset(near)


def _places(setting: Setting, frame: Frame) -> Iterator[_Place]:
    """Candidates for the venue."""
    tokens = setting.tokens
    words, inside = _words(frame)
    for at in words:
        word = tokens[at].lower
        if word in _TWEETED and frame.cue and frame.cue[0] <= at < frame.cue[1]:
            yield _Place((at, at + 1), 3)
        if word in SECOND_HAND:
            yield from _second_hand(setting, at, inside)
        if at + 1 not in inside:
            continue
        if word in _BEFORE:
            yield from _after_preposition(setting, frame, at, inside)
        if word in _OUTLET_AFTER and _speech_before(setting, frame, at, inside):
            found = noun_phrase(setting, at + 1, inside, time=True)
            outlet = outlet_in(setting, found) if found else None
            if outlet is not None:
                yield _Place(outlet, 0)
        if word in ("told", "tell", "tells", "telling", "informed") and _is_cue(frame, at):
            found = noun_phrase(setting, at + 1, inside)
            outlet = outlet_in(setting, found, told=True) if found else None
            if outlet is not None:
                yield _Place(outlet, 0)
        if word == "addressing" or (word in ("addressed", "addresses") and _is_cue(frame, at)):
            found = noun_phrase(setting, at + 1, inside)
            if found and kind_of(setting, found) == "event":
                yield _Place(extended(setting, found, inside, _LEADS[3:]), 1)
        if word in _ISSUING and (_is_cue(frame, at) or _near(frame, at)):
            found = noun_phrase(setting, at + 1, inside)
            if found and head_of(setting, found) in OF_A_SOURCE:
                yield _Place(extended(setting, found, inside, _LEADS), 1)


def _near(frame: Frame, at: int) -> bool:
    """Whether a word stands close before the cue."""
    return at < frame.anchor and sum(at < word < frame.anchor for word in frame.words) <= _NEAR


def _is_cue(frame: Frame, at: int) -> bool:
    return frame.cue is not None and frame.cue[0] <= at < frame.cue[1]


def _after_preposition(setting: Setting, frame: Frame, at: int, inside: frozenset[int]) -> Iterator[_Place]:
    tokens = setting.tokens
    found = noun_phrase(setting, at + 1, inside, time=True)
    if found is None:
        return
    kind = kind_of(setting, found) if _belongs(setting, frame, at, found) else None
    head = head_of(setting, found)
    if tokens[found[0]].lower == "that" and head == "note":
        return
    speaking = at - 1 in inside and tokens[at - 1].lower in SPEAKING
    if kind is not None:
        whole = extended(setting, found, inside, _LEADS)
        yield _Place(whole, 0 if head == "interview" else 1)
    elif head in PLATFORMS or (head in ("account", "page", "channel", "feed") and _platform(setting, found)):
        yield _Place(extended(setting, found, inside, ("of",)), 1)
    elif speaking and tokens[at].lower in ("in", "at", "on", "from") and head not in NOBODY:
        named = any(tokens[word].capital for word in range(*found))
        if named or tokens[at].lower == "at":
            yield _Place(extended(setting, found, inside, ("in", "of", "at")), 2)


def _belongs(setting: Setting, frame: Frame, at: int, found: Span) -> bool:
    """Whether nothing but the source stands between the cue and the phrase that follows ``at``, save its own clause."""
    if at in frame.tail:
        return True
    for word in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if word not in frame.words or not setting.tokens[word].text[0].isalnum():
            break
        if setting.tokens[word].lower in _ASIDE:
            return False
    first, last = (found[1], frame.anchor) if at < frame.anchor else (frame.cue[1] if frame.cue else frame.anchor, at)
    return not any(word in frame.words and first <= word < last and acts(setting, word) for word in range(first, last))


def acts(setting: Setting, at: int) -> bool:
    """Whether a word is a verb of its own, as far as its form and the word before it tell."""
    token = setting.tokens[at]
    if token.capital or token.lower in ISSUED or token.lower in SPEAKING:
        return False
    if token.lower in VERBS:
        return True
    before = setting.tokens[at - 1] if at else None
    described = before is not None and (before.lower in DETERMINERS | POSSESSIVES or before.possessive)
    return token.lower.endswith("ed") and len(token.lower) > 4 and not described


def _platform(setting: Setting, span: Span) -> bool:
    return any(setting.tokens[at].lower in PLATFORMS for at in range(*span))


def _speech_before(setting: Setting, frame: Frame, at: int, inside: frozenset[int]) -> bool:
    """Whether the preposition at ``at`` follows the cue, or a word of speaking or publishing."""
    before = [setting.tokens[word].lower for word in range(max(0, at - 3), at) if word in inside]
    if any(word in SPEAKING | SECOND_HAND for word in before):
        return True
    if frame.cue is None:
        return False
    gap = [word for word in range(frame.cue[1], at) if word in inside]
    return at >= frame.cue[0] and len(gap) <= 5 and not any(setting.tokens[word].text in ",;" for word in gap)


def _second_hand(setting: Setting, at: int, inside: frozenset[int]) -> Iterator[_Place]:
    """The outlet that brings the words: "as quoted by X", "X quoted him as saying", ", X reported", ", citing X"."""
    tokens = setting.tokens
    word = tokens[at].lower
    if word in ("quoting", "citing") or (at + 1 in inside and tokens[at + 1].lower == "by"):
        first = at + 1 if word in ("quoting", "citing") else at + 2
        found = noun_phrase(setting, first, inside)
        outlet = outlet_in(setting, found, told=True) if found else None
        if outlet is not None:
            yield _Place(outlet, 0)
        return
    for first in range(max(0, at - 8), at):
        if first not in inside or (first and first - 1 in inside and tokens[first - 1].text not in ",;:—–"):
            continue
        found = noun_phrase(setting, first, inside)
        if found and found[1] in (at, at - 1) and outlet_in(setting, found) is not None:
            yield _Place(found, 0)
            return


def _written(setting: Setting, frame: Frame) -> Span | None:
    """The source where it is itself what was written or broadcast: "the ministry's statement said"."""
    if frame.source is None or frame.cue is None:
        return None
    first, last = frame.source
    trimmed = last - 1 if setting.tokens[last - 1].text in ",;" else last
    found = noun_phrase(setting, first, frozenset(range(first, trimmed)))
    if found is None or head_of(setting, found) not in OF_A_SOURCE:
        return None
    return found if found[1] >= trimmed or setting.tokens[found[1]].lower in _LEADS else None


def _addressees(setting: Setting, frame: Frame) -> Iterator[Span]:
    """Those spoken to, the surest first."""
    tokens = setting.tokens
    words, inside = _words(frame)
    for at in words:
        word = tokens[at].lower
        if at + 1 not in inside:
            continue
        if word in TOLD and _is_cue(frame, at):
            yield from _people(setting, noun_phrase(setting, at + 1, inside), told=True)
    for at in words:
        word = tokens[at].lower
        if at + 1 not in inside:
            continue
        if word == "addressing":
            yield from _people(setting, noun_phrase(setting, at + 1, inside))
        if word in _ADDRESSEES and at - 1 in inside and _to_whom(setting, frame, at, inside):
            yield from _people(setting, noun_phrase(setting, at + 1, inside))


def _to_whom(setting: Setting, frame: Frame, at: int, inside: frozenset[int]) -> bool:
    tokens = setting.tokens
    before, word = tokens[at - 1].lower, tokens[at].lower
    if word == "to":
        last_of_cue = frame.cue is not None and at == frame.cue[1] and tokens[frame.cue[1] - 1].lower in TO_WHOM
        written = singular(before) in WRITINGS | {"speech", "remark", "comment", "address", "testimony"}
        return before in SPEAKING or last_of_cue or (before in TO_WHOM and _is_cue(frame, at - 1)) or written
    # Who holds an interview stands in its phrase already, and is an outlet as a rule.
    if word == "with":
        return before in ("speaking", "talking", "spoke", "conversation", "meeting")
    if word == "before":
        return before in ("testifying", "testified", "appearing", "appeared", "speaking", "testimony")
    return False


def _people(setting: Setting, found: Span | None, *, told: bool = False) -> Iterator[Span]:
    """The phrase, if people or a body are spoken to, not an outlet."""
    if found is None:
        return
    tokens = setting.tokens
    named = person_in(setting, found)
    if outlet_in(setting, found, told=told) is not None:
        if named is not None:
            yield named
        return
    head = head_of(setting, found)
    if head in NO_PEOPLE or head in WRITINGS or (head in EVENTS and not tokens[found[1] - 1].capital):
        return
    object_pronoun = tokens[found[0]].lower in OBJECTS
    if told or object_pronoun or head in _AUDIENCES or any(at in setting.kinds for at in range(*found)):
        yield found
