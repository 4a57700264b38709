"""Dates that name a month or are all digits, in full or with the rest left to the day of publication."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import ordinal, spoken_year
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading
from onrecord.analyse.times.values import day_value, short_year
from onrecord.analyse.times.vocabulary import month_number, pattern

_MOD = r"(?:(?P<mod>{modified})[- ])?"
_WEEKDAY = r"(?:this |last |next )?(?:(?:the |past |coming )?(?P<weekday>{anyweekday})(?: {part})?(?:,| the| \()? ?)?"
_YEAR = r"(?:(?:,| ,| in| of)? ?(?P<year>{year}|['’]\d\d))?"

_MONTH_FIRST = pattern(
    _WEEKDAY + r"(?P<month>{month}),? (?:the )?(?P<day>{dayth}|{day})"
    r"(?:[-–—](?P<until>{day})|(?:, (?P<also>{day}))?,? "
    r"(?:and|through|to|or) (?P<then>{day})(?! (?!(?:in|at|of|they|he|she|it|we|the|and|but|with)\b)"
    r"(?:\w|[$€£%]))(?! ?[-–/:]))?,?"
    r"(?:(?: ,)?(?: in| of)? ?(?P<year>(?:{year})))?"
)
_DAY_FIRST = pattern(
    r"(?:(?:the )?(?P<weekday>{anyweekday})(?: {part})?,?(?: the)? )?(?:the )?(?P<day>{dayth}"
    r"|{day})(?: of)? (?P<month>{month})"
    r"(?:,? (?P<year>{year}))?"
)
_DAYS_FIRST = pattern(
    r"(?P<first>{dayth}|{day})(?P<link>[-–—/]| ?(?:-|–|—|to|and|until|till|through"
    r"|or) ?)(?P<day>{dayth}|{day})(?: of)? (?P<month>{month})"
    r"(?:,? (?P<year>{year}))?"
)
_MONTH_YEAR = pattern(
    _MOD
    + (
        r"(?P<month>{month})(?:,| of|,? in)? (?P<year>{year}|['’]\d\d|nineteen [a-z]+(?:[- ][a-z]+)?"
        r"|(?:of )?(?:this|last|next"
        r"|the (?:same|previous|following)) year)"
    )
)
_BARE_MONTH = pattern(_MOD + r"(?P<month>{month})")
_RELATIVE_MONTH = pattern(
    r"(?:(?:early|late|mid) )?(?P<which>last|next|this(?: past| coming)?|the (?:previous"
    r"|following))(?: (?:early|late|mid))? (?P<month>{month})"
)
_ISO = pattern(
    r"(?P<value>(?:1\d|20)\d\d(?P<mark>[-/])(?:0[1-9]|1[0-2])(?P=mark)(?:0[1-9]|[12]\d|3[01]))(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?"
)
_NUMERIC = pattern(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d|\d\d)(?![./-]\d)")

_ATTACKS = re.compile(r",? (?:terror(?:ist)? )?(?:attack|hijack)", re.IGNORECASE)
_GOES_WITH_MARCH = re.compile(r"\s(?:in|on|to|through|for|against|by|from|of)\b")
_NAMES_FOLLOW = re.compile(r" (?-i:[A-Z])[a-z]+")
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|before|after|during|between|for|throughout|and|or|on|the|"
    r"early|late|mid|this|last|next|each|every|around|as of|and the|into|a|an|its|their|his|her|our)|[-–(,])\s*$"
)
_FIRM_MONTH_CONTEXT = re.compile(r"\b(?:in|since|by|until|till|during|late|early|mid|last|next|this)[ -]$")
_OWN_MONTH = re.compile(r"\b(?:the|its|their|his|her|an?|['’]s) (?:March|May)-? ?[a-z]$")
"""Of a month that stands before a noun: "the March accession"."""
_STRICT_MONTH_CONTEXT = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|throughout|of|early|late|mid|this|last|next|for|and|to|between|"
    r"before|after)\s*$"
)


def _year_of(text: str) -> int:
    return int(text) if len(text) == len("2024") else short_year(int(text[-2:]))


def placed(month: int, day: int, scene: Scene, span: tuple[int, int]) -> str:
    """A day of a month without a year: the nearest to publication, or that which the tense asks for."""
    if scene.today is None:
        return f"XXXX-{month:02d}-{day:02d}"
    near = []
    for year in (scene.today.year - 1, scene.today.year, scene.today.year + 1):
        value = day_value(year, month, day)
        if value is not None:
            near.append(date.fromisoformat(value))
    if not near:
        return f"XXXX-{month:02d}-{day:02d}"
    today = scene.today
    best = min(near, key=lambda one: abs((one - today).days))
    apart = (best - today).days
    if abs(apart) > 45:
        towards = scene.direction(span)
        if towards * apart < 0 and abs(apart) > (120 if towards > 0 else 75):
            others = [one for one in near if (one - today).days * towards > 0]
            best = min(others, key=lambda one: abs((one - today).days), default=best)
    return best.isoformat()


def placed_month(month: int, scene: Scene, span: tuple[int, int], towards: int | None = None) -> str:
    """A month without a year: by tense, the last that has begun or the next that has not ended.

    towards: -2 and 2 ask for one before and after the month of publication.
    """
    if scene.today is None:
        return f"XXXX-{month:02d}"
    today = scene.today
    if towards is None:
        towards = scene.direction(span) or -1
        ahead = (month - today.month) % 12
        told = scene.before(span[0])
        if not scene.direction(span) and 1 <= ahead <= 4:  # the nearer one
            towards = 1
        if (ahead == 1 or re.search(r"\bby (?:early |mid[- ]|late )?$", told)) and not told.endswith("since "):
            towards = 1
        if towards > 0 and ahead >= 10 and not re.search(r"\b(?:by|until|till|next)\s$", scene.before(span[0])):
            towards = -1
    year = today.year
    if towards < 0 and (month > today.month or (month == today.month and towards == -2)):
        year -= 1
    if towards > 0 and (month < today.month or (month == today.month and towards == 2)):
        year += 1
    return f"{year:04d}-{month:02d}"


def _day_of_month(found: re.Match[str], scene: Scene) -> list[Reading] | None:
    day = ordinal(found["day"])
    month = month_number(found["month"])
    if not 1 <= day <= 31:
        return None
    if not found["year"] and found["month"].lower() in ("may", "march") and found["day"][:1].isalpha():
        firm = found["weekday"] or re.search(r"\b(?:on|by|until|since)\s$", scene.before(found.start()))
        if not firm and not found[0].lower().startswith("the "):
            return None
    attacked = (month, day) == (9, 11) and _ATTACKS.match(scene.after(found.end()))
    value = _full("2001" if attacked else found["year"], month, day, scene, found.span())
    if value is None:
        return None
    end = found.end() - 1 if found[0].endswith(",") else found.end()
    until = found.groupdict().get("until")
    if found.groupdict().get("then"):
        return _several_days(found, scene, value, month)
    if until:
        last = _full(found["year"], month, int(until), scene, found.span())
        if last is not None and int(until) > day:
            return [
                date_reading((found.start(), found.end("day")), value),
                date_reading((found.start("until"), end), last),
            ]
        return [date_reading((found.start(), found.end("day")), value)]
    return [date_reading((found.start(), end), value)]


def _several_days(found: re.Match[str], scene: Scene, value: str, month: int) -> list[Reading]:
    """ "April 24 and 25"."""
    readings = [date_reading((found.start(), found.end("day")), value)]
    for name in ("also", "then"):
        other = _full(found["year"], month, int(found[name]), scene, found.span()) if found[name] else None
        if other is not None:
            readings.append(date_reading(found.span(name), other))
    return readings


def _full(year: str | None, month: int, day: int, scene: Scene, span: tuple[int, int]) -> str | None:
    return day_value(int(year), month, day) if year else placed(month, day, scene, span)


def _days_of_month(found: re.Match[str], scene: Scene) -> list[Reading] | None:
    month = month_number(found["month"])
    first = _full(found["year"], month, ordinal(found["first"]), scene, found.span())
    last = _full(found["year"], month, ordinal(found["day"]), scene, found.span())
    if first is None or last is None or first >= last:
        return None
    return [date_reading(found.span("first"), first), date_reading((found.start("day"), found.end()), last)]


def _month_of_year(found: re.Match[str], scene: Scene) -> Reading | None:
    month = month_number(found["month"])
    if found["year"][:4].isdigit():
        return date_reading(found.span(), f"{found['year']}-{month:02d}")
    words = found["year"].lower()
    if words.startswith("nineteen"):
        year = spoken_year(words)
        return None if year is None else date_reading(found.span(), f"{year}-{month:02d}")
    if words[0] in "'’":
        return date_reading(found.span(), f"{_year_of(words)}-{month:02d}")
    if "the " in words:
        known = scene.known()
        base = None if known is None else known[0]
    else:
        base = scene.today
    step = -1 if "last" in words or "previous" in words else 1 if "next" in words or "following" in words else 0
    if base is None:
        return date_reading(found.span(), f"XXXX-{month:02d}")
    return date_reading(found.span(), f"{base.year + step:04d}-{month:02d}")


def _relative_month(found: re.Match[str], scene: Scene) -> Reading:
    which = found["which"].lower()
    month = month_number(found["month"])
    if which.startswith("the"):
        known = scene.known()
        if known is None:
            return date_reading(found.span(), f"XXXX-{month:02d}")
        day = known[0]
        year = day.year - (month >= day.month) if which.endswith("previous") else day.year + (month <= day.month)
        return date_reading(found.span(), f"{year:04d}-{month:02d}")
    if which == "this" and scene.today is not None:
        return date_reading(found.span(), f"{scene.today.year:04d}-{month:02d}")
    towards = -2 if "last" in which or "past" in which else 2 if "next" in which or "coming" in which else None
    return date_reading(found.span(), placed_month(month, scene, found.span(), towards))


def _bare_month(found: re.Match[str], scene: Scene) -> Reading | None:
    word = found["month"]
    low = word.lower()
    short = len(low.rstrip(".")) < 5 and low not in ("may", "june", "july")
    before = scene.before(found.start())
    after = scene.after(found.end())
    strict = low in ("may", "march", "mar", "mar.", "jan", "jan.") or short
    context = _STRICT_MONTH_CONTEXT if strict else _MONTH_CONTEXT
    if not found["mod"]:
        named = _NAMES_FOLLOW.match(after) and not re.match(r" (?:[A-Z][a-z]+day|I)\b", after)
        if strict and (
            not (context.search(before) or _OWN_MONTH.search(before + word + after[:2]))
            or named
            or (low == "may" and re.match(r" (?:be|have|not)\b", after))
        ):
            return None
        if low in ("april", "june", "august") and named and not _FIRM_MONTH_CONTEXT.search(before):
            return None
        firm = re.search(r"\b(?:in|by|since|until|till|late|early|mid|last)[ -]$", before)
        led = before.endswith(("this ", "last ", "next ", "the ", "for ", "after ", "before ", "of ", "to ", "and "))
        if low == "march" and led and not firm and _GOES_WITH_MARCH.match(after):
            return None
    month = month_number(low)
    return date_reading(found.span(), placed_month(month, scene, found.span()))


def _iso(found: re.Match[str], scene: Scene) -> Reading | None:
    value = found["value"].replace("/", "-")
    if day_value(int(value[:4]), int(value[5:7]), int(value[8:10])) is None:
        return None
    if found["clock"]:
        return Reading(found.span(), "TIME", f"{value}T{found['clock']}")
    return date_reading(found.span(), value)


def _numeric(found: re.Match[str], scene: Scene) -> Reading | None:
    a, b = int(found["a"]), int(found["b"])
    month, day = (b, a) if found["mark"] == "." or a > 12 else (a, b)
    if found["mark"] == "-" and len(found["a"] + found["b"]) < 4:
        return None
    value = day_value(_year_of(found["year"]), month, day)
    before = scene.before(found.start(), 2)
    return None if value is None or re.search(r"[\d/.$€£-]$", before) else date_reading(found.span(), value)


_MONTHS = starts.MONTH | starts.MODIFIED
RULES = (
    Rule(starts.MONTH | starts.WEEKDAY | starts.THIS, _MONTH_FIRST, _day_of_month),
    Rule(starts.DIGIT | starts.WEEKDAY | starts.THE | starts.ORDINAL, _DAY_FIRST, _day_of_month),
    Rule(starts.DIGIT | starts.ORDINAL, _DAYS_FIRST, _days_of_month),
    Rule(_MONTHS, _MONTH_YEAR, _month_of_year),
    Rule(starts.THIS | starts.MODIFIED, _RELATIVE_MONTH, _relative_month),
    Rule(_MONTHS, _BARE_MONTH, _bare_month),
    Rule(starts.DIGIT, _ISO, _iso),
    Rule(starts.DIGIT, _NUMERIC, _numeric),
)
