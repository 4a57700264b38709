"""What the process of an addition does: the same as ``onrecord add --jobs 1``."""

from __future__ import annotations

import re
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from onrecord import pipeline
from onrecord.ask.brought import brought
from onrecord.pipeline import Progress
from onrecord.read.web import WebSettings
from onrecord.run.stages import Stage
from onrecord.store.record import Record
from onrecord.web.adding.orders import Order
from onrecord.web.background import Tell

_TOLD_SECONDS = 0.3
_FAILURES, _DOCUMENTS = 500, 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order; as ``jobs.Job`` keeps it."""

    read: int
    added: int
    already_there: int
    failed: int
    passed_over: int
    returned: int
    not_analysed: dict[str, int]
    failures: tuple[dict[str, str], ...]
    documents: tuple[str, ...]
    statements: int
    new: int
    snapshot: int


def add_order(tell: Tell, folder: Path, order: Order, web: WebSettings | None, stage: Stage | None) -> Outcome:
    """Add what was ordered to the record at ``folder``.

    tell: of each ``Progress``, a few times a second. web, stage: if not as usual.

    Raises:
        RecordError: if the record cannot be written.
    """
    told = _Told(tell, len(order.refused))
    summary = pipeline.add(
        folder, [*order.files, *order.links], outlet=order.outlet, collected=order.collected,
        web=web or WebSettings(), jobs=1, progress=told.progress, stage=stage, seen=told.seen,
    )  # fmt: skip
    failures = [asdict(each) for each in summary.failed]
    failures += [{"source": line, "reason": "no address", "message": why} for line, why in order.refused]
    inside = re.compile(re.escape(str(order.spool)) + r"[/\\]\w+[/\\]")
    shown = ({key: inside.sub("", value) for key, value in each.items()} for each in failures[:_FAILURES])
    came = brought(folder, told.new)
    with Record.open(folder) as record:
        snapshot = record.catalog.newest()
    return Outcome(
        summary.read, summary.added, summary.already_there, len(failures), summary.passed_over, summary.returned,
        dict(summary.not_analysed), tuple(shown), tuple(told.new[:_DOCUMENTS]), came.statements, came.new, snapshot,
    )  # fmt: skip


@dataclass
class _Told:
    """Passes on how far it has come, not too often; and remembers what was added."""

    tell: Tell
    refused: int
    new: list[str] = field(default_factory=list)
    last: float = 0.0
    step: str = ""

    def progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.step != self.step or now - self.last >= _TOLD_SECONDS:
            self.last, self.step = now, progress.step
            counts = asdict(progress)
            self.tell({**counts, "failed": progress.failed + self.refused, "total": progress.total + self.refused})

    def seen(self, _: object, document: str, is_new: bool) -> None:
        if is_new:
            self.new.append(document)
