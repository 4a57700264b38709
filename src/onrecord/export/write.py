"""One table of a record, or the rows of one list, in one of the formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import IO, Any

from onrecord.errors import InputError
from onrecord.export import csv, jsonl
from onrecord.export.bare import BARE, bare_columns, without_text
from onrecord.export.tables import TABLES, columns
from onrecord.schema import schema_of
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot

FORMATS = ("jsonl", "csv", "parquet")

_AT_ONCE = 2000
"""Rows of a list that are looked up together."""


def write(snapshot: Snapshot, table: str, form: str, out: IO[bytes], *, text: bool = True) -> int:
    """Write all rows of ``table`` to ``out`` as ``form``, a few at a time. Returns how many there were.

    text: False for rows without words of an article, see ``bare``.

    Raises InputError for a table or format that there is not.
    """
    if table not in TABLES:
        raise InputError(f"no table {table!r} can be exported; choose from {', '.join(TABLES)}")
    if not text and table not in BARE:
        raise InputError(f"the table {table} cannot be exported without text; {', '.join(BARE)} can")
    rows, names = in_order(snapshot, table), columns(table)
    if not text:
        rows, names = without_text(snapshot, table, rows), bare_columns(table)
    if form == "jsonl":
        return jsonl.write(rows, out)
    if form == "csv":
        return csv.write(rows, names, out)
    if form == "parquet":
        from onrecord.export import parquet

        return parquet.write(rows, schema_of((TABLES if text else BARE)[table]), out)
    raise InputError(f"no format {form!r}; choose from {', '.join(FORMATS)}")


def in_order(snapshot: Snapshot, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, with the columns of ``tables`` in their order."""
    return _shaped(table, getattr(snapshot, table)(Filter()))


def listed(snapshot: Snapshot, table: str, ids: Sequence[str], form: str, *, text: bool = True) -> Iterator[bytes]:
    """The rows of ``table`` with these ids, in their order, as the lines of a file of ``form``: jsonl or csv.

    An id that the snapshot does not have is left out. Lines come as they are read, so that the file may be large.
    """
    names = columns(table) if text else bare_columns(table)
    if form == "csv":
        yield csv.line(names)
    rows = _in_their_order(snapshot, table, ids)
    for row in rows if text else without_text(snapshot, table, rows):
        yield jsonl.line(row) if form == "jsonl" else csv.line([csv.cell(row[name]) for name in names])


def _in_their_order(snapshot: Snapshot, table: str, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    remaining = iter(ids)
    while some := tuple(islice(remaining, _AT_ONCE)):
        rows = _shaped(table, getattr(snapshot, table)(Filter(ids=some)))
        found = {row["id"]: row for row in rows}
        yield from (found[key] for key in some if key in found)


def _shaped(table: str, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    names = columns(table)
    for row in rows:
        yield {name: row[name] for name in names}
