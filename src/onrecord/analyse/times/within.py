"""Days and weeks told by what they lie within or beside: "the last week of March", "the year before"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.analyse.times import starts
from onrecord.analyse.times.absolute import placed as month_day
from onrecord.analyse.times.absolute import placed_month
from onrecord.analyse.times.numbers import ordinal
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading
from onrecord.analyse.times.values import UNKNOWN, as_unit, bounds, day_value, moved
from onrecord.analyse.times.vocabulary import month_number, pattern, unit_letters, weekday_number
from onrecord.analyse.times.weekdays import placed

_IN_MONTH = pattern(
    r"the (?P<number>first|second|third|fourth|last|final) (?P<unit>day|week|weekend|(?P<weekday>{weekday})) (?:of|in) "
    r"(?:(?P<month>{month})(?:,? (?P<year>{year}))?)"
)
_SMALL_HOURS = pattern(
    r"(?:the )?(?:early|small|wee) (?:morning )?hours (?:of|on) (?:the )?(?:(?P<day>{weekday})(?: morning)?"
    r"|(?P<alone>morning)|(?P<today>today|yesterday))"
)
_WEEK_OF = pattern(
    r"(?:the )?week (?:of|beginning|starting|ending) (?P<month>{month}) (?P<day>{day})(?:, (?P<year>{year}))?"
)
_BEFORE_LAST = pattern(r"the (?P<unit>{unit}|weekend|night) (?P<side>before last|after next)")
_DAY_ALONE = pattern(r"the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))")
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _in_month(found: re.Match[str], scene: Scene) -> Reading:
    month = month_number(found["month"])
    value = f"{found['year']}-{month:02d}" if found["year"] else placed_month(month, scene, found.span())
    days = bounds(value)
    unit = found["unit"].lower()
    letters = {"day": "D", "week": "W", "weekend": "WE"}.get(unit, "D")
    if days is None:
        return date_reading(found.span(), None, letters)
    number = _NUMBERS.get(found["number"].lower())
    weekday = weekday_number(found["weekday"]) if found["weekday"] else {"week": 3, "weekend": 5}.get(unit)
    return date_reading(found.span(), as_unit(_nth(days[0], days[1], number, weekday), letters), letters)


def _nth(first: date, last: date, number: int | None, weekday: int | None) -> date:
    """The ``number``-th day of a month, or such weekday; None is the last. A week goes with its Thursday."""
    if weekday is None:
        return last if number is None else first + timedelta(days=number - 1)
    if number is None:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _small_hours(found: re.Match[str], scene: Scene) -> Reading:
    if found["day"]:
        number = weekday_number(found["day"])
        day = placed(number, "", scene, found.span("day"))
        value = f"XXXX-WXX-{number + 1}" if day is None else day.isoformat()
        return Reading(found.span(), "TIME", value + "TMO")
    day = scene.known_day() if found["alone"] else scene.today
    if day is not None and found["today"] and found["today"].lower() == "yesterday":
        day -= timedelta(days=1)
    return Reading(found.span(), "TIME", ("XXXX-XX-XX" if day is None else day.isoformat()) + "TMO")


_BESIDE = pattern(r"the (?P<unit>day|night|week|weekend|month|year) (?P<side>before|after|previous|earlier)")
_ALONE = re.compile(r"\s*(?:$|[.,;:!?)\"”—–-]| (?:in|at|with|and|but|or|as|from|to|of|for|when|that|by)\b)")


def _beside(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "The day before", "the year after", with nothing named that it is before or after."""
    if not _ALONE.match(scene.after(found.end())):
        return None
    unit = unit_letters(found["unit"])
    known = scene.known()
    step = 1 if found["side"].lower() == "after" else -1
    day = None if known is None else moved(known[0], step, unit)
    if unit == "NI":
        return Reading(found.span(), "TIME", ("XXXX-XX-XX" if day is None else day.isoformat()) + "TNI")
    return date_reading(found.span(), None if day is None else as_unit(day, unit), unit)


def _week_of(found: re.Match[str], scene: Scene) -> Reading | None:
    month, day = month_number(found["month"]), int(found["day"])
    year = found["year"]
    value = day_value(int(year), month, day) if year else month_day(month, day, scene, found.span())
    if value is None or not value[:4].isdigit():
        return None if value is None else date_reading(found.span(), None, "W")
    return date_reading(found.span(), as_unit(date.fromisoformat(value), "W"), "W")


def _before_last(found: re.Match[str], scene: Scene) -> Reading:
    unit = unit_letters(found["unit"])
    day = None if scene.today is None else moved(scene.today, 2 if found["side"].lower() == "after next" else -2, unit)
    if unit == "NI":
        return Reading(found.span(), "TIME", UNKNOWN["NI"] if day is None else day.isoformat() + "TNI")
    return date_reading(found.span(), None if day is None else as_unit(day, unit), unit)


def _day_alone(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "On the 14th": a day of the month that was spoken of."""
    if not re.search(r"\b(?:on|by|until|since)\s$", scene.before(found.start())):
        return None
    if re.match(r"[ -][A-Za-z]", scene.after(found.end())) and not re.match(
        r" (?:and|or|to|when|that|with|in|at|for|the|he|she|they|it)\b", scene.after(found.end())
    ):
        return None
    known = scene.known()
    day = ordinal(found["day"])
    value = None if known is None else day_value(known[0].year, known[0].month, day)
    return date_reading(found.span(), value or f"XXXX-XX-{day:02d}")


RULES = (
    Rule(starts.THE, _DAY_ALONE, _day_alone),
    Rule(frozenset({"the", "week"}), _WEEK_OF, _week_of),
    Rule(starts.THE, _BEFORE_LAST, _before_last),
    Rule(starts.THE, _BESIDE, _beside),
    Rule(starts.THE, _IN_MONTH, _in_month),
    Rule(frozenset({"the", "early", "small", "wee"}), _SMALL_HOURS, _small_hours),
)
