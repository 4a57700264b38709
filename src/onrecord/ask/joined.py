"""Of which names and places in articles was somebody put together?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.store import index_pages
from onrecord.store.index import Index, ask
from onrecord.store.index_told import spoken_in_articles
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

MOST = 40


@dataclass(frozen=True, slots=True)
class Joined:
    """One entity out of many articles.

    articles: rows ``attribution``, ``source``, ``document``, ``title``, ``outlet``, ``basis``: the first attribution
    of each article in which it speaks, and why that is the same; of the first articles. total: of all articles.
    """

    articles: tuple[Row, ...]
    total: int


def joined(snapshot: Snapshot, entity: str) -> Joined:
    """What makes up the entity with this id; nothing of one that never speaks.

    Raises:
        RecordError: if the index must be made anew and cannot be.
    """

    def question(index: Index) -> tuple[list[Row], int, dict[str, str | None]]:
        rows, total = spoken_in_articles(index.connection, entity, MOST)
        return rows, total, index_pages.basis_of(index.connection, entity)

    rows, total, basis = ask(snapshot.folder, question)
    return Joined(tuple({**row, "basis": without_ids(basis.get(row["document"]))} for row in rows), total)


def without_ids(basis: str | None) -> str | None:
    """The basis of a join for who sees the articles beside it: without their ids."""
    return None if basis is None else re.sub(r" \(?in d-[0-9a-f]+\)?", "", basis)
