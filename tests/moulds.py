"""Records that are made once in a run and copied for each test that changes one: to make one takes longer than that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def copied(to: Path, make: Callable[..., object], *given: object, **named: object) -> Path:
    """The folder ``to`` as ``make(to, *given, **named)`` makes it; what is given must be hashable."""
    made = _mould(make, given, tuple(named.items()))
    return Path(shutil.copytree(Path(made.name) / "made", to, dirs_exist_ok=True))


@cache
def _mould(
    make: Callable[..., object], given: tuple[object, ...], named: tuple[tuple[str, object], ...]
) -> TemporaryDirectory[str]:
    # Gone with the process, when nothing holds it any more.
    folder = TemporaryDirectory(prefix="onrecord-mould-", ignore_cleanup_errors=True)
    make(Path(folder.name) / "made", *given, **dict(named))
    return folder
