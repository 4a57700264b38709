"""The whole system on one page: read, clean, analyse, store, resolve.

``add`` streams: however many articles there are, only one batch of them is in memory.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.columns import mapping
from onrecord.errors import AnalysisError, InputError, OnrecordError, RecordError
from onrecord.read.found import Content, Found, Passed, Reading, Unchanged
from onrecord.read.sources import Source, count, read, size
from onrecord.read.web import Surroundings, WebSettings, fetcher
from onrecord.run.batches import outcome_row
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.store.faults import reading_from
from onrecord.store.fetches import RecordVisits
from onrecord.store.index import earlier_paragraphs, update
from onrecord.store.record import Entry, Record
from onrecord.types import Capture, Document, Findings, Interval

if TYPE_CHECKING:
    from onrecord.store.verify import Report

_BATCH_DOCUMENTS = 200
_BATCH_SECONDS = 20.0
_BATCH_BYTES = 64_000_000
# Starting a pool and loading the model in each worker costs more than a few articles do.
_FEW = 100
_FEW_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be added. reason: the short phrase by which failures are counted."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far ``add`` has come: files and pages read of all there are, and what became of them."""

    read: int
    total: int
    added: int
    already_there: int
    failed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of everything handed to ``add``.

    read: articles whose bytes could be read, and pages that their servers say are unchanged.
    passed_over: pictures, scripts and the like that lay among them.
    """

    read: int
    added: int
    already_there: int
    failed: tuple[Failure, ...]
    passed_over: int = 0


def add(
    record_path: Source,
    sources: Sequence[Source],
    *,
    outlet: str | None = None,
    collected: str | None = None,
    fields: tuple[str, ...] = (),
    web: WebSettings | None = None,
    jobs: int | None = None,
    engine: str = "local",
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
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
    now: the time of receipt (aware); None asks the clock.
    stage: the analysis, if not the shipped one.

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
    with Record.create(record_path) as record:
        visits = _visits(record, outlet, collected)
        world = Surroundings() if now is None else Surroundings(now=lambda: now)
        reading = Reading(made, fields, fetcher(web, visits, world) if web is not None else None)
        found = (article for source in sources for article in read(source, reading))
        work = _Work(record, outlet, collected, made, total, progress, visits)
        try:
            work.run(found, stage or _analysis(), _workers(jobs, total, sum(map(size, sources))))
            _resolve(record, made)
            _index(record)
        except BaseException:
            # A seal that cannot be written either must not hide what went wrong.
            with suppress(RecordError):
                record.seal()
            raise
        record.seal()
    return work.summary()


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
    document = _plain(found.capture) if plain else _clean(found.capture, None, None)
    if published is not None:
        document = dataclasses.replace(document, published=Interval(published, published, "stated by the user"))
    stage.load()
    return {"path": found.name, **_findings_json(stage(document))}


def verify(record_path: Source) -> Report:
    """Prove every hash, part and span of the record at ``record_path``; see ``store.verify``.

    Raises:
        RecordError: if there is no record, or a newer onrecord made it.
    """
    from onrecord.store.verify import verify_record

    return verify_record(Path(record_path))


class _Work:
    """One run of ``add``: its counts, and what waits to be committed."""

    def __init__(
        self,
        record: Record,
        outlet: str | None,
        collected: str | None,
        made: str,
        total: int,
        progress: Callable[[Progress], None] | None,
        visits: RecordVisits,
    ) -> None:
        self._record, self._visits = record, visits
        self._outlet, self._collected = outlet, collected
        self._made, self._total, self._progress = made, total, progress
        self._read = self._added = self._already_there = self._passed_over = 0
        self._failed: list[Failure] = []
        # Outcomes come in the order of the documents, so the first capture here is the next outcome's.
        self._under_way: deque[tuple[str, Capture]] = deque()

    def summary(self) -> Summary:
        """The counts as they stand."""
        return Summary(self._read, self._added, self._already_there, tuple(self._failed), self._passed_over)

    def run(self, found: Iterable[Found | Passed], stage: Stage, workers: int) -> None:
        """Take everything found through the pipeline and commit it in batches."""
        documents = self._learned(self._documents(found))
        outcomes = run_local(stage, documents) if workers == 1 else run_pool(stage, documents, workers)
        with self._record.adding() as addition:
            for batch in _batches(self._entries(outcomes, stage)):
                new = addition.commit(batch, self._made)
                # An index that cannot be written must not stop the addition: at the end it is tried again.
                with suppress(RecordError):
                    _index(self._record)
                self._added += sum(new)
                self._already_there += len(new) - sum(new)
                self._tell()

    def _learned(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents with the lines made boilerplate that stand in many articles of their outlet."""
        from onrecord.clean.repeated import Repetition

        repetition = Repetition(earlier_paragraphs(self._record))
        for some in self._together(documents):
            repetition.learn(some)
            yield from map(repetition.relabel, some)

    def _together(self, documents: Iterable[Document]) -> Iterator[list[Document]]:
        """Documents that are compared with each other: so many, whatever the clock says."""
        some: list[Document] = []
        size = 0
        for document in documents:
            some.append(document)
            size += len(self._under_way[-1][1].content)
            if len(some) >= _BATCH_DOCUMENTS or size >= _BATCH_BYTES:
                yield some
                some, size = [], 0
        if some:
            yield some

    def _documents(self, found: Iterable[Found | Passed]) -> Iterator[Document]:
        """The documents that are to be analysed: those that are not in the record."""
        for article in found:
            if isinstance(article, Passed):
                self._passed_over += 1
                continue
            if isinstance(article.capture, InputError):
                self._fail(article.name, article.capture.reason, str(article.capture))
                continue
            if isinstance(article.capture, Unchanged):
                self._read += 1
                self._pass_over()
                continue
            try:
                document = self._document(article.name, article.capture)
            except OnrecordError as error:
                self._fail(article.name, error.reason, str(error))
                continue
            except Exception as error:  # a bug in cleaning must not stop the other articles
                message = f"{article.name}: {type(error).__name__}: {error}"
                self._fail(article.name, "cannot be cleaned", message)
                continue
            if document is not None:
                yield document

    def _document(self, name: str, capture: Capture) -> Document | None:
        """The document in ``capture``, or None if it is in the record."""
        self._read += 1
        if not self._is_known(capture):
            document = _clean(capture, self._outlet, self._collected)
            # Bytes that differ and clean to the same text at the same address (a page's counter, say)
            # are the same document, and change nothing.
            if not self._record.has_document(document.id):
                self._under_way.append((name, capture))
                return document
            self._require_same_options(document.id)
        self._pass_over()
        return None

    def _pass_over(self) -> None:
        self._already_there += 1
        self._tell()

    def _is_known(self, capture: Capture) -> bool:
        """Whether cleaning these bytes would give a document that is in the record, and the same one."""
        from onrecord.clean.document import CLEANER

        origin = capture.origin
        wanted = (CLEANER, self._outlet, self._collected, origin.part, "; ".join(origin.fields) or None)
        known = self._record.known(capture.uri, capture.sha256)
        return any((row.cleaner, row.outlet, row.collected, row.part, row.fields) == wanted for row in known)

    def _require_same_options(self, document: str) -> None:
        """Refuse to pass over what the user says of a document in silence."""
        given = (self._outlet, self._collected)
        before = self._record.options(document)
        if given not in ((None, None), before):
            raise InputError(
                f"document {document} is in the record already, added with outlet {before[0]!r} and collected "
                f"{before[1]!r}: it keeps them; leave out --outlet and --collected, or make a new record",
                reason="already there, with other options",
            )

    def _entries(self, outcomes: Iterable[Outcome], stage: Stage) -> Iterator[Entry]:
        for outcome in outcomes:
            source, capture = self._under_way.popleft()
            if outcome.findings is None:
                # A document that could not be analysed stays out of the record: in it, it would seem to
                # report nothing, and adding it again once the fault is mended would change nothing.
                self._fail(source, outcome.reason or "cannot be analysed", f"{source}: {outcome.error}")
                continue
            visit = self._visits.take(capture.uri, capture.sha256)
            yield Entry(capture, outcome.document, outcome_row(stage, outcome), self._outlet, self._collected, visit)

    def _fail(self, source: str, reason: str, message: str) -> None:
        self._failed.append(Failure(source, reason, message))
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            counts = (self._read, self._total, self._added, self._already_there, len(self._failed))
            self._progress(Progress(*counts))


