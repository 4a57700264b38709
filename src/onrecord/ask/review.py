"""What should a person look at? The least certain of links, speakers, dates, and of what was joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from onrecord.ask.review_items import Choice, Doubt, Item, item
from onrecord.store import index_review
from onrecord.store.index import ask
from onrecord.store.index_review import KINDS
from onrecord.store.judgements import read_log, undone_by
from onrecord.store.record import Record

__all__ = ["KINDS", "Choice", "Doubt", "Item", "done", "item", "left", "queue", "waiting"]

_VERBS: Mapping[str, tuple[str, ...]] = {
    "links": ("accept", "reject"),
    "speakers": ("speaker",),
    "dates": ("published", "said"),
    "merges": ("same", "different"),
    "statements": ("same statement", "different statement"),
}


def queue(folder: Path, kind: str, after: str | None = None, limit: int = 1) -> tuple[Doubt, ...]:
    """What waits of one kind, the least certain first. after: the ``mark`` of a doubt, where to go on.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    mark = _read(after)
    found = ask(folder, lambda index: index_review.doubts(index.connection, kind, mark, limit))
    return tuple(Doubt(kind, **row) for row in found)


def left(folder: Path) -> dict[str, int]:
    """How many of each kind wait. Raises RecordError as ``queue``."""
    return ask(folder, lambda index: {kind: index_review.doubtful(index.connection, kind) for kind in KINDS})


def waiting(folder: Path) -> int:
    """How much waits for a person's look. Raises RecordError as ``queue``."""
    return sum(left(folder).values())


def done(folder: Path, by: str | None = None) -> dict[str, int]:
    """How many judgements that count settle something of each kind. by: those of one person.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        log = read_log(record.catalog)
    undone = undone_by(log)
    verbs = Counter(
        f"{each.verb} statement" if each.one else each.verb
        for each in log
        if each.number not in undone and by in (None, each.by)
    )
    return {kind: sum(verbs[verb] for verb in _VERBS[kind]) for kind in KINDS}


def _read(after: str | None) -> tuple[float, str] | None:
    """A mark; None for what is none."""
    rank, _, key = (after or "").partition("~")
    try:
        return (float(rank), key) if key else None
    except ValueError:
        return None
