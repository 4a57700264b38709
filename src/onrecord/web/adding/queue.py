"""The additions that a server does, one after another."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.web.adding.jobs import Job, Shelf
from onrecord.web.adding.orders import Limits, Order, Sent, put_aside
from onrecord.web.background import Run, Stopped, in_process

if TYPE_CHECKING:
    from onrecord.read.web import WebSettings
    from onrecord.run.stages import Stage


class Additions:
    """Takes orders and carries them out in the background, one at a time; safe to use from several threads.

    limits: of what is taken at once. run: how the work is done. web, stage: see ``work.add_order``.
    """

    def __init__(
        self,
        folder: Path,
        *,
        limits: Limits | None = None,
        run: Run = in_process,
        web: WebSettings | None = None,
        stage: Stage | None = None,
    ) -> None:
        self.folder = folder
        self.limits = limits or Limits()
        self.run, self.web, self.stage = run, web, stage
        self._shelf = Shelf(folder)
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Job, Order]] = deque()
        self._under_way: Job | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def take(self, sent: Sent) -> int:
        """Keep what was sent until it is added, and give the addition's number.

        Raises:
            OSError: if it cannot be kept, as on a full disk.
        """
        job = self._shelf.claim(_now())
        try:
            order = put_aside(sent, self._shelf.spool(job))
            job = replace(
                job, files=len(sent.uploads), links=len(order.links) + len(order.refused), pasted=int(bool(sent.text)),
                outlet=order.outlet, collected=order.collected, total=len(order.files) + len(order.links),
            )  # fmt: skip
            self._shelf.keep(job)
        except BaseException:
            self._shelf.forget(job)
            raise
        with self._lock:
            self._waiting.append((job, order))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        return job.number

    def job(self, number: int) -> Job:
        """How an addition stands. Raises NotFoundError if there is none with this number."""
        with self._lock:
            if self._under_way is not None and self._under_way.number == number:
                return self._under_way
        return self._shelf.read(number)

    def recent(self, most: int) -> list[Job]:
        """The additions that were ordered last, the newest first."""
        return [self.job(number) for number in self._shelf.numbers()[:most]]

    def stop(self, number: int) -> None:
        """End an addition that waits or runs here; what was committed is kept. Raises NotFoundError."""
        job = self.job(number)
        with self._lock:
            if self._under_way is not None and self._under_way.number == number:
                self._stop.set()
                return
            waiting = [each for each in self._waiting if each[0].number == number]
            for each in waiting:
                self._waiting.remove(each)
        if waiting:
            self._end(job, state="stopped")

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to do; whether that was so in time."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = self._under_way = None
                    return
                job, order = self._waiting.popleft()
                self._stop.clear()
                self._under_way = replace(job, state="running", started=_now())
            self._add(order)

    def _add(self, order: Order) -> None:
        from onrecord.web.adding.work import add_order

        with suppress(OSError):
            self._shelf.keep(self._now_under_way())
        try:
            given = (self.folder, order, self.web, self.stage)
            outcome = self.run(add_order, given, self._tell, self._shelf.beat, self._stop)
        except Stopped:
            ended: dict[str, Any] = {"state": "stopped"}
        except RecordError as error:
            ended = {"state": "failed", "message": str(error)}
        except Exception as error:  # the next one in the queue must have its turn
            ended = {"state": "failed", "message": f"{type(error).__name__}: {error}"}
        else:
            ended = {"state": "done", **asdict(outcome)}
        self._end(self._now_under_way(), **ended)

    def _now_under_way(self) -> Job:
        with self._lock:
            assert self._under_way is not None
            return self._under_way

    def _tell(self, counts: dict[str, Any]) -> None:
        job = replace(self._now_under_way(), **counts)
        with self._lock:
            self._under_way = job
        # Where the server is killed, this is what is known of it.
        with suppress(OSError):
            self._shelf.keep(job)

    def _end(self, job: Job, **changes: Any) -> None:
        job = replace(job, ended=_now(), **changes)
        self._shelf.clear(job)
        with suppress(OSError):
            self._shelf.keep(job)
        with self._lock:
            if self._under_way is not None and self._under_way.number == job.number:
                self._under_way = job


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
