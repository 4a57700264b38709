"""What is known while documents are taken in, and how what is kept is asked: the ground of ``growing``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.resolve.plan import Ruling

Row = dict[str, Any]
Key = tuple[str, int]
"""A chain: its document and number."""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that came: where it stands in the order of addition, and where its findings lie."""

    document: str
    place: int
    line: int
    earliest: str | None
    latest: str | None
    outlet: str | None
    is_current: bool
    file: str
    row: int
    chains: Sequence[Row]


@dataclass
class Work:
    """How much was done. compared: pairs of names. nodes: decided anew. weak: chains looked at."""

    compared: int = 0
    nodes: int = 0
    weak: int = 0


@dataclass
class State:
    """See ``growing.Growth``.

    _new: the documents that came. _before: the entities of groups before all this. _old_posts: the posts of clusters.
    _standing: documents by the form of a chain that stands in them.
    """

    kept: sqlite3.Connection
    rulings: Sequence[Ruling] = ()
    judged: Mapping[str, frozenset[int]] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    chains: set[Key] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    work: Work = field(default_factory=Work)
    _new: set[str] = field(default_factory=set, init=False)
    _before: dict[str, str | None] = field(default_factory=dict, init=False)
    _old_posts: dict[str, set[str]] = field(default_factory=dict, init=False)
    _standing: dict[str, frozenset[str]] = field(default_factory=dict, init=False)

    def _note(self, grp: str) -> None:
        """Keep the entity that a group had before all this."""
        if grp not in self._before:
            found = self._one("SELECT entity FROM groups WHERE grp = ?", grp)
            self._before[grp] = found[0] if found else None

    def _before_of(self, grp: str, own: str) -> str:
        if grp in self._before:
            return self._before[grp] or own
        return self._entity_of(grp, own)

    def _entity_of(self, grp: str, own: str) -> str:
        found = self._one("SELECT entity FROM groups WHERE grp = ?", grp)
        return (found[0] if found else None) or own

    def _cluster_of(self, node: str) -> str | None:
        found = self._one("SELECT cluster FROM groups WHERE grp = ?", node)
        return found[0] if found else None

    @staticmethod
    def _is_node(grp: str, node: str) -> bool:
        return grp == node

    def _articles(self, form: str) -> int:
        found = self._one("SELECT sum(docs) FROM nodes WHERE form = ?", form)
        return int(found[0] or 0) if found else 0

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.kept.execute(query, values).fetchone()
        return row

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self.kept.execute(query, values).fetchall()

    def _iter(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        yield from self.kept.execute(query, values)
