"""Whether what was read from a record a moment ago may have changed since."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from onrecord.ids import sha256_hex
from onrecord.store.index_file import NAME, peek
from onrecord.store.snapshot import Snapshot


def mark_of(snapshot: Snapshot) -> str:
    """A short text that is another one whenever the snapshot, or what the index says of it, is another.

    While an addition runs, the index can be behind the catalog for a moment.
    """
    names = [snapshot.digest]
    with suppress(sqlite3.DatabaseError):
        names.append(repr(peek(snapshot.folder / NAME)))
    return sha256_hex("\n".join(names).encode())[:16]
