"""One attribution with the words of its article around it: what a person looks at who is to judge it."""

from __future__ import annotations

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

    def question(index: Index) -> tuple[int, int] | None:
        found = of_ids(index.connection, [key])
        return index_read.added(index.connection, found[0].document) if found else None

    added = ask(snapshot.folder, question)
    with narrowed(snapshot, [added] if added else []) as narrow:
        row = next(iter(narrow.attributions(Filter(ids=(key,)))), None)
        if row is None:
            raise NotFoundError(f"there is no attribution {key} in this record")
        document = next(iter(narrow.documents(Filter(ids=(row["document"],)))))
        named = is_named(row, unnamed(narrow, [row]))
    phrases = (row["source"], row["cue"], row["content"])
    spans = [span for phrase in phrases if phrase for span in phrase["spans"]]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = tuple(each for each in document["blocks"] if each["span"][0] < end and start < each["span"][1])
    return Receipt(row, article_of(document), document["text"], touched, named)
