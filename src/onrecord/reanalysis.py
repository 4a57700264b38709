"""One run of analysing anew what is in a record, by the present model and the present cleaner.

It streams, commits in batches, and goes on where it was: what is left to do is a question to the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import InputError, RecordError
from onrecord.intake import Failure, Intake, Progress, Summary, Terms, conclude
from onrecord.read.found import Found
from onrecord.run.batches import outcome_row
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.schema import FindingsRow, from_row
from onrecord.store.addition import Addition
from onrecord.store.captures import read_capture
from onrecord.store.catalog import KnownCapture
from onrecord.store.fetches import RecordVisits
from onrecord.store.leases import leased
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.types import Capture, Document, Origin

_BATCH = 200
_PURPOSE = "reanalysing"


@dataclass(frozen=True, slots=True)
class Reanalysed:
    """What became of the current documents of a record.

    analysed: anew. up_to_date: how many the present analysis had made already.
    failed: what could not be analysed, and so keeps what was found before.
    cleaned: what became of those that another cleaner had made, or None where that was not asked for.
    """

    analysed: int
    up_to_date: int
    failed: tuple[Failure, ...]
    cleaned: Summary | None = None


class Anew:
    """One run. workers: how many processes for so many documents. jobs: to draw the conclusions."""

    def __init__(
        self,
        record: Record,
        stage: Stage,
        made: str,
        workers: Callable[[int], int],
        jobs: int = 1,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._record, self._stage, self._made = record, stage, made
        self._workers, self._jobs, self._progress = workers, jobs, progress
        self._failed: list[Failure] = []
        self._done = 0

    def run(self, *, clean: bool) -> Reanalysed:
        """Clean anew where that is asked for, then analyse, draw conclusions, index and seal."""
        with leased(self._record.catalog, _PURPOSE, alone=True, wait=False):
            cleaned = self._clean() if clean else None
            snapshot = self._record.snapshot()
            try:
                current = next(snapshot.ask("SELECT count(*) AS n FROM documents WHERE current"))["n"]
                wanted = self._wanted(snapshot)
                self._analyse(snapshot, wanted)
            finally:
                snapshot.close()
            conclude(self._record, self._made, self._jobs)
        return Reanalysed(self._done, current - len(wanted), tuple(self._failed), cleaned)

    def _wanted(self, snapshot: Snapshot) -> list[str]:
        rows = snapshot.ask(_OTHER, self._stage.name, self._stage.version)
        return [row["id"] for row in rows]

    def _analyse(self, snapshot: Snapshot, wanted: list[str]) -> None:
        if not wanted:
            return
        workers, documents = self._workers(len(wanted)), _documents(snapshot, wanted)
        run = run_local(self._stage, documents) if workers == 1 else run_pool(self._stage, documents, workers)
        with self._record.adding() as addition:
            batch: list[FindingsRow] = []
            for outcome in run:
                if outcome.findings is None:
                    self._fail(outcome)
                else:
                    batch.append(outcome_row(self._stage, outcome))
                if len(batch) >= _BATCH:
                    self._commit(addition, batch, len(wanted))
                    batch = []
            self._commit(addition, batch, len(wanted))

    def _commit(self, addition: Addition, batch: list[FindingsRow], total: int) -> None:
        if not batch:
            return
        addition.renew(batch, self._made)
        self._done += len(batch)
        if self._progress is not None:
            read = self._done + len(self._failed)
            self._progress(Progress(read, total, self._done, 0, len(self._failed)))

    def _fail(self, outcome: Outcome) -> None:
        document = outcome.document
        message = f"{document.uri} ({document.id}): {outcome.error}"
        self._failed.append(Failure(document.uri, outcome.reason or "cannot be analysed", message))

    def _clean(self) -> Summary:
        """Take the kept bytes of what another cleaner made through the pipeline again."""
        from onrecord.clean.document import CLEANER

        groups: dict[tuple[str | None, str | None], list[KnownCapture]] = {}
        for known in self._record.catalog.all_captures():
            if known.cleaner != CLEANER:
                groups.setdefault((known.outlet, known.collected), []).append(known)
        total = Summary(0, 0, 0, ())
        for (outlet, collected), captures in groups.items():
            terms = Terms(self._made, outlet, collected)
            visits = RecordVisits(self._record.catalog, CLEANER, outlet, collected)
            intake = Intake(self._record, terms, visits, len(captures), self._progress)
            intake.run(self._captures(captures), self._stage, self._workers(len(captures)))
            total = _sum(total, intake.summary())
        return total

    def _captures(self, known: list[KnownCapture]) -> Iterator[Found]:
        """The bytes of current documents, as they came."""
        for start in range(0, len(known), _BATCH):
            some = {each.document: each for each in known[start : start + _BATCH]}
            snapshot = self._record.snapshot()
            try:
                origins = {row["id"]: from_row(Origin, row["origin"] or {}) for row in snapshot.ask(_KEPT, list(some))}
            finally:
                snapshot.close()
            for document, each in some.items():
                if document in origins:
                    yield Found(each.uri, self._capture(each, origins[document]))

    def _capture(self, known: KnownCapture, origin: Origin) -> Capture | InputError:
        from onrecord.read.sniff import media_type

        try:
            content = read_capture(self._record.folder, known.sha256)
        except RecordError as error:
            return InputError(str(error), reason="capture damaged")
        media = origin.media_type or media_type(content)
        return Capture(known.uri, known.received, known.sha256, media, content, origin)


def _documents(snapshot: Snapshot, wanted: list[str]) -> Iterator[Document]:
    """The documents as their pages have them, whatever people judged of them; a few at a time."""
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        rows = {row["id"]: row for row in snapshot.ask(_STORED, some)}
        for key in some:
            yield from_row(Document, rows[key])


def _sum(one: Summary, other: Summary) -> Summary:
    languages: Iterable[str] = {**one.not_analysed, **other.not_analysed}
    return Summary(
        one.read + other.read,
        one.added + other.added,
        one.already_there + other.already_there,
        (*one.failed, *other.failed),
        one.passed_over + other.passed_over,
        one.returned + other.returned,
        {tag: one.not_analysed.get(tag, 0) + other.not_analysed.get(tag, 0) for tag in languages},
    )


_OTHER = """
SELECT d.id FROM documents d JOIN newest_findings f ON f.document = d.id
WHERE d.current AND (f.stage <> ? OR f.version <> ?) ORDER BY d.place, d.line
"""

_STORED = "SELECT * FROM all_documents WHERE id IN (SELECT unnest(?))"

_KEPT = "SELECT id, origin FROM documents WHERE current AND id IN (SELECT unnest(?))"
