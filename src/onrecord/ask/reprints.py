"""Which articles reprint each other, which is likely the original, and what did each change?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.ask.held import Held, from_index
from onrecord.ask.narrowed import narrowed
from onrecord.ask.views import Article, article_of
from onrecord.resolve.families import CONNECTED, Copy, Original, copy_of, families, original
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_families import pairs_of
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

MOST = 20
"""Members of a family that are set beside the original unless more are asked for."""

LARGEST = 10_000
"""Members of a family that are looked for."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Printing:
    """A member of a family beside the likely original.

    share: of the words of the shorter of the two, so many lie in passages that both have; None where the two were not
        set beside each other, in a family of more members than ``resolve.passages.MANY``.
    copy: what it changed.
    """

    article: Article
    share: float | None
    copy: Copy

    def as_json(self) -> Row:
        """The member and what it changed; spans are offsets into its text, those of ``dropped`` into the original's."""
        edits = [
            {**asdict(edit), "from_span": list(edit.from_span), "to_span": list(edit.to_span)}
            for edit in self.copy.edits
        ]
        return {
            "article": asdict(self.article), "share": self.share, "headline_changed": self.copy.headline,
            "dropped": [list(span) for span in self.copy.dropped], "added": [list(span) for span in self.copy.added],
            "edits": edits,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that reprint each other.

    original: the likely one, and why. first: its article.
    printings: the others, those that share most first; at most as many as were asked for. size: of the whole family.
    """

    original: Original
    first: Article
    printings: tuple[Printing, ...]
    size: int

    def as_json(self) -> Row:
        """The family with its original and what each member changed."""
        return {
            "original": {**asdict(self.original), "article": asdict(self.first)},
            "printings": [each.as_json() for each in self.printings],
            "size": self.size,
        }


def family(snapshot: Snapshot, document: str, *, most: int = MOST) -> Family | None:
    """The family of a document; None where no article reprints much of it, or it does not count.

    most: members that are set beside the original, ``document`` always among them.

    Raises:
        RecordError: where a part is missing or damaged.
    """
    shares = _connected(snapshot, document)
    if not shares:
        return None
    ids = sorted({key for pair in shares for key in pair})
    rows = {row["id"]: row for row in from_index(snapshot, lambda held: _all(held, ids)) or _documents(snapshot, ids)}
    members = list(rows.values())
    found = original(members)
    beside = {key: share for pair, share in shares.items() if found.document in pair for key in pair}
    others = sorted((key for key in rows if key != found.document), key=lambda key: (-beside.get(key, 0.0), key))
    shown = others[:most]
    if document != found.document and document not in shown:
        shown = [*shown[: most - 1], document]
    printings = tuple(
        Printing(article_of(rows[key]), beside.get(key), copy_of(rows[found.document], rows[key])) for key in shown
    )
    return Family(found, article_of(rows[found.document]), printings, len(rows))


def largest(snapshot: Snapshot, limit: int = MOST) -> list[tuple[str, ...]]:
    """The families of a record as ids of documents, the largest first."""
    pairs = snapshot.ask("SELECT a, b, share FROM reprints WHERE share >= ?", CONNECTED)
    found = families((row["a"], row["b"], row["share"]) for row in pairs)
    return sorted(found, key=lambda ids: (-len(ids), ids))[:limit]


def _connected(snapshot: Snapshot, document: str) -> dict[tuple[str, str], float]:
    """All pairs of the family of a document, with their shares."""
    query = "SELECT a, b, share FROM reprints WHERE share >= ? AND (a IN (SELECT unnest(?)) OR b IN (SELECT unnest(?)))"

    def in_parts(waiting: list[str]) -> dict[tuple[str, str], float]:
        rows = snapshot.ask(query, CONNECTED, waiting, waiting)
        return {(row["a"], row["b"]): row["share"] for row in rows}

    def question(index: Index) -> dict[tuple[str, str], float] | None:
        if index.snapshot != snapshot.number:
            return None
        return _spread(document, lambda waiting: _in_index(index, waiting))

    found = ask(snapshot.folder, question)
    return _spread(document, in_parts) if found is None else found


def _in_index(index: Index, waiting: list[str]) -> dict[tuple[str, str], float]:
    return {(a, b): share for a, b, share in pairs_of(index.connection, waiting) if share >= CONNECTED}


def _spread(
    document: str, near_to: Callable[[list[str]], dict[tuple[str, str], float]]
) -> dict[tuple[str, str], float]:
    """All pairs that hang together with a document. near_to: the pairs in which some documents are."""
    found: dict[tuple[str, str], float] = {}
    known, waiting = {document}, [document]
    while waiting and len(known) < LARGEST:
        near = near_to(waiting)
        found |= near
        waiting = sorted({key for pair in near for key in pair} - known)
        known.update(waiting)
    return found


def _all(held: Held, ids: Sequence[str]) -> list[Row] | None:
    """The documents with these ids in the order of addition, if all of them are there."""
    found = held.documents(ids)
    return found if len(found) == len(ids) else None


def _documents(snapshot: Snapshot, ids: Sequence[str]) -> Iterator[Row]:
    def question(index: Index) -> list[tuple[int, int] | None]:
        return [index_read.added(index.connection, key) for key in ids]

    added = ask(snapshot.folder, question) if len(ids) <= _AT_ONCE else []
    with narrowed(snapshot, [pair for pair in added if pair] if all(added) else []) as narrow:
        for start in range(0, len(ids), _AT_ONCE):
            yield from narrow.documents(Filter(ids=tuple(ids[start : start + _AT_ONCE])))
