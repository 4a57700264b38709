"""Weeks, months and years, told by where they lie from the day of publication or the last date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.analyse.times import starts
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading
from onrecord.analyse.times.values import as_unit, bounds, moved
from onrecord.analyse.times.vocabulary import pattern, unit_letters

_ROUGH = (
    r"(?:(?P<rough>earlier|later|early|late|sometime|(?:the )?(?:very )?(?:beginning"
    r"|end|start|middle|close) of|around|by mid) )?"
)
_PERIOD = r"(?:week|fortnight|month|quarter|year|decade|century|millennium|weekend)"
_RELATIVE = pattern(
    _ROUGH
    + r"(?P<which>last|next|this(?: past| coming| same)?|(?:the )?(?:current|past|previous|prior|following|coming|same|"
    + r"upcoming|latest)|the (?:next|last)|that(?: same)?|the) "
    + rf"(?:(?P<fiscal>fiscal|financial|calendar|academic|school) )?(?P<unit>{_PERIOD}|day)"
)
_EDGE = pattern(
    r"(?:(?:the |at |around |near )?(?:beginning|end|start|middle|close) of |mid-?"
    r"|early |late )(?:the )?(?P<unit>week|month|quarter|year|decade|century)|(?:around"
    r" )?(?P<end>(?:the )?year['’]s end|year[- ]end|mid-?year|(?:the )?month['’]s end|month[- ]end)"
    r"(?: (?P<year>{year}))?"
)
_PRIZE = re.compile(r"\b(?:coach|player|man|woman|person|book|film|song|word|team|rookie|album|picture|goal)s? of $")
_SHOW = re.compile(r"[\"“'‘`]$|\b(?:ABC|ABC['’]s|TV['’]?s?|News['’]?s?|Jewish|Nursing) $")
"""Before the name of a programme or paper."""
_STEP = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "following": 1, "coming": 1, "upcoming": 1}


def _step(which: str) -> int:
    return next((_STEP[word] for word in which.split() if word in _STEP), 0)


def _relative(found: re.Match[str], scene: Scene) -> Reading | None:
    if found[0] == "This Week" and _SHOW.search(scene.text, max(scene.start, found.start() - 12), found.start()):
        return None
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
    if (
        which == "the past"
        or (which in ("the last", "the next") and unit == "H")
        or (which == "the last" and unit == "D")
    ):
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
        "the prior",
        "the following",
        "the same",
        "that",
        "that same",
        "previous",
        "prior",
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
    named = (found["unit"][0].isupper() and before.endswith("of ")) or _PRIZE.search(before)
    if after.startswith("-") or named:
        return None
    placed = re.search(r"\b(?:later?|early|earlier) in\s$", before)
    goes_on = re.match(
        r"[- ](?:ago|before|after|earlier|later|that|when|[hs]he|they|it|we|of|on|old|end|round)\b", after
    )
    if not placed and goes_on and (unit != "Q" or not after.startswith((" of ", " on "))):
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
    known = scene.today if unit != "D" else scene.known_day()
    if unit == "D" and re.search(r"\b(?:for|end|ending|ended|finish|finished|finishing)\s$", before):
        known = scene.known_day(recent=True)  # of trading, not of the record low that was named just before
    if unit == "D" and not re.search(
        r"\b(?:later|earlier|end|ending|ended|finish|finished|finishing|for|of|during|by|in)\s(?:in\s|of\s)?$", before
    ):
        return None
    return date_reading(found.span(), None if known is None else as_unit(known, unit), unit)


def _edge(found: re.Match[str], scene: Scene) -> Reading | None:
    today = scene.today
    if found["end"]:
        word = found["end"].lower().removeprefix("the ")
        if found["year"]:
            return date_reading(found.span(), found["year"] + ("" if word.startswith("mid") else "-12-31"))
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


_WHICH = starts.THIS | frozenset(
    (
        "earlier later early late sometime beginning end start middle close very around by that upcoming latest same"
    ).split()
)
RULES = (
    Rule(_WHICH, _RELATIVE, _relative),
    Rule(
        frozenset("the at around near beginning end start middle close mid midyear early late year month".split()),
        _EDGE,
        _edge,
    ),
)
