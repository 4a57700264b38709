"""The time of what was said where its own words tell none: chosen among the times that the article tells, or none.

Rules come first (``when``, ``scenes``, ``runs``), and what an attribution's own words tell stands. For the rest, trees
fitted on labelled attributions weigh each time of the article, with what the rules say as evidence: a day of theirs
that is unlikely is dropped, and a likelier one is claimed. Else nothing is told but that it was said before
publication.
``python -m training.said_choice`` fits them, and ``python -m bench.said`` measures them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.analyse.occasions.elsewhen import elsewhen, is_told_elsewhen
from onrecord.analyse.occasions.evidence import Asked, candidates, of_attribution, of_both, of_time
from onrecord.analyse.occasions.known import Known
from onrecord.analyse.occasions.likeness import Likeness, of_likeness, of_speaker
from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.story import Days, Told, days_of, read_story
from onrecord.analyse.trees import Trees, trees_of
from onrecord.types import Attribution

_MOST = 2000
"""Attributions of an article that are weighed; of more, the rules stand."""


def choose(
    setting: Setting,
    ordered: Sequence[Attribution],
    places: Sequence[int],
    own: Mapping[str, int],
    known: dict[str, Known],
) -> None:
    """Date in ``known`` what no words of its own date of ``ordered``, the outer attributions in order of ``places``.

    own: the expression in each attribution's own words. An article without a day of publication is left to the rules.
    """
    published = setting.document.published
    if published is None or published.latest is None or len(ordered) > _MOST:
        return
    trees, bars = fitted()
    for asked, rows in list(weighed(setting, ordered, places, own, known)):
        if is_fixed(setting, asked):
            continue
        scored = [(trees.score([row[name] for name in trees.columns]), told.days, may_have(row)) for told, row in rows]
        choice = pick(scored, asked.by_rule, bars, apart=elsewhen(setting, asked.one))
        mine = known[asked.one.id]
        if choice is None:
            known[asked.one.id] = replace(mine, timex=None, time_from=None)
        elif choice >= 0:
            known[asked.one.id] = replace(mine, timex=rows[choice][0].number, time_from="")


def is_fixed(setting: Setting, asked: Asked) -> bool:
    """Whether nothing is chosen: its own words tell a time, or say that it was at another one than those told."""
    if asked.one.act != "speech" or asked.own:
        return True
    return asked.by_rule is None and is_told_elsewhen(setting, asked.one)


@dataclass(frozen=True)
class Bars:
    """claimed: the score from which on a time is claimed. stands: below it, what the rules say is dropped.

    apart: as ``claimed``, where the words around the cue may set it at a time of its own: there no rule has a say.
    """

    claimed: float
    apart: float
    stands: float


def pick(scored: Sequence[tuple[float, Days, bool]], by_rule: Days | None, bars: Bars, *, apart: bool) -> int | None:
    """The number of the time that is chosen; -1 where what the rules say stands, None where nothing is claimed.

    scored: of each time its score, its days, and whether it may be claimed at all (``may_have``). apart: whether the
    words around the cue may set it at a time of its own.
    """
    best = max(
        (number for number, (_, days, may) in enumerate(scored) if may or days == by_rule),
        key=lambda number: (scored[number][0], -number),
        default=-1,
    )
    bar = bars.apart if apart and by_rule is None else bars.claimed
    high = best >= 0 and scored[best][0] >= bar
    if by_rule is None:
        return best if high else -1
    if high and scored[best][1] != by_rule:
        return best
    told = max((score for score, days, _ in scored if days == by_rule), default=1.0)
    return -1 if told >= bars.stands else None


def may_have(row: Mapping[str, float]) -> bool:
    """Whether a time is weighed at all: one told with the speaker, not to come, not beside the cue.

    Beside the cue the rules have read it already, and found it to be another thing's. A day told of others alone is
    not claimed for somebody, however likely.
    """
    beside_event = row["event"] and not row["in_event"]
    linked = (row["in_people"] and not beside_event) or row["in_event"] or row["owned_by_speaker"] or row["gives"]
    return bool(linked or row["no_source"]) and not row["in_sentence"] and not row["to_come"]


def weighed(
    setting: Setting,
    ordered: Sequence[Attribution],
    places: Sequence[int],
    own: Mapping[str, int],
    known: Mapping[str, Known],
) -> Iterator[tuple[Asked, list[tuple[Told, dict[str, float]]]]]:
    """Each attribution with the times that it may have and the evidence for each."""
    dated = {one.id: _days(setting, known[one.id].timex) for one in ordered}
    story = read_story(setting, ordered, places, own, dated)
    of_times = {one.number: dict(of_time(story, one)) for one in story.told}
    likeness = Likeness(setting)
    for number, one in enumerate(ordered):
        mine = known[one.id]
        asked = Asked(
            one,
            number,
            dated[one.id],
            mine.timex is not None and mine.time_from is None,
            mine.timex is not None and (mine.time_from == "" or mine.time_from not in known),
            mine.venue,
        )
        fixed = dict(of_attribution(story, asked)) | dict(of_speaker(likeness, one))
        yield (
            asked,
            [
                (
                    told,
                    fixed
                    | of_times[told.number]
                    | dict(of_both(story, asked, told))
                    | dict(of_likeness(likeness, story, number, told)),
                )
                for told in candidates(story, asked)
            ],
        )


def _days(setting: Setting, timex: int | None) -> Days | None:
    if timex is None:
        return None
    one, published = setting.timexes[timex], setting.document.published
    return days_of(one.earliest, one.latest, published.latest if published else None)


@cache
def fitted() -> tuple[Trees, Bars]:
    """The trees in the package, and from which scores on they are followed."""
    kept = json.loads((files("onrecord.analyse.occasions") / "chosen.json").read_text(encoding="utf-8"))
    return trees_of(kept), Bars(float(kept["least"]), float(kept["apart"]), float(kept["stands"]))
