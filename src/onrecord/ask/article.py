"""One article with everything that it reports."""

from __future__ import annotations

from onrecord.ask.show import DocumentView, document
from onrecord.errors import NotFoundError
from onrecord.schema import FACTS
from onrecord.store import index_read
from onrecord.store.index import ask
from onrecord.store.snapshot import Snapshot

ArticleView = DocumentView


def article(snapshot: Snapshot, document_id: str) -> ArticleView:
    """The document with this id, and its attributions in the order of its text.

    The index says with which addition the document came, so that the others need not
    be read however many there are.

    Raises:
        NotFoundError: if the snapshot holds none.
        RecordError: if the index must be made anew and cannot be.
    """
    added = ask(snapshot.folder, lambda index: index_read.added(index.connection, document_id))
    if added is None or max(added) > snapshot.number:
        return _view(snapshot, document_id)
    came = dict(zip(("documents", "findings"), added, strict=True))
    parts = tuple(part for part in snapshot.parts if part.table not in FACTS or part.added == came[part.table])
    narrow = Snapshot(snapshot.folder, snapshot.number, snapshot.base, parts)
    try:
        return _view(narrow, document_id)
    finally:
        narrow.close()


def _view(snapshot: Snapshot, document_id: str) -> ArticleView:
    if next(iter(snapshot.ask("SELECT 1 AS found FROM documents WHERE id = ?", document_id)), None) is None:
        raise NotFoundError(f"there is no document {document_id} in this record")
    return document(snapshot, document_id)
