"""What is found in bytes that lie in a file, as reading a source gives it."""

from __future__ import annotations

from pathlib import Path

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.read.found import Found, Reading
from onrecord.read.sources import read
from onrecord.types import Capture, Document

RECEIVED = "2024-06-01T08:00:00+00:00"


def found(path: Path, content: bytes | str, *fields: str) -> list[Found]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path, Reading(RECEIVED, fields)))


def captures(results: list[Found]) -> list[Capture]:
    """The captures, all of which must be there."""
    good = [each.capture for each in results if isinstance(each.capture, Capture)]
    assert len(good) == len(results), [str(each.capture) for each in results if isinstance(each.capture, InputError)]
    return good


def failures(results: list[Found]) -> dict[str, str]:
    """The reason of each failure, by the name without its folder."""
    return {
        each.name.rpartition("/")[2].rpartition("\\")[2]: each.capture.reason
        for each in results
        if isinstance(each.capture, InputError)
    }


def documents(path: Path, content: bytes | str, *fields: str) -> list[Document]:
    return [clean(capture) for capture in captures(found(path, content, *fields))]
