"""What is this record, who made it, and how can it be cited?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.older import is_open, place_of
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.store.states import State, digest_of, history
from onrecord.store.tombstones import tombstones

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """A version of some code, and how many documents it made."""

    version: str
    documents: int


@dataclass(frozen=True, slots=True)
class About:
    """What there is to tell of a record beside what is in it.

    snapshot, made, digest: of the newest snapshot; see ``store.states.digest_of``. made: None for an empty record.
    captures: files and pages that were kept as received.
    cleaners, analyses: which versions made the documents and the findings that count.
    cleaner, analysis, program: the versions that are at work now.
    states: what each addition brought, the newest first.
    removed: when something was last removed: the states before that cannot be opened any more.
    """

    snapshot: int
    made: str | None
    digest: str
    captures: int
    cleaners: tuple[Made, ...]
    analyses: tuple[Made, ...]
    cleaner: str
    analysis: str
    program: str
    states: tuple[State, ...]
    removed: str | None


def about(folder: Path, snapshot: Snapshot) -> About:
    """Where the record at ``folder`` came from and how it was made.

    Raises:
        RecordError: if there is no record, or its parts are damaged.
    """
    from importlib.metadata import version

    from onrecord.analyse.stage import Analysis
    from onrecord.clean.document import CLEANER

    with Record.open(folder) as record:
        catalog = record.catalog
        made = catalog.value("SELECT made FROM snapshots WHERE number = ?", snapshot.number)
        cleaners = catalog.rows("SELECT cleaner, count(*) FROM captures GROUP BY 1 ORDER BY 2 DESC, 1")
        _, captures = catalog.sizes()
        states = tuple(history(catalog))
        removals = tombstones(catalog)
    analyses = ask(folder, lambda index: _analyses(index, snapshot)) or list(snapshot.ask(_ANALYSES))
    return About(
        snapshot=snapshot.number,
        made=None if made is None else str(made),
        digest=digest_of(snapshot.parts),
        captures=captures,
        cleaners=tuple(Made(str(name), int(str(count))) for name, count in cleaners),
        analyses=tuple(Made(row["version"], row["documents"]) for row in analyses),
        cleaner=CLEANER,
        analysis=Analysis().version,
        program=version("onrecord"),
        states=states,
        removed=removals[-1].made if removals else None,
    )


def _analyses(index: Index, snapshot: Snapshot) -> list[Row] | None:
    """Rows ``version`` and ``documents``, most first; None where the index speaks of a later snapshot.

    While articles are added it speaks of one a little earlier, as every page that is read from it does.
    """
    return index_read.analyses(index.connection) if index.snapshot <= snapshot.number else None


def state_of(folder: Path, number: int) -> State:
    """What a snapshot was; one in which nothing was new is as the one before it was.

    Raises:
        NotFoundError: if there is no such snapshot.
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        newest = record.catalog.newest()
        found = next((each for each in history(record.catalog) if each.number <= number), None)
        made = record.catalog.value("SELECT made FROM snapshots WHERE number = ?", number)
    if made is None:
        raise NotFoundError(f"there is no snapshot {number} in this record; the newest is {newest}")
    return State(number, str(made), 0, 0, 0, 0, 0, False) if found is None else replace(found, number=number)


def where_open(folder: Path, number: int) -> Path | None:
    """Where an older snapshot can be read, or None where it must be opened first; see ``store.older``.

    Raises:
        NotFoundError: if there is none, or it cannot be opened any more.
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        place = place_of(record, number)
    return place if is_open(place) else None


_ANALYSES = "SELECT version, count(*) AS documents FROM findings GROUP BY 1 ORDER BY 2 DESC, 1"
