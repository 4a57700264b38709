"""When something was said, as an interval with its basis in words."""

from __future__ import annotations

from onrecord.analyse.occasions.known import Known
from onrecord.analyse.occasions.setting import Setting
from onrecord.types import Attribution, Interval


def said(setting: Setting, one: Attribution, known: Known) -> Interval | None:
    """The interval in which ``one`` was said; None where neither words nor a day of publication bound it."""
    published = setting.document.published
    latest = published.latest if published else None
    if known.timex is None:
        return None if latest is None else Interval(None, latest, f"not after publication, {latest[:10]}")
    timex = setting.timexes[known.timex]
    words = setting.document.text[slice(*timex.span)]
    basis = f"“{words}”, beside the cue" if known.time_from is None else f"“{words}”, of the same speech"
    end = timex.latest
    # What is told of "this week" on its first day is not known to be of that day.
    a_day = latest is not None and timex.earliest is not None and timex.earliest[:10] == latest[:10]
    if latest is not None and (end is None or (end[:10] > latest[:10] and not a_day)):
        end = latest[:10]
        basis += f"; not after publication, {end}"
    return Interval(timex.earliest, end, basis)
