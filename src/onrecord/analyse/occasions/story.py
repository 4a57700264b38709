"""What an article tells of its times, read once for all that is said in it: which day stands where, beside whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.analyse.occasions.events import SCENES, Scene, dated_events
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.when import in_dateline, is_aside, is_clock, is_past, is_point
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.types import Attribution, Mention

Days = tuple[str, str]
"""The first and the last day of an interval, both within it."""

_LONGEST = 120
"""Tokens of a sentence on either side of an expression that are looked at."""

_TO_COME = frozenset("will would shall to".split())
_NOW = frozenset("now today currently current tonight moment".split())
_LEADS = frozenset("the a an his her this last".split())
_WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True)
class Told:
    """A time as it stands in the article.

    number: of the expression. token, sentence, paragraph: where it stands. days: its interval, cut at publication.
    length, age: days that it lasts, and from its last day to publication. event: the noun of the event of speech that
    it dates ("" for a verb of speaking), or None; event_people: who takes part. people: chains named in its sentence,
    in order. own: attributions in whose own words it stands.
    """

    number: int
    token: int
    sentence: int
    paragraph: int
    days: Days
    length: int
    age: int
    reported: bool
    quoted: bool
    around: bool
    to_come: bool
    modifies: bool
    dateline: bool
    weekday: bool
    now: bool
    speech_noun: bool
    opens: bool
    event: str | None
    event_people: frozenset[int]
    people: tuple[int, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """The times of one article.

    told: in order of the text. ordered: its outer attributions in order of ``places``, the tokens at which they stand.
    dated: the intervals that rules give them. tellings: how often each interval is told in nobody's mouth; owners: of
    how many cues in their own words. first: the paragraph that tells it first. by_speaker: numbers in ``ordered``.
    """

    setting: Setting
    told: Sequence[Told]
    ordered: Sequence[Attribution]
    places: Sequence[int]
    dated: Mapping[str, Days | None]
    tellings: Counter[Days]
    owners: Counter[Days]
    first: Mapping[Days, int]
    by_speaker: Mapping[int, Sequence[int]]
    recent: frozenset[Days]
    agreed: Counter[Days]
    tokens: Sequence[int] = field(default_factory=tuple)


def read_story(
    setting: Setting,
    ordered: Sequence[Attribution],
    places: Sequence[int],
    own: Mapping[str, int],
    dated: Mapping[str, Days | None],
) -> Story:
    """The times of a document. own: the number of the expression in each attribution's own words."""
    told = list(_read(setting, own))
    free = [one for one in told if not one.reported]
    first: dict[Days, int] = {}
    owners: Counter[Days] = Counter()
    for one in free:
        first.setdefault(one.days, one.paragraph)
        owners[one.days] += len(one.own)
    by_speaker: dict[int, list[int]] = {}
    for number, attribution in enumerate(ordered):
        speaker = setting.speakers.get(attribution.id)
        if speaker is not None:
            by_speaker.setdefault(speaker, []).append(number)
    return Story(
        setting,
        told,
        ordered,
        places,
        dated,
        Counter(one.days for one in free if not one.dateline),
        owners,
        first,
        by_speaker,
        frozenset(one.days for one in free if one.length == 0 and one.age <= 7),
        Counter(days for days in dated.values() if days is not None),
        [one.token for one in told],
    )


def days_of(earliest: str | None, latest: str | None, published: str | None) -> Days | None:
    """The days of an interval, cut at the day of publication; None where its beginning is open."""
    if earliest is None:
        return None
    end = (latest or published or earliest)[:10]
    if published is not None and end > published[:10]:
        end = published[:10]
    return earliest[:10], end


def _read(setting: Setting, own: Mapping[str, int]) -> Iterator[Told]:
    published = setting.document.published
    day = published.latest if published else None
    scenes: dict[int, Scene] = {}
    for scene in dated_events(setting):
        scenes.setdefault(scene.timex, scene)
    owners: dict[int, list[str]] = {}
    for key, number in own.items():
        owners.setdefault(number, []).append(key)
    mentions = sorted(setting.coreference.mentions, key=lambda one: (one.span, one.chain))
    for _, number in setting.timex_starts:
        timex = setting.timexes[number]
        first, last = setting.token_range(timex.span)
        days = days_of(timex.earliest, timex.latest, day)
        if first >= last or days is None or not is_point(timex) or is_clock(setting, timex):
            continue
        if is_past(setting, timex):
            yield _one(
                setting, number, (first, last), days, scenes.get(number), mentions, tuple(owners.get(number, ()))
            )


def _one(
    setting: Setting,
    number: int,
    span: tuple[int, int],
    days: Days,
    scene: Scene | None,
    mentions: Sequence[Mention],
    own: tuple[str, ...],
) -> Told:
    tokens, (first, last) = setting.tokens, span
    begin, end = _sentence(setting, first)
    free = [tokens[at] for at in range(begin, end) if at not in setting.reported]
    words = [tokens[at].lower for at in range(first, last)]
    published = setting.document.published
    return Told(
        number=number,
        token=first,
        sentence=tokens[first].sentence,
        paragraph=tokens[first].paragraph,
        days=days,
        length=_between(*days),
        age=_between(days[1], (published.latest or days[1])[:10] if published else days[1]),
        reported=first in setting.reported,
        quoted=tokens[first].quoted,
        around=is_aside(setting, first),
        to_come=any(one.lower in _TO_COME and one.start < tokens[first].start for one in free),
        modifies=_modifies(setting, first, last),
        dateline=in_dateline(setting, span),
        weekday=any(word.startswith(_WEEKDAYS) for word in words),
        now=not _NOW.isdisjoint(words),
        speech_noun=any(singular(one.lower) in SCENES for one in free),
        opens=first - begin <= 1,
        event=scene.event or "" if scene else None,
        event_people=scene.chains if scene else frozenset(),
        people=tuple(dict.fromkeys(_named(setting, mentions, begin, end))),
        own=own,
    )


def _named(setting: Setting, mentions: Sequence[Mention], begin: int, end: int) -> Iterator[int]:
    """The chains named between two tokens, in nobody's mouth."""
    low, high = setting.tokens[begin].start, setting.tokens[end - 1].end
    for one in mentions[bisect_left(mentions, low, key=lambda mention: mention.span[0]) :]:
        if one.span[0] >= high:
            return
        if setting.token_range(one.span)[0] not in setting.reported:
            yield one.chain


def _modifies(setting: Setting, first: int, last: int) -> bool:
    """Whether an expression may only tell which one of a kind is meant: "Monday's vote", "the June ruling"."""
    tokens = setting.tokens
    if last >= len(tokens):
        return tokens[last - 1].possessive
    after = tokens[last]
    if after.possessive or tokens[last - 1].possessive:
        return True
    led = first > 0 and tokens[first - 1].lower in _LEADS
    return led and after.text[0].isalpha() and not after.capital and after.sentence == tokens[first].sentence


def _between(first: str, last: str) -> int:
    try:
        return max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days)
    except ValueError:  # a day of no calendar of ours
        return 0


def _sentence(setting: Setting, at: int) -> tuple[int, int]:
    sentence = setting.tokens[at].sentence
    begin, end = at, at + 1
    while begin > max(0, at - _LONGEST) and setting.tokens[begin - 1].sentence == sentence:
        begin -= 1
    while end < min(len(setting.tokens), at + _LONGEST) and setting.tokens[end].sentence == sentence:
        end += 1
    return begin, end
