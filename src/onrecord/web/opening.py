"""Older snapshots that somebody asks for are opened in the background: a large one takes minutes."""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store.older import open_older
from onrecord.web.background import Run, Tell, in_process


class Opening:
    """Opens older snapshots of one record; safe to use from several threads.

    run: how the work is done. patience: for how many seconds a reader waits for it before a page says that it goes on.
    """

    def __init__(self, folder: Path, *, run: Run = in_process, patience: float = 1.5) -> None:
        self.folder = folder
        self.run, self.patience = run, patience
        self._lock = threading.Lock()
        self._threads: dict[int, threading.Thread] = {}
        self._failed: dict[int, str] = {}

    def start(self, number: int) -> None:
        """Begin to open a snapshot, unless that is under way.

        Raises:
            RecordError: if it could not be opened the last time; the next time it is tried again.
        """
        with self._lock:
            if (why := self._failed.pop(number, None)) is not None:
                raise RecordError(why)
            if number not in self._threads:
                self._threads[number] = threading.Thread(target=self._work, args=(number,), daemon=True)
                self._threads[number].start()

    def wait(self, number: int, seconds: float) -> bool:
        """Wait for one that is under way; whether it ended in time."""
        with self._lock:
            thread = self._threads.get(number)
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self, number: int) -> None:
        why = None
        try:
            self.run(make, (self.folder, number), lambda _: None, lambda: None, threading.Event())
        except RecordError as error:
            why = str(error)
        except Exception as error:  # else it would seem to go on for ever
            why = f"{type(error).__name__}: {error}"
        with self._lock:
            del self._threads[number]
            if why is not None:
                self._failed[number] = why


def make(tell: Tell, folder: Path, number: int) -> None:
    """What the process does."""
    open_older(folder, number)
