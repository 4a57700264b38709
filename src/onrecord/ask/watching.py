"""What is watched, and what has come by watching of late?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.store import index_edits, index_read
from onrecord.store.index import Index, ask
from onrecord.store.record import Record
from onrecord.store.watches import Watch, came_since, is_watched, last_run, moment, watches

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """What came by watching since a moment.

    since: ISO 8601 date-time; None where no run has come to its end.
    new: rows ``document``, ``watch``, ``title``, ``outlet``, ``uri``, ``published``, ``language``, ``statements`` of
        articles that were not in the record before.
    edited: rows as of ``ask.edits.Edits``, of articles that came by watching.
    """

    since: str | None
    new: tuple[Row, ...]
    edited: tuple[Row, ...]

    def as_json(self) -> Row:
        """The same as one object."""
        return asdict(self)


def watched(folder: Path) -> list[Watch]:
    """Everything that is watched, in the order in which it was added.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        return watches(record.catalog)


def news(folder: Path, since: datetime | None = None) -> News:
    """What is new and what was edited since then; without ``since``, in the last run.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    with Record.open(folder) as record:
        start = last_run(record.catalog) if since is None else since.timestamp()
        if start is None:
            return News(None, (), ())
        came = came_since(record.catalog, start)
        new, edited = ask(folder, lambda index: (_new(index, came), index_edits.since(index.connection, start)))
        theirs = is_watched(record.catalog, {row[key] for row in edited for key in ("document", "replaces")})
    ours = (row for row in edited if row["document"] in theirs or row["replaces"] in theirs)
    return News(moment(start), tuple(new), tuple(ours))


def _new(index: Index, came: list[tuple[str, str]]) -> list[Row]:
    """Rows of those that stand in their articles' places and began with a document of this time."""
    ids = {document for document, _ in came}
    found = []
    for document, watch in came:
        row = index_read.heading(index.connection, document)
        if row is not None and _began(index, document) in ids:
            found.append({"document": document, "watch": watch, **row})
    return found


def _began(index: Index, document: str) -> str:
    """The first version of an article of which a document is a later one."""
    seen = {document}
    while True:
        pairs = index_edits.pairs_of(index.connection, document)
        before = [pair["replaces"] for pair in pairs if pair["document"] == document and pair["replaces"] not in seen]
        if not before:
            return document
        document = before[0]
        seen.add(document)
