"""Watching: fetch what is watched once, add what is new, and look again at what came lately for edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import Key, Summary, Terms, key_of
from onrecord.pipeline import Web, add_found, fetching
from onrecord.read import files, sources
from onrecord.read.addresses import article_address
from onrecord.read.found import Content, Fetch, Found, Link, Passed, Reading, Unchanged
from onrecord.run.stages import Stage
from onrecord.store.leases import leased
from onrecord.store.record import Record
from onrecord.store.tombstones import closed_address
from onrecord.store.watches import (
    Sighting,
    Watch,
    add_watch,
    begin_run,
    end_run,
    first_seen,
    note_sightings,
    recent,
    remove_watch,
    watches,
)
from onrecord.types import Capture

RECHECK_DAYS = 7.0
"""For how many days after it came an article is fetched again."""

_DAY = 86_400
_KEPT_AT_ONCE = 50
_PURPOSE = "watching"


@dataclass(frozen=True, slots=True)
class Run:
    """How a run went: each watch with its counts, and everything together."""

    watches: tuple[Watch, ...]
    summary: Summary


def watch(record_path: sources.Source, given: Iterable[sources.Source], *, now: datetime, by: str | None = None) -> int:
    """Watch addresses and files from now on, making the record if there is none; how many were not watched yet.

    Raises:
        InputError: for what is neither an address on the web nor a file; then none is watched.
        RecordError: if the record cannot be written.
    """
    addresses = [_named(each) for each in given]
    with Record.create(record_path) as record:
        made = now.isoformat(timespec="seconds")
        count = sum(add_watch(record.catalog, address, added=made, by=by) for address in addresses)
        record.seal()
    return count


def unwatch(record_path: sources.Source, given: Iterable[sources.Source]) -> None:
    """Watch addresses and files no longer.

    Raises:
        NotFoundError: for one that is not watched.
        RecordError: if there is no record, or it cannot be written.
    """
    with Record.to_change(record_path) as record:
        known = {each.address for each in watches(record.catalog)}
        for each in given:
            address = str(each)
            remove_watch(record.catalog, address if address in known or sources.is_address(address) else _path(each))
        record.seal()


def run(
    record_path: sources.Source,
    *,
    now: datetime,
    web: Web | None = None,
    recheck: float = RECHECK_DAYS,
    jobs: int | None = None,
    stage: Stage | None = None,
) -> Run:
    """Fetch every watched address once, add what is new, and fetch recent articles again.

    A link that is known is followed again for ``recheck`` days after its article came, so that an edit is noticed;
    0 follows none again. now: the time of the run (aware). web: how addresses are fetched; None where nothing may be.

    Raises:
        InputError: if nothing is watched.
        RecordError: if there is no record, it cannot be written, or another run is at work.
    """
    with Record.to_change(record_path) as record:
        watched = watches(record.catalog)
        if not watched:
            raise InputError("nothing is watched: begin with `onrecord watch add ADDRESS`", reason="nothing is watched")
        with leased(record.catalog, _PURPOSE, alone=True, wait=False):
            number = begin_run(record.catalog, now.timestamp())
            made = now.isoformat(timespec="seconds")
            fetch, visits = fetching(record, web, Terms(made), now)
            round_ = _Round(record, watched, now, fetch, recheck)
            try:
                summary = add_found(
                    record, round_.found(), visits, made=made, total=len(watched), jobs=jobs, stage=stage,
                    seen=round_.seen,
                )  # fmt: skip
            finally:
                round_.note()
            results = round_.results(summary)
            end_run(record.catalog, number, datetime.now(now.tzinfo).timestamp(), results)
        record.seal()
    return Run(tuple(results), summary)


@dataclass(frozen=True, slots=True)
class _Way:
    """How an article came: by which watch, and from which address it can be fetched by itself (or none)."""

    watch: str
    address: str


class _Round:
    """One run: what it fetched, and by which watch each article came."""

    def __init__(
        self, record: Record, watched: list[Watch], now: datetime, fetch: Fetch | None, recheck: float
    ) -> None:
        self._catalog = record.catalog
        self._watched = watched
        self._since = now.timestamp() - recheck * _DAY if recheck > 0 else None
        self._now = now.timestamp()
        self._fetch = fetch
        self.made = now.isoformat(timespec="seconds")
        self._fetched: set[str] = set()
        self._link = ""
        self._read: Counter[str] = Counter()
        self._new: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        self._ways: dict[Key, _Way] = {}
        self._names: dict[str, str] = {}
        self._sightings: list[Sighting] = []

    def found(self) -> Iterator[Found | Passed]:
        """Everything behind the watched addresses, then the recent articles that no list names any more."""
        reading = Reading(self.made, fetch=self._follow if self._fetch else None)
        for each in self._watched:
            yield from self._noted(each.address, each.address, reading)
        if self._since is not None and self._fetch is not None:
            known = {each.address for each in self._watched}
            for address, watch_ in recent(self._catalog, self._since):
                if article_address(address) not in self._fetched:
                    yield from self._noted(watch_ if watch_ in known else "", address, reading)

    def seen(self, key: Key, document: str, is_new: bool) -> None:
        """Told by the pipeline of each article that is in the record now."""
        way = self._ways.get(key)
        if way is not None:
            self._sightings.append(Sighting(way.address, document, way.watch))
            (self._new if is_new else self._known)[way.watch] += 1
            if len(self._sightings) >= _KEPT_AT_ONCE:
                self.note()

    def note(self) -> None:
        """Keep what came by watching."""
        kept, self._sightings = self._sightings, []
        if kept:
            note_sightings(self._catalog, kept, self._now)

    def results(self, summary: Summary) -> list[Watch]:
        """Each watch with the counts of this run."""
        failures: dict[str, list[str]] = {}
        for failure in summary.failed:
            failures.setdefault(self._names.get(failure.source, ""), []).append(failure.message)
        return [self._result(each, failures.get(each.address, [])) for each in self._watched]

    def _result(self, each: Watch, failed: list[str]) -> Watch:
        read, new, known = (counted[each.address] for counted in (self._read, self._new, self._known))
        return replace(
            each, run=self.made, outcome="failed" if failed else "ok", read=read, new=new, known=known,
            failed=len(failed), error=failed[-1] if failed else None,
        )  # fmt: skip

    def _noted(self, watch_: str, source: str, reading: Reading) -> Iterator[Found | Passed]:
        self._link = ""
        for article in sources.read(source, reading):
            self._names[article.name] = watch_
            # The lists that led here are read as they are followed, so both are those of this article.
            if isinstance(article, Found) and (key := _key(article.capture)) is not None:
                self._read[watch_] += 1
                self._ways[key] = _Way(watch_, self._link)
            yield article

    def _follow(self, link: Link) -> Iterator[Content | Found]:
        """Fetch an address once a run, and one that is known only while its article is recent."""
        assert self._fetch is not None
        address = article_address(link.address)
        if address in self._fetched or self._is_settled(link.address):
            return
        self._fetched.add(address)
        for item in self._fetch(link):
            self._link = "" if isinstance(item, Content) and _is_list(item) else link.address
            yield item

    def _is_settled(self, address: str) -> bool:
        if closed_address(self._catalog, address) is not None:
            return True
        if any(each.address == address for each in self._watched):
            return False
        seen = first_seen(self._catalog, address)
        return seen is not None and (self._since is None or seen < self._since)


def _key(capture: Capture | Unchanged | InputError) -> Key | None:
    if isinstance(capture, Capture):
        return key_of(capture)
    return (capture.uri, capture.sha256, None) if isinstance(capture, Unchanged) else None


def _is_list(content: Content) -> bool:
    """Whether the bytes hold several articles or addresses, so that they are none themselves."""
    try:
        return files.media_type_of(content) in sources.SEVERAL
    except InputError:
        return False


def _named(given: sources.Source) -> str:
    """The address, or the whole path of a file: a run may be started from any folder."""
    if sources.is_address(given):
        return str(given)
    if not Path(given).exists():
        raise InputError(
            f"{given} is neither an address that begins with https:// or http:// nor a file", reason="no address"
        )
    return _path(given)


def _path(given: sources.Source) -> str:
    return str(Path(given).resolve())
