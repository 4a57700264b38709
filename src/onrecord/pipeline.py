"""The whole system on one page: read, clean, analyse, store, resolve.

``add`` streams: however many articles there are, only one batch of them is in memory.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import AnalysisError, InputError, OnrecordError
from onrecord.formats.columns import mapping
from onrecord.intake import Failure, Intake, Progress, Seen, Summary, Terms, cleaned
from onrecord.read.found import Content, Fetch, Found, Passed, Reading, Unchanged
from onrecord.read.sources import Source, count, read, size
from onrecord.read.web import Surroundings, WebSettings, fetcher
from onrecord.reanalysis import Anew, Reanalysed
from onrecord.run.stages import Stage
from onrecord.store.fetches import RecordVisits
from onrecord.store.record import Record
from onrecord.types import Capture, Document, Findings, Interval

if TYPE_CHECKING:
    from onrecord.store.report import Checking, Report

__all__ = [
    "Failure", "Progress", "Reanalysed", "Summary", "add", "add_found", "analyse_articles", "analyse_file", "fetching",
    "reanalyse", "verify",
]  # fmt: skip

Web = WebSettings | Fetch
"""How addresses are fetched: by our own client with these settings, or by a function."""

# Starting a pool and loading the model in each worker costs more than a few articles do.
_FEW = 100
_FEW_BYTES = 10_000_000


def add(
    record_path: Source,
    sources: Sequence[Source],
    *,
    outlet: str | None = None,
    collected: str | None = None,
    fields: tuple[str, ...] = (),
    web: Web | None = None,
    jobs: int | None = None,
    engine: str = "local",
    restore: bool = False,
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
    seen: Seen | None = None,
) -> Summary:
    """Add files, folders and pages of the web to the record at ``record_path``, making it if there is none.

    A source that cannot be read, cleaned or analysed is a failure in the summary, and the
    rest goes on. Interrupted or killed, it leaves a sound record; run again, it goes on
    where it was. What is there already is left alone to the last byte.

    outlet, collected: the publication, and the ISO date of collection, of all sources.
    fields: which column of a row holds what, as "text=story"; see ``read.found.Reading``.
    web: how addresses are fetched; None where nothing may be. A page that the record holds is asked
        for again, and not sent where its server says that it is the same.
    jobs: processes; None takes one for a few small files, else one for each core.
    restore: take in again what was removed from the record; else that is a failure.
    now: the time of receipt (aware); None asks the clock.
    stage: the analysis, if not the shipped one.
    seen: told of each article that is in the record now; see ``add_found``.

    Raises:
        InputError: for an engine, a number of jobs or a field that cannot be.
        RecordError: if ``record_path`` cannot be used, or cannot be written any more.
    """
    if engine != "local":
        raise InputError(f"there is no engine {engine!r} yet: leave out --engine, or give local")
    if jobs is not None and jobs < 1:
        raise InputError(f"{jobs} processes cannot do any work: give --jobs 1 or more")
    mapping(fields)
    made = (now or datetime.now().astimezone()).isoformat(timespec="seconds")
    total = sum(map(count, sources))
    terms = Terms(made, outlet, collected, "restore" if restore else "fail", jobs or _cores())
    with Record.create(record_path) as record:
        fetch, visits = fetching(record, web, terms, now)
        reading = Reading(made, fields, fetch)
        found = (article for source in sources for article in read(source, reading))
        intake = Intake(record, terms, visits, total, progress, seen)
        return intake.whole(found, stage or _analysis(), _workers(jobs, total, sum(map(size, sources))))


def add_found(
    record: Record,
    found: Iterable[Found | Passed],
    visits: RecordVisits,
    *,
    made: str,
    total: int,
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
    seen: Seen | None = None,
) -> Summary:
    """Add to an open record what was read already; else like ``add``, but what was removed is left out in silence.

    visits: of ``fetching``, by which ``found`` was fetched.
    made: the time of receipt. total: of files or addresses, for the progress.
    seen: told of each article that is in the record now: its capture's key, its document's id, and whether it is new.

    Raises:
        RecordError: if the record cannot be written any more.
    """
    intake = Intake(record, Terms(made, removed="leave out", jobs=jobs or _cores()), visits, total, progress, seen)
    return intake.whole(found, stage or _analysis(), _workers(jobs, total, 0))


def reanalyse(
    record_path: Source,
    *,
    clean: bool = False,
    jobs: int | None = None,
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
) -> Reanalysed:
    """Analyse the current documents anew whose findings another version of the analysis made.

    The newest findings of a document count; older snapshots keep theirs, and judgements hold. An
    article that cannot be analysed keeps what was found before, and is a failure in what is returned.
    Interrupted or killed, it goes on where it was when it is run again.

    clean: first make the documents anew, out of the bytes as received, that another version of the cleaner made;
        where the text is another one, it is a newer version of the article.
    jobs, now, progress, stage: as ``add``.

    Raises:
        InputError: for a number of jobs that cannot be.
        RecordError: if there is no record, it cannot be written, or another process does the same.
    """
    if jobs is not None and jobs < 1:
        raise InputError(f"{jobs} processes cannot do any work: give --jobs 1 or more")
    made = (now or datetime.now().astimezone()).isoformat(timespec="seconds")
    with Record.create(Record.open(record_path).folder) as record:
        anew = Anew(
            record, stage or _analysis(), made, lambda total: _workers(jobs, total, 0), jobs or _cores(), progress
        )
        return anew.run(clean=clean)


def fetching(
    record: Record, web: Web | None, terms: Terms, now: datetime | None = None
) -> tuple[Fetch | None, RecordVisits]:
    """How addresses are fetched for a record, and what it knows of those that it holds.

    now: the time that is kept of what was fetched (aware); None asks the clock.
    """
    from onrecord.clean.document import CLEANER

    visits = RecordVisits(record.catalog, CLEANER, terms.outlet, terms.collected)
    if not isinstance(web, WebSettings):
        return web, visits
    world = Surroundings() if now is None else Surroundings(now=lambda: now)
    return fetcher(web, visits, world), visits


def analyse_file(
    path: Source, *, plain: bool = False, published: str | None = None, stage: Stage | None = None
) -> dict[str, Any]:
    """Analyse one file that is one article, without a record: what ``onrecord analyse`` prints as a line.

    plain: take the file's text as it is, so that offsets index it unchanged.
    published: ISO date of publication, if it is known.

    Raises:
        InputError: if the file cannot be read, or holds several articles; see ``analyse_articles``.
        AnalysisError: if it cannot be analysed.
    """
    articles = analyse_articles(path, plain=plain, published=published, stage=stage)
    first = next(articles, None)
    if first is None or next(articles, None) is not None:
        raise InputError(f"{path}: no file of one article; use analyse_articles", reason="several articles")
    if isinstance(first, OnrecordError):
        raise first
    return first


def analyse_articles(
    path: Source, *, plain: bool = False, published: str | None = None, stage: Stage | None = None
) -> Iterator[dict[str, Any] | OnrecordError]:
    """Analyse each article of one file without a record; of an export, each row.

    plain, published: see ``analyse_file``. An article that cannot be read or analysed is given as the reason why,
    and the rest goes on.
    """
    from onrecord.read import files
    from onrecord.read.sources import read_content

    reading = Reading(datetime.now().astimezone().isoformat(timespec="seconds"))
    given = files.content(Path(path))
    stage = stage or _analysis()
    for found in [_taken_plain(given, reading)] if plain else read_content(given, reading):
        if isinstance(found, Passed):
            continue
        try:
            yield _analysed(found, plain, published, stage)
        except OnrecordError as error:
            yield error


def _taken_plain(given: Content, reading: Reading) -> Found:
    from onrecord.read import files

    try:
        return Found(given.name, files.capture(given, reading.received))
    except InputError as error:
        return Found(given.name, error)


def _analysed(found: Found, plain: bool, published: str | None, stage: Stage) -> dict[str, Any]:
    if isinstance(found.capture, InputError):
        raise found.capture
    if isinstance(found.capture, Unchanged):
        raise AnalysisError(f"{found.name}: only its server knows what it holds; fetch it with `onrecord add`")
    document = _plain(found.capture) if plain else cleaned(found.capture)
    if published is not None:
        document = dataclasses.replace(document, published=Interval(published, published, "stated by the user"))
    stage.load()
    return {"path": found.name, **_findings_json(stage(document))}


def verify(record_path: Source, progress: Callable[[Checking], None] | None = None) -> Report:
    """Prove every hash, part and span of the record at ``record_path``; see ``store.verify``.

    progress: told now and then how far it has come.

    Raises:
        RecordError: if there is no record, or a newer onrecord made it.
    """
    from onrecord.store.verify import verify_record

    return verify_record(Path(record_path), progress)


def _plain(capture: Capture) -> Document:
    from onrecord.clean.document import plain_document

    try:
        text = capture.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{capture.uri} is not UTF-8 at byte {error.start}: convert it, or leave out --plain", reason="not UTF-8"
        ) from error
    return plain_document(capture.uri, text, capture.received, None)


def _analysis() -> Stage:
    from onrecord.analyse.stage import Analysis

    return Analysis()


def _workers(jobs: int | None, total: int, size: int) -> int:
    """Processes for so many files of so many bytes: one of them may hold a hundred thousand articles."""
    if jobs is not None:
        return jobs
    return 1 if total < _FEW and size < _FEW_BYTES else _cores()


def _cores() -> int:
    return os.cpu_count() or 1


def _findings_json(findings: Findings) -> dict[str, Any]:
    from onrecord.store.shapes import analysis_shape

    return analysis_shape(findings)
