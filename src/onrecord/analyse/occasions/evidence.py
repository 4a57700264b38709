"""What speaks for and against a time being that at which something was said, as columns of numbers for ``chosen``."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analyse.occasions.elsewhen import elsewhen, has_cue, is_apart, is_named, is_present
from onrecord.analyse.occasions.events import DEED, HEARD_BY_ALL
from onrecord.analyse.occasions.phrases import head_of
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.story import Days, Story, Told
from onrecord.analyse.occasions.when import unplaced
from onrecord.types import Attribution, Span

_BEFORE, _AFTER, _OPENING = 10, 5, 6
_NEAR = 40
"""Expressions or attributions between two places that are looked at."""

_PERFECT = frozenset("has have had".split())
_PRONOUNS = frozenset("he she they it who we i".split())
_GOES_ON = frozenset("added adding continued continuing concluded adds continues later further".split())
_COUNTED = frozenset("poll survey percent study report".split())
_PAST = frozenset("said told wrote spoke".split())


@dataclass(frozen=True)
class Asked:
    """An attribution that is to be dated.

    number: in ``Story.ordered``. by_rule: the interval that rules give it, or None. own: whether its own words tell it;
    scene: whether a scene does. venue: tokens of where it was said, or None.
    """

    one: Attribution
    number: int
    by_rule: Days | None
    own: bool
    scene: bool
    venue: Span | None


def candidates(story: Story, asked: Asked) -> list[Told]:
    """The times that an attribution may have: those told nearest, those of the opening, and the one of the rules."""
    middle = bisect_left(story.tokens, story.places[asked.number])
    low, high = max(0, middle - 4 * _BEFORE), middle + 4 * _AFTER
    before = [one for one in story.told[low:middle] if not one.quoted][-_BEFORE:]
    after = [one for one in story.told[middle:high] if not one.quoted][:_AFTER]
    near = [*before, *after]
    seen = {one.number for one in near}
    opening = [one for one in story.told[: min(middle, 2 * _OPENING)] if not one.quoted][:_OPENING]
    some = [one for one in opening if one.paragraph <= story.setting.opening and one.number not in seen] + near
    if asked.by_rule is not None and all(one.days != asked.by_rule for one in some):
        some += [one for one in story.told if one.days == asked.by_rule][:1]
    return some


def of_attribution(story: Story, asked: Asked) -> Iterator[tuple[str, float]]:
    """Columns that are the same for all times of an attribution."""
    setting, one = story.setting, asked.one
    frame = setting.frames.get(one.id)
    cue = [setting.tokens[at].lower for at in range(*frame.cue)] if frame and frame.cue else []
    source = [setting.tokens[at].lower for at in range(*frame.source)] if frame and frame.source else []
    speaker = setting.speakers.get(one.id)
    chain = setting.coreference.chains[speaker] if speaker is not None else None
    before = setting.tokens[frame.cue[0] - 1].lower if frame and frame.cue and frame.cue[0] else ""
    count = max(1, len(story.ordered))
    mine = len(story.by_speaker.get(speaker, ())) if speaker is not None else 0
    yield "kind", {"direct": 2.0, "mixed": 1.0}.get(one.kind, 0.0)
    yield "title", float(one.block == "title")
    yield "paragraph", float(min(60, setting.paragraph(one)))
    yield "running", float(setting.running)
    yield "present_article", float(setting.present)
    yield "present", float(is_present(setting, one))
    yield "perfect", float(not _PERFECT.isdisjoint((before, *cue)))
    yield "participle", float(bool(cue) and cue[0].endswith("ing"))
    yield "past", float(any(word.endswith("ed") or word in _PAST for word in cue))
    yield "said", float("said" in cue)
    yield "told", float("told" in cue)
    yield "no_cue", float(not cue)
    yield "goes_on", float(has_cue(setting, one, _GOES_ON))
    yield "elsewhen", float(elsewhen(setting, one))
    yield "unplaced", float(unplaced(setting, one))
    yield "named", float(is_named(setting, one))
    yield "apart", float(is_apart(setting, one))
    yield "according", float("according" in cue)
    yield "source_pronoun", float(len(source) == 1 and source[0] in _PRONOUNS)
    yield "no_source", float(not source)
    yield "counted", float(not _COUNTED.isdisjoint(source))
    yield "speaker_person", float(chain is not None and chain.kind == "person")
    yield "speaker_group", float(chain is not None and chain.kind == "group")
    yield "speaker_body", float(chain is not None and chain.kind == "organisation")
    yield "speaker_named", float(chain is not None and chain.named)
    yield "speaker_share", mine / count
    yield "venue", _venue(setting, asked.venue)
    yield "rule", float(asked.by_rule is not None)
    yield "frame", float(min(40, len(frame.words))) if frame else 0.0
    yield "dated_share", sum(story.agreed.values()) / count
    yield "distinct_days", float(min(8, sum(days[0] == days[1] for days in story.tellings)))
    yield "attributions", float(min(60, count))


def of_time(story: Story, told: Told) -> Iterator[tuple[str, float]]:
    """Columns that are the same for all attributions of a time."""
    mine, all_told = story.tellings[told.days], max(1, sum(story.tellings.values()))
    yield "length", math.log1p(told.length)
    yield "age", math.log1p(told.age)
    yield "reported", float(told.reported)
    yield "around", float(told.around)
    yield "to_come", float(told.to_come)
    yield "modifies", float(told.modifies)
    yield "dateline", float(told.dateline)
    yield "weekday", float(told.weekday)
    yield "now", float(told.now)
    yield "speech_noun", float(told.speech_noun)
    yield "event", _event(told.event)
    yield "opens", float(told.opens)
    yield "own_of_any", float(bool(told.own))
    yield "time_paragraph", float(min(40, told.paragraph))
    yield "first_told", float(story.first.get(told.days, 99) <= 3)
    yield "tellings", float(min(8, mine))
    yield "tellings_share", mine / all_told
    yield "most_told", float(mine == max(story.tellings.values(), default=0))
    yield "only_day", float(len(story.recent) == 1 and told.days in story.recent)
    yield "owners", float(min(8, story.owners[told.days]))
    yield "people", float(min(5, len(told.people)))
    yield "all_agree", story.agreed[told.days] / max(1, sum(story.agreed.values()))


def of_both(story: Story, asked: Asked, told: Told) -> Iterator[tuple[str, float]]:
    """Columns of an attribution and a time together."""
    setting, one, place = story.setting, asked.one, story.places[asked.number]
    token = setting.tokens[place]
    frame = setting.frames.get(one.id)
    speaker = setting.speakers.get(one.id)
    start = setting.tokens[told.token].start
    yield "rule_same", float(asked.by_rule == told.days)
    yield "rule_own", float(asked.by_rule == told.days and asked.own)
    yield "rule_scene", float(asked.by_rule == told.days and asked.scene)
    yield "rule_other", float(asked.by_rule not in (None, told.days))
    yield "own", float(one.id in told.own)
    yield "in_frame", float(frame is not None and told.token in frame.words)
    yield "in_sentence", float(told.sentence == token.sentence)
    yield "in_content", float(any(first <= start < last for first, last in one.content.spans))
    yield "after", float(told.token > (frame.anchor if frame else place))
    yield "paragraphs", float(max(-8, min(20, token.paragraph - told.paragraph)))
    yield "sentences", float(max(-8, min(30, token.sentence - told.sentence)))
    yield "tokens", math.log1p(abs(place - told.token))
    yield "in_people", float(speaker is not None and speaker in told.people)
    yield "first_person", float(speaker is not None and told.people[:1] == (speaker,))
    yield "in_event", float(speaker is not None and speaker in told.event_people)
    owners = [setting.speakers.get(key) for key in told.own if key != one.id]
    yield "owned_by_speaker", float(speaker is not None and speaker in owners)
    yield "owned_by_other", float(any(owner != speaker for owner in owners))
    yield from _between(story, asked, told)
    yield from _neighbours(story, asked, told)


def _between(story: Story, asked: Asked, told: Told) -> Iterator[tuple[str, float]]:
    """What stands between a time and an attribution."""
    low, high = sorted((told.token, story.places[asked.number]))
    first, last = bisect_left(story.tokens, low + 1), bisect_left(story.tokens, high)
    times = [one for one in story.told[max(first, last - _NEAR) : last] if not one.reported and one is not told]
    others = {one.days for one in times} - {told.days}
    first, last = bisect_left(story.places, low + 1), bisect_left(story.places, high)
    across = [one for one in story.ordered[max(first, last - _NEAR) : last] if one is not asked.one]
    speakers = {story.setting.speakers.get(one.id) for one in across}
    yield "between", float(min(6, len(others)))
    yield "days_between", float(min(6, sum(days[0] == days[1] for days in others)))
    yield "nearest", float(not times)
    yield "across", float(min(10, len(across)))
    yield "others_across", float(min(6, len(speakers - {story.setting.speakers.get(asked.one.id)})))


def _neighbours(story: Story, asked: Asked, told: Told) -> Iterator[tuple[str, float]]:
    """What the rules give to what is said before and after, and to what the same speaker says."""
    setting, number = story.setting, asked.number
    paragraph = setting.paragraph(asked.one)
    speaker = setting.speakers.get(asked.one.id)
    mine = story.by_speaker.get(speaker, ()) if speaker is not None else ()
    at = bisect_left(mine, number)
    near = [story.ordered[other] for other in mine[max(0, at - _NEAR) : at + _NEAR] if other != number]
    previous = story.ordered[number - 1] if number else None
    later = story.ordered[number + 1] if number + 1 < len(story.ordered) else None
    before = story.ordered[mine[at - 1]] if at else None
    yield "gives", float(any(story.dated.get(other.id) == told.days for other in near))
    yield "speaker_other_days", float(min(6, len({story.dated.get(one.id) for one in near} - {told.days, None})))
    yield "previous_same", _agrees(story, previous, told)
    yield "previous_gap", float(min(9, paragraph - setting.paragraph(previous))) if previous else 9.0
    yield "previous_speaker", float(previous is not None and setting.same_speaker(asked.one, previous))
    yield "mine_before_same", _agrees(story, before, told)
    yield "mine_before_gap", float(min(20, paragraph - setting.paragraph(before))) if before else 20.0
    yield "later_same", _agrees(story, later, told)


def _agrees(story: Story, other: Attribution | None, told: Told) -> float:
    """1 if another attribution has these days by rule, -1 if it has others, 0 where it has none."""
    theirs = story.dated.get(other.id) if other is not None else None
    return 0.0 if theirs is None else (1.0 if theirs == told.days else -1.0)


def _venue(setting: Setting, venue: Span | None) -> float:
    if venue is None:
        return 0.0
    return 2.0 if head_of(setting, venue) in ("interview", "statement", "tweet") else 1.0


def _event(event: str | None) -> float:
    if event is None:
        return 0.0
    if event in ("", DEED):
        return 1.0 if event == DEED else 2.0
    return 4.0 if event in HEARD_BY_ALL else 3.0
