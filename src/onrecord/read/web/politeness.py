"""Not being a burden: a pause between two requests to one host, and waiting where a server asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import InputError

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_FOREVER = 10 * 365 * 86_400.0


class Pace:
    """When each host may be asked again.

    delay: the seconds between the end of one request and the beginning of the next.
    """

    def __init__(self, delay: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._delays: dict[str, float] = {}
        self._free: dict[str, float] = {}
        self._closed: dict[str, tuple[float, InputError]] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """Leave at least ``delay`` seconds between two requests to this host."""
        self._delays[host] = max(delay, self._delays.get(host, self._delay))

    def close(self, host: str, seconds: float, reason: InputError) -> None:
        """Ask this host for nothing more for some time."""
        self._closed[host] = (self._clock() + seconds, reason)

    def wait(self, host: str) -> None:
        """Let the time pass until the host may be asked. Raises InputError where it wants to be left alone."""
        until, reason = self._closed.get(host, (0.0, None))
        if reason is not None and self._clock() < until:
            raise InputError(str(reason), reason=reason.reason)
        if (left := self._free.get(host, 0.0) - self._clock()) > 0:
            self._sleep(left)

    def asked(self, host: str) -> None:
        """A request to this host has ended just now."""
        self._free[host] = self._clock() + self._delays.get(host, self._delay)


def pause(attempt: int, chance: float) -> float:
    """Seconds before the next attempt after ``attempt`` (1, 2, …): doubled each time, and never quite the same."""
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** (attempt - 1)) * (0.5 + chance)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, given as such or as a date; None where it says nothing."""
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]+", value):
        return float(value) if len(value) <= 9 else _FOREVER
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return min(max(0.0, (date - now).total_seconds()), _FOREVER)
