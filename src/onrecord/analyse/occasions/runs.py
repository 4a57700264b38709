"""Occasions carried from one attribution to the next: a speech is told over many sentences, and dated and placed once.

Carried is only what one speaker goes on saying: nobody else speaks between, the text does not go on to other things,
and no word says that this was said at another time or place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.analyse.occasions.chosen import choose
from onrecord.analyse.occasions.elsewhen import elsewhen, has_cue, is_apart, is_named, is_perfect, is_present
from onrecord.analyse.occasions.heard import heard
from onrecord.analyse.occasions.known import Known
from onrecord.analyse.occasions.papers import Papers, dated_papers
from onrecord.analyse.occasions.phrases import head_of
from onrecord.analyse.occasions.scenes import Scenes, is_running, parted, scene_for, scenes_of
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.stems import stem
from onrecord.analyse.occasions.tails import tail_of
from onrecord.analyse.occasions.venues import share_venues
from onrecord.analyse.occasions.when import own_timex
from onrecord.types import Attribution, Span

GOES_ON = frozenset("added adding continued continuing concluded adds continues went further".split())
"""Cues that go on with what was said before, even after another one spoke."""

ASKING = frozenset("asked asking pressed questioned".split())
ANSWERS = frozenset("replied responded answered replying responding answering".split())


_GAP = 1
"""Paragraphs without a word of the speaker over which a speech goes on."""

_GAP_GOING_ON = 2
_GAP_NEXT = 3

_OPENING = 2
"""Paragraphs, the headline one of them, that look ahead to what is told after them."""

_AHEAD = 5


def read_runs(setting: Setting) -> dict[str, Known]:
    """What each attribution's own words tell, and what is carried to it, by its id."""
    setting.running = is_running(setting)
    setting.present = _in_present(setting)
    own = {}
    for one in setting.attributions:
        if one.id in setting.frames:
            setting.frames[one.id] = replace(setting.frames[one.id], tail=tuple(tail_of(setting, one)))
        told = heard(setting, one)
        present = is_present(setting, one) and not setting.present
        own[one.id] = Known(own_timex(setting, one, told, present=present), told.venue, told.addressee)
    known = dict(own)
    ordered = sorted(
        (one for one in setting.attributions if one.id not in setting.parents),
        key=lambda one: (_place(setting, one), one.id),
    )
    _share_sentence(setting, ordered, known)
    apart = {one.id for one in ordered if is_apart(setting, one) or is_named(setting, one)}
    scenes = scenes_of(setting, {key: one.timex for key, one in own.items() if key not in apart})
    papers = dated_papers(setting)
    share_venues(setting, ordered, known)
    _carry(setting, ordered, known, scenes)
    _set_scenes(setting, ordered, known, scenes, papers)
    _carry(setting, ordered, known, scenes)
    scenes = scenes_of(setting, {key: one.timex for key, one in known.items() if key not in apart})
    _set_scenes(setting, ordered, known, scenes, papers)
    _look_ahead(setting, ordered, known)
    words = {key: one.timex for key, one in own.items() if one.timex is not None}
    choose(setting, ordered, [_place(setting, one) for one in ordered], words, known)
    return known


def _set_scenes(
    setting: Setting, ordered: Sequence[Attribution], known: dict[str, Known], scenes: Scenes, papers: Papers
) -> None:
    """Date what is still undated by the scene that it belongs to."""
    for one in ordered:
        mine = known[one.id]
        if mine.timex is not None or elsewhen(setting, one) or one.act != "speech":
            continue
        number = papers.date_of(setting, one)
        if number is not None:
            known[one.id] = replace(mine, timex=number, time_from="")
            continue
        if is_present(setting, one) and one.block != "title" and setting.paragraph(one) and not setting.present:
            continue
        venue = mine.venue if mine.venue_from is None else None
        scene = scene_for(setting, one, _place(setting, one), venue, scenes)
        if scene is not None:
            known[one.id] = replace(mine, timex=scene.timex, time_from=scene.told or "")


def _in_present(setting: Setting) -> bool:
    """Whether the article tells all that is said in the present tense."""
    present = sum(is_present(setting, one) for one in setting.attributions)
    return present * 2 > len(setting.attributions) or setting.running


def _place(setting: Setting, one: Attribution) -> int:
    frame = setting.frames.get(one.id)
    return frame.anchor if frame else setting.token_range(one.content.spans[0])[0]


def _share_sentence(setting: Setting, ordered: Sequence[Attribution], known: dict[str, Known]) -> None:
    """Give what one of a sentence's cues tells to the others of the same source: "said on Monday that …, adding …"."""
    for number, one in enumerate(ordered):
        for other in ordered[max(0, number - 3) : number + 4]:
            if (
                other is not one
                and not is_apart(setting, other)
                and not is_perfect(setting, one)
                and _same_sentence(setting, one, other)
                and _goes_with(setting, one, other)
            ):
                known[one.id] = _take(known[one.id], known[other.id], other)


def _goes_with(setting: Setting, one: Attribution, other: Attribution) -> bool:
    """Whether two cues of a sentence tell of one speech: of one source, or one goes with the other or answers."""
    if has_cue(setting, other, ASKING) and _place(setting, other) < _place(setting, one):
        return True  # "asked on Monday about the bridge, she said"
    shared = one.source is not None and other.source is not None and one.source.spans == other.source.spans
    frame = setting.frames.get(one.id)
    going = frame is not None and frame.cue is not None and setting.tokens[frame.cue[0]].lower.endswith("ing")
    return shared or (going and setting.same_speaker(one, other))


