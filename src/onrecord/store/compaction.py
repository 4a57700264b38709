"""Putting conclusions and what was added to them together again, so that reading them does not slow down."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

from onrecord.schema import CONCLUSIONS, TABLES, schema_of
from onrecord.store.parts import Staged, adopt_part, new_part
from onrecord.store.snapshot import Snapshot
from onrecord.store.tables import Tables

MOST_PARTS = 24
"""So many parts may a table of conclusions have before they are put together."""


def is_due(snapshot: Snapshot) -> bool:
    """Whether any table of conclusions of a snapshot has grown out of too many parts."""
    counted = Counter(part.table for part in snapshot.parts if part.table in CONCLUSIONS)
    return max(counted.values(), default=0) > MOST_PARTS


def compacted(snapshot: Snapshot) -> list[Staged]:
    """The conclusions of a snapshot, each table as one part; rows and order are the same."""
    staged = []
    with closing(Tables(snapshot.folder, snapshot.parts, snapshot.returns, snapshot.base)) as tables:
        for table in CONCLUSIONS:
            path = new_part(snapshot.folder, table)
            columns = ", ".join(f'"{name}"' for name in schema_of(TABLES[table]).names)
            quoted = str(path).replace("'", "''")
            query = f"SELECT {columns} FROM {table} ORDER BY place, line"
            with closing(tables.cursor(query)) as cursor:
                cursor.execute(f"COPY ({query}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")
            staged.append(adopt_part(path, table))
    return staged
