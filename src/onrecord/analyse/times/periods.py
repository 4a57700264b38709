"""Weeks, months, quarters, years and seasons, told by where they lie from the day of publication or the last date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.analyse.times import starts
from onrecord.analyse.times.absolute import placed as month_day
from onrecord.analyse.times.numbers import ordinal
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading, year_before
from onrecord.analyse.times.values import UNKNOWN, as_unit, bounds, day_value, moved
from onrecord.analyse.times.vocabulary import SEASONS, month_number, pattern, unit_letters

_ROUGH = (
    r"(?:(?P<rough>earlier|later|early|late|sometime|(?:the )?(?:very )?(?:beginning"
    r"|end|start|middle|close)(?: of)?|around|by mid) )?"
)
_PERIOD = r"(?:week|fortnight|month|quarter|year|decade|century|millennium|weekend)"
_RELATIVE = pattern(
    _ROUGH
    + r"(?P<which>last|next|this(?: past| coming| same)?|(?:the )?(?:current|past|previous|following|coming|same|"
    + r"upcoming|latest)|the (?:next|last)|that(?: same)?|the) "
    + rf"(?:(?P<fiscal>fiscal|financial|calendar|academic|school) )?(?P<unit>{_PERIOD}|day)"
)
_WEEK_OF = pattern(
    r"(?:the )?week (?:of|beginning|starting|ending) (?P<month>{month}) (?P<day>{day})(?:, (?P<year>{year}))?"
)
_BEFORE_LAST = pattern(rf"the (?P<unit>{_PERIOD}|night) (?P<side>before last|after next)")
_EDGE = pattern(
    r"(?:(?:the |at |around |near )?(?:beginning|end|start|middle|close) of |mid-?"
    r"|early |late )(?:the )?(?P<unit>week|month|quarter|year|decade|century)|(?:around"
    r" )?(?P<end>year['’]s end|year[- ]end|mid-?year|month[- ]end)"
)
_QUARTER = pattern(
    r"(?:(?:the|a|its|their) )?(?:(?P<before>year[- ]ago|year[- ]earlier|comparable"
    r"|(?P<yearly>{year})|(?:this|last|next) year['’]s|latest|current|flat|strong"
    r"|weak) )?(?:(?P<fiscal>fiscal) )?"
    r"(?:(?P<fy>{year}) )?(?P<number>{quarterth}|final|last(?= quarter of))[- ]quarter"
    r"(?:(?: of|,| in|) (?:fiscal )?(?P<year>{year}|(?:the|this|last|next|that|the"
    r" previous) year))?"
)
_SHORT_QUARTER = pattern(
    r"(?P<number>(?-i:Q)[1-4])(?: (?:of )?(?P<year>{year}))?|(?P<back>[1-4](?-i:Q)) (?P<backyear>{year})"
)
_HALF = pattern(
    r"(?:the )?(?P<number>first|second|last|latter)[- ]half(?:(?: of)? (?:fiscal"
    r" )?(?P<year>{year}|(?:the|this|last|next) (?:fiscal )?year))?"
)
_YEAR_AGO_PERIOD = pattern(
    r"(?:the |a )?(?:comparable )?(?:(?:year|12[- ]month)[- ](?:ago|earlier|before)"
    r"|(?:like|same|comparable) (?P<year>{year})|(?P<only>{year}))[- ](?P<unit>quarter"
    r"|period|month|half|week|third quarter|(?P<number>{quarterth}) quarter)"
)
_YEAR_AGO = pattern(r"year-(?:ago|earlier)")
_SAME_PERIOD = pattern(
    r"the (?:same|like|corresponding|comparable|prior-year|prior) (?P<unit>quarter|period|month|week|day)"
    r"(?: (?:of |in |a |the )?(?:the )?(?P<year>{year}|(?:last|previous) year|year (?:ago|earlier|before)))?"
)
_FISCAL = pattern(
    r"(?:the )?(?:fiscal|financial)(?: year)? (?P<year>{year})|(?:the )?(?P<back>{year})"
    r" fiscal year|(?:the )?(?P<which>latest|current|past|last|this|next) fiscal"
    r" year"
)
_SEASON = pattern(
    r"(?:(?:early|late|mid)[- ](?:in )?)?(?:(?P<which>last|next|this(?: past| coming)?"
    r"|the(?: (?:past|previous|following|coming|early|late))?) (?:early |late |mid-)?)?"
    r"(?P<season>{season})"
    r"(?:(?:,| of|) (?P<year>{year}|last year|this year|next year))?"
)
_HOLIDAY = pattern(
    r"(?:(?P<which>last|next|this) )?(?P<name>(?-i:Thanksgiving(?: Day)?|Christmas"
    r"(?: Day| Eve)?|New Year['’]s(?: Day| Eve)|Labor Day|Memorial Day|Independence"
    r" Day|Halloween|Valentine['’]s Day|Boxing Day|St\. Patrick['’]s Day|Veterans"
    r" Day|Columbus Day|Easter(?: Sunday| Monday)?|Good Friday|May Day|Armistice"
    r" Day|Martin Luther King(?:,? Jr\.?)? Day))(?:,? (?P<year>{year}))?"
)
_STEP = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1, "upcoming": 1}


def _step(which: str) -> int:
    return next((_STEP[word] for word in which.split() if word in _STEP), 0)


def _relative(found: re.Match[str], scene: Scene) -> Reading | None:
    which = " ".join(found["which"].lower().split())
    unit = unit_letters(found["unit"])
    rough = " ".join((found["rough"] or "").lower().split())
    if unit == "WE" and which == "the":
        which = "this"
        span = _start_at(found, scene, rough)
        return _weekend(span, scene)
    if unit == "WE" and which == "this":
        return _weekend(_start_at(found, scene, rough), scene)
    if unit == "DE" and which in ("the past", "past", "the last", "this past", "the next", "the coming"):
        return Reading(found.span(), "DURATION", "P10Y")
    if which == "the past" or (which in ("the last", "the next") and unit in ("H", "D")):
        return _past_unit(found.span(), unit, which, scene)
    if unit == "D" and which not in (
        "the",
        "the next",
        "the following",
        "the previous",
        "the same",
        "that",
        "that same",
        "this",
        "the last",
    ):
        return None
    told = which in (
        "the previous",
        "the following",
        "the same",
        "that",
        "that same",
        "previous",
        "following",
        "same",
        "the next",
    )
    if which == "the":
        return _the_unit(found, scene, unit, rough)
    base = _base(scene, unit, told)
    span = _start_at(found, scene, rough)
    if base is None:
        return date_reading(span, None, unit)
    if which in ("the latest", "latest"):
        if unit != "Q":
            return None
        return date_reading(span, scene.quarter or as_unit(base, unit))
    day = moved(base, _step(which), unit)
    value = None if day is None else as_unit(day, unit)
    if told and unit == "D" and scene.known_unit() == "M":
        value = f"{scene.reference}-XX"
    return _limited(span, value, unit, rough if not told else "", scene)


def _past_unit(span: tuple[int, int], unit: str, which: str, scene: Scene) -> Reading:
    length = {"W": "P1W", "M": "P1M", "Q": "P1Q", "Y": "P1Y", "CE": "P100Y", "ML": "P1000Y", "FN": "P2W",
              "D": "P1D", "H": "PT1H", "WE": "P2D"}[unit]  # fmt: skip
    if scene.today is None:
        return Reading(span, "DURATION", length)
    step = 1 if which.endswith("next") else -1
    other = moved(scene.today, step, unit)
    return since(span, length, scene.today, other)


def since(span: tuple[int, int], length: str, today: date, other: date | None) -> Reading:
    """A duration that begins or ends on the day of publication."""
    if other is None:
        return Reading(span, "DURATION", length)
    first, last = sorted((today, other))
    return Reading(span, "DURATION", length, True, first.isoformat(), last.isoformat())


def _start_at(found: re.Match[str], scene: Scene, rough: str) -> tuple[int, int]:
    return found.span()


def _limited(span: tuple[int, int], value: str | None, unit: str, rough: str, scene: Scene) -> Reading:
    """ "Earlier this month" ends, and "later this month" begins, with the day of publication."""
    known = bounds(value) if value else None
    if known is None or scene.today is None or not known[0] <= scene.today <= known[1]:
        return date_reading(span, value, unit)
    if rough == "earlier":
        return Reading(span, "DATE", value or "", True, known[0].isoformat(), scene.today.isoformat())
    if rough == "later":
        return Reading(span, "DATE", value or "", True, scene.today.isoformat(), known[1].isoformat())
    return date_reading(span, value, unit)


def _base(scene: Scene, unit: str, told: bool) -> date | None:
    """The day from which to count: that of publication, or, for what the text told before, its last date."""
    if not told:
        return scene.today
    known = scene.known()
    return None if known is None else known[0]


def _weekend(span: tuple[int, int], scene: Scene) -> Reading:
    if scene.today is None:
        return date_reading(span, None, "WE")
    day = scene.today
    ahead = re.search(r"\b(?:ahead of|before|until|into)\s$", scene.before(span[0]))
    if day.weekday() < 5 and not ahead and scene.direction(span) <= 0:
        day = day - timedelta(days=7)
    return date_reading(span, as_unit(day, "WE"))


def _the_unit(found: re.Match[str], scene: Scene, unit: str, rough: str) -> Reading | None:
    """ "The day", "the year", "the quarter": what was spoken of, or the present one."""
    before, after = scene.before(found.start()), scene.after(found.end())
    if after.startswith("-"):
        return None
    placed = re.search(r"\b(?:later|earlier) in\s$", before)
    goes_on = re.match(
        r"[- ](?:ago|before|after|earlier|later|that|when|[hs]he|they|it|we|of|on|old|end|round)\b", after
    )
    if not placed and goes_on and (unit != "Q" or not after.startswith(" of ")):
        return None
    if unit == "Q":
        ended = re.match(r" (?:ended|ending)", after)
        if scene.quarter and not ended:
            return date_reading(found.span(), scene.quarter)
        if scene.today is None:
            return date_reading(found.span(), None, "Q")
        return date_reading(found.span(), f"{scene.today.year:04d}-QX")
    if unit == "Y" and re.match(r" (?:ended|ending)", after):
        return Reading(found.span(), "DURATION", "P1Y")
    if rough:
        return date_reading(found.span(), None if scene.today is None else as_unit(scene.today, unit), unit)
    if not re.search(
        r"\b(?:in|of|for|during|by|this|since|through|throughout|over|on|from|within|later|earlier|to|end|ending|ended|finish|finished|finishing)\s$",
        before,
    ) and not (re.match(r"['’]s\b", after)):
        return None
    if unit in ("CE", "ML", "DE", "FN"):
        return None
    known = scene.today if unit != "D" else (scene.known() or (None,))[0]
    if unit == "D" and not re.search(
        r"\b(?:later|earlier|end|ending|ended|finish|finished|finishing|for|of|during|by|in)\s(?:in\s|of\s)?$", before
    ):
        return None
    return date_reading(found.span(), None if known is None else as_unit(known, unit), unit)


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


def _edge(found: re.Match[str], scene: Scene) -> Reading | None:
    today = scene.today
    if found["end"]:
        word = found["end"].lower()
        if word.startswith("mid"):
            return date_reading(found.span(), None if today is None else as_unit(today, "Y"), "Y")
        if re.match(r"[- ](?!of|and|is|was|to)[a-z]", scene.after(found.end())) and not re.match(
            r" [a-z]+", scene.after(found.end())
        ):
            return None
        if today is None:
            return date_reading(found.span(), None, "M")
        if word.startswith("month"):
            return date_reading(found.span(), as_unit(today, "M"))
        year = today.year - 1 if re.search(r"\bsince\s$", scene.before(found.start())) else today.year
        around = found[0].lower().startswith("around")
        return date_reading(found.span(), f"{year:04d}-12" if around else f"{year:04d}-12-31")
    unit = unit_letters(found["unit"])
    if not re.search(r"\bof\s+(?:the\s+)|\bthe\s", found[0].lower()) and found[0].lower().startswith(
        ("early", "late", "around")
    ):
        return None
    if re.match(r" (?:of|before|after)\b", scene.after(found.end())) and unit != "Y":
        return None
    if re.match(r"mid-?", found[0].lower()) and unit not in ("Y", "W", "M"):
        return None
    if unit in ("CE", "DE") and today is not None:
        return date_reading(found.span(), as_unit(today, unit))
    return date_reading(found.span(), None if today is None else as_unit(today, unit), unit)


def _year_word(words: str | None, scene: Scene) -> int | None:
    """The year of "1990", "last year", "the year"; None where it is not known."""
    if words and words[:4].isdigit():
        return int(words[:4])
    if scene.today is None:
        return None
    low = (words or "").lower()
    return scene.today.year + (-1 if "last" in low or "previous" in low else 1 if "next" in low else 0)


def _quarter(found: re.Match[str], scene: Scene) -> Reading | None:
    number = ordinal(found["number"]) or 4
    before = (found["before"] or "").lower()
    explicit = (
        found["year"]
        or found["yearly"]
        or found["fy"]
        or (before if "year's" in before or "year’s" in before else None)
    )
    year = _year_word(explicit, scene)
    if year is None:
        value = f"XXXX-Q{number}"
    else:
        if (
            not explicit
            and scene.today is not None
            and number * 3 - 2 > scene.today.month + 2
            and scene.direction(found.span()) <= 0
        ):
            year -= 1
        if before.startswith(("year", "comparable")) and not explicit:
            year -= 1
        value = f"{year:04d}-Q{number}"
    start = found.start()
    if re.match(r"(?:a|its|their) ", found[0], re.IGNORECASE):
        start += len(re.match(r"\w+\s+", found[0])[0])  # type: ignore[index]
    if before in ("flat", "strong", "weak"):
        start = found.start("number") if not found["fiscal"] else found.start("fiscal")
    if not before.startswith(("year", "comparable")) and value[:4].isdigit():
        scene.quarter = scene.frame = value
    return date_reading((start, found.end()), value)


def _short_quarter(found: re.Match[str], scene: Scene) -> Reading:
    number = (found["number"] or found["back"]).strip("Qq")
    year = _year_word(found["year"] or found["backyear"], scene)
    return date_reading(found.span(), f"{'XXXX' if year is None else f'{year:04d}'}-Q{number}")


def _half(found: re.Match[str], scene: Scene) -> Reading | None:
    if not found["year"] and (scene.quarter is None or re.match(r" of\b|time", scene.after(found.end()))):
        return None
    number = 1 if found["number"].lower() == "first" else 2
    year = _year_word(found["year"], scene)
    return date_reading(found.span(), f"{'XXXX' if year is None else f'{year:04d}'}-H{number}")


def _year_before(value: str) -> str | None:
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdigit() else None


def _year_ago_period(found: re.Match[str], scene: Scene) -> Reading | None:
    year = found["year"] or found["only"]
    if found["number"] or found["unit"].lower() == "third quarter":
        number = ordinal(found["number"] or "third")
        base = int(year) if year else None if scene.today is None else scene.today.year - 1
        return date_reading(found.span(), f"{'XXXX' if base is None else f'{base:04d}'}-Q{number}")
    if year:
        return date_reading(found.span(), year + (scene.quarter[4:] if scene.quarter else ""))
    value = year_before(scene)
    if value is not None:
        return date_reading(found.span(), value, "Q")
    return date_reading(found.span(), None if scene.today is None else f"{scene.today.year - 1:04d}", "Y")


def _year_ago(found: re.Match[str], scene: Scene) -> Reading:
    """ "Year-earlier profit"."""
    value = year_before(scene)
    if value is not None:
        return date_reading(found.span(), value, "Q")
    return date_reading(found.span(), None if scene.today is None else f"{scene.today.year - 1:04d}", "Y")


def _same_period(found: re.Match[str], scene: Scene) -> Reading | None:
    if scene.quarter is None or found["unit"].lower() not in ("quarter", "period"):
        known = scene.known()
        value = scene.reference or (scene.today.isoformat() if scene.today else None)
        if not found["year"] or value is None or known is None or scene.known_unit() in ("W", "D", None):
            return None
        year = found["year"][:4]
        return date_reading(found.span(), year + value[4:] if year.isdigit() else _year_before(value), "M")
    if found["year"] and found["year"][:4].isdigit():
        return date_reading(found.span(), found["year"] + scene.quarter[4:])
    return date_reading(found.span(), _year_before(scene.quarter), "Q")


def _fiscal(found: re.Match[str], scene: Scene) -> Reading | None:
    year = found["year"] or found["back"]
    if year:
        return date_reading(found.span(), year)
    if scene.today is None:
        return date_reading(found.span(), None, "Y")
    which = found["which"].lower()
    step = 1 if which == "next" else -1 if which in ("last", "past", "latest") else 0
    return date_reading(found.span(), f"{scene.today.year + step:04d}")


def _season(found: re.Match[str], scene: Scene) -> Reading | None:
    word = found["season"].lower()
    which = " ".join((found["which"] or "").lower().split())
    year = found["year"]
    before, after = scene.before(found.start()), scene.after(found.end())
    if not which and not year:
        led = (
            re.search(r"\b(?:early|late|mid)[- ]|\bby\s$", before + found[0].lower()[:6])
            if word in ("fall", "spring")
            else re.search(r"\b(?:in|by|since|until|early|late|mid|during|this|of|for)[ -]$", before)
        )
        if not led:
            return None
        if re.match(r" (?:[A-Z]\w+|to|into|from|out|by|on|off|in love)\b", after):
            return None
    if which.startswith("the") and not year:
        if word in ("fall", "spring") and (
            not re.search(r"\b(?:in|by|since|until|during|over|for|through|of)\s$", before)
            or re.match(r" (?:of|in|to|and|from)\b", after)
        ):
            return None
        if re.match(r" (?:Olympic|Games|Palace|of (?!{year}))", after):
            return None
    code = SEASONS[word]
    if year and year[:4].isdigit():
        return date_reading(found.span(), f"{year}-{code}")
    if scene.today is None:
        return date_reading(found.span(), f"XXXX-{code}")
    if year:
        return date_reading(found.span(), f"{_year_word(year, scene):04d}-{code}")
    return date_reading(found.span(), f"{_season_year(code, which, scene, found.span()):04d}-{code}")


def _season_year(code: str, which: str, scene: Scene, span: tuple[int, int]) -> int:
    today = scene.today
    assert today is not None
    towards = -2 if "last" in which or "past" in which else 2 if "next" in which or "coming" in which else 0
    if which == "this":
        return today.year if code != "WI" or today.month > 3 else today.year - 1
    direction = towards or scene.direction(span) or -1
    years = [today.year - 1, today.year, today.year + 1]
    spans = {year: bounds(f"{year:04d}-{code}") for year in years}
    if direction < 0:
        past = [y for y in years if spans[y] and (spans[y][0] if towards == 0 else spans[y][1]) <= today]  # type: ignore[index]
        return past[-1] if past else today.year - 1
    ahead = [y for y in years if spans[y] and (spans[y][1] if towards == 0 else spans[y][0]) >= today]  # type: ignore[index]
    return ahead[0] if ahead else today.year + 1


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The ``number``-th weekday of a month; -1 for the last."""
    if number < 0:
        last = bounds(f"{year:04d}-{month:02d}")[1]  # type: ignore[index]
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


