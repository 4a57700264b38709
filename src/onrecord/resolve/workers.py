"""The rows of a step worked in several processes, where that takes so long that starting them pays."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from onrecord.processes import begin, uninterrupted, workers
from onrecord.schema import Row

if TYPE_CHECKING:
    import pyarrow as pa

_PATIENCE = 2.0
"""Seconds of work after which processes are started: each takes about one to load what it needs."""

Values = Sequence[tuple[Any, ...]]
"""Rows without the names of their columns."""


@dataclass(frozen=True)
class Work:
    """What is done to each row. It is pickled: a function of a module, or a partial of one.

    columns: the names of what the rows hold. schema: of the rows that the function makes.
    """

    function: Callable[[Row], Iterable[Row]]
    columns: tuple[str, ...]
    schema: pa.Schema

    def __call__(self, rows: Values) -> pa.Table:
        """What becomes of some rows."""
        import pyarrow as pa

        made = [row for each in rows for row in self.function(dict(zip(self.columns, each, strict=True)))]
        return pa.Table.from_pylist(made, schema=self.schema)


class Workers:
    """Works batches of rows; the results come in the order of the batches, whatever the number of processes.

    jobs: processes. With one, all is worked here. patience: seconds of work after which they are started.
    """

    def __init__(self, jobs: int, patience: float = _PATIENCE) -> None:
        self._jobs, self._patience = jobs, patience
        self._executor: ProcessPoolExecutor | None = None

    def work(self, work: Work, batches: Iterator[Values]) -> Iterator[pa.Table]:
        """What becomes of the rows of each batch."""
        started = time.monotonic()
        for batch in batches:
            if self._jobs > 1 and time.monotonic() - started >= self._patience:
                yield from self._apart(work, chain([batch], batches))
                return
            yield work(batch)

    def _apart(self, work: Work, batches: Iterator[Values]) -> Iterator[pa.Table]:
        waiting: deque[Future[pa.Table]] = deque()
        for batch in batches:
            waiting.append(self._submit(work, batch))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _submit(self, work: Work, batch: Values) -> Future[pa.Table]:
        if self._executor is None:
            self._executor = workers(self._jobs, begin)
        with uninterrupted():
            return self._executor.submit(work, batch)

    def close(self) -> None:
        """Stop the processes."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
