"""How articles call those of whom they speak, in their own voice; and why mentions in several articles are one entity.

An article's own voice is what it says outside of everything that it attributes to somebody.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.types import BODY_KINDS

Row = dict[str, Any]

_LONGEST = 120
_CALLED = "SELECT 1 FROM namings WHERE (document, chain) = (?, ?) LIMIT 1"
_THERE = "SELECT 1 FROM documents WHERE id = ?"


def add_namings(connection: sqlite3.Connection, found: Row) -> None:
    """Note how a document calls those whom it names.

    found: its findings, with ``text`` and ``blocks`` of the document.
    """
    text = found["text"]
    contents = [tuple(span) for each in found["attributions"] for span in each["content"]["spans"]]
    own = [block["span"] for block in found["blocks"] if block["kind"] in ("title", *BODY_KINDS)]
    named = {chain["number"] for chain in found["chains"] or () if chain["named"]}
    counted: Counter[tuple[int, str, str]] = Counter()
    for mention in found["mentions"] or ():
        start, end = mention["span"]
        if mention["form"] == "pronoun" or mention["chain"] not in named or end - start > _LONGEST:
            continue
        if _within(start, end, own) and not any(first < end and start < last for first, last in contents):
            counted[mention["chain"], mention["form"], _term(text[start:end], mention["form"])] += 1
    connection.executemany(
        "INSERT INTO namings (document, chain, form, term, count) VALUES (?, ?, ?, ?, ?)",
        ((found["document"], chain, form, term, count) for (chain, form, term), count in sorted(counted.items())),
    )


def quoted_words(attributions: Iterable[Row], document: Row) -> int:
    """How many words of a document's body stand in what is reported word for word, each counted once."""
    body = [block["span"] for block in document["blocks"] if block["kind"] in BODY_KINDS]
    spans = sorted(
        (max(start, low), min(end, high))
        for each in attributions
        if each["kind"] == "direct"
        for start, end in each["content"]["spans"]
        for low, high in body
        if start < high and low < end
    )
    total, at = 0, 0
    for start, end in spans:
        if end > at:
            total += len(document["text"][max(start, at) : end].split())
            at = end
    return total


def drop_namings(connection: sqlite3.Connection, document: str) -> None:
    """Take out all that is noted of a document."""
    for table in ("namings", "members"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def all_members(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Say anew which entity each chain is, of rows ``document``, ``chain``, ``entity`` and ``basis``."""
    connection.execute("DELETE FROM members")
    for row in rows:
        _put(connection, row)


def some_members(connection: sqlite3.Connection, rows: Sequence[Row], gone: Iterable[tuple[str, int]]) -> None:
    """Write members that are new or other ones, and take out those that are gone."""
    drop = "DELETE FROM members WHERE (document, chain) = (?, ?)"
    connection.executemany(drop, ((row["document"], row["chain"]) for row in rows))
    connection.executemany(drop, gone)
    for row in rows:
        _put(connection, row)


def _put(connection: sqlite3.Connection, row: Mapping[str, Any]) -> None:
    """Keep what a page asks for: an entity that an article calls by a name, or that is one with others."""
    key = (row["document"], row["chain"])
    query, values = (_CALLED, key) if row["basis"] is None else (_THERE, key[:1])
    if connection.execute(query, values).fetchone() is not None:
        connection.execute("INSERT INTO members VALUES (?, ?, ?, ?)", (*key, row["entity"], row["basis"]))


def _within(start: int, end: int, spans: Sequence[Sequence[int]]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def _term(text: str, form: str) -> str:
    """A mention on one line; a description has a small article, wherever in a sentence it stands."""
    line = " ".join(text.split())
    first, _, rest = line.partition(" ")
    return (
        f"{first.lower()} {rest}" if form == "nominal" and first in ("The", "A", "An", "This", "His", "Her") else line
    )