_FIXED = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
          "new year's eve": (12, 31), "independence day": (7, 4), "halloween": (10, 31), "valentine's day": (2, 14),
          "boxing day": (12, 26), "st. patrick's day": (3, 17), "veterans day": (11, 11), "may day": (5, 1),
          "armistice day": (11, 11)}  # fmt: skip
_MOVING = {"thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1),
           "memorial day": (5, 0, -1), "columbus day": (10, 0, 2)}  # fmt: skip


def _holiday_in(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _MOVING:
        month, weekday, number = _MOVING[name]
        return _nth(year, month, weekday, number)
    if name.startswith("martin"):
        return _nth(year, 1, 0, 3)
    step = {"easter monday": 1, "good friday": -2}.get(name, 0)
    return _easter(year) + timedelta(days=step)


def _holiday(found: re.Match[str], scene: Scene) -> Reading | None:
    name = " ".join(found["name"].lower().replace("’", "'").split())
    if re.match(
        r" (?:[A-Z][a-z]+|shopping|season|tree|present|gift|card|dinner|turkey|party|carol)", scene.after(found.end())
    ):
        return None
    if found["year"]:
        return date_reading(found.span(), _holiday_in(name, int(found["year"])).isoformat())
    if scene.today is None:
        fixed = _FIXED.get(name)
        return date_reading(found.span(), f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else None)
    today = scene.today
    if not 2 <= today.year <= 9990:
        return None
    near = [_holiday_in(name, year) for year in (today.year - 1, today.year, today.year + 1)]
    which = (found["which"] or "").lower()
    towards = -1 if which == "last" else 1 if which == "next" else scene.direction(found.span())
    asked = [one for one in near if (one - today).days * towards >= 0] or near
    return date_reading(found.span(), min(asked, key=lambda one: abs((one - today).days)).isoformat())


_WHICH = starts.THIS | frozenset(
    (
        "earlier later early late sometime beginning end start middle close very around by that upcoming latest same"
    ).split()
)
RULES = (
    Rule(_WHICH, _RELATIVE, _relative),
    Rule(frozenset({"the", "week"}), _WEEK_OF, _week_of),
    Rule(starts.THE, _BEFORE_LAST, _before_last),
    Rule(
        frozenset("the at around near beginning end start middle close mid midyear early late year month".split()),
        _EDGE,
        _edge,
    ),
    Rule(
        starts.ORDINAL | starts.DIGIT
        | frozenset(("the a its their year comparable this last next latest current flat strong"
" weak fiscal final").split()),
        _QUARTER,
        _quarter,
    ),
    Rule(starts.DIGIT | frozenset({"q1", "q2", "q3", "q4", "q"}), _SHORT_QUARTER, _short_quarter),
    Rule(frozenset("the first second last latter".split()), _HALF, _half),
    Rule(starts.DIGIT | frozenset("the a year comparable like same".split()), _YEAR_AGO_PERIOD, _year_ago_period),
    Rule(frozenset({"year"}), _YEAR_AGO, _year_ago),
    Rule(starts.THE, _SAME_PERIOD, _same_period),
    Rule(starts.DIGIT | frozenset("the fiscal financial latest current past last this next".split()), _FISCAL, _fiscal),
    Rule(starts.SEASON | starts.THIS | frozenset({"early", "late", "mid"}), _SEASON, _season),
    Rule(
        frozenset(
            "last next this thanksgiving christmas new labor memorial independence halloween valentine boxing st "
            "veterans columbus easter good may armistice martin".split()
        ),
        _HOLIDAY,
        _holiday,
    ),
)  # fmt: skip
