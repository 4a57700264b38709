"""How much was told in each day, month or year of a stretch of time, and by whom?

Pure: days and numbers in, bins out. Dates are those of publication, as articles state them.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal

Row = dict[str, Any]
Unit = Literal["day", "month", "year"]

SERIES = 5
"""Outlets that are told apart; the others are one."""

_MOST_DAYS = 62
_MOST_MONTHS = 60
_MOST_YEARS = 60
_LENGTH: dict[Unit, int] = {"year": 4, "month": 7, "day": 10}
_UNITS: dict[int, Unit] = {size: unit for unit, size in _LENGTH.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: ISO 8601 dates, both included, each of a year, a month or a day."""

    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Window:
    """What a timeline shows. start, end: its first and last day. unit: of its bins."""

    start: date
    end: date
    unit: Unit

    @property
    def period(self) -> Period:
        """The same as a question to the record."""
        return Period(self.start.isoformat(), self.end.isoformat())

    def bins(self) -> Iterator[str]:
        """Every bin of the window as an ISO 8601 date of its unit, the empty ones too."""
        at = self.start
        while at <= self.end:
            yield at.isoformat()[: _LENGTH[self.unit]]
            if at >= _LAST:
                return
            at = _next(at, self.unit)


@dataclass(frozen=True, slots=True)
class Bin:
    """One day, month or year. counts: for each series of the timeline."""

    start: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All series together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Numbers along a window.

    series: names of outlets, None for articles that name none; the ones with most first.
    others: how many outlets the last of the counts of each bin stands for; 0 where each has its own.
    elsewhere: how many are not in any bin, as their date is not close enough or outside the window.
    """

    window: Window
    series: tuple[str | None, ...]
    others: int
    bins: tuple[Bin, ...]
    elsewhere: int

    @property
    def total(self) -> int:
        """How many there are in the bins."""
        return sum(each.total for each in self.bins)

    @property
    def lanes(self) -> int:
        """How many counts each bin has."""
        return len(self.series) + bool(self.others)

    @property
    def totals(self) -> tuple[int, ...]:
        """Each of the counts, all bins together."""
        return tuple(sum(each.counts[lane] for each in self.bins) for lane in range(self.lanes))

    def as_json(self) -> Row:
        """Unit, period, series and bins."""
        return {
            "unit": self.window.unit,
            **asdict(self.window.period),
            "series": list(self.series),
            "others": self.others,
            "bins": [{"start": each.start, "counts": list(each.counts)} for each in self.bins],
            "elsewhere": self.elsewhere,
        }


@dataclass(frozen=True, slots=True)
class Steps:
    """Where to go from a period: the one before, the one after, and those that hold it, the widest first."""

    before: Period | None
    after: Period | None
    around: tuple[Period, ...]


_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


def window_of(since: str | None, until: str | None, first: str | None, last: str | None) -> Window | None:
    """What to show for a period; an end that is left open is that of the data, and one day is shown with its month.

    since, until: ISO 8601 dates of year, month or day, as a reader gives them.
    first, last: dates of the first and last thing that there is; None where there is nothing dated, which gives None.
    """
    low, high = _day(since or first, end=False), _day(until or last, end=True)
    if low is None or high is None or low > high:
        return None
    if low == high and (since or until):
        low, high = low.replace(day=1), low.replace(day=calendar.monthrange(low.year, low.month)[1])
    days = (high - low).days + 1
    months = 12 * (high.year - low.year) + high.month - low.month + 1
    if days <= _MOST_DAYS:
        return Window(low, high, "day")
    if months <= _MOST_MONTHS:
        return Window(low, high, "month")
    # A date that is centuries off would leave no room for the others.
    return Window(max(low, date(max(1, high.year - _MOST_YEARS + 1), 1, 1)), high, "year")


def timeline(rows: Iterable[tuple[str, str | None, int]], window: Window, *, most: int = SERIES) -> Timeline:
    """The bins of a window.

    rows: day of publication (ISO 8601, perhaps of a year or month only, empty where none is stated), outlet, number.
    most: outlets that have a series of their own.
    """
    size, low, high = _LENGTH[window.unit], window.start.isoformat(), window.end.isoformat()
    told: Counter[tuple[str, str | None]] = Counter()
    by_outlet: Counter[str | None] = Counter()
    elsewhere = 0
    for day, outlet, count in rows:
        start = day[:size]
        if len(start) < size or not low[:size] <= start <= high[:size] or not low[: len(day)] <= day[:10] <= high:
            elsewhere += count
            continue
        told[start, outlet] += count
        by_outlet[outlet] += count
    order = sorted(by_outlet, key=lambda name: (-by_outlet[name], name is None, name or ""))
    # To leave one out would take as much room as to show it.
    series = order if len(order) <= most + 1 else order[:most]
    rest = order[len(series) :]
    bins = []
    for start in window.bins():
        counts = [told[start, name] for name in series]
        bins.append(Bin(start, tuple([*counts, sum(told[start, name] for name in rest)] if rest else counts)))
    return Timeline(window, tuple(series), len(rest), tuple(bins), elsewhere)


def steps(since: str | None, until: str | None) -> Steps:
    """The periods beside and around the one that is asked for; none where an end is open."""
    if not since or not until:
        return Steps(None, None, ())
    low, high = _day(since, end=False), _day(until, end=True)
    if low is None or high is None or low > high:
        return Steps(None, None, ())
    unit: Unit = _UNITS.get(len(since), "day") if len(since) == len(until) else "day"
    around = []
    if low.year == high.year:
        if len(since) > 4 or len(until) > 4:
            around.append(Period(since[:4], since[:4]))
        month = low.isoformat()[:7]
        if low.month == high.month and unit == "day":
            around.append(Period(month, month))
    return Steps(_shifted(low, high, unit, -1), _shifted(low, high, unit, 1), tuple(around))


def _shifted(low: date, high: date, unit: Unit, way: int) -> Period | None:
    """The period of the same length before or after, or None where the calendar ends."""
    try:
        if unit == "day":
            length = timedelta(days=(high - low).days + 1)
            ends = low + way * length, high + way * length
        else:
            per = 12 if unit == "year" else 1
            months = (12 * (high.year - low.year) + high.month - low.month) // per * per + per
            ends = _months(low, way * months), _months(high, way * months)
    except (OverflowError, ValueError):
        return None
    return Period(*(each.isoformat()[: _LENGTH[unit]] for each in ends))


def _months(day: date, by: int) -> date:
    at = 12 * day.year + day.month - 1 + by
    return date(at // 12, at % 12 + 1, 1)


def _next(day: date, unit: Unit) -> date:
    if unit == "day":
        return day + timedelta(days=1)
    if unit == "month":
        return _months(day, 1) if day < date(9999, 12, 1) else _LAST
    return date(day.year + 1, 1, 1) if day.year < 9999 else _LAST


def _day(value: str | None, *, end: bool) -> date | None:
    """The first or last day of an ISO 8601 date of a year, a month or a day; None for no date."""
    if not value:
        return None
    parts = value[:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 12 if end else 1
        day = int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, month)[1] if end else 1
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
