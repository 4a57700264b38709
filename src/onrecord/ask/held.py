"""What the page of an article or of a statement asks of a record.

The index has all of it at hand. Where it is not of this snapshot, or does not know what is asked for, the parts answer:
the same rows, in some tenths of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from onrecord.ask.views import REJECTED, Article, article_of, position, standing, unnamed
from onrecord.store import index_pages
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]
T = TypeVar("T")


class Held(Protocol):
    """A record, asked for single things. Rows are as exports hold them, without what a person rejected."""

    def document(self, key: str) -> Row | None:
        """The document with this id."""

    def documents(self, ids: Sequence[str]) -> list[Row]:
        """Documents with their texts, in the order in which they were added."""

    def reported(self, document: str) -> list[Row]:
        """What a document reports, in the order of its text."""

    def attributions(self, ids: Iterable[str], documents: Sequence[str]) -> dict[str, Row]:
        """The attributions with these ids, which stand in these documents."""

    def statement(self, key: str) -> Row | None:
        """The statement with this id, and no other that it may mean now."""

    def knows(self, key: str) -> bool:
        """Whether this is the id of a statement, or of somebody who speaks or is spoken of."""

    def telling(self, statement: str) -> list[str]:
        """Ids of the documents that tell a statement, in their order."""

    def ties(self, tellings: Sequence[str], documents: Sequence[str]) -> list[Row]:
        """What lies within what, and what answers what, where one of the two is among tellings in these documents.

        Rows ``document``, ``attribution``, ``parent`` and ``replies`` as findings have them, by document, in the order
        in which analysis found them.
        """

    def articles(self, documents: Iterable[str]) -> tuple[dict[str, Article], dict[str, str | None]]:
        """What a reader needs to know of articles, by id of the document; and who republished them."""

    def nameless(self, attributions: Iterable[Row]) -> frozenset[str]:
        """The ids of those speakers that no article calls by a name."""

    def sharing(self, documents: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs of some documents that share passages."""

    def datings(self, attributions: Iterable[str]) -> list[Row]:
        """What other documents and people say of when these attributions were made."""


def from_index(snapshot: Snapshot, question: Callable[[Held], T | None]) -> T | None:
    """What ``question`` makes of the index; None where it finds nothing there, or the index has gone further.

    An index that is a little behind is asked too, as lists ask it: another process is about to bring it up to date.

    Raises:
        RecordError: if the index must be made anew and cannot be.
    """

    def asked(index: Index) -> T | None:
        return question(InIndex(index)) if index.snapshot <= snapshot.number else None

    return ask(snapshot.folder, asked)


def now(snapshot: Snapshot, given: str) -> str:
    """The entity or statement that an id means now, as ``Snapshot.followed`` says.

    Raises:
        RecordError: as ``from_index``.
    """
    known = from_index(snapshot, lambda held: held.knows(given) or None)
    return given if known else snapshot.followed(given)


class InIndex:
    """A record as its index has it: ``Held``."""

    def __init__(self, index: Index) -> None:
        self.connection = index.connection

    def document(self, key: str) -> Row | None:
        """As ``Held.document``."""
        return index_pages.document(self.connection, key)

    def documents(self, ids: Sequence[str]) -> list[Row]:
        """As ``Held.documents``."""
        return index_pages.documents(self.connection, ids)

    def reported(self, document: str) -> list[Row]:
        """As ``Held.reported``."""
        return index_pages.attributions_in(self.connection, document)

    def attributions(self, ids: Iterable[str], documents: Sequence[str]) -> dict[str, Row]:
        """As ``Held.attributions``."""
        del documents  # each is looked up by itself
        return {row["id"]: row for row in index_pages.attributions(self.connection, ids)}

    def statement(self, key: str) -> Row | None:
        """As ``Held.statement``."""
        return index_pages.statement(self.connection, key)

    def knows(self, key: str) -> bool:
        """As ``Held.knows``."""
        return index_pages.knows(self.connection, key)

    def telling(self, statement: str) -> list[str]:
        """As ``Held.telling``."""
        return index_pages.telling(self.connection, statement)

    def ties(self, tellings: Sequence[str], documents: Sequence[str]) -> list[Row]:
        """As ``Held.ties``."""
        del documents
        return index_pages.ties(self.connection, tellings)

    def articles(self, documents: Iterable[str]) -> tuple[dict[str, Article], dict[str, str | None]]:
        """As ``Held.articles``."""
        found = index_pages.headings(self.connection, documents)
        return {row["id"]: article_of(row) for row in found}, {row["id"]: row["republisher"] for row in found}

    def nameless(self, attributions: Iterable[Row]) -> frozenset[str]:
        """As ``Held.nameless``."""
        return index_pages.nameless(self.connection, {row["speaker"]["id"] for row in attributions if row["speaker"]})

    def sharing(self, documents: Sequence[str]) -> list[tuple[str, str]]:
        """As ``Held.sharing``."""
        return index_pages.sharing(self.connection, documents)

    def datings(self, attributions: Iterable[str]) -> list[Row]:
        """As ``Held.datings``."""
        return index_pages.datings(self.connection, attributions)


