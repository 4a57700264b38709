"""Dated scenes of speech: "Saturday night's debate", "He spoke on Friday at a rally in Y", and the cues with a date.

What is said in a scene is dated by it, though its own sentences name no day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from onrecord.analyse.occasions.events import DEED, Scene, dated_events
from onrecord.analyse.occasions.lexicon import EVENTS
from onrecord.analyse.occasions.phrases import head_of
from onrecord.analyse.occasions.setting import WIDEST, Setting
from onrecord.analyse.occasions.when import is_aside, is_clock, is_past, is_point
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Attribution, Mention, Span

_SHARED = frozenset("debate hearing conference forum briefing".split())
_HEARD_BY_ALL = frozenset(("debate", "hearing"))
_DEFINITE = frozenset("the that this same".split())
_PUBLIC = EVENTS - frozenset("interview interviews conversation comments remarks meeting meetings".split())
_GAP = 2
"""Paragraphs over which a week or a month told of one speech dates the next one."""

_MANY = 40
"""Scenes of one speaker that are looked at; of more, the nearest."""

_STAMPS = 3
_WEEK = 8
_RECENT = 7
"""Days before publication: what was said earlier is an aside, after which an article comes back to its own day."""


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
    found = sorted((*_told(setting, own), *dated_events(setting)), key=lambda scene: (scene.token, scene.timex))
    of: dict[int, list[Scene]] = {}
    events: dict[str, list[Scene]] = {}
    for scene in found:
        for chain in scene.chains:
            of.setdefault(chain, []).append(scene)
        if scene.event is not None:
            events.setdefault(scene.event, []).append(scene)
    at = {event: one for event, some in events.items() if (one := _only(setting, some)) is not None}
    opening = (scene for scene in found if setting.tokens[scene.token].paragraph <= setting.opening)
    first = next((scene.event for scene in opening if scene.event in _SHARED), None)
    if first is None:
        told = {token.lower for token in _first(setting)} if not setting.running else _HEARD_BY_ALL
        first = next((event for event in sorted(at) if event in _HEARD_BY_ALL & told), None)
    shared = at.get(first) if first is not None else None
    days = 1 if setting.running else None
    if shared is not None and (not _is_late(setting, shared, days) or _is_tonight(setting, shared)):
        shared = None
    return Scenes(of, at, shared)


def _is_tonight(setting: Setting, scene: Scene) -> bool:
    """Whether an event is told for the evening of publication: many an article looks ahead to it."""
    published, timex = setting.document.published, setting.timexes[scene.timex]
    if setting.running or published is None or published.latest is None:
        return False
    return timex.type == "TIME" and (timex.latest or "")[:10] == published.latest[:10]


def _only(setting: Setting, some: Sequence[Scene]) -> Scene | None:
    """The first scene of an event, if it has one day; months and years told of others of its kind do not count."""
    days = [one for one in some if _is_day(setting, one)] or some
    return days[0] if len({_days(setting, one) for one in days}) == 1 else None


def _first(setting: Setting) -> Iterator[Token]:
    """The words of the opening."""
    return takewhile(lambda token: token.paragraph <= setting.opening, setting.tokens)


def is_running(setting: Setting) -> bool:
    """Whether a document is running coverage: entries under the hours at which they were written."""
    stamps = 0
    for timex in setting.timexes:
        first, last = setting.token_range(timex.span)
        if first < last and is_clock(setting, timex):
            number = setting.tokens[first].paragraph
            alone = (first == 0 or setting.tokens[first - 1].paragraph != number) and (
                last + 1 >= len(setting.tokens) or setting.tokens[last + 1].paragraph != number
            )
            stamps += alone
    return stamps >= _STAMPS


def _told(setting: Setting, own: Mapping[str, int | None]) -> Iterator[Scene]:
    people = [one for one in setting.coreference.mentions if one.form == "name" and one.kind == "person"]
    people.sort(key=lambda one: (one.span, one.chain))
    for one in setting.attributions:
        number, speaker = own.get(one.id), setting.speakers.get(one.id)
        frame = setting.frames.get(one.id)
        if one.act != "speech" or one.id in setting.parents:
            continue
        if number is not None and speaker is not None and frame is not None:
            yield Scene(number, frame.anchor, None, frozenset((speaker, *_together(one, people))), one.id)


def _together(one: Attribution, people: Sequence[Mention]) -> Iterator[int]:
    """Those who are named in a source of several: "Olan Vesk and Mira Dune". people: mentions in order."""
    if one.source is None or " and " not in one.source.text:
        return
    start, end = one.source.spans[0][0], one.source.spans[-1][1]
    for mention in people[bisect_left(people, start, key=lambda person: person.span[0]) :]:
        if mention.span[1] > end:
            break
        yield mention.chain


def parted(setting: Setting, scenes: Scenes, speaker: int | None, stretch: tuple[int, int], timex: int) -> bool:
    """Whether between two tokens ``speaker`` does or says something at another time than ``timex``."""
    own = scenes.of.get(speaker, []) if speaker is not None else []
    mine = setting.timexes[timex]
    first = bisect_right(own, stretch[0], key=lambda scene: scene.token)
    last = bisect_left(own, stretch[1], key=lambda scene: scene.token)
    if any(_days(setting, scene) != (mine.earliest, mine.latest) for scene in own[first:last]):
        return True
    return _other_day(setting, speaker, stretch, timex)


def _other_day(setting: Setting, speaker: int | None, stretch: tuple[int, int], timex: int) -> bool:
    """Whether between two tokens another day is told in a sentence that names ``speaker`` before it."""
    if speaker is None or stretch[0] >= stretch[1]:
        return False
    mine, tokens, starts = setting.timexes[timex], setting.tokens, setting.timex_starts
    low, high = tokens[stretch[0]].end, tokens[stretch[1]].start
    first, last = bisect_left(starts, (low, -1)), bisect_left(starts, (high, -1))
    for _, number in starts[max(first, last - _MANY) : last]:
        other = setting.timexes[number]
        at = setting.token_range(other.span)[0]
        if at in setting.reported or not is_point(other) or is_clock(setting, other) or not is_past(setting, other):
            continue
        if not mine.earliest or not mine.latest or not other.earliest or not other.latest:
            continue
        if other.earliest[:10] <= mine.latest[:10] and mine.earliest[:10] <= other.latest[:10]:
            continue
        if other.value.endswith("_REF") or len(other.value) <= 4 or is_aside(setting, at):
            continue  # of a year, or of how long something lasts, much is told beside what somebody does
        if _names_before(setting, speaker, at):
            return True
    return False


def _names_before(setting: Setting, speaker: int, at: int) -> bool:
    """Whether the words before the one at ``at`` in its sentence name ``speaker``, in nobody's mouth."""
    tokens = setting.tokens
    mentions = setting.mentions.get(speaker, [])
    last = bisect_left(mentions, tokens[at].start, key=lambda one: one.span[0])
    for mention in reversed(mentions[max(0, last - 3) : last]):
        first = setting.token_range(mention.span)[0]
        if first < len(tokens) and tokens[first].sentence == tokens[at].sentence:
            return first not in setting.reported
    return False


