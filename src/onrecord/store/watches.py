"""Watched addresses: which, since when, how the last run went, and which articles came by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.errors import NotFoundError
from onrecord.store.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Watch:
    """A watched address, and how its last run went.

    address: of a feed or a page; or the whole path of a file, as of a list of feeds.
    added: when, as an ISO 8601 date-time. by: who added it, where that was said.
    run: when it was fetched last; None before the first run.
    outcome: "ok", or "failed" where the address or an article behind it could not be read.
    read, new, known, failed: articles in the last run. error: the last failure of it.
    """

    address: str
    added: str
    by: str | None = None
    run: str | None = None
    outcome: str | None = None
    read: int = 0
    new: int = 0
    known: int = 0
    failed: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article that came by watching.

    address: from which it can be fetched by itself; empty for one that stands in the feed.
    """

    address: str
    document: str
    watch: str


def watches(catalog: Catalog) -> list[Watch]:
    """All watches in the order in which they were added; none in a record of an older format."""
    if catalog.format < 2:
        return []
    query = "SELECT address, added, by, run, outcome, read, new, known, failed, error FROM watches ORDER BY rowid"
    return [Watch(*row) for row in catalog.rows(query)]  # type: ignore[arg-type]


def add_watch(catalog: Catalog, address: str, *, added: str, by: str | None = None) -> bool:
    """Watch an address from now on; False where it is watched already."""
    with catalog.writing() as writing:
        row = (address, added, by)
        return writing.execute("INSERT OR IGNORE INTO watches (address, added, by) VALUES (?, ?, ?)", row).rowcount > 0


def remove_watch(catalog: Catalog, address: str) -> None:
    """Watch an address no longer; what came by it stays in the record.

    Raises:
        NotFoundError: if it is not watched.
    """
    with catalog.writing() as writing:
        if writing.execute("DELETE FROM watches WHERE address = ?", (address,)).rowcount == 0:
            raise NotFoundError(f"{address} is not watched: `onrecord watch list` shows what is")


def begin_run(catalog: Catalog, started: float) -> int:
    """Note that a run began, in seconds since the epoch; its number."""
    with catalog.writing() as writing:
        return int(writing.execute("INSERT INTO watch_runs (started) VALUES (?)", (started,)).lastrowid or 0)


def end_run(catalog: Catalog, number: int, ended: float, results: Iterable[Watch]) -> None:
    """Note how a run went; watches that were removed meanwhile stay removed."""
    with catalog.writing() as writing:
        writing.execute("UPDATE watch_runs SET ended = ? WHERE n = ?", (ended, number))
        for each in results:
            row = (each.run, each.outcome, each.read, each.new, each.known, each.failed, each.error, each.address)
            writing.execute(
                "UPDATE watches SET run = ?, outcome = ?, read = ?, new = ?, known = ?, failed = ?, error = ? "
                "WHERE address = ?",
                row,
            )


def last_run(catalog: Catalog) -> float | None:
    """When the last run that came to its end began, in seconds since the epoch."""
    if catalog.format < 2:
        return None
    started = catalog.value("SELECT max(started) FROM watch_runs WHERE ended IS NOT NULL")
    return float(started) if isinstance(started, (int, float)) else None


def note_sightings(catalog: Catalog, found: Iterable[Sighting], seen: float) -> None:
    """Keep which articles came by watching; of one that came before, the first time stays."""
    with catalog.writing() as writing:
        writing.executemany(
            "INSERT OR IGNORE INTO watched (address, document, watch, seen) VALUES (?, ?, ?, ?)",
            ((each.address, each.document, each.watch, seen) for each in found),
        )


def first_seen(catalog: Catalog, address: str) -> float | None:
    """When the article at an address first came by watching, in seconds since the epoch; None if it never did."""
    seen = catalog.value("SELECT min(seen) FROM watched WHERE address = ?", address)
    return float(seen) if isinstance(seen, (int, float)) else None


def recent(catalog: Catalog, since: float) -> list[tuple[str, str]]:
    """Addresses of the articles that first came by watching since then, each with its watch, the oldest first."""
    query = (
        "SELECT address, min(watch) FROM watched WHERE address <> '' GROUP BY address "
        "HAVING min(seen) >= ? ORDER BY min(seen), address"
    )
    return [(str(address), str(watch)) for address, watch in catalog.rows(query, since)]


def came_since(catalog: Catalog, since: float) -> list[tuple[str, str]]:
    """Ids of the documents that came into the record by watching since then, each with its watch, in order."""
    if catalog.format < 2:
        return []
    query = (
        "SELECT w.document, min(w.watch) FROM watched w JOIN captures c ON c.document = w.document "
        "WHERE w.seen >= ? AND julianday(c.received) >= ? GROUP BY w.document ORDER BY min(c.place)"
    )
    return [(str(document), str(watch)) for document, watch in catalog.rows(query, since, julian_day(since))]


def is_watched(catalog: Catalog, documents: Iterable[str]) -> set[str]:
    """Which of the documents came by watching."""
    query = "SELECT 1 FROM watched WHERE document = ?"
    return {key for key in documents if catalog.format > 1 and catalog.value(query, key) is not None}


def julian_day(seconds: float) -> float:
    """Seconds since the epoch as SQLite counts days; half a second less, since that is exact to a millisecond only."""
    return (seconds - 0.5) / 86_400 + 2_440_587.5


def moment(seconds: float) -> str:
    """Seconds since the epoch as an ISO 8601 date-time."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
