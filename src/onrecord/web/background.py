"""Work that takes long, in a process of its own: readers do not wait for it, and a crash in it is not theirs."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Protocol

from onrecord.errors import OnrecordError, RecordError
from onrecord.processes import attach

_POLL_SECONDS = 1.0
_NICE = 5

Tell = Callable[[Any], None]
"""Told now and then by the work how far it has come."""


class Stopped(Exception):  # noqa: N818 - somebody wanted it so
    """The work was ended before it was done."""


class Run(Protocol):
    """How work is done: ``task(tell, *given)``; gives what that returns.

    beat: called about once a second meanwhile. stop: set to end it early.

    Raises:
        RecordError: with the message of the error that ended it, or if its process died.
        Stopped: if it was ended early.
    """

    def __call__(
        self,
        task: Callable[..., Any],
        given: Sequence[Any],
        tell: Tell,
        beat: Callable[[], None],
        stop: threading.Event,
    ) -> Any:
        """Do the work and wait for it."""


def in_process(
    task: Callable[..., Any], given: Sequence[Any], tell: Tell, beat: Callable[[], None], stop: threading.Event
) -> Any:
    """Do work in a process of its own; it ends with this one, however that ends. Task and values are pickled."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, task, tuple(given)), daemon=True)
    process.start()
    theirs.close()
    try:
        while not stop.is_set():
            beat()
            if not ours.poll(_POLL_SECONDS):
                continue
            try:
                kind, value = ours.recv()
            except EOFError:
                process.join()
                raise RecordError(
                    f"the work broke off (its process ended with {process.exitcode}); it may have run out of memory. "
                    "What was committed is kept: start it again"
                ) from None
            if kind == "done":
                return value
            if kind == "failed":
                raise RecordError(value)
            tell(value)
        raise Stopped
    finally:
        process.terminate()
        process.join()
        ours.close()


def here(
    task: Callable[..., Any], given: Sequence[Any], tell: Tell, beat: Callable[[], None], stop: threading.Event
) -> Any:
    """Do work in this very thread, where there is nobody to keep waiting."""

    def telling(value: Any) -> None:
        beat()
        tell(value)
        if stop.is_set():
            raise Stopped

    try:
        return task(telling, *given)
    except OnrecordError as error:
        raise RecordError(str(error)) from error


def _work(pipe: Connection, task: Callable[..., Any], given: tuple[Any, ...]) -> None:
    attach()
    with suppress(AttributeError, OSError):  # Windows has no such thing
        os.nice(_NICE)
    try:
        done = "done", task(lambda value: pipe.send(("told", value)), *given)
    except OnrecordError as error:
        done = "failed", str(error)
    except Exception as error:  # whatever it is, the reader is to be told
        done = "failed", f"{type(error).__name__}: {error}"
    pipe.send(done)
