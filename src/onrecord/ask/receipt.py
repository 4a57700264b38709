"""One attribution with the words of its article around it: what a person looks at who is to judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask.held import Held, InParts, from_index
from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import Article, article_of, is_named
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

    wanted = tuple(dict.fromkeys(keys))
    found = from_index(snapshot, lambda held: _there(held, wanted))
    if found is None:
        with narrowed(snapshot, ask(snapshot.folder, lambda index: _added(index, wanted))) as narrow:
            found = _also_rejected(narrow, wanted)
    return tuple(found[key] for key in keys)


def _there(held: Held, keys: Sequence[str]) -> dict[str, Receipt] | None:
    """All of them by their ids; None where one of them is not there."""
    rows = held.attributions(keys, ())
    return None if rows.keys() != set(keys) else _gathered(held, rows)


def _gathered(held: Held, rows: Mapping[str, Row]) -> dict[str, Receipt]:
    documents = {row["id"]: row for row in held.documents(sorted({row["document"] for row in rows.values()}))}
    nameless = held.nameless(rows.values())
    return {key: _receipt(row, documents[row["document"]], named=is_named(row, nameless)) for key, row in rows.items()}


def _also_rejected(snapshot: Snapshot, keys: Sequence[str]) -> dict[str, Receipt]:
    rows = {row["id"]: row for row in snapshot.attributions(Filter(ids=tuple(keys)))}
    if missing := [key for key in keys if key not in rows]:
        raise NotFoundError(f"there is no attribution {missing[0]} in this record")
    return _gathered(InParts(snapshot), rows)


def _added(index: Index, keys: Sequence[str]) -> list[tuple[int, int]]:
    """With which additions their articles came; nothing where that is not known of all."""
    told = {each.attribution: each.document for each in of_ids(index.connection, keys)}
    if told.keys() != set(keys):
        return []
    found = (index_read.added(index.connection, document) for document in told.values())
    return [pair for pair in found if pair]


def _receipt(row: Row, document: Row, *, named: bool) -> Receipt:
    phrases = (row["source"], row["cue"], row["content"])
    spans = [span for phrase in phrases if phrase for span in phrase["spans"]]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = tuple(each for each in document["blocks"] if each["span"][0] < end and start < each["span"][1])
    return Receipt(row, article_of(document), document["text"], touched, named)
