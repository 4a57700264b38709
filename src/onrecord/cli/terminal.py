"""Where the output goes, and at which width."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from onrecord.ask.printable import one_line, printable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["PIPED_WIDTH", "WIDEST", "binary_output", "notes", "one_line", "output", "printable"]

PIPED_WIDTH = 80
"""Columns of what is written to a file or pipe."""

WIDEST = 100
"""Columns beyond which lines of running text are hard to read."""


def output() -> Console:
    """The console for what was asked for: standard output, in colour only on a terminal."""
    return _console(sys.stdout)


def notes() -> Console:
    """The console for everything else: standard error."""
    return _console(sys.stderr)


def binary_output() -> BinaryIO:
    """Standard output for bytes, so that no system turns a line feed into something else."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _console(stream: IO[Any]) -> Console:
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST) if console.is_terminal else PIPED_WIDTH
    return console
