"""A snapshot with only those facts in it that a question is about.

The index says with which additions a document and its findings came, so that the others need not be read however many
there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from onrecord.schema import FACTS
from onrecord.store.snapshot import Snapshot


@contextmanager
def narrowed(snapshot: Snapshot, added: Sequence[tuple[int, int]]) -> Iterator[Snapshot]:
    """``snapshot`` with the facts of some additions: of documents and findings as ``index_read.added`` has them.

    The whole snapshot where that is not known, or where one of them came after it.
    """
    if not added or max(max(pair) for pair in added) > snapshot.number:
        yield snapshot
        return
    came = dict(zip(("documents", "findings"), (set(column) for column in zip(*added, strict=True)), strict=True))
    if all(part.added in came[part.table] for part in snapshot.parts if part.table in FACTS):
        yield snapshot
        return
    with snapshot.only(came) as narrow:
        yield narrow
