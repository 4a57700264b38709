"""How much time a page may take."""

from __future__ import annotations

from collections.abc import Callable


class Budget:
    """Seconds on the network, over all attempts and redirects of one page; they pass within ``with`` only."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self.seconds = seconds
        self._clock = clock
        self._left = seconds
        self._since: float | None = None

    def __enter__(self) -> Budget:
        self._since = self._clock()
        return self

    def __exit__(self, *_: object) -> None:
        self._left = self.left()
        self._since = None

    def left(self) -> float:
        """Seconds that are left; never less than 0."""
        passed = 0.0 if self._since is None else self._clock() - self._since
        return max(0.0, self._left - passed)
