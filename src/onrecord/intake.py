"""One run of adding: captures in; documents learned from, analysed, committed in batches, counted and told of.

It streams: however many articles there are, only one batch of them is in memory.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from onrecord.errors import InputError, OnrecordError, RecordError
from onrecord.read.found import Found, Passed, Unchanged
from onrecord.read.sources import is_address
from onrecord.run.batches import outcome_row
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.store.faults import reading_from
from onrecord.store.fetches import RecordVisits
from onrecord.store.index import earlier_paragraphs, update
from onrecord.store.noting import renote
from onrecord.store.record import Entry, Record
from onrecord.store.tombstones import Tombstone, refusal, removed_bytes, removed_version
from onrecord.store.versions import version_of
from onrecord.types import Capture, Document

_BATCH_DOCUMENTS = 200
_BATCH_SECONDS = 20.0
_BATCH_BYTES = 64_000_000

_TEXTS = ("text", "title", "outlet", "byline", "canonical", "republisher", "language", "outlet_basis")

Key = tuple[str, str, str | None]
"""Of a capture: its URI, its digest, and which part of it is the article."""

Seen = Callable[[Key, str, bool], None]
"""Told of a capture, the id of its document in the record, and whether that is new there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be added. reason: the short phrase by which failures are counted."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far ``add`` has come: files and pages read of all there are, and what became of them.

    step: what is done just now.
    """

    read: int
    total: int
    added: int
    already_there: int
    failed: int
    step: Literal["reading", "concluding", "indexing"] = "reading"


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of everything handed to ``add``.

    read: articles whose bytes could be read, and pages that their servers say are unchanged.
    passed_over: pictures, scripts and the like that lay among them.
    returned: articles that were changed back to a text that was there already.
    not_analysed: by language, how many of those added were not analysed for it.
    removed: articles left out in silence, since they were removed from the record.
    """

    read: int
    added: int
    already_there: int
    failed: tuple[Failure, ...]
    passed_over: int = 0
    returned: int = 0
    not_analysed: Mapping[str, int] = field(default_factory=dict)
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for everything that is added in one run.

    made: the time of receipt. outlet, collected: what the user says of all of it, or None.
    removed: what becomes of an article that was removed from the record: it fails, is left out, or is taken in again.
    jobs: processes that draw the conclusions, where there are enough of them.
    """

    made: str
    outlet: str | None = None
    collected: str | None = None
    removed: Literal["fail", "leave out", "restore"] = "fail"
    jobs: int = 1


class Intake:
    """One run: its counts, and what waits to be committed."""

    def __init__(
        self,
        record: Record,
        terms: Terms,
        visits: RecordVisits,
        total: int,
        progress: Callable[[Progress], None] | None = None,
        seen: Seen | None = None,
    ) -> None:
        self._record, self._visits, self._terms = record, visits, terms
        self._total, self._progress = total, progress
        self._read = self._added = self._already_there = self._passed_over = 0
        self._failed: list[Failure] = []
        self._seen = seen
        self._returned = self._left_out = 0
        self._back: list[tuple[str, Capture]] = []
        self._not_analysed: Counter[str] = Counter()
        # Outcomes come in the order of the documents, so the first capture here is the next outcome's.
        self._under_way: deque[tuple[str, Capture]] = deque()

    def whole(self, found: Iterable[Found | Passed], stage: Stage, workers: int) -> Summary:
        """Take everything found into the record, draw the conclusions, index and seal it."""
        with _sealed(self._record):
            self.run(found, stage, workers)
            self._tell("concluding")
            _resolve(self._record, self._terms.made, self._terms.jobs)
            self._tell("indexing")
            _index(self._record)
        return self.summary()

    def summary(self) -> Summary:
        """The counts as they stand."""
        counts = (self._read, self._added, self._already_there, tuple(self._failed), self._passed_over)
        return Summary(*counts, self._returned, dict(self._not_analysed.most_common()), self._left_out)

    def run(self, found: Iterable[Found | Passed], stage: Stage, workers: int) -> None:
        """Take everything found through the pipeline and commit it in batches."""
        documents = self._learned(self._documents(found))
        outcomes = run_local(stage, documents) if workers == 1 else run_pool(stage, documents, workers)
        with self._record.adding() as addition:
            for batch in _batches(self._entries(outcomes, stage)):
                new = addition.commit(batch, self._terms.made)
                # An index that cannot be written must not stop the addition: at the end it is tried again.
                with suppress(RecordError):
                    _index(self._record)
                self._note(batch, new)
                self._tell()
            self._returned += addition.put_back(self._back, self._terms.made)

    def _note(self, batch: Sequence[Entry], new: Sequence[bool]) -> None:
        """Count what a commit did, and tell of each document that it is in the record."""
        self._added += sum(new)
        self._already_there += len(new) - sum(new)
        for entry, is_new in zip(batch, new, strict=True):
            if is_new and entry.findings.skipped is not None:
                self._not_analysed[entry.document.language] += 1
            if self._seen is not None:
                self._seen(key_of(entry.capture), entry.document.id, is_new)

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
                self._unchanged(article.capture)
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
            if self._is_refused(removed_bytes(self._record.catalog, capture.sha256, capture.origin.part)):
                return None
            document = cleaned(capture, self._terms.outlet, self._terms.collected)
            if self._is_refused(removed_version(self._record.catalog, version_of(document))):
                return None
            # Bytes that differ and clean to the same text at the same address (a page's counter, say)
            # are the same document, and change nothing.
            if not self._record.has_document(document.id):
                self._under_way.append((name, capture))
                return document
            self._require_same_options(document.id)
            known = document.id
        # What is on the web now stands in its article's place now; a file says nothing of now.
        if self._is_of_now(capture) and self._record.standing(known) != known:
            self._back.append((known, capture))
        self._pass_over(key_of(capture), known)
        return None

    def _is_refused(self, found: Tombstone | None) -> bool:
        """Whether something is to be left out, since it was removed. Raises InputError where that is a failure."""
        if found is None or self._terms.removed == "restore":
            return False
        if self._terms.removed == "fail":
            raise refusal(found)
        self._left_out += 1
        return True

    def _unchanged(self, page: Unchanged) -> None:
        """A page whose server says that it is still as the record has it."""
        self._read += 1
        known = [row.document for row in self._record.known(page.uri, page.sha256) if row.part is None]
        self._pass_over((page.uri, page.sha256, None), known[-1] if known else None)

    def _pass_over(self, key: Key, document: str | None) -> None:
        self._already_there += 1
        if self._seen is not None and document is not None:
            self._seen(key, document, False)
        self._tell()

    def _is_of_now(self, capture: Capture) -> bool:
        """Whether the bytes are what was on the web when they came, and not what an archive kept."""
        if not is_address(capture.uri) or self._terms.collected is not None:
            return False
        return capture.origin.collected is None or _is_after(capture.origin.collected, capture.received)

    def _known(self, capture: Capture) -> str | None:
        """The document in the record that cleaning these bytes would give, and the same one; or None."""
        from onrecord.clean.document import CLEANER

        origin = capture.origin
        wanted = (CLEANER, self._terms.outlet, self._terms.collected, origin.part, "; ".join(origin.fields) or None)
        known = self._record.known(capture.uri, capture.sha256)
        same = (row for row in known if (row.cleaner, row.outlet, row.collected, row.part, row.fields) == wanted)
        return next((row.document for row in same), None)

    def _require_same_options(self, document: str) -> None:
        """Refuse to pass over what the user says of a document in silence."""
        given = (self._terms.outlet, self._terms.collected)
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
            yield Entry(
                capture, outcome.document, outcome_row(stage, outcome), self._terms.outlet, self._terms.collected,
                visit, self._terms.removed == "restore",
            )  # fmt: skip

    def _fail(self, source: str, reason: str, message: str) -> None:
        self._failed.append(Failure(source, reason, message))
        self._tell()

    def _tell(self, step: Literal["reading", "concluding", "indexing"] = "reading") -> None:
        if self._progress is not None:
            counts = (self._read, self._total, self._added, self._already_there, len(self._failed))
            self._progress(Progress(*counts, step))


def key_of(capture: Capture) -> Key:
    """By what a capture is told from others."""
    return capture.uri, capture.sha256, capture.origin.part


def _is_after(collected: str, received: str) -> bool:
    """Whether a moment is none before another; a day without hours is."""
    taken = datetime.fromisoformat(collected)
    return taken.tzinfo is not None and taken >= datetime.fromisoformat(received)


def cleaned(capture: Capture, outlet: str | None = None, collected: str | None = None) -> Document:
    """The document in a capture, which Parquet can hold.

    Raises:
        InputError: for what cannot be cleaned, and for half a surrogate pair in what was made of it.
    """
    from onrecord.clean.document import clean

    document = clean(capture, outlet=outlet, collected=collected)
    values = [(name, getattr(document, name)) for name in _TEXTS]
    values += [(name, words) for name in ("agencies", "contradictions") for words in getattr(document, name)]
    for name, value in values:
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


def conclude(record: Record, made: str, jobs: int = 1) -> None:
    """Draw the conclusions anew, index and seal the record, after its facts or the judgements on them changed.

    jobs: as in ``Terms``.
    """
    with _sealed(record):
        _resolve(record, made, jobs)
        _index(record)


@contextmanager
def _sealed(record: Record) -> Iterator[None]:
    """Seal the record after the body, whatever became of that."""
    try:
        yield
    except BaseException:
        # A seal that cannot be written either must not hide what went wrong.
        with suppress(RecordError):
            record.seal()
        raise
    record.seal()


def _resolve(record: Record, made: str, jobs: int) -> None:
    """Draw conclusions from all that was added since they were last drawn, by whomever."""
    from onrecord.resolve.duckdb import DuckDB

    record.resolve(DuckDB(jobs), made)
    renote(record)


def _index(record: Record) -> None:
    """Let what was added be found by its words; the index reads the parts, which may be damaged."""
    with reading_from(record.folder):
        update(record)


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
