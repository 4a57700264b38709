"""Dates as data give them: ISO 8601, seconds since 1970, or words; and which of them a web page can have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from onrecord.clean.dates import find_dates
from onrecord.types import Interval

_EARLIEST = "1990"
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
# Top-level domains of countries that write English, and the day before the month.
_DAY_FIRST = frozenset("uk au nz ie in za ng ke gh pk bd lk my sg hk mt jm tt zm zw ug tz na bw ls eu".split())
_MONTH_FIRST = frozenset("us gov mil edu ph".split())
# Languages whose dates begin with the year: what two other numbers before it mean is not known.
_YEAR_FIRST = frozenset("zh ja ko hu lt mn fa und".split())


@dataclass(frozen=True, slots=True)
class Clock:
    """By what a page's dates are read.

    collected: ISO 8601 date or date-time on which the page was taken: no later date can be one of publication.
    day_first: see ``dates.find_dates``.
    """

    collected: str | None = None
    day_first: bool | None = None

    def read(self, value: str, basis: str) -> Interval | None:
        """A date or date-time as data give it: exact where an offset stands in it, else its day or days.

        None where it is none, or cannot be a web page's: before 1990, or later than the day of collection.
        """
        found = moment(value, basis, self)
        return found if found is not None and self.is_possible(found) else None

    def is_possible(self, found: Interval) -> bool:
        """Whether a web page can have been published then."""
        first, last = found.earliest or found.latest, found.latest or found.earliest
        if first is None or last is None or last < _EARLIEST:
            return False
        if self.collected is None:
            return first < "2100"
        # A day more: where the page was made it may have been tomorrow.
        return date.fromisoformat(first[:10]) <= date.fromisoformat(self.collected[:10]) + timedelta(days=1)


def moment(value: str, basis: str, clock: Clock) -> Interval | None:
    """A date or date-time as data give it, whatever its year; its offset is kept as it stands."""
    value = " ".join(value[:200].split()).strip("\"'")
    exact = _exact(value)
    if exact is None:
        found = next(find_dates(value, clock.collected, clock.day_first), None)
        return found.interval(basis) if found is not None and not found.is_relative else None
    if exact.tzinfo is None:
        day = exact.date().isoformat()
        return Interval(day, day, basis)
    return Interval(exact.isoformat(), exact.isoformat(), basis)


def day_first(language: str | None, host: str | None) -> bool | None:
    """Whether "03/04/2024" is the third of April, by the page's language and its country; None where unknown."""
    top = (host or "").rsplit(".", 1)[-1].lower()
    if top in _DAY_FIRST:
        return True
    if top in _MONTH_FIRST:
        return False
    parts = re.split(r"[-_]", (language or "").lower())
    if parts[0] == "en":
        region = next((part for part in parts[1:] if len(part) == 2), None)
        return None if region in (None, "ca") else region not in ("us", "ph")
    return True if len(parts[0]) in (2, 3) and parts[0] not in _YEAR_FIRST else None


def _exact(value: str) -> datetime | None:
    """The moment in ISO 8601, in its compact form, or in seconds or milliseconds since 1970."""
    try:
        if match := _COMPACT.fullmatch(value):
            year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
            return datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7]))
        if re.fullmatch(r"\d{10}(?:\d{3})?", value):
            return datetime.fromtimestamp(int(value[:10]), UTC)
        if not re.match(r"\d{4}-?\d\d", value):
            return None
        plain = re.sub(r"[.,]\d{1,9}(?=\s?[+\-Z]|$)", "", value).replace(" +", "+")
        return datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", plain))
    except (ValueError, OverflowError, OSError):
        return None


def _zone(offset: str | None) -> tzinfo | None:
    if offset is None:
        return None
    return datetime.fromisoformat(f"2000-01-01T00:00:00{'+00:00' if offset == 'Z' else offset}").tzinfo
