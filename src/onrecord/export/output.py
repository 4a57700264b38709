"""Where an export goes: a file that is whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from onrecord.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that takes the place of ``path`` once all is written, and leaves it alone on failure.

    A device or a pipe is written to as it is. Raises InputError where ``path`` cannot be written.
    """
    target = path.resolve()
    if target.is_dir():
        raise InputError(f"{path} is a folder; name a file for --output")
    whole = target.exists() and not target.is_file()
    part = target if whole else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        if not whole:
            part.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if not whole:
            with suppress(OSError):
                part.unlink(missing_ok=True)
