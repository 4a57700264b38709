"""From arguments to exit status: what every command's end has in common."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

import click

INTERRUPTED = 130


def run(arguments: Sequence[str] | None) -> int:
    """Run one command. Expected errors become a line on standard error, the others keep their traceback."""
    _use_utf8(sys.stdout)
    _use_utf8(sys.stderr)
    try:
        status = _invoke(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        click.echo("onrecord: stopped. The record is sound, and the command can be run again.", err=True)
        return INTERRUPTED
    except OSError as error:
        if not _reader_gone(error):
            raise
        _discard_output()
        return 1
    return status


def _invoke(arguments: Sequence[str] | None) -> int:
    from onrecord.cli.app import app

    try:
        with app.make_context("onrecord", list(sys.argv[1:] if arguments is None else arguments)) as context:
            app.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return 0


def _use_utf8(stream: TextIO) -> None:
    """A file or pipe gets UTF-8; a terminal that has another encoding gets ``?`` for what it cannot show."""
    with suppress(AttributeError, OSError, ValueError):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")  # type: ignore[attr-defined]


def _reader_gone(error: OSError) -> bool:
    """Whether the program that read our output has ended (Windows calls that an invalid argument)."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _discard_output() -> None:
    """Send what is still buffered nowhere, or the interpreter complains when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