class InParts:
    """A record as the parts of a snapshot have it: ``Held``. Each question costs some hundredths of a second."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def document(self, key: str) -> Row | None:
        """As ``Held.document``."""
        return next(self.snapshot.documents(Filter(ids=(key,))), None)

    def documents(self, ids: Sequence[str]) -> list[Row]:
        """As ``Held.documents``."""
        return list(self.snapshot.documents(Filter(ids=tuple(ids))))

    def reported(self, document: str) -> list[Row]:
        """As ``Held.reported``."""
        return sorted(standing(self.snapshot.attributions(Filter(documents=(document,)))), key=position)

    def attributions(self, ids: Iterable[str], documents: Sequence[str]) -> dict[str, Row]:
        """As ``Held.attributions``."""
        wanted = Filter(ids=tuple(ids), documents=tuple(documents))
        return {row["id"]: row for row in standing(self.snapshot.attributions(wanted))}

    def statement(self, key: str) -> Row | None:
        """As ``Held.statement``."""
        return next(iter(self.snapshot.statements(Filter(ids=(key,)))), None)

    def knows(self, key: str) -> bool:
        """As ``Held.knows``."""
        query = "SELECT 1 FROM statements WHERE id = ? UNION ALL SELECT 1 FROM entities WHERE id = ?"
        return next(self.snapshot.ask(query, key, key), None) is not None

    def telling(self, statement: str) -> list[str]:
        """As ``Held.telling``."""
        query = "SELECT document, attribution FROM tellings WHERE statement = ?"
        return sorted({row["document"] for row in self.snapshot.ask(query, statement) if self._stands(row)})

    def ties(self, tellings: Sequence[str], documents: Sequence[str]) -> list[Row]:
        """As ``Held.ties``."""
        mine = list(tellings)
        return [row for row in self.snapshot.ask(_TIES, list(documents), mine, mine, mine) if self._stands(row)]

    def _stands(self, row: Row) -> bool:
        return self.snapshot.judged().get(row["attribution"]) != REJECTED

    def articles(self, documents: Iterable[str]) -> tuple[dict[str, Article], dict[str, str | None]]:
        """As ``Held.articles``."""
        rows = list(self.snapshot.documents(Filter(ids=tuple(sorted(set(documents))))))
        return {row["id"]: article_of(row) for row in rows}, {row["id"]: row["republisher"] for row in rows}

    def nameless(self, attributions: Iterable[Row]) -> frozenset[str]:
        """As ``Held.nameless``."""
        return unnamed(self.snapshot, attributions)

    def sharing(self, documents: Sequence[str]) -> list[tuple[str, str]]:
        """As ``Held.sharing``."""
        wanted = set(documents)
        rows = self.snapshot.reprints(Filter(documents=tuple(documents)))
        return [(row["a"], row["b"]) for row in rows if row["a"] in wanted and row["b"] in wanted]

    def datings(self, attributions: Iterable[str]) -> list[Row]:
        """As ``Held.datings``."""
        return list(self.snapshot.datings(list(attributions)))


_TIES = """
SELECT document, o.attribution AS attribution, o.parent AS parent, o.replies AS replies FROM (
    SELECT document, unnest(occasions) AS o, generate_subscripts(occasions, 1) AS nth FROM findings
    WHERE document IN (SELECT unnest(?))
)
WHERE (o.parent IS NOT NULL OR len(o.replies) > 0)
    AND (o.attribution IN (SELECT unnest(?)) OR o.parent IN (SELECT unnest(?))
         OR list_has_any([r.to FOR r IN o.replies], ?))
ORDER BY document, nth
"""
