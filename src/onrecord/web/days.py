"""Dates as a person reads them: ``15 May 2022``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")
_MONTHS = "January February March April May June July August September October November December".split()


def day(value: str) -> str:
    """An ISO 8601 date or date-time in words; one of month or year only, or no date at all, likewise."""
    found = _ISO.match(value)
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return value
    year, month, number, clock = found.groups()
    parts = [str(int(number)) if number else "", _MONTHS[int(month) - 1] if month else "", str(int(year))]
    words = " ".join(part for part in parts if part)
    return f"{words}, {clock}" if clock else words


def span(interval: dict[str, Any] | None) -> str | None:
    """An interval in words, or None where both ends are open."""
    if not interval or not (interval["earliest"] or interval["latest"]):
        return None
    earliest, latest = interval["earliest"], interval["latest"]
    if not earliest:
        return f"by {day(latest)}"
    if not latest:
        return f"from {day(earliest)}"
    return day(earliest) if earliest == latest else f"{day(earliest)} to {day(latest)}"


def between(first: str | None, last: str | None) -> str | None:
    """``1 May 2022 to 3 June 2022``; one date where both are the same."""
    return span({"earliest": first, "latest": last})


_MOST_MONTHS = 18


def by_year(months: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows ``name`` and ``count`` of months as they are, or of years where there are too many for a list.

    One statement that is told in two months of a year counts twice in it.
    """
    if len(months) <= _MOST_MONTHS:
        return list(months)
    years: dict[str, int] = {}
    for row in months:
        years[row["name"][:4]] = years.get(row["name"][:4], 0) + row["count"]
    return [{"name": year, "count": counted} for year, counted in years.items()]


def is_day(value: str) -> bool:
    """Whether the calendar has ``value``: ``2024``, ``2024-03`` or ``2024-03-21``."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
