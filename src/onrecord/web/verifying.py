"""Verifying a record from a page: in the background, with what was found last kept in the record's folder."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.errors import RecordError
from onrecord.store.files import write_whole
from onrecord.store.record import Record
from onrecord.store.report import Checking
from onrecord.web.background import Run, Stopped, Tell, in_process

FILE = "verified.json"
"""In a record's folder: what was found when it was verified last from a page."""

_MOST = 200
_TOLD_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Verification:
    """How a verification went, or goes.

    state: ``never``, ``running``, ``done``, or ``failed`` where it broke off: then message says why.
    made: when it was begun. snapshot: the newest of the record then.
    done, total, what: how far it has come; see ``report.Checking``.
    checked: how many of each kind. problems: how many; first: the first of them. notes: what is no problem.
    """

    state: str = "never"
    made: str | None = None
    snapshot: int | None = None
    done: int = 0
    total: int = 0
    what: str = ""
    checked: dict[str, int] | None = None
    problems: int = 0
    first: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    message: str | None = None


class Verifying:
    """Verifies one record, once at a time; safe to use from several threads. run: how the work is done."""

    def __init__(self, folder: Path, *, run: Run = in_process) -> None:
        self.folder = folder
        self.run = run
        self._lock = threading.Lock()
        self._now: Verification | None = None
        self._thread: threading.Thread | None = None

    def last(self) -> Verification:
        """What runs now, or what was found last."""
        with self._lock:
            if self._now is not None:
                return self._now
        try:
            row = json.loads((self.folder / FILE).read_text(encoding="utf-8"))
            return Verification(**{each.name: row[each.name] for each in fields(Verification) if each.name in row})
        except (OSError, ValueError, TypeError, AttributeError):
            return Verification()

    def start(self) -> None:
        """Begin, unless it runs already.

        Raises:
            RecordError: if there is no record.
        """
        with Record.open(self.folder) as record:
            newest = record.catalog.newest()
        with self._lock:
            if self._now is not None and self._now.state == "running":
                return
            made = datetime.now().astimezone().isoformat(timespec="seconds")
            self._now = Verification("running", made, newest)
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until it is done; whether it was in time."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        try:
            found = self.run(verify_record, (self.folder,), self._tell, lambda: None, threading.Event())
            changes: dict[str, Any] = {"state": "done", **found}
        except (RecordError, Stopped) as error:
            changes = {"state": "failed", "message": str(error)}
        except Exception as error:  # else it would seem to run for ever
            changes = {"state": "failed", "message": f"{type(error).__name__}: {error}"}
        self._tell(changes)
        with suppress(OSError):
            write_whole(
                self.folder / FILE, json.dumps(asdict(self.last()), ensure_ascii=False).encode("utf-8", "replace")
            )

    def _tell(self, changes: dict[str, Any]) -> None:
        with self._lock:
            self._now = replace(self._now or Verification(), **changes)


def verify_record(tell: Tell, folder: Path) -> dict[str, Any]:
    """What the process of a verification does: the same as ``onrecord verify``."""
    last = 0.0

    def progress(checking: Checking) -> None:
        nonlocal last
        if time.monotonic() - last >= _TOLD_SECONDS:
            last = time.monotonic()
            tell(asdict(checking))

    report = pipeline.verify(folder, progress)
    first = tuple(str(problem) for problem in report.problems[:_MOST])
    return {"checked": report.checked, "problems": len(report.problems), "first": first, "notes": report.notes[:_MOST]}
