"""TIMEX3 values: made from days, moved by units of time, and the days that they span."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Bounds = tuple[date, date]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_QUARTER = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_IN_DAYS = {"D": 1, "NI": 1, "W": 7, "FN": 14}
_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
           "DE": "XXX", "CE": "XX", "FN": "XXXX-WXX", "NI": "XXXX-XX-XXTNI", "H": "XXXX-XX-XXTXX",
           "MIN": "XXXX-XX-XXTXX:XX", "S": "XXXX-XX-XXTXX:XX", "ML": "X"}  # fmt: skip
"""Values of which only the unit is known."""

_PLAIN = {"S": ("PT", "S"), "MIN": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "NI": ("P", "NI"), "W": ("P", "W"),
          "M": ("P", "M"), "Q": ("P", "Q"), "Y": ("P", "Y"), "WE": ("P", "WE")}  # fmt: skip
_SCALED = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}
_PARTS_OF = {"Y": (12, "M"), "H": (60, "MIN"), "MIN": (60, "S"), "D": (24, "H"), "M": (30, "D"), "W": (7, "D")}
PARTED = frozenset(_PARTS_OF) | frozenset(_SCALED)
"""Units of which a part is told in smaller ones."""


def as_unit(day: date, unit: str) -> str:
    """The value of the day, week, month, quarter, year … (letters of ``vocabulary.UNITS``) that ``day`` is in."""
    year, week, _ = day.isocalendar()
    month = f"{day.year:04d}-{day.month:02d}"
    return {
        "W": f"{year:04d}-W{week:02d}",
        "FN": f"{year:04d}-W{week:02d}",
        "WE": f"{year:04d}-W{week:02d}-WE",
        "M": month,
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
        "ML": f"{day.year // 1000}",
    }.get(unit, day.isoformat())


def moved(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` units; None where there is no such date."""
    try:
        if unit in _IN_DAYS:
            return day + timedelta(days=count * _IN_DAYS[unit])
        if unit == "WE":
            return day + timedelta(weeks=count)
        months = day.year * 12 + day.month - 1 + count * _IN_MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError, KeyError):
        return None


def day_value(year: int, month: int, day: int) -> str | None:
    """``YYYY-MM-DD``; None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def bounds(value: str) -> Bounds | None:
    """The first and last day of what ``value`` names; None where it names no stretch of the calendar.

    The time of a day is left aside. Winter is that which begins in December, as long as a year goes.
    """
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> Bounds | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(days=5) if found[3] else monday), monday + timedelta(days=6)
    if found := _QUARTER.fullmatch(value):
        length = 3 if found[2] == "Q" else 6
        return _months(int(found[1]), (int(found[3]) - 1) * length + 1, length)
    if found := _SEASON.fullmatch(value):
        return _months(int(found[1]), _SEASON_MONTHS[found[2]][0], 3)
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1)
    if value.isdigit() and 2 <= len(value) <= 4:
        span = 10 ** (4 - len(value))
        first = max(int(value) * span, 1)
        return date(first, 1, 1), date(int(value) * span + span - 1, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> Bounds:
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def unit_of(value: str) -> str | None:
    """The letters of the unit that ``value`` is as exact as; None where it names no stretch of the calendar."""
    for form, unit in ((_DAY, "D"), (_QUARTER, "Q"), (_MONTH, "M")):
        if form.match(value) if unit == "D" else form.fullmatch(value):
            return unit
    if found := _WEEK.fullmatch(value):
        return "WE" if found[3] else "W"
    if _SEASON.fullmatch(value):
        return "Q"
    return {4: "Y", 3: "DE", 2: "CE"}.get(len(value)) if value.isdigit() else None


def short_year(year: int) -> int:
    """Two digits as a year: from 1930 to 2029."""
    return 1900 + year if year >= 30 else 2000 + year


def length(count: float | None, unit: str) -> str:
    """The value of a duration; ``count`` is None where it is not told ("several")."""
    if count is None:
        before, letter = {"DE": ("P", "DE"), "CE": ("P", "CE"), "ML": ("P", "ML"), "FN": ("P", "W")}.get(
            unit, _PLAIN.get(unit, ("P", unit))
        )
        return f"{before}X{letter}"
    if unit in _SCALED:
        factor, unit = _SCALED[unit]
        count *= factor
    before, letter = _PLAIN[unit]
    whole = int(count)
    rest = count - whole
    if rest and unit in _PARTS_OF:
        factor, small = _PARTS_OF[unit]
        less = f"{round(rest * factor)}{_PLAIN[small][1]}"
        split = "T" if before == "P" and _PLAIN[small][0] == "PT" else ""
        return f"{before}{whole}{letter}{split}{less}" if whole else f"{_PLAIN[small][0]}{less}"
    return f"{before}{whole}{letter}" if not rest else f"{before}{count:g}{letter}"
