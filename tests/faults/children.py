"""Running the command line in a process of its own, bound by what binds an ordinary user."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tests.faults.lines")

# The two rights by which root passes over the permissions of files, as <linux/capability.h> numbers them.
_CAPABILITIES = (1, 2)
_DROP_FROM_BOUNDING_SET = 24


def run(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """The command line with ``LineStage``; ``before`` runs in the child (POSIX only)."""
    words = [*COMMAND, *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, preexec_fn=before, capture_output=True, encoding="utf-8", timeout=120)


def as_anybody(*arguments: object) -> subprocess.CompletedProcess[str]:
    """``run`` without root's right to pass over permissions; skips the test where that cannot be had.

    Another user would do as well, could every user run this interpreter.
    """
    if os.name != "posix":
        pytest.skip("permissions of folders are another thing here")
    if os.geteuid() != 0:
        return run(*arguments)
    if not sys.platform.startswith("linux"):
        pytest.skip("root cannot give up its rights here")
    libc = ctypes.CDLL(None, use_errno=True)
    ended = run(*arguments, before=lambda: _drop(libc))
    if ended.returncode == _COULD_NOT_DROP:
        pytest.skip("root may not give up its rights here")
    return ended


_COULD_NOT_DROP = 77


def _drop(libc: ctypes.CDLL) -> None:
    for each in _CAPABILITIES:
        if libc.prctl(_DROP_FROM_BOUNDING_SET, each, 0, 0, 0) != 0:
            os._exit(_COULD_NOT_DROP)


def last_line(ended: subprocess.CompletedProcess[str]) -> str:
    """What a command that failed says: one line, and no traceback."""
    assert "Traceback" not in ended.stderr, ended.stderr
    lines = ended.stderr.strip().splitlines()
    return lines[-1] if lines else ""
