"""What is in the record?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Overview:
    """A record at a glance.

    counts: numbers of ``documents``, ``outlets``, ``attributions``, ``statements``, ``speakers``.
    newest: statements of the articles published last, rows as of ``search.search_statements``.
    outlets: rows ``name`` (None where no outlet is named), ``documents``, ``statements``.
    speakers: those with most statements, rows as of ``speakers.SpeakerPage.entity``.
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
    return Overview(
        counts=counts,
        newest=index_read.first(index.connection, StatementQuery(sort="newest"), most),
        outlets=tuple(index_read.outlets(index.connection)),
        speakers=index_read.speakers(index.connection, most, 0).rows,
        days=tuple(index_read.days(index.connection)),
        first=first,
        last=last,
        note=index.note,
    )
