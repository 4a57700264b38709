"""``catalog.seal``: the digest of the catalog's own bytes, by which damage to it is noticed.

The catalog's file is a function of what was last committed once the write-ahead log is
folded into it. The seal says which revision it digests, so a catalog that was written
to since, by a process that was then killed, is not taken for a damaged one.

Its bytes are read through SQLite where the catalog is open: to close a file of one's own
gives up all locks that this process has on it (POSIX), and others would take away the
log that is still in use.
"""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from onrecord.store.catalog import Catalog
from onrecord.store.files import sha256_of, write_whole


def seal(catalog: Catalog) -> None:
    """Digest the catalog, if nobody else is writing; whoever comes last will."""
    path = _seal_path(catalog.path)
    revision = catalog.revision
    if (read := _read(path)) is not None and read.get("revision") == revision:
        return
    busy = catalog.value("PRAGMA wal_checkpoint(TRUNCATE)")
    digest = catalog.sha256()
    if busy == 0 and catalog.revision == revision and not _log_left(catalog.path):
        write_whole(path, json.dumps({"revision": revision, "sha256": digest}).encode())


def broken_seal(path: Path) -> str | None:
    """What is wrong with the catalog at ``path``, or None; a catalog written to since it was sealed is not wrong.

    Call it before this process opens the catalog; see above.
    """
    sealed = _seal_path(path)
    read = _read(sealed)
    if read is None:
        return f"{sealed}: cannot be read as a seal" if sealed.exists() else None
    if _log_left(path) or sha256_of(path) == read.get("sha256"):
        return None
    try:
        with closing(Catalog(path)) as catalog:
            revision = catalog.revision
    except Exception as error:  # whatever SQLite makes of a damaged file
        return f"{path}: damaged ({error})"
    sealed_revision = read.get("revision")
    if isinstance(sealed_revision, int) and revision > sealed_revision:
        return None
    return f"{path}: its bytes have changed since {sealed.name} was written (or that file has)"


def _seal_path(catalog: Path) -> Path:
    return catalog.with_suffix(".seal")


def _log_left(catalog: Path) -> bool:
    log = catalog.with_name(catalog.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _read(path: Path) -> dict[str, object] | None:
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None
