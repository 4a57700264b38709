"""One interview told of twice: "in an interview with the Courier" in the opening, "… on Thursday" where it is quoted.

An outlet interviews one side once in an article, be it named as a body or as the one who speaks for it. So what was
said in an interview without a day has the day that is told for the interview with the same outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.analyse.occasions.elsewhen import elsewhen
from onrecord.analyse.occasions.known import Known
from onrecord.analyse.occasions.phrases import head_of
from onrecord.analyse.occasions.setting import Setting
from onrecord.types import Attribution, Span

_ONCE = frozenset("interview conversation telecast podcast op-ed statement".split())
"""Venues of which an article tells one for each outlet."""


def share_venues(setting: Setting, ordered: Sequence[Attribution], known: dict[str, Known]) -> None:
    """Date what was said at an undated venue by the one day that is told for it beside another cue."""
    told: dict[tuple[str, str], list[Attribution]] = {}
    for one in ordered:
        mine = known[one.id]
        key = _key(setting, mine.venue) if mine.timex is not None and mine.venue_from is None else None
        if key is not None and mine.time_from is None:
            told.setdefault(key, []).append(one)
    for one in ordered:
        mine = known[one.id]
        if mine.timex is not None or mine.venue_from is not None or elsewhen(setting, one):
            continue
        key = _key(setting, mine.venue)
        givers = [other for other in told.get(key, []) if not _differ(setting, one, other)] if key else []
        if givers and len({_days(setting, known[other.id]) for other in givers}) == 1:
            known[one.id] = replace(mine, timex=known[givers[0].id].timex, time_from=givers[0].id)


def _key(setting: Setting, venue: Span | None) -> tuple[str, str] | None:
    """What a venue is and the last word of the name in it; None for what is told of more than once, or has no name."""
    if venue is None or (head := head_of(setting, venue)) not in _ONCE:
        return None
    names = [setting.tokens[at].lower for at in range(*venue) if setting.tokens[at].capital]
    return (head, names[-1]) if names else None


def _differ(setting: Setting, one: Attribution, other: Attribution) -> bool:
    """Whether two people speak, who are not each other."""
    mine, theirs = setting.speakers.get(one.id), setting.speakers.get(other.id)
    if mine is None or theirs is None or mine == theirs:
        return False
    chains = setting.coreference.chains
    return chains[mine].kind == "person" and chains[theirs].kind == "person"


def _days(setting: Setting, mine: Known) -> tuple[str | None, str | None]:
    timex = setting.timexes[mine.timex or 0]
    return timex.earliest, timex.latest