def _same_sentence(setting: Setting, one: Attribution, other: Attribution) -> bool:
    left, right = setting.frames.get(one.id), setting.frames.get(other.id)
    return (
        left is not None
        and right is not None
        and setting.tokens[left.anchor].sentence == setting.tokens[right.anchor].sentence
    )


def _take(mine: Known, theirs: Known, giver: Attribution) -> Known:
    """``mine``, with what ``theirs`` tells and it does not."""
    if mine.timex is None and theirs.timex is not None:
        mine = replace(mine, timex=theirs.timex, time_from=theirs.time_from or giver.id)
    if mine.venue is None and theirs.venue is not None:
        mine = replace(mine, venue=theirs.venue, venue_from=theirs.venue_from or giver.id)
        if mine.addressee is None:
            mine = replace(mine, addressee=theirs.addressee)
    return mine


def _carry(setting: Setting, ordered: Sequence[Attribution], known: dict[str, Known], scenes: Scenes) -> None:
    """Carry on in order of the text."""
    for number, one in enumerate(ordered):
        mine = known[one.id]
        if (mine.timex is not None and mine.venue is not None) or elsewhen(setting, one):
            continue
        giver = _goes_on_from(setting, ordered, number)
        if giver is None or is_apart(setting, giver):
            continue
        theirs = known[giver.id]
        if mine.timex is not None and theirs.timex is not None and mine.timex != theirs.timex:
            continue  # another occasion
        beside = theirs.venue is None and setting.paragraph(one) == setting.paragraph(giver)
        if mine.venue is not None and not beside and not _same_venue(setting, mine.venue, theirs.venue):
            continue
        if not _may_carry(setting, one, giver, theirs):
            continue
        stretch = (_place(setting, giver), _place(setting, one))
        if theirs.timex is not None and parted(setting, scenes, setting.speakers.get(one.id), stretch, theirs.timex):
            continue
        known[one.id] = _take(mine, theirs, giver)


def _goes_on_from(setting: Setting, ordered: Sequence[Attribution], number: int) -> Attribution | None:
    """The attribution before the one at ``number`` that it goes on from."""
    one = ordered[number]
    paragraph = setting.paragraph(one)
    adds = _adds(setting, one)
    for other in reversed(ordered[max(0, number - 8) : number]):
        gap = paragraph - setting.paragraph(other)
        next_to = number > 0 and other is ordered[number - 1]
        if gap > (_GAP_GOING_ON if adds else _GAP_NEXT if next_to else _GAP):
            return None
        if other.block == "title" and one.block != "title":
            return None
        if setting.same_speaker(one, other) or (one.source is None and one.cue is None):
            return other
        if gap <= 1 and has_cue(setting, other, ASKING) and _answers(setting, one, other):
            return other
        if gap <= 1 and has_cue(setting, one, ASKING) and other is ordered[number - 1]:
            return other
        if not adds:
            return None
    return None


def _answers(setting: Setting, one: Attribution, other: Attribution) -> bool:
    """Whether ``one`` answers the question ``other``: by its cue, or since its speaker is named as the one asked."""
    if has_cue(setting, one, ANSWERS):
        return True
    frame, speaker = setting.frames.get(other.id), setting.speakers.get(one.id)
    if frame is None or speaker is None:
        return False
    asked = setting.tokens[frame.anchor]
    return any(
        setting.tokens[setting.token_range(mention.span)[0]].sentence == asked.sentence
        for mention in setting.mentions.get(speaker, ())
        if mention.span[0] >= asked.end
    )


def _adds(setting: Setting, one: Attribution) -> bool:
    return has_cue(setting, one, GOES_ON)


def _may_carry(setting: Setting, one: Attribution, giver: Attribution, theirs: Known) -> bool:
    """Whether a day is carried on; a month or a year, told of one speech, only within its paragraph."""
    if theirs.timex is None or _adds(setting, one) or has_cue(setting, giver, ASKING):
        return True
    if theirs.venue is not None and head_of(setting, theirs.venue) == "interview":
        return True
    timex = setting.timexes[theirs.timex]
    day = timex.earliest is not None and timex.earliest[:10] == (timex.latest or "")[:10]
    return day or timex.earliest is None or setting.paragraph(one) == setting.paragraph(giver)


def _same_venue(setting: Setting, one: Span, other: Span | None) -> bool:
    if other is None:
        return False
    return one == other or head_of(setting, one) == head_of(setting, other)


def _look_ahead(setting: Setting, ordered: Sequence[Attribution], known: dict[str, Known]) -> None:
    """Give the headline and the opening what the sentences after them tell of the same speaker's words."""
    for number, one in enumerate(ordered):
        if known[one.id].timex is not None or setting.paragraph(one) > _OPENING or elsewhen(setting, one):
            continue
        for later in ordered[number + 1 :]:
            if setting.paragraph(later) - setting.paragraph(one) > _AHEAD:
                break
            if known[later.id].timex is None:
                continue
            if setting.same_speaker(one, later) or _announces(setting, one, later):
                known[one.id] = _take(known[one.id], known[later.id], later)
                break


def _announces(setting: Setting, one: Attribution, later: Attribution) -> bool:
    """Whether the headline tells of the same speech as the opening, by most of its words."""
    if setting.paragraph(one) > 0 or setting.paragraph(later) > _OPENING or one.cue is None or later.cue is None:
        return False
    ours, theirs = _stems(setting, one), _stems(setting, later)
    return bool(ours) and len(ours & theirs) * 2 > len(ours)


def _stems(setting: Setting, one: Attribution) -> set[str]:
    """The stems of the long words of a cue and its content."""
    spans = (*one.content.spans, *(one.cue.spans if one.cue else ()))
    tokens = (setting.tokens[at] for span in spans for at in range(*setting.token_range(span)))
    return {stem(token.lower) for token in tokens if len(token.text) > 3}
