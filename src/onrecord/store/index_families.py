"""Families of reprints in the index: which articles belong together, and which is likely the original."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from onrecord.resolve.changes import words
from onrecord.resolve.components import components
from onrecord.resolve.families import CONNECTED, original
from onrecord.store.index_query import encodable
from onrecord.store.index_touched import Touched

Row = dict[str, Any]


def add_reprint(connection: sqlite3.Connection, row: Row) -> None:
    """Put in a pair of articles of which much stands in both, in place of what was known of the two."""
    drop_reprint(connection, row["a"], row["b"])
    connection.execute("INSERT INTO sharing VALUES (?, ?)", (row["a"], row["b"]))
    if row["share"] >= CONNECTED:
        connection.execute("INSERT INTO reprints VALUES (?, ?, ?)", (row["a"], row["b"], row["share"]))


def drop_reprint(connection: sqlite3.Connection, a: str, b: str) -> None:
    """Take out a pair."""
    for table in ("reprints", "sharing"):
        connection.execute(f"DELETE FROM {table} WHERE a = ? AND b = ?", (a, b))


def note_families(connection: sqlite3.Connection, touched: Touched) -> None:
    """Say anew which families there are among ``touched.documents``, or all of them."""
    if touched.everything:
        for table in ("reprints", "sharing"):
            connection.execute(f"DELETE FROM {table} WHERE a NOT IN ({_THERE}) OR b NOT IN ({_THERE})")
        connection.execute("DELETE FROM families")
        found: dict[str, list[str]] = {}
        pairs = connection.execute("SELECT a, b FROM reprints ORDER BY a, b").fetchall()
        for document, family in components(pairs):
            found.setdefault(family, []).append(document)
        for members in found.values():
            _write(connection, members)
        return
    left = _with_their_family(connection, touched.documents)
    for document in left:
        if connection.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is None:
            for table in ("reprints", "sharing"):
                connection.execute(f"DELETE FROM {table} WHERE a = ?1 OR b = ?1", (document,))
        connection.execute("DELETE FROM families WHERE document = ?", (document,))
    while left:
        together = _connected(connection, min(left))
        left -= together
        _write(connection, sorted(together))


def pairs_of(connection: sqlite3.Connection, documents: Iterable[str]) -> list[tuple[str, str, float]]:
    """The pairs in which one of some documents is: both ids, and how much of the shorter one they share."""
    found: dict[tuple[str, str], float] = {}
    for document in documents:
        query = "SELECT a, b, share FROM reprints WHERE a = ?1 UNION SELECT a, b, share FROM reprints WHERE b = ?1"
        for a, b, share in connection.execute(query, (encodable(document),)):
            found[a, b] = share
    return [(a, b, share) for (a, b), share in found.items()]


def _with_their_family(connection: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """Some documents, and those of the families to which they belonged."""
    query = "SELECT b.document FROM families a JOIN families b ON b.family = a.family WHERE a.document = ?"
    return {each for key in documents for each in (key, *(one for (one,) in connection.execute(query, (key,))))}


def _connected(connection: sqlite3.Connection, document: str) -> set[str]:
    """All that share much with a document, or with one that does."""
    query = "SELECT b FROM reprints WHERE a = ?1 UNION SELECT a FROM reprints WHERE b = ?1"
    found, waiting = {document}, [document]
    while waiting:
        near = {one for (one,) in connection.execute(query, (waiting.pop(),))} - found
        found |= near
        waiting += near
    return found


def _write(connection: sqlite3.Connection, members: list[str]) -> None:
    connection.executemany("DELETE FROM families WHERE document = ?", ((key,) for key in members))
    if len(members) < 2:
        return
    rows = sorted((_row(connection, key) for key in members), key=lambda row: (row["added"], row["line"]))
    first = original(rows, [row["size"] for row in rows]).document
    pair = "SELECT share FROM reprints WHERE (a, b) = (?1, ?2) OR (a, b) = (?2, ?1)"
    for key in members:
        share = connection.execute(pair, (key, first)).fetchone()
        row = (key, min(members), first, share and share[0])
        connection.execute("INSERT INTO families VALUES (?, ?, ?, ?)", row)


def _row(connection: sqlite3.Connection, document: str) -> Row:
    """What weighing needs to know of a document; ``size``: how many words its body has."""
    columns = "id, outlet, republisher, agencies, earliest, latest, added, line, body"
    query = f"SELECT {columns} FROM documents JOIN texts USING (n) WHERE id = ?"
    row = dict(zip(columns.split(", "), connection.execute(query, (document,)).fetchone(), strict=True))
    published = {"earliest": row["earliest"], "latest": row["latest"]}
    return {**row, "agencies": json.loads(row["agencies"]), "published": published, "size": words(row["body"])}


_THERE = "SELECT id FROM documents"
