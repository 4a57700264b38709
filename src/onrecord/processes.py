"""What every pool of worker processes needs: spawned alike everywhere, ended with its parent, deaf to Ctrl-C.

Workers are spawned, never forked, so that Linux, macOS and Windows behave alike. The parent handles Ctrl-C and stops
its workers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

# Read by the mathematical libraries when they are loaded: with one worker to a core, more
# threads only get into each other's way.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def workers(jobs: int, start: Callable[..., None], *given: object) -> ProcessPoolExecutor:
    """An executor of ``jobs`` processes; each first calls ``start`` with ``given``, which has to call ``begin``."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=start, initargs=given)


def begin() -> None:
    """To be called in a worker before it imports what computes."""
    attach()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while workers are started: they inherit that, and would else die of it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def attach() -> None:
    """To be called in a process that another one started: that handles Ctrl-C, and this one ends with it.

    Without it a process whose parent was killed would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_ended_with_parent, daemon=True).start()


def _ended_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
