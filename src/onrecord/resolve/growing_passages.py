"""Reprints going on from what is kept: only documents that came, went or came back are set beside others.

What comes of it is what ``passages`` would find in all documents at once. That more bodies have a mark takes no pair
away; only where one of the first bodies that have it comes or goes, later ones are set beside others than before.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any

from onrecord.resolve.bodies import marks_of, unpack
from onrecord.resolve.packed import add, holders
from onrecord.resolve.passages import FEW, MANY, printed, reprint_of
from onrecord.schema import to_row

Row = dict[str, Any]
Pair = tuple[int, int]


@dataclass
class GrownReprints:
    """What to write. rows: new ones, in order. gone: keys of rows that are no more. compared: pairs of bodies."""

    rows: list[Row] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    compared: int = 0


def grow_reprints(kept: sqlite3.Connection, added: Sequence[Row], current: Mapping[str, bool]) -> GrownReprints:
    """Take in documents, and let others count, or no longer count, within the caller's transaction.

    added: in the order of addition, each with ``document``, ``is_current``, ``text``, ``blocks`` and ``said``.
    current: whether documents count that were there before.
    """
    growth = _Growth(kept)
    for document, counts in current.items():
        growth.let_count(document, counts)
    for row in added:
        growth.take_in(row)
    return growth.result()


class _Growth:
    def __init__(self, kept: sqlite3.Connection) -> None:
        self._kept = kept
        self._came: dict[int, list[int]] = {}
        self._went: dict[int, list[int]] = {}

    def let_count(self, document: str, counts: bool) -> None:
        row = self._kept.execute("SELECT n, is_current FROM printed WHERE document = ?", (document,)).fetchone()
        if row is None or bool(row[1]) == counts:
            return
        self._kept.execute("UPDATE printed SET is_current = ? WHERE n = ?", (counts, row[0]))
        (self._came if counts else self._went)[row[0]] = self._marks(row[0])

    def take_in(self, row: Row) -> None:
        body, marks = printed(row)
        (n,) = self._kept.execute("SELECT coalesce(max(n), 0) + 1 FROM printed").fetchone()
        self._kept.execute("INSERT INTO printed VALUES (?, ?, ?, ?)", (n, row["document"], row["is_current"], body))
        add(self._kept, "marks", marks, n)
        if row["is_current"]:
            self._came[n] = marks

    def result(self) -> GrownReprints:
        met, parted = self._pairs()
        found = GrownReprints()
        for pair in sorted(parted):
            found.gone += self._drop(pair)
        for n in sorted(self._went):
            others = self._kept.execute("SELECT one, two FROM reprints WHERE one = ?1 OR two = ?1", (n,)).fetchall()
            for pair in sorted(others):
                found.gone += self._drop(pair)
        for one, two in sorted(met):
            if self._kept.execute("SELECT 1 FROM reprints WHERE one = ? AND two = ?", (one, two)).fetchone():
                continue
            found.compared += 1
            (a, one_body), (b, two_body) = self._body(one), self._body(two)
            made = reprint_of(a, b, one_body, two_body)
            if made is not None:
                self._kept.execute("INSERT INTO reprints VALUES (?, ?)", (one, two))
                found.rows.append(to_row(made))
        return found

    def _drop(self, pair: Pair) -> Iterator[str]:
        """The key of a row that is no more, if there was one."""
        if self._kept.execute("DELETE FROM reprints WHERE one = ? AND two = ?", pair).rowcount:
            yield " ".join(self._body(n)[0] for n in pair)

    def _pairs(self) -> tuple[set[Pair], set[Pair]]:
        """The pairs that are set beside each other now and perhaps were not before; those that no longer are."""
        touched: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for side, changed in enumerate((self._came, self._went)):
            for n, marks in changed.items():
                for mark in marks:
                    touched[mark][side].add(n)
        met: set[Pair] = set()
        parted: set[Pair] = set()
        for mark, (came, went) in touched.items():
            first = self._first(mark, MANY)
            if len(first) < MANY or min(came | went) > first[-1]:
                # None of the first ones is another than before.
                met.update(pair for n in came for pair in _with(n, first))
            else:
                now = self._first(mark, None)
                before = sorted(set(now) - came | went)
                here, there = set(_set_beside(now)), set(_set_beside(before))
                met |= here - there
                parted |= there - here
        return met, {pair for pair in parted - met if not self._met_by_others(*pair)}

    def _met_by_others(self, one: int, two: int) -> bool:
        """Whether any mark sets two bodies beside each other now."""
        ones = self._kept.execute("SELECT n FROM printed WHERE n IN (?, ?) AND is_current", (one, two)).fetchall()
        if len(ones) < 2:
            return False
        common = set(self._marks(one)).intersection(self._marks(two))
        return any(two in first or one in first[:FEW] for first in (self._first(mark, MANY) for mark in common))

    def _first(self, mark: int, most: int | None) -> list[int]:
        """The first that have a mark and count now; all of them if ``most`` is None."""
        query = "SELECT is_current FROM printed WHERE n = ?"
        having = holders(self._kept, "marks", mark)
        return list(islice((n for n in having if self._kept.execute(query, (n,)).fetchone()[0]), most))

    def _marks(self, n: int) -> list[int]:
        return marks_of(unpack(self._body(n)[1]))

    def _body(self, n: int) -> tuple[str, bytes]:
        document, body = self._kept.execute("SELECT document, body FROM printed WHERE n = ?", (n,)).fetchone()
        return document, body


def _set_beside(bodies: Sequence[int]) -> Iterator[Pair]:
    """All pairs of bodies that have a mark that are aligned. bodies: in the order of addition."""
    yield from combinations(bodies[:MANY], 2)
    for one in bodies[:FEW]:
        for two in bodies[MANY:]:
            yield one, two


def _with(n: int, first: Sequence[int]) -> Iterable[Pair]:
    """The pairs of ``_set_beside`` in which ``n`` is. first: the first ``MANY`` that have the mark."""
    others = first if n in first else first[:FEW]
    return [(min(n, other), max(n, other)) for other in others if other != n]
