"""Seasons and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.analyse.times import starts
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading, year_named
from onrecord.analyse.times.values import bounds, short_year
from onrecord.analyse.times.vocabulary import SEASONS, pattern

_SEASON = pattern(
    r"(?:(?:early|late|mid)[- ](?:in )?)?(?:(?P<which>last|next|this(?: past| coming)?"
    r"|the(?: (?:past|previous|following|coming|early|late))?) (?:early |late |mid-)?)?"
    r"(?P<season>{season})"
    r"(?:(?:,| of|) (?P<year>{year}|['’]\d\d|last year|this year|next year))?"
)
_HOLIDAY = pattern(
    r"(?:(?P<which>last|next|this) )?(?P<name>(?-i:Thanksgiving(?: Day)?|Christmas"
    r"(?: Day| Eve)?|New Year['’]s(?: Day| Eve)|Labor Day|Memorial Day|Independence"
    r" Day|Halloween|Valentine['’]s Day|Boxing Day|St\. Patrick['’]s Day|Veterans"
    r" Day|Columbus Day|Easter(?: Sunday| Monday)?|Good Friday|May Day|Armistice"
    r" Day|Martin Luther King(?:,? Jr\.?)? Day))(?:,? (?P<year>{year}))?"
)


def _season(found: re.Match[str], scene: Scene) -> Reading | None:
    word = found["season"].lower()
    which = " ".join((found["which"] or "").lower().split())
    year = found["year"]
    if year and year[0] in "'’":
        year = f"{short_year(int(year[1:]))}"
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
        return date_reading(found.span(), f"{year_named(year, scene):04d}-{code}")
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


RULES = (
    Rule(starts.SEASON | starts.THIS | frozenset({"early", "late", "mid"}), _SEASON, _season),
    Rule(
        frozenset(
            "last next this thanksgiving christmas new labor memorial independence halloween valentine boxing st "
            "veterans columbus easter good may armistice martin".split()
        ),
        _HOLIDAY,
        _holiday,
    ),
)
