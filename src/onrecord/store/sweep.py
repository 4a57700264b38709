"""Sweeping up after processes that were killed: parts and captures that nothing refers to."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from onrecord.store.captures import capture_files, capture_path
from onrecord.store.catalog import Catalog
from onrecord.store.leases import Lease
from onrecord.store.parts import part_files


def sweep(record: Path, catalog: Catalog, lease: Lease) -> None:
    """Remove what broken additions left, if there was one; ``lease`` is the caller's own.

    It waits for a day when nobody else is writing: files that nothing refers to yet may
    be another's work. Whoever begins to write takes a lease first, which cannot happen
    within this transaction; and one who is wrongly taken for dead loses the lease here
    and is refused when it commits.
    """
    if catalog.value("SELECT 1 FROM leases WHERE expires < ?", time.time()) is None:
        return
    with catalog.writing() as writing:
        # Who watches writes through additions, which have leases of their own.
        others = "SELECT 1 FROM leases WHERE expires >= ? AND owner <> ? AND purpose <> 'watching'"
        if writing.execute(others, (time.time(), lease.owner)).fetchone() is not None:
            return
        over = "DELETE FROM leases WHERE owner <> ? AND (purpose <> 'watching' OR expires < ?)"
        writing.execute(over, (lease.owner, time.time()))
        for path in strays(record, catalog):
            # On Windows a file that someone reads cannot be removed; a later sweep will.
            with suppress(OSError):
                path.unlink()


def drop_captures(record: Path, catalog: Catalog, digests: Iterable[str]) -> None:
    """Delete the bytes with these digests that nothing in the record was made of.

    Others who are about to use them see when they commit that they are gone, and write them again.
    """
    used = "SELECT 1 FROM captures WHERE sha256 = ?1 UNION ALL SELECT 1 FROM returns WHERE sha256 = ?1"
    with catalog.writing() as writing:
        for sha256 in set(digests):
            if writing.execute(used, (sha256,)).fetchone() is None:
                with suppress(OSError):
                    capture_path(record, sha256).unlink(missing_ok=True)


def strays(record: Path, catalog: Catalog) -> list[Path]:
    """Files among the parts and captures that no snapshot refers to."""
    parts = {part.name for part in catalog.all_parts()}
    found = [path for path in part_files(record) if path.name not in parts]
    tables = ("captures", "returns") if catalog.format > 1 else ("captures",)
    known = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE sha256 = ?1" for table in tables)
    return found + [path for path in capture_files(record) if catalog.value(known, path.name) is None]
