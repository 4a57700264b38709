"""One article with everything that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.analyse.voice import Voiced, voices
from onrecord.ask.held import Held, InParts, from_index
from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import is_named
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_told import of_ids
from onrecord.store.snapshot import Snapshot
from onrecord.types import Span

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document and everything that it reports, in the order of its text.

    nameless: the speakers that no article calls by a name.
    """

    document: Row
    attributions: tuple[Row, ...]
    nameless: frozenset[str]

    def is_named(self, attribution: Row) -> bool:
        """Whether an article calls the speaker by a name; see ``Telling``."""
        return is_named(attribution, self.nameless)

    def as_json(self) -> Row:
        """The document's row with its attributions."""
        return {**self.document, "attributions": list(self.attributions)}


ArticleView = DocumentView


def article(snapshot: Snapshot, document_id: str) -> ArticleView:
    """The document with this id, and its attributions in the order of its text.

    Raises:
        NotFoundError: if the snapshot holds none.
        RecordError: if the index must be made anew and cannot be.
    """
    found = from_index(snapshot, lambda held: _view(held, document_id))
    if found is None:
        with _narrowed_to(snapshot, document_id) as narrow:
            found = _view(InParts(narrow), document_id)
    return _there(found, document_id)


def one_document(snapshot: Snapshot, document_id: str) -> Row:
    """The row of the document with this id, as exports hold it, without what it reports.

    Raises:
        NotFoundError: if the snapshot holds none.
        RecordError: as ``article``.
    """
    found = from_index(snapshot, lambda held: held.document(document_id))
    if found is None:
        with _narrowed_to(snapshot, document_id) as narrow:
            found = InParts(narrow).document(document_id)
    return _there(found, document_id)


def voices_of(view: ArticleView) -> tuple[Voiced, ...]:
    """Whose words each stretch of an article is, in the order of its text; none where it was not analysed."""
    document = view.document
    if document["skipped"] is not None:
        return ()
    blocks = ((block["kind"], _span(block["span"])) for block in document["blocks"])
    contents = (_span(span) for row in view.attributions for span in row["content"]["spans"])
    phrases = (row[role] for row in view.attributions for role in ("source", "cue") if row[role])
    return voices(document["text"], blocks, contents, (_span(span) for each in phrases for span in each["spans"]))


def _span(given: Sequence[int]) -> Span:
    start, end = given
    return start, end


def document_of(snapshot: Snapshot, attribution: str) -> str | None:
    """The id of the document in which an attribution with just this id stands, if the index knows it.

    Raises:
        RecordError: as ``article``.
    """

    def question(index: Index) -> str | None:
        return next((each.document for each in of_ids(index.connection, [attribution])), None)

    return ask(snapshot.folder, question)


def _view(held: Held, document_id: str) -> ArticleView | None:
    row = held.document(document_id)
    if row is None:
        return None
    found = tuple(held.reported(document_id))
    return ArticleView(row, found, held.nameless(found))


@contextmanager
def _narrowed_to(snapshot: Snapshot, document_id: str) -> Iterator[Snapshot]:
    added = ask(snapshot.folder, lambda index: index_read.added(index.connection, document_id))
    with narrowed(snapshot, [added] if added else []) as narrow:
        yield narrow


def _there(found: T | None, document_id: str) -> T:
    if found is None:
        raise NotFoundError(f"there is no document {document_id} in this record")
    return found
