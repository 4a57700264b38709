"""One article with everything that it reports."""

from __future__ import annotations

from typing import Any

from onrecord.ask.narrowed import narrowed
from onrecord.ask.show import DocumentView, document
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import ask
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]
ArticleView = DocumentView


def article(snapshot: Snapshot, document_id: str) -> ArticleView:
    """The document with this id, and its attributions in the order of its text.

    Raises:
        NotFoundError: if the snapshot holds none.
        RecordError: if the index must be made anew and cannot be.
    """
    added = ask(snapshot.folder, lambda index: index_read.added(index.connection, document_id))
    with narrowed(snapshot, [added] if added else []) as narrow:
        return document(narrow, document_id)


def one_document(snapshot: Snapshot, document_id: str) -> Row:
    """The row of the document with this id, as exports hold it, without what it reports.

    Raises:
        NotFoundError: if the snapshot holds none.
        RecordError: as ``article``.
    """
    added = ask(snapshot.folder, lambda index: index_read.added(index.connection, document_id))
    with narrowed(snapshot, [added] if added else []) as narrow:
        found = next(narrow.documents(Filter(ids=(document_id,))), None)
    if found is None:
        raise NotFoundError(f"there is no document {document_id} in this record")
    return found
