"""Leases: who is writing to a record just now.

A lease is a row with an expiry that its holder keeps moving on, so the lease of a
killed process runs out by itself. Nothing is safe because of a lease alone: each
commit makes sure, in its own transaction, that its lease still stands.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.store.catalog import Catalog

LIFE_SECONDS = 15.0
"""How long a lease stands without being renewed. Nobody waits longer for a killed process."""

_RENEW_SECONDS = 4.0
_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write for one purpose. started: seconds since the epoch."""

    owner: str
    purpose: str
    started: float


@contextmanager
def leased(catalog: Catalog, purpose: str, *, alone: bool, wait: bool = True) -> Iterator[Lease]:
    """Hold a lease while the body runs; with ``alone``, wait until nobody else holds one for this purpose.

    wait: False raises RecordError where somebody does.

    After an exception the lease is left behind expired: the next addition sees that something
    went wrong and sweeps up.
    """
    lease = _take(catalog, purpose, alone, wait)
    stop = threading.Event()
    renewer = threading.Thread(target=_keep, args=(catalog, lease, stop), daemon=True)
    renewer.start()
    try:
        yield lease
    except BaseException:
        _halt(stop, renewer)
        # On a full disk it cannot be written, and runs out by itself; what went wrong must not be hidden by that.
        with suppress(sqlite3.Error), catalog.writing() as writing:
            writing.execute("UPDATE leases SET expires = 0 WHERE owner = ?", (lease.owner,))
        raise
    _halt(stop, renewer)
    with catalog.writing() as writing:
        writing.execute("DELETE FROM leases WHERE owner = ?", (lease.owner,))


def require(writing: sqlite3.Connection, lease: Lease) -> None:
    """Make sure, within a transaction, that ``lease`` has not been taken away.

    Raises:
        RecordError: if it has, as after the computer slept.
    """
    if writing.execute("SELECT 1 FROM leases WHERE owner = ?", (lease.owner,)).fetchone() is None:
        raise RecordError(
            f"this {lease.purpose} stood still for more than {LIFE_SECONDS:.0f} seconds and lost its place: "
            "run the same command again; what was committed is kept"
        )


def _take(catalog: Catalog, purpose: str, alone: bool, wait: bool) -> Lease:
    while True:
        now = time.time()
        lease = Lease(uuid.uuid4().hex, purpose, now)
        taken = "SELECT 1 FROM leases WHERE purpose = ? AND expires >= ?"
        # Looking first keeps those who wait from writing ten times a second.
        if alone and catalog.value(taken, purpose, now) is not None:
            if not wait:
                raise RecordError(f"another process is {purpose} with {catalog.path.parent}: run it again later")
            time.sleep(_POLL_SECONDS)
            continue
        with catalog.writing() as writing:
            if alone and writing.execute(taken, (purpose, now)).fetchone() is not None:
                continue
            row = (lease.owner, purpose, now, now + LIFE_SECONDS)
            writing.execute("INSERT INTO leases VALUES (?, ?, ?, ?)", row)
        return lease


def _keep(catalog: Catalog, lease: Lease, stop: threading.Event) -> None:
    with Catalog(catalog.path) as own:
        while not stop.wait(_RENEW_SECONDS):
            # One that cannot be renewed runs out, and the next commit says so.
            with suppress(sqlite3.Error), own.writing() as writing:
                row = (time.time() + LIFE_SECONDS, lease.owner)
                writing.execute("UPDATE leases SET expires = ? WHERE owner = ?", row)


def _halt(stop: threading.Event, renewer: threading.Thread) -> None:
    stop.set()
    renewer.join()
