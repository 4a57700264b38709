"""A stage in a pool of processes, one initialised stage to a worker.

A worker that dies (most often killed for want of memory) takes the whole pool with it:
the documents that were under way are then tried one at a time in a pool of one, and
the one that kills its worker again becomes an error.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from onrecord.errors import AnalysisError
from onrecord.processes import begin, uninterrupted, workers
from onrecord.run.batches import attempt
from onrecord.run.stages import Outcome, Stage
from onrecord.types import Document


def run_pool(stage: Stage, documents: Iterable[Document], jobs: int) -> Iterator[Outcome]:
    """Run ``stage`` over ``documents`` in ``jobs`` processes; outcomes come in the order of the documents.

    Only a few documents for each worker are read ahead, so memory stays flat.

    Raises:
        AnalysisError: if the stage cannot be loaded in a worker.
    """
    pool = _Pool(stage, jobs)
    try:
        yield from _in_order(pool, iter(documents), ahead=4 * jobs)
    finally:
        pool.close()


def _in_order(pool: _Pool, documents: Iterator[Document], ahead: int) -> Iterator[Outcome]:
    waiting: deque[tuple[Document, Future[Outcome]]] = deque()
    while True:
        for document in islice(documents, ahead - len(waiting)):
            waiting.append((document, pool.submit(document)))
        if not waiting:
            return
        try:
            outcome = waiting[0][1].result()
        except BrokenProcessPool:
            yield from _after_a_death(pool, waiting)
            continue
        waiting.popleft()
        yield outcome


def _after_a_death(pool: _Pool, waiting: deque[tuple[Document, Future[Outcome]]]) -> Iterator[Outcome]:
    """Outcomes of all that waited when a worker died: nobody can say whose document did it."""
    suspects = list(waiting)
    waiting.clear()
    pool.close()
    alone = _Pool(pool.stage, 1)
    try:
        for document, future in suspects:
            if future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
                continue
            try:
                yield alone.submit(document).result()
            except BrokenProcessPool:
                alone.close()
                alone = _Pool(pool.stage, 1)
                yield Outcome(document, None, "the worker died; it may have run out of memory", "worker died")
    finally:
        alone.close()


class _Pool:
    """An executor that is started when first needed, and again after it was closed."""

    def __init__(self, stage: Stage, jobs: int) -> None:
        self.stage = stage
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, document: Document) -> Future[Outcome]:
        """Queue one document; on a pool that has just broken, the future says so."""
        if self._executor is None:
            # Pickled by hand so that a worker sets its environment before it imports the stage.
            self._executor = workers(self._jobs, _start_worker, pickle.dumps(self.stage))
        try:
            with uninterrupted():
                return self._executor.submit(_work, document)
        except BrokenProcessPool as error:
            broken: Future[Outcome] = Future()
            broken.set_exception(error)
            return broken

    def close(self) -> None:
        """Stop the workers and drop what is queued."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


# A worker's own state: the stage, or why it could not be loaded.
_worker: dict[str, Stage | str] = {}


def _start_worker(pickled: bytes) -> None:
    begin()
    try:
        stage: Stage = pickle.loads(pickled)
        stage.load()
    except Exception as error:
        # Raised here it would read as a dead worker, and every document would be blamed in turn.
        _worker["failure"] = f"{type(error).__name__}: {error}"
    else:
        _worker["stage"] = stage


def _work(document: Document) -> Outcome:
    stage = _worker.get("stage")
    if stage is None or isinstance(stage, str):
        raise AnalysisError(f"the analysis could not be loaded in a worker: {_worker.get('failure')}")
    return attempt(stage, document)