def _visits(record: Record, outlet: str | None, collected: str | None) -> RecordVisits:
    from onrecord.clean.document import CLEANER

    return RecordVisits(record.catalog, CLEANER, outlet, collected)


def _clean(capture: Capture, outlet: str | None, collected: str | None) -> Document:
    from onrecord.clean.document import clean

    document = clean(capture, outlet=outlet, collected=collected)
    for name in ("text", "title", "outlet", "byline", "canonical", "republisher", "language"):
        value = getattr(document, name)
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            # Parquet holds UTF-8 only; found at the commit, it would take the batch with it.
            raise InputError(
                f"{capture.uri}: its {name} holds half a surrogate pair at character {error.start}: "
                "save the page anew as UTF-8",
                reason="broken characters",
            ) from error
    return document


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


def _resolve(record: Record, made: str) -> None:
    """Draw conclusions from all that was added since they were last drawn, by whomever."""
    from onrecord.resolve.duckdb import DuckDB

    record.resolve(DuckDB(), made)


def _index(record: Record) -> None:
    """Let what was added be found by its words; the index reads the parts, which may be damaged."""
    with reading_from(record.folder):
        update(record)


def _workers(jobs: int | None, total: int, size: int) -> int:
    """Processes for so many files of so many bytes: one of them may hold a hundred thousand articles."""
    if jobs is not None:
        return jobs
    return 1 if total < _FEW and size < _FEW_BYTES else os.cpu_count() or 1


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in batches: a crash costs at most one, and a commit is not free."""
    batch: list[Entry] = []
    started, size = time.monotonic(), 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.capture.content)
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_BYTES or time.monotonic() - started >= _BATCH_SECONDS:
            yield batch
            batch, started, size = [], time.monotonic(), 0
    if batch:
        yield batch


def _findings_json(findings: Findings) -> dict[str, Any]:
    from onrecord.store.shapes import analysis_shape

    return analysis_shape(findings)
