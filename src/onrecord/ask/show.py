"""What is behind an id?"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.ask.article import DocumentView, article
from onrecord.ask.held import Held, InParts, from_index
from onrecord.ask.removed import RemovedView, removed
from onrecord.ask.statement import statement_view
from onrecord.ask.statements import statements
from onrecord.ask.views import Article, Listing, Reported, Row, article_of, is_named
from onrecord.errors import NotFoundError
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class AttributionView:
    """An attribution with the blocks of the text in which it stands.

    span: where ``passage`` lies in the document's text.
    named: as in ``Telling``.
    """

    attribution: Row
    article: Article
    span: tuple[int, int]
    passage: str
    named: bool

    def as_json(self) -> Row:
        """The attribution's row with its article and passage."""
        passage = {"span": list(self.span), "text": self.passage}
        return {**self.attribution, "article": asdict(self.article), "passage": passage}


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity and what it is reported to have said."""

    entity: Row
    listing: Listing

    def as_json(self) -> Row:
        """The entity's row with its statements."""
        return {**self.entity, "statements": [each.as_json() for each in self.listing.reported]}


View = DocumentView | AttributionView | Reported | EntityView | RemovedView


def show(snapshot: Snapshot, given: str) -> View:
    """The document, attribution, statement or entity whose id is, or begins with, ``given``; or what is left of it.

    Raises NotFoundError where there is none, or more than one.
    """
    try:
        table, key = snapshot.find(given)
    except NotFoundError:
        left = removed(snapshot.folder, given)
        if left is None:
            raise
        return left
    if table == "documents":
        return article(snapshot, key)
    if table == "attributions":
        return attribution(snapshot, key)
    if table == "statements":
        return statement_view(snapshot, key).reported
    if table == "entities":
        return entity(snapshot, key)
    raise NotFoundError(f"{key} is an id of the table {table}, which cannot be shown")


def attribution(snapshot: Snapshot, key: str) -> AttributionView:
    """The attribution with this id, and the passage in which it stands."""
    found = from_index(snapshot, lambda held: _attribution(held, key))
    if found is None:
        row = next(iter(snapshot.attributions(Filter(ids=(key,)))))
        found = _viewed(InParts(snapshot), row)
    return found


def _attribution(held: Held, key: str) -> AttributionView | None:
    row = held.attributions([key], ()).get(key)
    return None if row is None else _viewed(held, row)


def _viewed(held: Held, row: Row) -> AttributionView:
    document = held.documents([row["document"]])[0]
    start, end = _passage(row, document)
    named = is_named(row, held.nameless([row]))
    return AttributionView(row, article_of(document), (start, end), document["text"][start:end], named)


def entity(snapshot: Snapshot, key: str) -> EntityView:
    """The entity with this id and all its statements, beliefs and unsure ones too."""
    row = next(iter(snapshot.entities(Filter(ids=(key,)))))
    return EntityView(row, statements(snapshot, Filter(speaker=key), everything=True))


def _passage(attribution: Row, document: Row) -> tuple[int, int]:
    """From the first to the last block that holds a part of the attribution."""
    phrases = (attribution["source"], attribution["cue"], attribution["content"])
    spans = [span for phrase in phrases if phrase for span in phrase["spans"]]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = [block["span"] for block in document["blocks"] if block["span"][0] < end and start < block["span"][1]]
    return min([start, *(span[0] for span in touched)]), max([end, *(span[1] for span in touched)])
