"""The command line: parse, call ``ask`` or ``pipeline``, show."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command ``onrecord`` with ``arguments`` (those of the process by default).

    Returns the exit status: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.
    """
    from onrecord.cli.run import run

    return run(arguments)
