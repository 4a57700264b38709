"""What a rule is given and what it gives: the place in the text, what is known of the time there, a reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.analyse.times.tense import Direction, direction
from onrecord.analyse.times.values import UNKNOWN, Bounds, bounds, unit_of
from onrecord.types import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = re.compile(r"the (?:first |last )?(?:three|six|nine|12|twelve) months")
_RECENT = 14
"""Days from publication within which a story goes on telling of the same day."""
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means.

    earliest, latest: where they do not follow from ``value``: ISO 8601, or None for open or unknown; both stand
        only if ``bounded``.
    """

    span: Span
    type: TimexType
    value: str
    bounded: bool = False
    earliest: str | None = None
    latest: str | None = None


@dataclass(slots=True)
class Scene:
    """The text around a place, and what was read before it.

    start, end: of the stretch of text that belongs together. today: the day of publication, None where unknown.
    reference: value of the last date that was read, None where there is none yet. day: the last day that was read.
    quarter: value of the last quarter.
    frame: of results that are compared with those of a year before, the period: a quarter, the day on which it ended,
        "" for months of a year; None where no results are told.
    told: the last direction that was asked for, and of which span.
    """

    text: str
    start: int
    end: int
    today: date | None
    reference: str | None = None
    day: date | None = None
    quarter: str | None = None
    frame: str | None = None
    told: tuple[Span, Direction] | None = None

    def direction(self, span: Span) -> Direction:
        """Whether what is told beside ``span`` lies before or after the day of publication."""
        if self.told is None or self.told[0] != span:
            self.told = span, direction(self.text, span, (self.start, self.end))
        return self.told[1]

    def before(self, at: int, length: int = 24) -> str:
        """The text right before ``at``, in lower case."""
        return self.text[max(self.start, at - length) : at].lower()

    def after(self, at: int, length: int = 24) -> str:
        """The text right after ``at``."""
        return self.text[at : min(self.end, at + length)]

    def known(self) -> Bounds | None:
        """The days of the last date that was read, else the day of publication."""
        found = bounds(self.reference) if self.reference else None
        return found or ((self.today, self.today) if self.today else None)

    def known_day(self, *, recent: bool = False) -> date | None:
        """The last day that was read, if it is the last date at all or near that of publication; else the latter.

        recent: only if it is near.
        """
        if self.today is None or (self.day is not None and abs((self.day - self.today).days) <= _RECENT):
            return self.day or self.today
        return self.day if self.known_unit() == "D" and not recent else self.today

    def known_unit(self) -> str | None:
        """How exact the last date is that was read."""
        return unit_of(self.reference) if self.reference else None

    def heed(self, reading: Reading) -> None:
        """Remember what was read."""
        start, end = reading.span
        if (
            reading.type == "DATE"
            and _DAY.fullmatch(reading.value)
            and self.before(start).endswith(("ended ", "ending "))
        ):
            self.frame = reading.value
        elif reading.type == "DURATION" and _MONTHS.fullmatch(self.text[start:end].lower()):
            self.frame = ""
        if reading.type in ("DATE", "TIME") and bounds(reading.value) is not None:
            self.reference = reading.value[:10] if reading.type == "TIME" else reading.value
            if _DAY.fullmatch(self.reference):
                self.day = date.fromisoformat(self.reference)


def year_before(scene: Scene) -> str | None:
    """The value of the period of results a year before; None where no results are told."""
    frame = scene.frame
    if frame is None or (frame and not frame[:4].isdigit()):
        return None
    if not frame:
        return None if scene.today is None else f"{scene.today.year - 1:04d}"
    return f"{int(frame[:4]) - 1:04d}{frame[4:]}"


def year_named(words: str | None, scene: Scene) -> int | None:
    """The year of "1990", "last year", "the year"; None where it is not known."""
    if words and words[:4].isdigit():
        return int(words[:4])
    if scene.today is None:
        return None
    low = (words or "").lower()
    return scene.today.year + (-1 if "last" in low or "previous" in low else 1 if "next" in low else 0)


Reader = Callable[[re.Match[str], Scene], Reading | list[Reading] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording and what it means.

    starts: lower-case words that the wording may begin with; "0" stands for any word that begins with a digit.
    """

    starts: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader


def date_reading(span: Span, value: str | None, unit: str = "D") -> Reading:
    """A date; of an unknown value, no more than its unit."""
    return Reading(span, "DATE", value if value is not None else UNKNOWN[unit])
