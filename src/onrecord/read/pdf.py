"""Pages of newspapers as PDF."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.files import capture
from onrecord.read.found import Content, Found, Reading

LIMIT = 100_000_000
"""The largest PDF that is read, in bytes: most of it are pictures."""


def read(content: Content, reading: Reading) -> Iterator[Found]:
    """A PDF as one article."""
    yield Found(content.name, capture(content, reading.received, LIMIT))
