"""What is in the record?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.store import index_read
from onrecord.store.index import Index, ask

Row = dict[str, Any]

SPANS = 32
"""Into so many equal spans the time of a record is parted for a sparkline."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A record at a glance.

    counts: numbers of ``documents``, ``outlets``, ``attributions``, ``statements``, ``speakers``.
    newest: statements of the articles published last, at most two of each; rows as of ``search.search_statements``.
    outlets: rows ``name`` (None where no outlet is named), ``documents``, ``statements``.
    speakers: those with most statements, rows as of ``speakers.SpeakerPage.entity``, and ``spark``: how often each is
        quoted in each of ``SPANS`` spans between the first and the last publication.
    days: rows ``day``, ``count``: how many statements the articles of that day tell.
    first, last: days of the first and last publication, None where no article states a date.
    note: what the reader should know of the index, or None.
    """

    counts: dict[str, int]
    newest: tuple[Row, ...]
    outlets: tuple[Row, ...]
    speakers: tuple[Row, ...]
    days: tuple[Row, ...]
    first: str | None
    last: str | None
    note: str | None


def overview(folder: Path, most: int = 10) -> Overview:
    """The record at ``folder`` at a glance; ``most``: how many statements and speakers.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    return ask(folder, lambda index: _overview(index, most))


def _overview(index: Index, most: int) -> Overview:
    counts = index_read.counts(index.connection)
    first, last = counts.pop("first"), counts.pop("last")
    speakers = index_read.speakers(index.connection, most, 0).rows
    return Overview(
        counts=counts,
        newest=index_read.newest(index.connection, most),
        outlets=tuple(index_read.outlets(index.connection)),
        speakers=tuple({**row, "spark": _spark(index, row["id"], first, last)} for row in speakers),
        days=tuple(index_read.days(index.connection)),
        first=first,
        last=last,
        note=index.note,
    )


def _spark(index: Index, speaker: str, first: str | None, last: str | None) -> tuple[int, ...]:
    told = index_read.days_quoted(index.connection, speaker)
    return parted([(row["day"], row["count"]) for row in told], first, last)


def parted(days: Sequence[tuple[str, int]], first: str | None, last: str | None) -> tuple[int, ...]:
    """Counts of days, ``YYYY-MM-DD``, as counts of ``SPANS`` equal spans from ``first`` to ``last``."""
    found = [0] * SPANS
    start, end = _ordinal(first), _ordinal(last)
    if start is None or end is None:
        return tuple(found)
    for day, count in days:
        at = _ordinal(day)
        if at is not None:
            place = (at - start) * SPANS // max(1, end - start + 1)
            found[min(max(place, 0), SPANS - 1)] += count
    return tuple(found)


def _ordinal(day: str | None) -> int | None:
    """The number of a day, or of the first one of a month or year; None for what is none."""
    parts = (day or "").split("-")
    try:
        year, month, of_month = (int(part) for part in (*parts, "1", "1")[:3])
        return date(year, month, of_month).toordinal()
    except ValueError:
        return None
