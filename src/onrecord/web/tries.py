"""How often somebody may be wrong about a password before they have to wait."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque
from collections.abc import Callable

SECONDS = 60
"""The stretch of time in which tries are counted."""

OF_ONE, OF_ALL = 5, 30
"""How many tries in it are let through: from one address, and from everywhere."""

_ADDRESSES = 10_000


class Tries:
    """Counts tries by the address that they came from. Safe to use from several threads.

    A try counts before anyone knows whether it is right, so that many at once get no further than one after another.
    clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._lock = threading.Lock()
        self._all: deque[float] = deque(maxlen=OF_ALL)
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, address: str) -> int:
        """Whole seconds for which nothing is taken from ``address``; 0 if it may try, which counts as a try."""
        with self._lock:
            now = self.clock()
            own = self._by_address.setdefault(address, deque(maxlen=OF_ONE))
            self._by_address.move_to_end(address)
            while len(self._by_address) > _ADDRESSES:
                self._by_address.popitem(last=False)
            full = [times for times in (own, self._all) if len(times) == times.maxlen]
            wait = max((math.ceil(times[0] + SECONDS - now) for times in full), default=0)
            if wait <= 0:
                own.append(now)
                self._all.append(now)
            return max(0, wait)

    def right(self, address: str) -> None:
        """The last try from ``address`` was right: those before it do not count any more."""
        with self._lock:
            self._by_address.pop(address, None)
            if self._all:
                self._all.pop()
