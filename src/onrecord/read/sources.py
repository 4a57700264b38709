"""Sources in, captures out: files, folders, and all that holds several articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.read import files
from onrecord.read.found import Found, Reading

Source = str | os.PathLike[str]


def count(source: Source) -> int:
    """How many files or addresses ``source`` stands for; each may hold several articles."""
    try:
        return sum(1 for _ in files.find(source))
    except InputError:
        return 0


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The articles that ``source`` stands for. What cannot be read is given with its reason, and the rest goes on."""
    try:
        for path in files.find(source):
            yield from read_file(path, reading)
    except InputError as error:
        yield Found(str(source), error)


def read_file(path: Path, reading: Reading) -> Iterator[Found]:
    """The articles in one file."""
    try:
        yield Found(str(path), files.read(path, reading.received))
    except InputError as error:
        yield Found(str(path), error)
