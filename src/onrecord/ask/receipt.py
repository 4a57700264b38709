"""One attribution with the words of its article around it: what a person looks at who is to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import Article, article_of, is_named, unnamed
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_told import of_ids
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Receipt:
    """An attribution, and the blocks of its article in which it stands.

    attribution: its row, also where a person rejected it. text: the article's. blocks: those that hold a part of it,
    and whatever lies between. named: as in ``views.Telling``.
    """

    attribution: Row
    article: Article
    text: str
    blocks: tuple[Row, ...]
    named: bool

    def as_json(self) -> Row:
        """The attribution's row, with its article and the passage in which it stands."""
        start, end = self.blocks[0]["span"][0], self.blocks[-1]["span"][1]
        article = {name: getattr(self.article, name) for name in ("id", "uri", "title", "outlet", "published")}
        passage = {"span": [start, end], "text": self.text[start:end]}
        return {"attribution": self.attribution, "article": article, "passage": passage}


def receipt(snapshot: Snapshot, key: str) -> Receipt:
    """The attribution with this id, in its article.

    Raises:
        NotFoundError: if there is none. RecordError: if the index must be made anew and cannot be.
    """
    return receipts(snapshot, [key])[0]


def receipts(snapshot: Snapshot, keys: Sequence[str]) -> tuple[Receipt, ...]:
    """Some attributions, each in its article, in the order of ``keys``; see ``receipt``."""

    def question(index: Index) -> list[tuple[int, int]]:
        told = {each.attribution: each.document for each in of_ids(index.connection, keys)}
        if told.keys() != set(keys):
            return []
        found = (index_read.added(index.connection, document) for document in told.values())
        return [pair for pair in found if pair]

    with narrowed(snapshot, ask(snapshot.folder, question)) as narrow:
        rows = {row["id"]: row for row in narrow.attributions(Filter(ids=tuple(keys)))}
        if missing := [key for key in keys if key not in rows]:
            raise NotFoundError(f"there is no attribution {missing[0]} in this record")
        wanted = tuple(sorted({row["document"] for row in rows.values()}))
        documents = {row["id"]: row for row in narrow.documents(Filter(ids=wanted))}
        nameless = unnamed(narrow, rows.values())
    return tuple(
        _receipt(rows[key], documents[rows[key]["document"]], named=is_named(rows[key], nameless)) for key in keys
    )


def _receipt(row: Row, document: Row, *, named: bool) -> Receipt:
    phrases = (row["source"], row["cue"], row["content"])
    spans = [span for phrase in phrases if phrase for span in phrase["spans"]]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = tuple(each for each in document["blocks"] if each["span"][0] < end and start < each["span"][1])
    return Receipt(row, article_of(document), document["text"], touched, named)