def scene_for(setting: Setting, one: Attribution, place: int, venue: Span | None, scenes: Scenes) -> Scene | None:
    """The scene that an attribution at token ``place`` belongs to: that of its event, or its speaker's last one.

    venue: what its own words tell of where it was said, or None.
    """
    speaker = setting.speakers.get(one.id)
    own = scenes.of.get(speaker, []) if speaker is not None else []
    before = bisect_left(own, place, key=lambda scene: scene.token)
    near = list(reversed(own[max(0, before - _MANY) : before]))
    if venue is not None:
        named = scenes.at.get(head_of(setting, venue))
        close = named is not None and abs(_gap(setting, named, place)) <= _GAP
        if named is not None and _is_same(setting, venue, named, speaker, close=close):
            return named
        # Elsewhere than any day is told for, unless it is told just before.
        return next((scene for scene in near if _gap(setting, scene, place) <= 1 and scene.event is None), None)
    main = _main(setting, own)
    found = next((scene for scene in near if _reaches(setting, scene, place, main)), None)
    if found is not None and found is not main and _other_day(setting, speaker, (found.token, place), found.timex):
        return None
    if found is not None:
        return found
    if main is not None and main.event in _PUBLIC and (before > 0 or _gap(setting, main, place) >= -setting.opening):
        return main
    return _shared_event(setting, one, place, scenes)


