"""A clock that goes on when it is told to."""

from __future__ import annotations


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
