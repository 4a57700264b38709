"""Dates that are told by how far off they lie: "two years ago", "a day earlier", "some time ago"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import counted
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading, year_before
from onrecord.analyse.times.values import as_unit, length, moved
from onrecord.analyse.times.vocabulary import COUNT, NOUN, pattern, unit_letters

_AGO = pattern(
    r"(?:{about} )?"
    + COUNT
    + rf"(?: or (?:so|more|{COUNT.replace('(?P<count>', '(?:')}))? "
    + NOUN
    + (
        r"(?P<unit>{anyunit})(?: (?P<half>and a half))?(?: or so)? (?P<side>ago|earlier"
        r"|later|before|after that|afterwards?|from now|hence|previously|beforehand)"
        r"(?P<on> today| this (?:week|month))?"
    )
)
_HALF_AGO = pattern(r"(?:an? )?(?P<share>half|quarter)-(?P<unit>century|decade) (?P<side>ago|earlier)")
_VAGUE_AGO = pattern(
    r"(?P<unit>{units}) (?P<side>ago|earlier|later)|(?P<long>(?:not )?(?:so )?long"
    r" ago|some time ago|a (?:long |short )?(?:while|time) ago|not that long ago"
    r"|moments ago|a moment ago|a generation ago)"
)

_YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}


def _ago(found: re.Match[str], scene: Scene) -> Reading | None:
    count = counted(found["count"])
    unit = unit_letters(found["unit"])
    if found["half"] and count is not None:
        count += 0.5
    side = found["side"].lower()
    if side == "before" and re.match(
        r" (?!(?:in|on|at|when|with|to|for|by|and|but|or|as|from|under)\b)\w", scene.after(found.end())
    ):
        return Reading((found.start(), found.start("side") - 1), "DURATION", length(count, unit))
    if found["on"]:
        return _to_the_day(found, count, unit, scene)
    if count is None:
        return Reading(found.span(), "DATE", "FUTURE_REF" if side in ("from now", "hence") else "PAST_REF")
    return _offset(found.span(), count, unit, side, scene)


def _half_ago(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "A quarter-century ago"."""
    share = 0.5 if found["share"].lower() == "half" else 0.25
    return _offset(found.span(), share, unit_letters(found["unit"]), found["side"].lower(), scene)


def _to_the_day(found: re.Match[str], count: float | None, unit: str, scene: Scene) -> Reading | None:
    """ "A year ago today", "two years ago this week"."""
    if found["side"].lower() not in ("ago", "from now") or count is None or count != int(count):
        return None
    exact = unit_letters(found["on"].split()[-1]) if "this" in found["on"].lower() else "D"
    step = int(count) if found["side"].lower() == "from now" else -int(count)
    day = None if scene.today is None else moved(scene.today, step, unit)
    return date_reading(found.span(), None if day is None else as_unit(day, exact), exact)


def _offset(span: tuple[int, int], count: float, unit: str, side: str, scene: Scene) -> Reading:
    now = side in ("ago", "from now", "hence")
    sign = -1 if side in ("ago", "earlier", "before", "previously", "beforehand") else 1
    results = year_before(scene) if unit == "Y" and count == 1 and sign < 0 else None
    if results is not None:
        return date_reading(span, results)
    known = ((scene.today, scene.today) if scene.today else None) if now else scene.known()
    exact = "D" if now else (scene.known_unit() or "D")
    if known is None:
        return date_reading(span, None, unit)
    base: date = known[0] if sign < 0 else known[1]
    if unit in ("H", "MIN", "S"):
        if not now:
            return Reading((span[0], span[1] - len(side) - 1), "DURATION", length(count, unit))
        day = base.isoformat()
        return Reading(span, "TIME", day + ("TXX" if unit == "H" else "TXX:XX"), True, None, None)
    half, step = count, unit
    if count != int(count) and unit in _YEARS:
        half, step = count * 12 * _YEARS[unit], "M"
    day_moved = moved(base, sign * round(half), step)
    if day_moved is None:
        return Reading(span, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit in ("D", "NI"):
        return date_reading(span, as_unit(day_moved, "D" if exact == "D" else exact))
    if unit in ("DE", "CE", "ML"):
        return date_reading(span, as_unit(day_moved, "Y"))
    if unit == "W" and count == 1 and exact == "D":
        return date_reading(span, day_moved.isoformat())
    return date_reading(span, as_unit(day_moved, "W" if unit == "FN" else unit))


def _vague_ago(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["long"]:
        return Reading(found.span(), "DATE", "PAST_REF")
    side = found["side"].lower()
    if side == "later" and not re.match(r"[,.;]|\s", scene.after(found.end())):
        return None
    return Reading(found.span(), "DATE", "PAST_REF" if side != "later" else "FUTURE_REF")


RULES = (
    Rule(starts.COUNTS, _AGO, _ago),
    Rule(frozenset({"a", "half", "quarter"}), _HALF_AGO, _half_ago),
    Rule(starts.UNIT | frozenset({"long", "not", "so", "some", "a", "moments"}), _VAGUE_AGO, _vague_ago),
)
