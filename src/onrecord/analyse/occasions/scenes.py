"""Dated scenes of speech: "Saturday night's debate", "He spoke on Friday at a rally in Y", and the cues with a date.

What is said in a scene is dated by it, though its own sentences name no day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.analyse.occasions.heard import acts
from onrecord.analyse.occasions.lexicon import EVENTS, SPEAKING, WRITINGS
from onrecord.analyse.occasions.setting import WIDEST, Setting
from onrecord.analyse.occasions.when import in_dateline, is_clock, is_past, is_point
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.types import Attribution, Mention

_SHARED = frozenset("debate hearing conference forum briefing panel".split())
_HEARD_BY_ALL = frozenset(("debate", "hearing"))
_OPENING = 4
"""Paragraphs in which an article says what it tells of."""

_GAP = 3
"""Paragraphs over which a week or a month told of one speech dates the next one."""

_MANY = 40
"""Scenes of one speaker that are looked at; of more, the nearest."""

_REACH = 8
"""Tokens between an expression and the event that it dates."""

_SCENES = (EVENTS | WRITINGS) - frozenset("programme program show call video text ad film report document".split())
_DEED = "deed"
_ELSE = frozenset("after before since until when as who which that if following ahead because will would".split())
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


@dataclass(frozen=True)
class Scenes:
    """The scenes of one document.

    of: those of each chain, in order of the text. at: the first scene of each event that has one day alone.
    shared: the one event that the whole article tells of, where several speak, or None.
    """

    of: Mapping[int, list[Scene]]
    at: Mapping[str, Scene]
    shared: Scene | None


def scenes_of(setting: Setting, own: Mapping[str, int | None]) -> Scenes:
    """The scenes of a document. own: the expression that each attribution's own words hold."""
    found = sorted((*_told(setting, own), *_events(setting)), key=lambda scene: (scene.token, scene.timex))
    of: dict[int, list[Scene]] = {}
    events: dict[str, list[Scene]] = {}
    for scene in found:
        for chain in scene.chains:
            of.setdefault(chain, []).append(scene)
        if scene.event is not None:
            events.setdefault(scene.event, []).append(scene)
    at = {event: some[0] for event, some in events.items() if len({_days(setting, one) for one in some}) == 1}
    opening = (scene for scene in found if setting.tokens[scene.token].paragraph <= _OPENING)
    first = next((scene.event for scene in opening if scene.event in _SHARED), None)
    return Scenes(of, at, at.get(first) if first is not None else None)


def _told(setting: Setting, own: Mapping[str, int | None]) -> Iterator[Scene]:
    for one in setting.attributions:
        number, speaker = own.get(one.id), setting.speakers.get(one.id)
        frame = setting.frames.get(one.id)
        if one.act != "speech" or one.id in setting.parents:
            continue
        if number is not None and speaker is not None and frame is not None:
            yield Scene(number, frame.anchor, None, frozenset((speaker,)), one.id)


def _events(setting: Setting) -> Iterator[Scene]:
    mentions = sorted(setting.coreference.mentions, key=lambda one: (one.span, one.chain))
    for _, number in setting.timex_starts:
        timex = setting.timexes[number]
        first, last = setting.token_range(timex.span)
        if (
            first >= last
            or not is_point(timex)
            or is_clock(setting, timex)
            or not is_past(setting, timex)
            or first in setting.reported
        ):
            continue
        event = None if in_dateline(setting, (first, last)) else _event_at(setting, first, last)
        begin, end = _sentence(setting, first)
        if event is None:
            if not in_dateline(setting, (first, last)):
                yield from _did(setting, number, begin, first, mentions)
            continue
        low, high = setting.tokens[begin].start, setting.tokens[end - 1].end
        near = mentions[_from(mentions, low) : _from(mentions, high)]
        chains = frozenset(one.chain for one in near if setting.token_range(one.span)[0] not in setting.reported)
        yield Scene(number, first, event or None, chains)


def _from(mentions: Sequence[Mention], offset: int) -> int:
    return bisect_left(mentions, offset, key=lambda one: one.span[0])


