"""Times of the day by the clock, with the day that is named beside them."""

from __future__ import annotations

import re

from onrecord.analyse.times import starts
from onrecord.analyse.times.absolute import placed as month_day
from onrecord.analyse.times.numbers import number, ordinal
from onrecord.analyse.times.scene import Reading, Rule, Scene
from onrecord.analyse.times.values import day_value, moved
from onrecord.analyse.times.vocabulary import ZONES, month_number, pattern, weekday_number
from onrecord.analyse.times.weekdays import placed

_AROUND = (
    r"(?:(?:about|around|approximately|just before|just after|shortly before|shortly after|nearly|at least|exactly) )?"
)
_ZONE = (
    r"(?:,? (?P<open>\()?(?P<zone>{zone}|(?-i:local time|Eastern time|Eastern|Pacific time|Central time))(?(open)\)))?"
)
_DAY = (
    r"(?:,? (?:on )?(?:(?P<day>{weekday}|today|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening)"
    r"|last night)(?: (?:morning|afternoon|evening|night))?(?!,? (?:{month}))"
    r"|(?:{weekday},? )?(?P<date>{month} (?:{dayth}|{day})(?:, {year})?)))?"
)
_TWELVE = pattern(
    _AROUND
    + (
        r"(?P<hour>1[0-2]|0?[1-9]|{number})(?:[:.](?P<minute>[0-5]\d))?(?P<half> ?(?:[ap]\.?[ ]?m\b\.?"
        r"|o['’]clock(?: in the (?:morning|afternoon|evening)| at night)?)|[ap]m| (?:in"
        r" the (?:morning|afternoon|evening)|at night))"
    )
    + _ZONE
    + _DAY
)
_TWENTY_FOUR = pattern(
    _AROUND + r"(?P<hour>[01]?\d|2[0-4])[:.h]?(?P<minute>[0-5]\d)(?: ?(?:hours|hrs))?(?P<at>)" + _ZONE + _DAY
)
_NAMED = pattern(
    _AROUND
    + r"(?P<word>noon|midday|midnight)"
    + _ZONE
    + _DAY
    + r"|(?P<front>{weekday}|today|tomorrow|yesterday) (?:at )?(?P<back>noon|midday|midnight)"
)
_STEPS = {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0, "this": 0, "last": -1}


def _day(word: str | None, scene: Scene, found: re.Match[str]) -> str:
    first = word.lower().split()[0] if word else ""
    if first in _STEPS:
        day = None if scene.today is None else moved(scene.today, _STEPS[first], "D")
    elif word:
        day = placed(weekday_number(word), "", scene, found.span())
        if day is None:
            return f"XXXX-WXX-{weekday_number(word) + 1}"
    elif found.groupdict().get("date"):
        return _dated(found["date"], scene, found.span())
    elif scene.known_unit() == "D" and scene.reference:
        return scene.reference[:10]
    else:
        day = scene.today
    return "XXXX-XX-XX" if day is None else day.isoformat()


def _dated(text: str, scene: Scene, span: tuple[int, int]) -> str:
    """The day of "Nov. 9" or "March 3, 2011"."""
    parts = re.findall(r"\w+", text)
    month, day = month_number(parts[0]), ordinal(parts[1])
    value = day_value(int(parts[2]), month, day) if len(parts) > 2 else month_day(month, day, scene, span)
    return value or "XXXX-XX-XX"


def _reading(found: re.Match[str], span: tuple[int, int], day: str, clock: str, zone: str | None) -> Reading:
    value = f"{day}T{clock}"
    offset = ZONES.get((zone or "").lower())
    if offset is None or not day[:4].isdigit() or clock == "24:00":
        return Reading(span, "TIME", value)
    moment = f"{day}T{clock}:00{offset}"
    return Reading(span, "TIME", value + ("Z" if (zone or "").lower() in ("gmt", "utc") else ""), True, moment, moment)


def _twelve(found: re.Match[str], scene: Scene) -> Reading | None:
    hour = number(found["hour"])
    if hour is None or not 1 <= hour <= 12:
        return None
    half = found["half"].lower().replace(" ", "").replace(".", "")
    late = half.startswith("p") or "afternoon" in half or "evening" in half or ("night" in half and hour > 5)
    told = half[:1] in "ap" or "in" in half or "night" in half
    value = int(hour) % 12 + (12 if late else 0) if told else int(hour)
    clock = f"{value:02d}:{found['minute'] or '00'}"
    end = found.end()
    if (
        not found["zone"]
        and not found["day"]
        and found[0].endswith(".")
        and scene.after(end, 2)[:1].isspace()
        and re.match(r"\s[A-Z\"“]", scene.after(end, 3))
    ):
        end = found.end()
    day = _day(found["day"] or _day_ahead(found, scene), scene, found)
    return _reading(found, (found.start(), end), day, clock, found["zone"])


def _day_ahead(found: re.Match[str], scene: Scene) -> str | None:
    """The weekday that follows another zone's time in brackets: "10:35 a.m. (0735 GMT) Friday"."""
    ahead = re.match(
        r"\s?\([^()]{3,20}\)\s(?:on\s)?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", scene.after(found.end(), 45)
    )
    return ahead[1] if ahead else None


def _twenty_four(found: re.Match[str], scene: Scene) -> Reading | None:
    colon = scene.text[found.end("hour")] == ":"
    marked = found["zone"] or re.search(r"(?:hours|hrs)\b", found[0])
    if not marked and not (
        colon and re.search(r"\b(?:at|by|until|from|since|before|after|around|about)\s$", scene.before(found.start()))
    ):
        return None
    if int(found["hour"]) > 24 or (not colon and len(found["hour"]) != 2 and scene.text[found.end("hour")] != "."):
        return None
    clock = f"{int(found['hour']):02d}:{found['minute']}"
    return _reading(
        found, found.span(), _day(found["day"] or _day_ahead(found, scene), scene, found), clock, found["zone"]
    )


def _named(found: re.Match[str], scene: Scene) -> Reading | None:
    word = (found["word"] or found["back"]).lower()
    if (not found["day"] and not found["front"] and re.search(r"\bhigh\s$", scene.before(found.start()))) or (
        not found["day"]
        and not found["front"]
        and re.match(r"[- ](?:mass|oil|sun|rambler|blue|black)\b", scene.after(found.end()))
    ):
        return None
    clock = "24:00" if word == "midnight" else "12:00"
    return _reading(found, found.span(), _day(found["day"] or found["front"], scene, found), clock, found["zone"])


_WORDS = frozenset("about around approximately just shortly nearly at exactly".split())
RULES = (
    Rule(starts.DIGIT | starts.NUMBER | _WORDS, _TWELVE, _twelve),
    Rule(starts.DIGIT | _WORDS, _TWENTY_FOUR, _twenty_four),
    Rule(starts.WEEKDAY | _WORDS | frozenset("noon midday midnight today tomorrow yesterday".split()), _NAMED, _named),
)
