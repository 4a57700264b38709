"""The command in a process of its own: how long it took, and how much memory."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ONRECORD = (sys.executable, "-m", "onrecord")
_EVERY = 0.2


@dataclass(frozen=True)
class Run:
    """One run of the command. largest, together: bytes; None where this system does not tell.

    largest: most memory that any one of its processes held at a time.
    together: most that all its processes held at a time, shared pages counted in each.
    """

    seconds: float
    status: int
    errors: str
    largest: int | None
    together: int | None


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start ``onrecord`` with ``arguments``; its output goes nowhere, its errors to a pipe."""
    return subprocess.Popen([*ONRECORD, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def timed(*arguments: str) -> Run:
    """Run ``onrecord`` with ``arguments`` to its end. What it says went wrong is passed on."""
    began = time.perf_counter()
    process = start(*arguments)
    memory = _Memory(process.pid)
    errors = process.communicate()[1].decode(errors="replace")
    seconds = time.perf_counter() - began
    memory.stop()
    if process.returncode:
        # An article that cannot be read takes its time too, but a reader of the table should know.
        sys.stderr.write(errors)
    return Run(seconds, process.returncode, errors, memory.largest, memory.together)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that may have ended already, and what it started with it."""
    process.terminate()
    try:
        process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


class _Memory:
    """Looks at a process and its children now and then, where the system shows them as files (Linux)."""

    def __init__(self, pid: int) -> None:
        self.largest: int | None = None
        self.together: int | None = None
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            tree = list(_tree(self._pid))
            peaks = [peak for pid in tree if (peak := _kilobytes(pid, "VmHWM:"))]
            held = [now for pid in tree if (now := _kilobytes(pid, "VmRSS:"))]
            if peaks:
                self.largest = max(self.largest or 0, max(peaks) * 1024)
                self.together = max(self.together or 0, self.largest, sum(held) * 1024)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            yield from _tree(int(child))


def _kilobytes(pid: int, name: str) -> int:
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # it has ended meanwhile
        return ""
