"""The rows of a step worked in several processes, where that takes so long that starting them pays."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain

from onrecord.processes import begin, uninterrupted, workers
from onrecord.schema import Row

RowFunction = Callable[[Row], Iterable[Row]]

_PATIENCE = 2.0
"""Seconds of work after which processes are started: each takes about one to load what it needs."""


class Workers:
    """Works batches of rows; the results come in the order of the batches, whatever the number of processes.

    jobs: processes. With one, all is worked here. patience: seconds of work after which they are started.
    """

    def __init__(self, jobs: int, patience: float = _PATIENCE) -> None:
        self._jobs, self._patience = jobs, patience
        self._executor: ProcessPoolExecutor | None = None

    def work(self, function: RowFunction, batches: Iterator[Sequence[Row]]) -> Iterator[list[Row]]:
        """What ``function`` makes of the rows of each batch. It is pickled: a function of a module, or a partial."""
        started = time.monotonic()
        for batch in batches:
            if self._jobs > 1 and time.monotonic() - started >= self._patience:
                yield from self._apart(function, chain([batch], batches))
                return
            yield _worked(function, batch)

    def _apart(self, function: RowFunction, batches: Iterator[Sequence[Row]]) -> Iterator[list[Row]]:
        waiting: deque[Future[list[Row]]] = deque()
        for batch in batches:
            waiting.append(self._submit(function, batch))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _submit(self, function: RowFunction, batch: Sequence[Row]) -> Future[list[Row]]:
        if self._executor is None:
            self._executor = workers(self._jobs, begin)
        with uninterrupted():
            return self._executor.submit(_worked, function, batch)

    def close(self) -> None:
        """Stop the processes."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _worked(function: RowFunction, batch: Sequence[Row]) -> list[Row]:
    return [row for given in batch for row in function(given)]
