"""Date lines: the many forms in which a page says when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from onrecord.clean.calendar import MONTHS, WEEKDAYS, month_pattern, offset_of, weekday_pattern
from onrecord.types import Interval, Span

_YEARS = range(1800, 2101)
_MONTH = month_pattern()
_WEEKDAY = rf"(?:{weekday_pattern()})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(re.compile(rf"(?<![\w.:]){form}(?:(?<=\dT)|(?![\w:]|\.\d))", re.IGNORECASE) for form in (
    rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?:T(?=\d))?",
    rf"{_DAY}(?:\s+|\s*[-/.]\s*)(?:de\s+|of\s+)?(?P<name>{_MONTH})\.?(?:,?\s+(?:de\s+|del\s+)?|\s*[-/.]\s*){_YEAR}",
    rf"(?P<name>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}",
    rf"{_YEAR},?[\s-]+(?P<name>{_MONTH})\.?[\s-]+{_DAY}",
    r"(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:(?:1[89]|20)\d\d|\d\d))",
    r"(?P<first>[0-3]?\d)(?P<mark>\.)\s(?P<second>[01]?\d)\.\s(?P<year>(?:1[89]|20)\d\d)",
    r"(?P<year>(?:1[89]|20)\d\d)년\s?(?P<month>\d\d?)월\s?(?P<day>\d\d?)일",
    r"(?P<year>(?:1[89]|20)\d\d)年(?P<month>\d\d?)月(?P<day>\d\d?)日",
    rf"(?P<name>{_MONTH})\.?,?\s+(?:de\s+)?{_YEAR}",
    rf"(?P<name>{_MONTH})\.?\s+{_DAY}",
    rf"{_DAY}\s+(?P<name>{_MONTH})\.?",
))  # fmt: skip
_ZONE = (
    r"(?P<zone>(?:GMT|UTC|Z)?\s*[+\-−]\s*\d{1,2}(?::?\d\d)?|\(?(?:GMT|UTC|[ECMP][SD]?T|CES?T|EES?T|BST|MSK|JST"
    r"|KST|WES?T|IST|AST|Z)\)?)"
)
_TIME = re.compile(
    rf"(?<![\d.,])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?)?"
    rf"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:hrs?\b|hours\b|Uhr\b)?\s*(?:{_ZONE}(?![\w]))?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<number>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s*"
    r"(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?"
    r"|years?)\.?\s+ago\b",
    re.IGNORECASE,
)
_NEAR_DAY = re.compile(r"\b(?:today|yesterday|just now|moments ago)\b", re.IGNORECASE)
_NUMBERS = dict(
    zip("a an one two three four five six seven eight nine ten".split(), (1, 1, *range(1, 11)), strict=True)
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as stated at ``span``: its interval, or None where it cannot be placed.

    note: how it was read, where that is not plain from the words.
    is_relative: whether it is counted from the day of reading ("2 days ago").
    """

    span: Span
    earliest: str | None
    latest: str | None
    note: str = ""
    is_relative: bool = False

    @property
    def placed(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    def interval(self, basis: str) -> Interval | None:
        """As an Interval resting on ``basis``, or None where the date cannot be placed."""
        if not self.placed:
            return None
        return Interval(self.earliest, self.latest, f"{basis} ({self.note})" if self.note else basis)


def find_dates(text: str, collected: str | None = None, day_first: bool | None = None) -> Iterator[Stated]:
    """The dates in ``text``, in order, each with the weekday and time that belong to it.

    collected: ISO 8601 date or date-time on which the page was taken, by which "2 days
    ago" and "May 3" are placed; without it they are found but not placed.
    day_first: which of the numbers in "03/04/2024" is the day, where that is known; else both are.
    """
    now = _moment(collected)
    position = 0
    while found := _next(text, position, now, day_first):
        yield found
        position = found.span[1]


def _next(text: str, position: int, now: datetime | None, day_first: bool | None) -> Stated | None:
    matches = [
        (match.start(), number, match) for number, form in enumerate(_FORMS) if (match := form.search(text, position))
    ]
    relative = [match for form in (_AGO, _NEAR_DAY) if (match := form.search(text, position))]
    first_relative = min(relative, key=lambda match: match.start(), default=None)
    for start, _, match in sorted(matches, key=lambda item: item[:2]):
        if first_relative is not None and first_relative.start() < start:
            break
        if stated := _absolute(text, match, now, day_first):
            return stated
    return _relative(first_relative, now) if first_relative is not None else None


def _absolute(text: str, match: re.Match[str], now: datetime | None, day_first: bool | None) -> Stated | None:
    parts = match.groupdict()
    start, weekday = _weekday_before(text, match.start())
    if "year" not in parts:
        return _without_year(match, start, parts, now)
    year = _year(parts["year"])
    if year is None:
        return None
    if "first" in parts:
        readings, note = _readings(parts, year, weekday, day_first)
    elif "day" in parts:
        readings, note = [_day(year, _month(parts), int(parts["day"]))], ""
    else:
        return _whole_month(match, year, _month(parts))
    days = sorted(day for day in readings if day is not None)
    if not days:
        return None
    if len(days) > 1:
        return Stated((start, match.end()), days[0].isoformat(), days[-1].isoformat(), note)
    return _with_time(text, start, match.end(), days[0], note)


def _whole_month(match: re.Match[str], year: int, month: int) -> Stated:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Stated(match.span(), first.isoformat(), (following - timedelta(days=1)).isoformat(), "a month alone")


def _without_year(match: re.Match[str], start: int, parts: dict[str, str], now: datetime | None) -> Stated | None:
    month, number = _month(parts), int(parts["day"])
    if _day(2000, month, number) is None:
        return None
    span = (start, match.end())
    if now is None:
        return Stated(span, None, None)
    for year in range(now.year, now.year - 9, -1):
        day = _day(year, month, number)
        if day is not None and day <= now.date():
            return Stated(
                span, day.isoformat(), day.isoformat(), f"year taken from the day of collection, {now.date()}"
            )
    return Stated(span, None, None)


def _readings(
    parts: dict[str, str], year: int, weekday: int | None, is_day_first: bool | None
) -> tuple[list[date | None], str]:
    """The days that three numbers can mean: day first, or month first."""
    first, second = int(parts["first"]), int(parts["second"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if parts["mark"] == "." or day_first == month_first:
        return [day_first], ""
    both = [day for day in (day_first, month_first) if day is not None]
    if weekday is not None and len(both) > 1:
        fitting = [day for day in both if day.weekday() == weekday]
        if len(fitting) == 1:
            return [fitting[0]], "the weekday says which number is the month"
    if len(both) > 1 and is_day_first is not None:
        number = "first" if is_day_first else "second"
        return [day_first if is_day_first else month_first], f"the {number} number read as the day, as is usual there"
    if len(both) > 1:
        return list(both), f"either {day_first} or {month_first}: it is not said which number is the month"
    return list(both), ""


def _weekday_before(text: str, start: int) -> tuple[int, int | None]:
    """Where the date begins with the weekday before it, and which weekday that is (Monday is 0)."""
    match = re.search(rf"\b({_WEEKDAY})\.?,?\s+(?:the\s+)?$", text[:start], re.IGNORECASE)
    if match is None:
        return start, None
    return match.start(), WEEKDAYS[match[1].lower()]


def _with_time(text: str, start: int, end: int, day: date, note: str) -> Stated:
    """The day, or the exact moment where a time and its zone stand beside it."""
    after = _time_after(text, end)
    before = _time_before(text, start) if after is None else None
    if before is not None:
        start = before.start()
    match = after or before
    if after is not None:
        end = after.start() + len(after[0].rstrip())
    moment = _exact(day, match) if match is not None else None
    if moment is not None:
        return Stated((start, end), moment, moment, note)
    if match is not None:
        note = "; ".join(filter(None, (note, "a time without a zone that can be placed")))
    return Stated((start, end), day.isoformat(), day.isoformat(), note)


def _time_after(text: str, end: int) -> re.Match[str] | None:
    # In 2024-05-03T10:15 the T belongs to the date's match.
    gap = re.compile(r"\s*[,|·•–—-]?\s*(?:(?:at|um|à|kl\.?)\s+)?(?:\()?").match(text, end)
    match = _TIME.match(text, gap.end() if gap else end)
    return match if match is not None and _is_time(match) else None


def _time_before(text: str, start: int) -> re.Match[str] | None:
    for match in _TIME.finditer(text, max(0, start - 30), start):
        if _is_time(match) and not re.search(r"\w", re.sub(r"(?i)\bon\b", "", text[match.end() : start])):
            return match
    return None


def _is_time(match: re.Match[str]) -> bool:
    hour = int(match["hour"])
    return (match["minute"] is not None and hour < 24) or (match["half"] is not None and 1 <= hour <= 12)


def _exact(day: date, match: re.Match[str]) -> str | None:
    zone = match["zone"]
    if zone is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    minutes = offset_of(zone, day)
    if minutes is None:
        return None
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(timedelta(minutes=minutes)))
    return moment.isoformat()


def _relative(match: re.Match[str], now: datetime | None) -> Stated:
    if now is None:
        return Stated(match.span(), None, None, is_relative=True)
    today = now.date()
    note = f"counted from the day of collection, {today}"
    if match.re is _NEAR_DAY:
        day = today - timedelta(days=match[0].lower() == "yesterday")
        return Stated(match.span(), day.isoformat(), day.isoformat(), note, is_relative=True)
    number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"].lower()]
    earliest, latest = _back(now, number, match["unit"].lower())
    return Stated(match.span(), earliest.isoformat(), latest.isoformat(), note, is_relative=True)


def _back(now: datetime, number: int, unit: str) -> tuple[date, date]:
    """The days that "``number`` units ago" can mean; pages round down."""
    today = now.date()
    try:
        if unit.startswith("mo"):
            return _months_back(today, number + 1) + timedelta(days=1), _months_back(today, number)
        if unit.startswith("y"):
            return _months_back(today, 12 * (number + 1)) + timedelta(days=1), _months_back(today, 12 * number)
        if unit.startswith("w"):
            return today - timedelta(days=7 * number + 6), today - timedelta(days=7 * number)
        if unit.startswith("d"):
            return today - timedelta(days=number), today - timedelta(days=number)
        span = timedelta(**{{"h": "hours", "m": "minutes", "s": "seconds"}[unit[0]]: number})
        # The day of collection has no hour: at its first minute the count leads into the day before.
        earliest = (datetime(today.year, today.month, today.day) - span).date()
        return earliest, (datetime(today.year, today.month, today.day, 23, 59, 59) - span).date()
    except (OverflowError, ValueError):
        return date.min, today


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    for number in range(day.day, 27, -1):
        if (shorter := _day(index // 12, index % 12 + 1, number)) is not None:
            return shorter
    return date(index // 12, index % 12 + 1, min(day.day, 28))


def _moment(collected: str | None) -> datetime | None:
    if collected is None:
        return None
    return datetime.fromisoformat(collected)


def _month(parts: dict[str, str]) -> int:
    if parts.get("name"):
        return MONTHS[parts["name"].lower().rstrip(".")]
    return int(parts["month"])


def _year(text: str) -> int | None:
    year = int(text)
    if len(text) == 2:
        year += 2000 if year < 70 else 1900
    return year if year in _YEARS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