def _is_same(setting: Setting, venue: Span, scene: Scene, speaker: int | None, *, close: bool) -> bool:
    """Whether a venue is the one of a scene: "his rally", or "the debate", at which others speak too; not "a rally"."""
    word = setting.tokens[venue[0]].lower
    if speaker in scene.chains:
        return close or word not in ("a", "an", "another")
    return scene.event in _SHARED and word in _DEFINITE


def _main(setting: Setting, own: Sequence[Scene]) -> Scene | None:
    """The first scene of a speaker, where its day is the only late one on which the speaker is told to speak."""
    told = [scene for scene in own[:_MANY] if scene.event != DEED and not _is_aside(setting, scene)]
    late = {_days(setting, scene) for scene in told if _is_late(setting, scene)}
    if len(late) != 1 or _days(setting, told[0]) not in late:
        return None
    same = (scene for scene in told if scene.event is not None and _days(setting, scene) in late)
    return next(same, told[0])


def _is_aside(setting: Setting, scene: Scene) -> bool:
    """Whether a scene is told of as one before another: "a day earlier", "a week ago"."""
    words = setting.document.text[slice(*setting.timexes[scene.timex].span)].lower().split()
    return any(word in ("ago", "earlier", "previous", "before") for word in words)


def _is_late(setting: Setting, scene: Scene, days: int | None = _RECENT) -> bool:
    """Whether a scene has one day, of the last ``days`` before publication; None for any."""
    published = setting.document.published
    if not _is_day(setting, scene):
        return False
    earliest = setting.timexes[scene.timex].earliest
    if days is None or published is None or published.latest is None or earliest is None:
        return True
    try:
        age = date.fromisoformat(published.latest[:10]) - date.fromisoformat(earliest[:10])
    except ValueError:  # a day of no calendar of ours
        return False
    return age.days <= days


def _is_long(setting: Setting, scene: Scene) -> bool:
    """Whether a scene is known to lie in a month or a year, no nearer: much else is told of such a time."""
    earliest, latest = _days(setting, scene)
    if earliest is None or latest is None:
        return True
    try:
        return (date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days > _WEEK
    except ValueError:  # a day of no calendar of ours
        return True


def _gap(setting: Setting, scene: Scene, place: int) -> int:
    return setting.tokens[place].paragraph - setting.tokens[scene.token].paragraph


def _reaches(setting: Setting, scene: Scene, place: int, main: Scene | None) -> bool:
    """Whether a scene is near enough: what somebody did sets one for the next paragraphs only, save in the opening.

    main: the one occasion on which its people are told to speak.
    """
    paragraph, gap = setting.tokens[scene.token].paragraph, _gap(setting, scene, place)
    if scene.event == DEED:
        return gap <= (6 if paragraph <= 2 else 1)
    if _is_long(setting, scene):
        return gap <= (_GAP if scene.event else 0)
    if gap <= (0 if _is_aside(setting, scene) else _GAP):
        return True
    mine = main is not None and _days(setting, main) == _days(setting, scene)
    return mine and main is not None and (main.event is not None or paragraph <= setting.opening)


def _shared_event(setting: Setting, one: Attribution, place: int, scenes: Scenes) -> Scene | None:
    """The one event that the whole article tells of, for those who may have spoken there."""
    speaker = setting.speakers.get(one.id)
    chain = setting.coreference.chains[speaker] if speaker is not None else None
    if scenes.shared is None or chain is None or chain.kind != "person" or not chain.named or one.act != "speech":
        return None
    if setting.running and not _is_about(setting, place, scenes.shared.event):
        return None
    return scenes.shared if one.kind != "indirect" or scenes.shared.event in _HEARD_BY_ALL else None


def _is_about(setting: Setting, place: int, event: str | None) -> bool:
    """Whether an event is named in the last paragraphs, as in the same entry of running coverage."""
    tokens = setting.tokens
    near = range(max(0, place - 2 * WIDEST), min(len(tokens), place + WIDEST))
    low, high = tokens[place].paragraph - 3 * _GAP, tokens[place].paragraph
    return any(tokens[at].lower == event and low <= tokens[at].paragraph <= high for at in near)


def _is_day(setting: Setting, scene: Scene) -> bool:
    earliest, latest = _days(setting, scene)
    return earliest is not None and earliest[:10] == (latest or "")[:10]


def _days(setting: Setting, scene: Scene) -> tuple[str | None, str | None]:
    timex = setting.timexes[scene.timex]
    return timex.earliest, timex.latest
