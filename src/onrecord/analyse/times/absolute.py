"""Dates that name a month, a year, a decade or a century, in full or with the rest left to the day of publication."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import ordinal, spoken_year
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading
from onrecord.analyse.times.values import day_value, moved
from onrecord.analyse.times.vocabulary import month_number, pattern

_MOD = r"(?:(?P<mod>{modified})[- ])?"
_WEEKDAY = r"(?:(?:the )?(?P<weekday>{anyweekday})(?: {part})?(?:,| the| \()? ?)?"
_YEAR = r"(?:(?:,| ,| in| of)? ?(?P<year>{year}|['’]\d\d))?"

_MONTH_FIRST = pattern(
    _WEEKDAY + r"(?P<month>{month}),? (?:the )?(?P<day>{dayth}|{day})(?:[-–—](?P<until>{day}))?,?"
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
        r"(?P<month>{month})(?:,| of|,? in)? (?P<year>{year}|(?:of )?(?:this|last|next"
        r"|the (?:same|previous|following)) year)"
    )
)
_BARE_MONTH = pattern(_MOD + r"(?P<month>{month})")
_RELATIVE_MONTH = pattern(
    r"(?:(?:early|late|mid) )?(?P<which>last|next|this(?: past| coming)?|the (?:previous"
    r"|following))(?: (?:early|late|mid))? (?P<month>{month})"
)
_YEAR_ONLY = pattern(r"(?:the year )?(?P<year>{year})(?! ?(?:-|–)?(?:[a-z]*meter|[ap]\.?m\b|miles?\b|km\b|kg\b|st\b))")
_MOD_YEAR = pattern(
    r"(?:(?P<mod>{modified}|the (?:rest|course|whole|remainder) of"
    r"|a good part of|most of|much of|all of|post|pre)[- ])(?:the year )?(?P<year>{year})"
)
_YEARS = pattern(r"(?P<first>{year})(?P<link>[-–—/])(?P<last>{year}|\d\d(?!\d))")
_APOSTROPHE_YEAR = pattern(r"['’‘](?P<year>\d\d)")
_SPOKEN = pattern(
    r"(?:the year )?(?P<year>(?:nineteen|eighteen|twenty) (?:hundred|(?:oh|o)[- ][a-z]+"
    r"|[a-z]+teen|ten|eleven|twelve|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)|two thousand"
    r"(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+teen))?)"
)
_DECADE = pattern(
    r"(?:(?P<mod>the (?:early|late|mid)(?: to (?:late|mid))?|(?:early|late|mid)"
    r"(?:[- ]to[- ](?:late|mid))?|the (?:last|first|second) half of|the (?:beginning"
    r"|middle|end|start) of)[- ])?"
    r"(?:the )?(?:(?P<century>1[0-9]|20)|['’‘])?(?P<decade>\d)0['’]?s"
)
_DECADE_WORD = pattern(
    r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<word>(?:nineteen )?(?:twenties|thirties"
    r"|forties|fifties|sixties|seventies|eighties|nineties))"
)
_CENTURY = pattern(
    r"(?:the )?(?:(?:early|late|mid)[- ]|(?:turn|beginning|middle|end|start) of"
    r" the |(?:first|second) half of the )?(?P<century>{dayth})(?:-| )century"
)
_ISO = pattern(
    r"(?P<value>(?:1\d|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?"
)
_DAY_ALONE = pattern(r"the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))")
_NUMERIC = pattern(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d|\d\d)(?![./-]\d)")

_GOES_WITH_MARCH = re.compile(r"\s(?:in|on|to|through|for|against|by|from|of)\b")
_NAMES_FOLLOW = re.compile(r" (?-i:[A-Z])[a-z]+")
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|before|after|during|between|for|throughout|and|or|on|the|"
    r"early|late|mid|this|last|next|each|every|around|as of|and the|into|a|an|its|their|his|her|our)|[-–(,])\s*$"
)
_FIRM_MONTH_CONTEXT = re.compile(r"\b(?:in|since|by|until|till|during|late|early|mid|last|next|this)[ -]$")
_STRICT_MONTH_CONTEXT = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|throughout|of|early|late|mid|this|last|next|for|and|to|between|"
    r"before|after)\s*$"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥#№+=<>*]|\b(?:no|room|flight|route|highway|page|rs|us|c|nearly|about|some|than|"
    r"over|only|almost|another|at least|approximately|least|most|all|boeing|model))\.?\s?$"
)
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?:%|[-–]?(?:percent|per cent|people|persons|men|women|children|troops|soldiers|miles|mile|kilometers|"
    r"kilometres|km|meters|metres|feet|foot|ft|pounds|tons|tonnes|dollars|euros|yen|francs|marks|shares|votes|points|"
    r"jobs|workers|employees|degrees|square|acres|hectares|cars|homes|houses|times|barrels|calories|words|pages|"
    r"hours|days|years|year-old|years-old|others|deaths|cases|dead|students|members|civilians|prisoners|mph|rpm|cc|"
    r"hours)\b|/\d|\.\d|,\d{3})",
    re.IGNORECASE,
)


def _year_of(text: str) -> int:
    return int(text) if len(text) == len("2024") else _short_year(int(text[-2:]))


def _short_year(year: int) -> int:
    """Two digits as a year: from 1930 to 2029."""
    return 1900 + year if year >= 30 else 2000 + year


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
        return None
    value = _full(found["year"], month, day, scene, found.span())
    if value is None:
        return None
    end = found.end() - 1 if found[0].endswith(",") else found.end()
    until = found.groupdict().get("until")
    if until:
        last = _full(found["year"], month, int(until), scene, found.span())
        if last is not None and int(until) > day:
            return [
                date_reading((found.start(), found.end("day")), value),
                date_reading((found.start("until"), end), last),
            ]
        return [date_reading((found.start(), found.end("day")), value)]
    return [date_reading((found.start(), end), value)]


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
            not context.search(before) or named or (low == "may" and re.match(r" (?:be|have|not)\b", after))
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


def _year(found: re.Match[str], scene: Scene) -> Reading | None:
    year = int(found["year"])
    before, after = scene.before(found.start(), 16), scene.after(found.end())
    said = found[0].lower().startswith("the year")
    if not said:
        if not 1400 <= year <= 2099 or _NOT_YEAR_BEFORE.search(before) or _NOT_YEAR_AFTER.match(after):
            return None
        if re.search(r"[\w/.:]-?$", before) or re.match(r"[-–]\d{3,}|:\d|\.[A-Za-z]", after):
            return None
        if year < 1800 and not re.search(
            r"\b(?:in|since|of|from|to|until|by|and|between|year|early|late|around|before|after|the)\s$", before
        ):
            return None
    return date_reading(found.span(), f"{year:04d}")


def _mod_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if _NOT_YEAR_AFTER.match(scene.after(found.end())):
        return None
    return date_reading(found.span(), found["year"])


def _years(found: re.Match[str], scene: Scene) -> list[Reading] | None:
    first = int(found["first"])
    last = int(found["last"]) if len(found["last"]) == len("1990") else first // 100 * 100 + int(found["last"])
    if last <= first or not 1000 <= first <= last <= 2099:
        return None
    return [date_reading(found.span("first"), f"{first:04d}"), date_reading(found.span("last"), f"{last:04d}")]


def _spoken(found: re.Match[str], scene: Scene) -> Reading | None:
    year = spoken_year(found["year"])
    if year is None:
        return None
    said = found[0].lower().startswith("the year") or re.search(
        r"\b(?:in|since|of|from|until|by|to|and|year|early|late|mid)[ -]$", scene.before(found.start())
    )
    return date_reading(found.span(), f"{year:04d}") if said else None


def _apostrophe_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not re.search(r"\b(?:in|since|of|from|until|by|to|and|early|late|mid)[ -]$", scene.before(found.start())):
        return None
    return date_reading(found.span(), f"{_short_year(int(found['year'])):04d}")


def _decade(found: re.Match[str], scene: Scene) -> Reading | None:
    mark = scene.text[found.start("decade") - 1]
    if not found["century"] and mark not in "'’‘":
        said = re.search(
            r"(?:\b(?:the|early|mid|late)|0s (?:and|or|to|through))[- ]$",
            scene.text[max(0, found.start("decade") - 12) : found.start("decade")].lower(),
        )
        if not said or int(found["decade"]) < 2:
            return None
    elif not found["century"] and int(found["decade"]) < 1:
        return None
    century = int(found["century"]) if found["century"] else 20 if int(found["decade"]) < 2 else 19
    return date_reading(found.span(), f"{century}{found['decade']}")


def _decade_word(found: re.Match[str], scene: Scene) -> Reading | None:
    if not re.match(r"(?:the|early|late|mid|nineteen)\b", found[0], re.IGNORECASE):
        return None
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    if re.search(r"\b(?:his|her|their|my|our|in her|in his)\s$", scene.before(found.start())):
        return None
    return date_reading(found.span(), f"19{names.index(found['word'].lower().split()[-1]) + 2}")


def _century(found: re.Match[str], scene: Scene) -> Reading | None:
    number = ordinal(found["century"])
    return date_reading(found.span(), f"{number - 1:02d}") if 1 <= number <= 30 else None


def _iso(found: re.Match[str], scene: Scene) -> Reading | None:
    value = found["value"]
    if day_value(int(value[:4]), int(value[5:7]), int(value[8:10])) is None:
        return None
    if found["clock"]:
        return Reading(found.span(), "TIME", f"{value}T{found['clock']}")
    return date_reading(found.span(), value)


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


def _numeric(found: re.Match[str], scene: Scene) -> Reading | None:
    a, b = int(found["a"]), int(found["b"])
    month, day = (b, a) if found["mark"] == "." or a > 12 else (a, b)
    if found["mark"] == "-" and len(found["a"] + found["b"]) < 4:
        return None
    value = day_value(_year_of(found["year"]), month, day)
    before = scene.before(found.start(), 2)
    return None if value is None or re.search(r"[\d/.$€£-]$", before) else date_reading(found.span(), value)


def month_after(day: date, count: int) -> date | None:
    """``day`` moved by months."""
    return moved(day, count, "M")


_MONTHS = starts.MONTH | starts.MODIFIED
RULES = (
    Rule(starts.MONTH | starts.WEEKDAY | starts.THE, _MONTH_FIRST, _day_of_month),
    Rule(starts.DIGIT | starts.WEEKDAY | starts.THE | starts.ORDINAL, _DAY_FIRST, _day_of_month),
    Rule(starts.DIGIT | starts.ORDINAL, _DAYS_FIRST, _days_of_month),
    Rule(_MONTHS, _MONTH_YEAR, _month_of_year),
    Rule(starts.THIS | starts.MODIFIED, _RELATIVE_MONTH, _relative_month),
    Rule(_MONTHS, _BARE_MONTH, _bare_month),
    Rule(starts.DIGIT | starts.THE, _YEAR_ONLY, _year),
    Rule(starts.MODIFIED | frozenset({"a", "most", "much", "all", "post", "pre"}), _MOD_YEAR, _mod_year),
    Rule(starts.DIGIT, _YEARS, _years),
    Rule(frozenset({"the", "nineteen", "eighteen", "twenty", "two"}), _SPOKEN, _spoken),
    Rule(starts.DIGIT | starts.MODIFIED | frozenset({"'", "’", "‘"}), _DECADE, _decade),
    Rule(starts.MODIFIED | frozenset({"nineteen"}), _DECADE_WORD, _decade_word),
    Rule(starts.DIGIT | starts.ORDINAL | starts.MODIFIED, _CENTURY, _century),
    Rule(frozenset({"'", "’", "‘"}), _APOSTROPHE_YEAR, _apostrophe_year),
    Rule(starts.DIGIT, _ISO, _iso),
    Rule(starts.THE, _DAY_ALONE, _day_alone),
    Rule(starts.DIGIT, _NUMERIC, _numeric),
)  # fmt: skip