def _did(setting: Setting, number: int, begin: int, first: int, mentions: Sequence[Mention]) -> Iterator[Scene]:
    """What somebody did on a day: "The mayor met the families on Thursday."; its subject may speak there."""
    timex = setting.timexes[number]
    if timex.earliest is None or timex.earliest[:10] != (timex.latest or "")[:10]:
        return
    stretch = [at for at in range(begin, first) if at not in setting.reported]
    if any(setting.tokens[at].lower in _ELSE for at in stretch):
        return
    start, end = setting.tokens[begin].start, setting.tokens[first].start
    at = _from(mentions, start)
    if at < len(mentions) and mentions[at].span[0] < end and mentions[at].kind == "person":
        yield Scene(number, first, _DEED, frozenset((mentions[at].chain,)))


def _event_at(setting: Setting, first: int, last: int) -> str | None:
    """The event that an expression at these tokens dates; an empty word for a verb of speaking, None for nothing."""
    begin, end = _sentence(setting, first)
    owned = last < end and setting.tokens[last].possessive
    for at in range(last + owned, min(end, last + _REACH)):
        token = setting.tokens[at]
        stops = token.text in ",;.:" or token.lower in ("and", "that", "who", "which") or acts(setting, at)
        if stops or (token.lower in PREPOSITIONS and (owned or at > last)):
            break
        if singular(token.lower) in _SCENES and not token.capital:
            return singular(token.lower)
    for at in range(first - 1, max(begin, first - 2 * _REACH) - 1, -1):
        token = setting.tokens[at]
        if at in setting.reported or token.text in ";:":
            break
        if token.lower in _SPEECH:
            return ""
        if acts(setting, at) or token.lower in ("after", "before", "since", "until", "when", "as", "that", "who"):
            break
        if singular(token.lower) in _SCENES and not token.capital:
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


def parted(setting: Setting, scenes: Scenes, speaker: int | None, stretch: tuple[int, int], timex: int) -> bool:
    """Whether between two tokens ``speaker`` does or says something at another time than ``timex``."""
    own = scenes.of.get(speaker, []) if speaker is not None else []
    mine = setting.timexes[timex]
    first = bisect_right(own, stretch[0], key=lambda scene: scene.token)
    last = bisect_left(own, stretch[1], key=lambda scene: scene.token)
    return any(_days(setting, scene) != (mine.earliest, mine.latest) for scene in own[first:last])


def scene_for(setting: Setting, one: Attribution, place: int, event: str | None, scenes: Scenes) -> Scene | None:
    """The scene that an attribution at token ``place`` belongs to: that of its event, or its speaker's last one.

    event: the noun of the venue that its own words tell, or None.
    """
    if event is not None:
        return scenes.at.get(event)
    speaker = setting.speakers.get(one.id)
    own = scenes.of.get(speaker, []) if speaker is not None else []
    if own:
        only = _days(setting, own[0]) == _days(setting, own[-1]) and len({_days(setting, x) for x in own[:_MANY]}) == 1
        before = bisect_left(own, place, key=lambda scene: scene.token)
        near = (scene for scene in reversed(own[max(0, before - _MANY) : before]))
        found = next((scene for scene in near if _reaches(setting, scene, place, only)), None)
        if found is not None:
            return found
        if only and _is_day(setting, own[0]) and own[0].event not in (_DEED, None):
            return own[0]
    return _shared_event(setting, one, scenes)


def _reaches(setting: Setting, scene: Scene, place: int, only: bool) -> bool:
    """Whether a scene is near enough: what somebody did sets one for the next paragraphs only, save in the opening.

    only: it is the only day on which its people are told to speak.
    """
    paragraph = setting.tokens[scene.token].paragraph
    gap = setting.tokens[place].paragraph - paragraph
    if scene.event == _DEED:
        return gap <= (6 if paragraph <= 2 else 1)
    return gap <= _GAP or (only and _is_day(setting, scene) and (scene.event is not None or paragraph <= _OPENING))


def _shared_event(setting: Setting, one: Attribution, scenes: Scenes) -> Scene | None:
    """The one event that the whole article tells of, for those who may have spoken there."""
    speaker = setting.speakers.get(one.id)
    chain = setting.coreference.chains[speaker] if speaker is not None else None
    if scenes.shared is None or chain is None or chain.kind != "person" or not chain.named or one.act != "speech":
        return None
    return scenes.shared if one.kind != "indirect" or scenes.shared.event in _HEARD_BY_ALL else None


def _is_day(setting: Setting, scene: Scene) -> bool:
    earliest, latest = _days(setting, scene)
    return earliest is not None and earliest[:10] == (latest or "")[:10]


def _days(setting: Setting, scene: Scene) -> tuple[str | None, str | None]:
    timex = setting.timexes[scene.timex]
    return timex.earliest, timex.latest
