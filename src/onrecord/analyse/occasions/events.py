"""Events of speech with a date: "Saturday night's debate", "He spoke on Friday at a rally in Y"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyse.occasions.heard import acts
from onrecord.analyse.occasions.lexicon import EVENTS, SPEAKING, WRITINGS
from onrecord.analyse.occasions.setting import WIDEST, Setting
from onrecord.analyse.occasions.when import in_dateline, is_clock, is_past, is_point
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.types import Mention

_REACH = 8
"""Tokens between an expression and the event that it dates."""

_NEAR = 5
"""Tokens before an expression: "challenged over his remarks on Monday" tells of remarks, and not who makes them."""

SCENES = (EVENTS | WRITINGS) - frozenset(
    "programme program show call video text ad film report document convention summit session parade".split()
)
DEED = "deed"
HEARD_BY_ALL = frozenset("debate hearing forum hall panel".split())
"""Events at which several speak, of whom any may be named."""

_APART = frozenset("after before since until ahead following leading heading".split())
_HALVES = frozenset(f"the {part}" for part in ("morning", "afternoon", "evening", "night"))
_TO_COME = frozenset(("will", "would"))
_ELSE = _APART | frozenset("when as who which that if because will would".split())
_APPEARING = frozenset(
    """visited met toured campaigned appeared joined stopped arrived announced launched unveiled attended hosted held
    stumped gathered took endorsed attacked slammed blasted mocked presented introduced opened toured headlined
    convened delivered gave sat stood returned traveled travelled""".split()
)
"""Verbs of what people do where they also speak."""

_HOLDING = frozenset("gave held had hosted conducted granted did".split())
"""Verbs of events themselves: "the interview that she gave on Monday"."""

_SPEECH = SPEAKING | frozenset("addressed testified told sat".split())


@dataclass(frozen=True)
class Scene:
    """A dated occasion of speech.

    timex: its number. token: where it stands. event: the noun of the event, or None. chains: who takes part in it.
    told: the attribution whose own words date it, or None.
    """

    timex: int
    token: int
    event: str | None
    chains: frozenset[int]
    told: str | None = None


def dated_events(setting: Setting) -> Iterator[Scene]:
    """The scenes that expressions of time set by what stands beside them, whatever is reported there."""
    mentions = sorted(setting.coreference.mentions, key=lambda one: (one.span, one.chain))
    for _, number in setting.timex_starts:
        timex = setting.timexes[number]
        first, last = setting.token_range(timex.span)
        if (
            first >= last
            or not is_point(timex)
            or is_clock(setting, timex)
            or setting.document.text[slice(*timex.span)].lower() in _HALVES
            or not is_past(setting, timex)
            or first in setting.reported
        ):
            continue
        dateline = in_dateline(setting, (first, last))
        event = None if dateline else _event_at(setting, first, last)
        begin, end = _sentence(setting, first)
        if event is not None and not _is_to_come(setting, begin, end):
            yield Scene(number, first, event or None, _people(setting, (begin, first, end), event, mentions))
        elif event is None and not dateline:
            yield from _did(setting, number, begin, first, mentions)


def _is_to_come(setting: Setting, begin: int, end: int) -> bool:
    """Whether a sentence tells of what has not happened yet."""
    return any(setting.tokens[at].lower in _TO_COME and at not in setting.reported for at in range(begin, end))


def _people(
    setting: Setting, sentence: tuple[int, int, int], event: str, mentions: Sequence[Mention]
) -> frozenset[int]:
    """Who takes part in an event: the people named before its day, else all named; nobody where it is another time's.

    sentence: its first token, that of the expression, and the one after its last.
    """
    begin, first, end = sentence
    for at in range(first - 1, begin - 1, -1):
        if setting.tokens[at].text in ",;":
            break
        spoken_of = setting.tokens[at].lower in ("over", "about") and first - at <= _NEAR
        if (spoken_of or setting.tokens[at].lower in _APART | {"who"}) and at not in setting.reported:
            return frozenset()
    near = [one for one in _between(setting, mentions, begin, end) if not _is_reported(setting, one)]
    middle = setting.tokens[first].start
    before = [one for one in near if one.span[0] < middle and (one.kind == "person" or event in WRITINGS)]
    return frozenset(one.chain for one in (near if event in HEARD_BY_ALL else before or near))


def _between(setting: Setting, mentions: Sequence[Mention], begin: int, end: int) -> Sequence[Mention]:
    low, high = setting.tokens[begin].start, setting.tokens[end - 1].end
    return mentions[_from(mentions, low) : _from(mentions, high)]


def _is_reported(setting: Setting, mention: Mention) -> bool:
    return setting.token_range(mention.span)[0] in setting.reported


def _from(mentions: Sequence[Mention], offset: int) -> int:
    return bisect_left(mentions, offset, key=lambda one: one.span[0])


def _did(setting: Setting, number: int, begin: int, first: int, mentions: Sequence[Mention]) -> Iterator[Scene]:
    """What somebody did on a day: "The mayor met the families on Thursday."; its subject may speak there."""
    timex = setting.timexes[number]
    if timex.earliest is None or timex.earliest[:10] != (timex.latest or "")[:10]:
        return
    words = {setting.tokens[at].lower for at in range(begin, first) if at not in setting.reported}
    if words & _ELSE or not words & _APPEARING:
        return
    named = [one for one in _between(setting, mentions, begin, first) if not _is_reported(setting, one)]
    if named and named[0].kind == "person":
        yield Scene(number, first, DEED, frozenset((named[0].chain,)))


def _event_at(setting: Setting, first: int, last: int) -> str | None:
    """The event that an expression at these tokens dates; an empty word for a verb of speaking, None for nothing."""
    begin, end = _sentence(setting, first)
    owned = last < end and setting.tokens[last].possessive
    for at in range(last + owned, min(end, last + _REACH)):
        token = setting.tokens[at]
        stops = token.text in ",;.:" or token.lower in ("and", "that", "who", "which") or acts(setting, at)
        if stops or (token.lower in PREPOSITIONS and (owned or at > last)):
            break
        if singular(token.lower) in SCENES and not token.capital:
            return singular(token.lower)
    for at in range(first - 1, max(begin, first - 2 * _REACH) - 1, -1):
        token = setting.tokens[at]
        if at in setting.reported or token.text in ";:":
            break
        if token.lower in _SPEECH:
            return ""
        if token.lower in _HOLDING:
            continue
        if acts(setting, at) or token.lower in ("after", "before", "since", "until", "when", "as", "that", "who"):
            break
        if singular(token.lower) in SCENES and not token.capital:
            return singular(token.lower)
    return None


def _sentence(setting: Setting, at: int) -> tuple[int, int]:
    sentence = setting.tokens[at].sentence
    begin, end = at, at + 1
    while begin > max(0, at - WIDEST) and setting.tokens[begin - 1].sentence == sentence:
        begin -= 1
    while end < min(len(setting.tokens), at + WIDEST) and setting.tokens[end].sentence == sentence:
        end += 1
    return begin, end
