"""One table of a record, in one of the formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from onrecord.errors import InputError
from onrecord.export import csv, jsonl
from onrecord.export.tables import TABLES, columns
from onrecord.schema import schema_of
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot

FORMATS = ("jsonl", "csv", "parquet")


def write(snapshot: Snapshot, table: str, form: str, out: IO[bytes]) -> int:
    """Write all rows of ``table`` to ``out`` as ``form``, a few at a time. Returns how many there were.

    Raises InputError for a table or format that there is not.
    """
    if table not in TABLES:
        raise InputError(f"no table {table!r} can be exported; choose from {', '.join(TABLES)}")
    rows = in_order(snapshot, table)
    if form == "jsonl":
        return jsonl.write(rows, out)
    if form == "csv":
        return csv.write(rows, columns(table), out)
    if form == "parquet":
        from onrecord.export import parquet

        return parquet.write(rows, schema_of(TABLES[table]), out)
    raise InputError(f"no format {form!r}; choose from {', '.join(FORMATS)}")


def in_order(snapshot: Snapshot, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, with the columns of ``tables`` in their order."""
    names = columns(table)
    for row in getattr(snapshot, table)(Filter()):
        yield {name: row[name] for name in names}
