"""What is behind an id?"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.ask.removed import RemovedView, removed
from onrecord.ask.statements import gather, statements
from onrecord.ask.views import Article, Listing, Reported, Row, article_of, is_named, position, standing, unnamed
from onrecord.errors import NotFoundError
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot


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
        return document(snapshot, key)
    if table == "attributions":
        return attribution(snapshot, key)
    if table == "statements":
        return statement(snapshot, key)
    if table == "entities":
        return entity(snapshot, key)
    raise NotFoundError(f"{key} is an id of the table {table}, which cannot be shown")


def document(snapshot: Snapshot, key: str) -> DocumentView:
    """The document with this id, and what it reports; what a person rejected is left out.

    Raises:
        NotFoundError: if the snapshot holds none.
    """
    row = next(snapshot.documents(Filter(ids=(key,))), None)
    if row is None:
        raise NotFoundError(f"there is no document {key} in this record")
    found = tuple(sorted(standing(snapshot.attributions(Filter(documents=(key,)))), key=position))
    return DocumentView(row, found, unnamed(snapshot, found))


def attribution(snapshot: Snapshot, key: str) -> AttributionView:
    """The attribution with this id, and the passage in which it stands."""
    row = next(iter(snapshot.attributions(Filter(ids=(key,)))))
    article = next(iter(snapshot.documents(Filter(ids=(row["document"],)))))
    start, end = _passage(row, article)
    named = is_named(row, unnamed(snapshot, [row]))
    return AttributionView(row, article_of(article), (start, end), article["text"][start:end], named)


def statement(snapshot: Snapshot, key: str) -> Reported:
    """The statement with this id and all its tellings, the first one told first."""
    row = next(iter(snapshot.statements(Filter(ids=(key,)))))
    found = {each["id"]: each for each in snapshot.attributions(Filter(ids=tuple(row["tellings"])))}
    first = found.get(row["first"]) or next(iter(found.values()))
    return gather(snapshot, [first])[0]


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
