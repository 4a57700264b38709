"""One article into the index and out of it: its text, and what was found in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from onrecord.ids import statement_id
from onrecord.offsets import with_gaps
from onrecord.resolve.first_hand import told_elsewhere, venue_key
from onrecord.store.index_namings import add_namings, drop_namings, quoted_words
from onrecord.store.index_packed import OF_PAGES, named_mentions, names_in, packed_found, packed_page
from onrecord.store.index_schema import is_usual
from onrecord.store.index_touched import Touched
from onrecord.types import BODY_KINDS

Row = dict[str, Any]

COLUMNS = {
    "documents": OF_PAGES,
    "findings": ("document", "attributions", "mentions", "chains", "occasions", "skipped", "version"),
}
"""The columns of facts that the index needs."""


def remove(connection: sqlite3.Connection, document: str, touched: Touched) -> None:
    """Take a document out."""
    touched.document(connection, document)
    told = "(SELECT n FROM attributions WHERE document = ?)"
    for table in ("contents", "found", "about", "replies"):
        connection.execute(f"DELETE FROM {table} WHERE n IN {told}", (document,))
    connection.execute("DELETE FROM attributions WHERE document = ?", (document,))
    for table in ("texts", "pages"):
        connection.execute(f"DELETE FROM {table} WHERE n IN (SELECT n FROM documents WHERE id = ?)", (document,))
    drop_namings(connection, document)
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))


def add_document(connection: sqlite3.Connection, row: Row, touched: Touched) -> None:
    """Put a document in. row: as the parts have it, with ``added`` and ``line``."""
    published = row["published"] or {}
    day = published.get("earliest") or published.get("latest")
    body = _body(row)
    outlet = row["outlet"]
    values = {
        "id": row["id"], "uri": row["uri"], "title": row["title"], "outlet": outlet,
        "outlet_key": outlet and outlet.lower(), "republisher": row["republisher"], "byline": row["byline"],
        "language": row["language"], "earliest": published.get("earliest"), "latest": published.get("latest"),
        "basis": published.get("basis"), "undated": day is None, "day": day or "", "words": len(body.split()),
        "agencies": json.dumps(row["agencies"] or [], ensure_ascii=False), "added": row["added"], "line": row["line"],
    }  # fmt: skip
    number = insert(connection, "documents", values)
    connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, row["title"], body))
    connection.execute("INSERT INTO pages VALUES (?, ?)", (number, packed_page(row)))
    touched.document(connection, row["id"])


def add_findings(
    connection: sqlite3.Connection, row: Row, added: int, judged: Mapping[str, str], touched: Touched
) -> None:
    """Put in what was found in a document that is there; what a person rejected is left out.

    row: as the parts have it, with ``text`` and ``blocks`` of the document.
    """
    columns = "outlet_key, earliest, latest, undated, day"
    found = connection.execute(f"SELECT {columns}, outlet FROM documents WHERE id = ?", (row["document"],)).fetchone()
    article = dict(zip(columns.split(", "), found, strict=False))
    occasions = {each["attribution"]: each for each in row["occasions"] or ()}
    standing = [each for each in row["attributions"] if judged.get(each["id"]) != "rejected"]
    usual, mentions = 0, named_mentions(row)
    for each in standing:
        occasion = occasions.get(each["id"], {})
        values = _attribution(each, judged.get(each["id"])) | _occasion(occasion, found[-1]) | article
        number = insert(connection, "attributions", values)
        usual += is_usual(values)
        connection.execute(
            "INSERT INTO contents VALUES (?, ?)", (number, with_gaps(each["content"]["text"], each["content"]["spans"]))
        )
        replies = sorted({reply["to"] for reply in occasion.get("replies") or ()})
        connection.executemany("INSERT INTO replies VALUES (?, ?)", ((number, to) for to in replies))
        names = names_in(each, mentions)
        connection.execute("INSERT INTO found VALUES (?, ?)", (number, packed_found(each, occasion, names)))
        chains = sorted({chain for chain, _, _ in names})
        about = "INSERT INTO about (n, document, chain) VALUES (?, ?, ?)"
        connection.executemany(about, ((number, row["document"], chain) for chain in chains))
    connection.execute(
        "UPDATE documents SET found = ?, attributions = ?, quoted = ?, statements = ?, skipped = ? WHERE id = ?",
        (added, len(standing), quoted_words(standing, row), usual, row["skipped"], row["document"]),
    )
    add_namings(connection, row)
    touched.document(connection, row["document"])


def insert(connection: sqlite3.Connection, table: str, values: Row) -> int:
    """Insert one row; its number."""
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def said_columns(said: Row | None) -> Row:
    """An interval of saying as the columns of an attribution."""
    known = said or {}
    day = known.get("earliest") or known.get("latest")
    return {
        "said_earliest": known.get("earliest"), "said_latest": known.get("latest"), "said_basis": known.get("basis"),
        "unsaid": day is None, "said_day": day or "",
    }  # fmt: skip


def _body(row: Row) -> str:
    spans = [block["span"] for block in row["blocks"] if block["kind"] in BODY_KINDS]
    return "\n\n".join(row["text"][start:end] for start, end in spans)


def _attribution(found: Row, judged: str | None) -> Row:
    """An attribution until it is resolved: a statement of its own that nobody is known to have made."""
    return {
        "id": found["id"], "document": found["document"], "statement": statement_id(found["id"]), "rank": 0,
        "alone": 1, "block": found["block"], "kind": found["kind"], "act": found["act"],
        "confidence": found["confidence"], "source": found["source"] and found["source"]["text"],
        "cue": found["cue"] and found["cue"]["text"], "speaker": None, "basis": "not resolved yet",
        "position": min(start for start, _ in found["content"]["spans"]),
        "sure": 1.0 if judged == "accepted" else found["confidence"], "judged": judged,
    }  # fmt: skip


def _occasion(occasion: Row, outlet: str | None) -> Row:
    """When, where and to whom it was said, as its article tells it; ``outlet``: of the article."""
    venue, addressee = ((occasion.get(name) or {}).get("text") for name in ("venue", "addressee"))
    parent = occasion.get("parent")
    return {
        **said_columns(occasion.get("said")), "venue": venue, "venue_key": venue_key(venue), "addressee": addressee,
        "parent": parent, "first_hand": parent is None and not told_elsewhere(venue, outlet),
    }  # fmt: skip
