"""Every pair of versions in the index, with how much was changed between them and whether the outlet says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.resolve.edits import Edit, captured, edit_of
from onrecord.store.snapshot import Snapshot
from onrecord.store.watches import julian_day

Row = dict[str, Any]

_AT_ONCE = 100
_NEEDED = "id, uri, sha256, title, outlet, received, text, blocks, cleaner, modified, origin"


def note_edits(connection: sqlite3.Connection, snapshot: Snapshot, before: int) -> None:
    """Add the pairs that came after the snapshot ``before``, within the caller's transaction."""
    pairs: list[tuple[str, str, int, str | None]] = [(*replacing, None) for replacing in _replacing(snapshot, before)]
    back = (each for each in snapshot.returns if each.added > before)
    pairs += [(each.document, each.replaces, each.added, each.received) for each in back]
    for start in range(0, len(pairs), _AT_ONCE):
        batch = pairs[start : start + _AT_ONCE]
        documents = _documents(snapshot, {key for pair in batch for key in pair[:2]})
        for document, replaces, added, returned in batch:
            if document in documents and replaces in documents:
                row = _row(documents[replaces], documents[document], returned)
                _insert(connection, {**row, "added": added})


def _replacing(snapshot: Snapshot, before: int) -> Iterator[tuple[str, str, int]]:
    """The documents that came after the snapshot ``before`` in place of others, those, and when they came."""
    import pyarrow.parquet as pq

    for part in snapshot.parts:
        if part.table == "documents" and part.added > before:
            read = pq.read_table(snapshot.folder / "parts" / part.name, columns=["id", "replaces"])
            columns = (read.column(name).to_pylist() for name in ("id", "replaces"))
            yield from ((key, old, part.added) for key, old in zip(*columns, strict=True) if old is not None)


def _documents(snapshot: Snapshot, ids: set[str]) -> dict[str, Row]:
    rows = snapshot.ask(f"SELECT {_NEEDED} FROM documents WHERE id IN (SELECT unnest(?))", sorted(ids))
    return {row["id"]: row for row in rows}


def _row(before: Row, after: Row, returned: str | None) -> Row:
    edit = edit_of(before, after)
    outlet = after["outlet"]
    return {
        "document": after["id"], "replaces": before["id"], "returned": returned is not None,
        "captured": returned or captured(after), "uri": after["uri"], "title": after["title"], "outlet": outlet,
        "outlet_key": outlet and outlet.lower(), **figures(edit),
    }  # fmt: skip


def figures(edit: Edit) -> Row:
    """How much an edit changed, as the index holds it."""
    return {
        "changes": len(edit.changes), "inserted": edit.inserted, "deleted": edit.deleted, "headline": edit.headline,
        "quotations": edit.quotations, "paragraphs": edit.paragraphs, "silent": edit.silent, "notice": edit.notice,
        "doubt": edit.doubt,
    }  # fmt: skip


def _insert(connection: sqlite3.Connection, values: Row) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO edits ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


EDIT = (
    "document, replaces, returned, captured, uri, title, outlet, changes, inserted, deleted, headline, quotations, "
    "paragraphs, silent, notice, doubt"
)
"""The columns of an edit that answers show."""


def edits(
    connection: sqlite3.Connection,
    *,
    outlet: str | None,
    since: str | None,
    until: str | None,
    silent: bool,
    limit: int,
    offset: int,
) -> tuple[list[Row], int]:
    """A page of the edits that fit, the last captured first, and how many fit. See ``ask.edits``."""
    where, values = _asked(outlet, since, until, silent)
    [total] = connection.execute(f"SELECT count(*) FROM edits WHERE {where}", values).fetchone()
    order = "julianday(captured) DESC, n DESC LIMIT ? OFFSET ?"
    page = (max(0, min(limit, 2**62)), max(0, min(offset, 2**62)))
    return list(_rows(connection, f"SELECT {EDIT} FROM edits WHERE {where} ORDER BY {order}", (*values, *page))), total


def outlets(
    connection: sqlite3.Connection, *, outlet: str | None, since: str | None, until: str | None, silent: bool
) -> list[Row]:
    """How many edits each outlet has among those that fit, and how many of them are silent; most first."""
    where, values = _asked(outlet, since, until, silent)
    query = (
        "SELECT min(outlet) AS name, count(*) AS edits, sum(silent) AS silent, count(DISTINCT uri) AS articles "
        f"FROM edits WHERE {where} GROUP BY outlet_key ORDER BY edits DESC, name IS NULL, name"
    )
    return list(_rows(connection, query, values))


def since(connection: sqlite3.Connection, start: float) -> list[Row]:
    """The edits captured since a moment in seconds since the epoch, the earliest first."""
    query = f"SELECT {EDIT} FROM edits WHERE changes > 0 AND julianday(captured) >= ? ORDER BY n"
    return list(_rows(connection, query, (julian_day(start),)))


def pairs_of(connection: sqlite3.Connection, document: str) -> list[Row]:
    """The pairs in which a document is the later or the earlier one, in the order in which they came."""
    query = f"SELECT n, {EDIT} FROM edits WHERE document = ?1 OR replaces = ?1 ORDER BY n"
    return list(_rows(connection, query, (document.encode("utf-8", "replace").decode(),)))


def _asked(outlet: str | None, since: str | None, until: str | None, silent: bool) -> tuple[str, list[object]]:
    parts, values = ["changes > 0"], list[object]()
    if outlet is not None:
        parts.append("outlet_key = ?")
        values.append(outlet.lower().encode("utf-8", "replace").decode())
    for date, sign in ((since, ">="), (until, "<=")):
        if date is not None:
            # Cut to the same length, so that a month compares with a day.
            parts.append(f"substr(captured, 1, ?) {sign} ?")
            values += [len(date), date]
    if silent:
        parts.append("silent")
    return " AND ".join(parts), values


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> Iterator[Row]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    for found in cursor:
        row = dict(zip(names, found, strict=True))
        for name in ("returned", "headline"):
            if name in row:
                row[name] = bool(row[name])
        if "document" in row:
            row["silent"] = bool(row["silent"])
        yield row
