"""One article with everything that it reports."""

from __future__ import annotations

from onrecord.ask.show import DocumentView, document
from onrecord.errors import NotFoundError
from onrecord.store.snapshot import Snapshot

ArticleView = DocumentView


def article(snapshot: Snapshot, document_id: str) -> ArticleView:
    """The document with this id, and its attributions in the order of its text.

    Raises:
        NotFoundError: if the snapshot holds none.
    """
    try:
        return document(snapshot, document_id)
    except StopIteration:
        raise NotFoundError(f"there is no document {document_id} in this record") from None
