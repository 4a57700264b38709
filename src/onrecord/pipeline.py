"""The whole system on one page: read, clean, analyse, store, resolve.

``add`` streams: however many articles there are, only one batch of them is in memory.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError, OnrecordError, RecordError
from onrecord.read.found import Fetch, Found, Reading
from onrecord.read.sources import Source, count, is_address, read
from onrecord.run.batches import outcome_row
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.store.faults import reading_from
from onrecord.store.index import update
from onrecord.store.record import Entry, Record
from onrecord.types import Capture, Document, Findings, Interval

if TYPE_CHECKING:
    from onrecord.store.verify import Report

_BATCH_DOCUMENTS = 200
_BATCH_SECONDS = 20.0
_BATCH_BYTES = 64_000_000
# Starting a pool and loading the model in each worker costs more than a few articles do.
_FEW = 100


Seen = Callable[[Capture, str, bool], None]
"""Told of a capture, the id of its document in the record, and whether that is new there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be added. reason: the short phrase by which failures are counted."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far ``add`` has come: files read of all there are, and what became of them."""

    read: int
    total: int
    added: int
    already_there: int
    failed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of everything handed to ``add``.

    read: files whose bytes could be read.
    returned: articles that were changed back to a text that was there already.
    not_analysed: by language, how many of those added were not analysed for it.
    """

    read: int
    added: int
    already_there: int
    failed: tuple[Failure, ...]
    returned: int = 0
    not_analysed: Mapping[str, int] = field(default_factory=dict)


def add(
    record_path: Source,
    sources: Sequence[Source],
    *,
    outlet: str | None = None,
    collected: str | None = None,
    fields: tuple[str, ...] = (),
    jobs: int | None = None,
    engine: str = "local",
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
    fetch: Fetch | None = None,
) -> Summary:
    """Add files and folders to the record at ``record_path``, making it if there is none.

    A source that cannot be read, cleaned or analysed is a failure in the summary, and the
    rest goes on. Interrupted or killed, it leaves a sound record; run again, it goes on
    where it was. What is there already is left alone to the last byte.

    outlet, collected: the publication, and the ISO date of collection, of all sources.
    fields: which column of a row holds what, as "text=story"; see ``read.found.Reading``.
    jobs: processes; None takes one for a few files, else one for each core.
    now: the time of receipt (aware); None asks the clock.
    stage: the analysis, if not the shipped one.
    fetch: how addresses are fetched.

    Raises:
        InputError: for an engine or a number of jobs that cannot be.
        RecordError: if ``record_path`` cannot be used, or cannot be written any more.
    """
    if engine != "local":
        raise InputError(f"there is no engine {engine!r} yet: leave out --engine, or give local")
    if jobs is not None and jobs < 1:
        raise InputError(f"{jobs} processes cannot do any work: give --jobs 1 or more")
    made = (now or datetime.now().astimezone()).isoformat(timespec="seconds")
    total = sum(map(count, sources))
    reading = Reading(made, fields, fetch)
    found = (article for source in sources for article in read(source, reading))
    with Record.create(record_path) as record:
        work = _Work(record, outlet, collected, made, total, progress)
        return work.whole(found, stage or _analysis(), _workers(jobs, total))


def add_found(
    record: Record,
    found: Iterable[Found],
    *,
    made: str,
    total: int,
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stage: Stage | None = None,
    seen: Seen | None = None,
) -> Summary:
    """Add to an open record what was read already; else like ``add``.

    made: the time of receipt. total: of files or addresses, for the progress.
    seen: told of each article that is in the record now: its capture, its document's id, and whether it is new.

    Raises:
        RecordError: if the record cannot be written any more.
    """
    return _Work(record, None, None, made, total, progress, seen).whole(
        found, stage or _analysis(), _workers(jobs, total)
    )


def analyse_file(
    path: Source, *, plain: bool = False, published: str | None = None, stage: Stage | None = None
) -> dict[str, Any]:
    """Analyse one file without a record: what ``onrecord analyse`` prints as a line.

    plain: take the file's text as it is, so that offsets index it unchanged.
    published: ISO date of publication, if it is known.

    Raises:
        InputError: if the file cannot be read.
        AnalysisError: if it cannot be analysed.
    """
    from onrecord.read import files

    capture = files.read(Path(path), datetime.now().astimezone().isoformat(timespec="seconds"))
    document = _plain(capture) if plain else _clean(capture, None, None)
    if published is not None:
        document = dataclasses.replace(document, published=Interval(published, published, "stated by the user"))
    stage = stage or _analysis()
    stage.load()
    return {"path": str(path), **_findings_json(stage(document))}


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
        seen: Seen | None = None,
    ) -> None:
        self._record = record
        self._outlet, self._collected = outlet, collected
        self._made, self._total, self._progress = made, total, progress
        self._read = self._added = self._already_there = 0
        self._failed: list[Failure] = []
        self._seen = seen
        self._returned = 0
        self._back: list[tuple[str, Capture]] = []
        self._not_analysed: Counter[str] = Counter()
        # Outcomes come in the order of the documents, so the first capture here is the next outcome's.
        self._under_way: deque[tuple[str, Capture]] = deque()

    def whole(self, found: Iterable[Found], stage: Stage, workers: int) -> Summary:
        """Take everything found into the record, draw the conclusions, index and seal it."""
        try:
            self.run(found, stage, workers)
            _resolve(self._record, self._made)
            _index(self._record)
        except BaseException:
            # A seal that cannot be written either must not hide what went wrong.
            with suppress(RecordError):
                self._record.seal()
            raise
        self._record.seal()
        return self.summary()

    def summary(self) -> Summary:
        """The counts as they stand."""
        counts = (self._read, self._added, self._already_there, tuple(self._failed))
        return Summary(*counts, self._returned, dict(self._not_analysed.most_common()))

    def run(self, found: Iterable[Found], stage: Stage, workers: int) -> None:
        """Take everything found through the pipeline and commit it in batches."""
        documents = self._documents(found)
        outcomes = run_local(stage, documents) if workers == 1 else run_pool(stage, documents, workers)
        with self._record.adding() as addition:
            for batch in _batches(self._entries(outcomes, stage)):
                new = addition.commit(batch, self._made)
                # An index that cannot be written must not stop the addition: at the end it is tried again.
                with suppress(RecordError):
                    _index(self._record)
                self._note(batch, new)
                self._tell()
            self._returned += addition.put_back(self._back, self._made)

    def _note(self, batch: Sequence[Entry], new: Sequence[bool]) -> None:
        """Count what a commit did, and tell of each document that it is in the record."""
        self._added += sum(new)
        self._already_there += len(new) - sum(new)
        for entry, is_new in zip(batch, new, strict=True):
            if is_new and entry.findings.skipped is not None:
                self._not_analysed[entry.document.language] += 1
            if self._seen is not None:
                self._seen(entry.capture, entry.document.id, is_new)

    def _documents(self, found: Iterable[Found]) -> Iterator[Document]:
        """The documents that are to be analysed: those that are not in the record."""
        for article in found:
            if isinstance(article.capture, InputError):
                self._fail(article.name, article.capture.reason, str(article.capture))
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
        known = self._known(capture)
        if known is None:
            document = _clean(capture, self._outlet, self._collected)
            # Bytes that differ and clean to the same text at the same address (a page's counter, say)
            # are the same document, and change nothing.
            if not self._record.has_document(document.id):
                self._under_way.append((name, capture))
                return document
            self._require_same_options(document.id)
            known = document.id
        self._already_there += 1
        # What is on the web now stands in its article's place now; a file says nothing of now.
        if self._is_of_now(capture) and self._record.standing(known) != known:
            self._back.append((known, capture))
        if self._seen is not None:
            self._seen(capture, known, False)
        self._tell()
        return None

    def _is_of_now(self, capture: Capture) -> bool:
        return is_address(capture.uri) and capture.origin.collected is None and self._collected is None

    def _known(self, capture: Capture) -> str | None:
        """The document in the record that cleaning these bytes would give, and the same one; or None."""
        from onrecord.clean.document import CLEANER

        origin = capture.origin
        wanted = (CLEANER, self._outlet, self._collected, origin.part, "; ".join(origin.fields) or None)
        known = self._record.known(capture.uri, capture.sha256)
        same = (row for row in known if (row.cleaner, row.outlet, row.collected, row.part, row.fields) == wanted)
        return next((row.document for row in same), None)

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
            yield Entry(capture, outcome.document, outcome_row(stage, outcome), self._outlet, self._collected)

    def _fail(self, source: str, reason: str, message: str) -> None:
        self._failed.append(Failure(source, reason, message))
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            counts = (self._read, self._total, self._added, self._already_there, len(self._failed))
            self._progress(Progress(*counts))


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


def _workers(jobs: int | None, total: int) -> int:
    if jobs is not None:
        return jobs
    return 1 if total < _FEW else os.cpu_count() or 1


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
