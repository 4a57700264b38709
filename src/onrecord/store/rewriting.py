"""Parts written anew without some documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.store.catalog import Part
from onrecord.store.files import part_name, settle, sha256_of
from onrecord.store.parts import Staged, new_part

if TYPE_CHECKING:
    import pyarrow as pa

KEYS: Mapping[str, str] = {"documents": "id", "findings": "document"}
"""For each table of facts, the column that says of which document a row is."""


def rewritten(
    record: Path, part: Part, removed: Collection[str], replacing: Callable[[str, str], str | None]
) -> Staged | None:
    """``part`` of facts without the rows of ``removed`` documents, or None where it holds nothing of them.

    replacing: for a document and a removed one that it replaces, what it replaces then.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = record / "parts" / part.name
    key = KEYS[part.table]
    columns = [key, *(("replaces",) if part.table == "documents" else ())]
    looked_at = pq.read_table(path, columns=columns)
    gone = pa_strings(removed)
    if not any(pc.any(pc.is_in(looked_at.column(name), value_set=gone)).as_py() for name in columns):
        return None
    table = pq.read_table(path)
    table = table.filter(pc.invert(pc.is_in(table.column(key), value_set=gone)))
    if part.table == "documents":
        table = _replacing(table, removed, replacing)
    target = new_part(record, part.table)
    unfinished = part_name(target)
    pq.write_table(table, unfinished, compression="zstd")
    settle(unfinished, target)
    return Staged(target, part.table, table.num_rows, sha256_of(target))


def pa_strings(values: Collection[str]) -> pa.Array:
    """Strings as Arrow looks them up."""
    import pyarrow as pa

    return pa.array(sorted(values), type=pa.string())


def _replacing(table: pa.Table, removed: Collection[str], replacing: Callable[[str, str], str | None]) -> pa.Table:
    import pyarrow as pa

    ids, before = table.column("id").to_pylist(), table.column("replaces").to_pylist()
    after = [
        replacing(key, replaced) if replaced in removed else replaced for key, replaced in zip(ids, before, strict=True)
    ]
    if after == before:
        return table
    at = table.schema.get_field_index("replaces")
    return table.set_column(at, table.schema.field(at), pa.array(after, type=pa.string()))
