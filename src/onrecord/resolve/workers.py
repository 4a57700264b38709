"""The rows of a step worked in several processes, where that takes so long that starting them pays."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.processes import begin, uninterrupted, workers
from onrecord.schema import Row

if TYPE_CHECKING:
    import pyarrow as pa

_PATIENCE = 2.0
"""Seconds of work after which processes are started: each takes about one to load what it needs."""

_SELDOM = 200_000
"""Objects after which the interpreter looks for rings of them."""


@dataclass(frozen=True)
class Work:
    """What is done to each row. It is pickled: a function of a module, or a partial of one.

    schema: of the rows that the function makes.
    """

    function: Callable[[Row], Iterable[Row]]
    schema: pa.Schema

    def __call__(self, batch: pa.RecordBatch) -> pa.Table:
        """What becomes of some rows."""
        import pyarrow as pa

        made = [row for each in batch.to_pylist() for row in self.function(each)]
        return pa.Table.from_pylist(made, schema=self.schema)

    def sent(self, batch: bytes) -> pa.Table:
        """As it is called, in another process. batch: as ``_packed``."""
        import pyarrow as pa

        with pa.ipc.open_stream(batch) as stream:
            return self(stream.read_next_batch())


def _begin() -> None:
    begin()
    # Rows refer to nothing that refers to them: to look for such rings takes a tenth of the time, and finds none.
    gc.set_threshold(_SELDOM, 10, 10)


def _packed(batch: pa.RecordBatch) -> bytes:
    """A batch for another process. Arrow's own form: a pickled slice would bring all that it was cut from."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


class Workers:
    """Works batches of rows; the results come in the order of the batches, whatever the number of processes.

    jobs: processes. With one, all is worked here. patience: seconds of work after which they are started.
    """

    def __init__(self, jobs: int, patience: float = _PATIENCE) -> None:
        self._jobs, self._patience = jobs, patience
        self._executor: ProcessPoolExecutor | None = None

    def work(self, work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
        """What becomes of the rows of each batch."""
        started = time.monotonic()
        for batch in batches:
            if self._jobs > 1 and time.monotonic() - started >= self._patience:
                yield from self._apart(work, chain([batch], batches))
                return
            yield work(batch)

    def _apart(self, work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
        waiting: deque[Future[pa.Table]] = deque()
        for batch in batches:
            waiting.append(self._submit(work, batch))
            if len(waiting) > 2 * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _submit(self, work: Work, batch: pa.RecordBatch) -> Future[pa.Table]:
        if self._executor is None:
            self._executor = workers(self._jobs, _begin)
        with uninterrupted():
            return self._executor.submit(work.sent, _packed(batch))

    def close(self) -> None:
        """Stop the processes."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
