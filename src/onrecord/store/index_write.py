"""Bringing an index from the snapshot that it reflects to the newest one.

What was found in a document never changes, so only new documents are read; what was
concluded is compared row by row and written where it changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.ids import statement_id
from onrecord.offsets import with_gaps
from onrecord.resolve.names import fold
from onrecord.store.catalog import Part
from onrecord.store.index_added import conclude_added, later_parts
from onrecord.store.index_doubts import note_doubts
from onrecord.store.index_edits import note_edits
from onrecord.store.index_schema import NOT_COUNTED, USUAL
from onrecord.store.index_words import office_word
from onrecord.store.snapshot import Snapshot
from onrecord.store.tables import analysed_again
from onrecord.types import BODY_KINDS

Row = dict[str, Any]

_READ = 200
_COLUMNS = {
    "documents": (
        "id", "uri", "title", "outlet", "republisher", "byline", "language", "published", "text", "blocks",
    ),
    "findings": ("document", "attributions"),
}  # fmt: skip


def advance(connection: sqlite3.Connection, snapshot: Snapshot, mark: str) -> None:
    """Bring the index up to ``snapshot`` within the caller's transaction. mark: for the stamp."""
    before, base = connection.execute("SELECT snapshot, base FROM stamp").fetchone()
    new = [part for part in snapshot.parts if part.added > before]
    replaced, back = _replaced(snapshot, new, before)
    again = analysed_again(snapshot.parts)
    touched = {speaker for document in sorted(replaced) for speaker in _remove(connection, document)}
    for part in sorted(new, key=lambda part: (part.added, part.table)):
        for row in _rows(snapshot.folder, part):
            if part.table == "documents" and row["id"] not in replaced:
                _add_document(connection, row, part.added)
            if part.table == "findings" and row["document"] not in replaced and part.added not in again:
                _add_findings(connection, row, part.added, {})
    _put_back(connection, snapshot, back, before)
    anew = _make_anew(connection, snapshot, {added for added in again if base < added <= snapshot.base})
    # Whoever was taken out and put in again has no speakers yet, so all of it is looked through.
    later = None if anew else later_parts(snapshot, before)
    if anew or (snapshot.base > base and later is None):
        _conclude(connection, snapshot)
        _count(connection)
    elif later is not None and snapshot.base > base:
        touched |= conclude_added(connection, snapshot.folder, later, _add_speaker)
        _count(connection, touched)
    elif replaced:
        _count(connection, touched)
    if anew or snapshot.base > base:
        note_doubts(connection, snapshot, later)
    note_edits(connection, snapshot, before)
    connection.execute("UPDATE stamp SET snapshot = ?, base = ?, mark = ?", (snapshot.number, snapshot.base, mark))


def _rows(folder: Path, part: Part) -> Iterator[Row]:
    """The rows of a part of facts, those columns that the index needs; nothing of other parts."""
    if part.table not in _COLUMNS:
        return
    import pyarrow.parquet as pq

    with pq.ParquetFile(folder / "parts" / part.name) as file:
        for batch in file.iter_batches(batch_size=_READ, columns=list(_COLUMNS[part.table])):
            yield from batch.to_pylist()


def _replaced(snapshot: Snapshot, parts: Sequence[Part], before: int) -> tuple[set[str], set[str]]:
    """Ids of the documents that the new parts and returns put out of their places, and of those that came back."""
    import pyarrow.parquet as pq

    files = [snapshot.folder / "parts" / part.name for part in parts if part.table == "documents"]
    columns = [pq.read_table(file, columns=["replaces"]).column("replaces").to_pylist() for file in files]
    replaced = {document for column in columns for document in column if document is not None}
    replaced |= set(snapshot.gone.vacated)
    returns = [each for each in snapshot.returns if each.added > before]
    if not returns:
        return replaced, set()
    replaced |= {each.replaces for each in returns}
    ids = sorted(replaced | {each.document for each in returns})
    standing = {row["id"] for row in snapshot.ask(_STANDING, ids)}
    return replaced - standing, {each.document for each in returns} & standing


def _put_back(connection: sqlite3.Connection, snapshot: Snapshot, back: set[str], before: int) -> None:
    """Add documents again that were put out of their places and came back; new ones have just been added."""
    if not back:
        return
    known = "SELECT 1 FROM documents WHERE id = ?"
    missing = sorted(key for key in back if connection.execute(known, (key,)).fetchone() is None)
    for row in snapshot.ask(_ROWS_OF["documents"], missing, before):
        _add_document(connection, row, row["added"])
    for row in snapshot.ask(_ROWS_OF["findings"], missing, before):
        _add_findings(connection, row, row["added"], {})


def _make_anew(connection: sqlite3.Connection, snapshot: Snapshot, again: set[int]) -> bool:
    """Add documents anew that were judged otherwise since, or analysed in the additions ``again``; whether any.

    Whatever was added just now is as the pages have it, and is brought in line here too.
    """
    marks = _marks(snapshot)
    known = dict(connection.execute("SELECT document, mark FROM judged"))
    changed = {key for key in marks.keys() | known.keys() if marks.get(key) != known.get(key)}
    connection.execute("DELETE FROM judged")
    connection.executemany("INSERT INTO judged VALUES (?, ?)", sorted(marks.items()))
    changed |= {row["document"] for row in snapshot.ask(_ANALYSED_AGAIN, sorted(again))} if again else set()
    for document in sorted(changed):
        _remove(connection, document)
    judged = snapshot.judged()
    for row in snapshot.ask(_COUNTING["documents"], sorted(changed)):
        _add_document(connection, row, row["added"])
    for row in snapshot.ask(_COUNTING["findings"], sorted(changed)):
        _add_findings(connection, row, row["added"], judged)
    for row in snapshot.ask("SELECT id, outlet FROM documents WHERE id IN (SELECT unnest(?))", sorted(changed)):
        outlet = row["outlet"]
        connection.execute("UPDATE edits SET outlet = ?, outlet_key = ? WHERE document = ?",
                           (outlet, outlet and outlet.lower(), row["id"]))  # fmt: skip
    return bool(changed)


def _marks(snapshot: Snapshot) -> dict[str, str]:
    """What people judged of each document and of what is attributed in it, as a text that changes when that does."""
    return {row["document"]: row["mark"] for row in snapshot.ask(_JUDGED)}


def _remove(connection: sqlite3.Connection, document: str) -> set[str]:
    """Take a document out; who spoke in it."""
    asked = "SELECT DISTINCT speaker FROM attributions WHERE document = ? AND speaker IS NOT NULL"
    spoke = {str(key) for (key,) in connection.execute(asked, (document,))}
    told = "(SELECT n FROM attributions WHERE document = ?)"
    connection.execute(f"DELETE FROM contents WHERE n IN {told}", (document,))
    connection.execute("DELETE FROM attributions WHERE document = ?", (document,))
    connection.execute("DELETE FROM texts WHERE n IN (SELECT n FROM documents WHERE id = ?)", (document,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))
    return spoke


def _add_document(connection: sqlite3.Connection, row: Row, added: int) -> None:
    published = row["published"] or {}
    day = published.get("earliest") or published.get("latest")
    body = _body(row)
    outlet = row["outlet"]
    values = {
        "id": row["id"], "uri": row["uri"], "title": row["title"], "outlet": outlet,
        "outlet_key": outlet and outlet.lower(), "republisher": row["republisher"], "byline": row["byline"],
        "language": row["language"], "earliest": published.get("earliest"), "latest": published.get("latest"),
        "basis": published.get("basis"), "undated": day is None, "day": day or "", "words": len(body.split()),
        "added": added,
    }  # fmt: skip
    number = _insert(connection, "documents", values)
    connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, row["title"], body))


def _body(row: Row) -> str:
    spans = [block["span"] for block in row["blocks"] if block["kind"] in BODY_KINDS]
    return "\n\n".join(row["text"][start:end] for start, end in spans)


def _add_findings(connection: sqlite3.Connection, row: Row, added: int, judged: dict[str, str]) -> None:
    columns = "outlet_key, earliest, latest, undated, day"
    found = connection.execute(f"SELECT {columns} FROM documents WHERE id = ?", (row["document"],)).fetchone()
    article = dict(zip(columns.split(", "), found, strict=True))
    standing = [each for each in row["attributions"] if judged.get(each["id"]) != "rejected"]
    for each in standing:
        values = {**_attribution(each, judged.get(each["id"])), **article}
        number = _insert(connection, "attributions", values)
        connection.execute(
            "INSERT INTO contents VALUES (?, ?)", (number, with_gaps(each["content"]["text"], each["content"]["spans"]))
        )
    connection.execute(
        "UPDATE documents SET found = ?, attributions = ?, statements = "
        f"(SELECT count(*) FROM attributions WHERE document = documents.id AND {USUAL}) WHERE id = ?",
        (added, len(standing), row["document"]),
    )


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


def _insert(connection: sqlite3.Connection, table: str, values: Row) -> int:
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def _conclude(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Take over what resolving concluded: speakers, statements, and who the speakers are."""
    connection.execute("CREATE TEMP TABLE concluded (id TEXT PRIMARY KEY, statement, rank, alone, speaker, basis)")
    rows = snapshot.ask(_CONCLUDED, NOT_COUNTED)
    connection.executemany("INSERT INTO concluded VALUES (:id, :statement, :rank, :alone, :speaker, :basis)", rows)
    connection.execute(
        "UPDATE attributions AS a "
        "SET statement = c.statement, rank = c.rank, alone = c.alone, speaker = c.speaker, basis = c.basis "
        "FROM concluded AS c WHERE c.id = a.id AND (a.statement, a.rank, a.alone, a.speaker, a.basis) "
        "IS NOT (c.statement, c.rank, c.alone, c.speaker, c.basis)"
    )
    connection.execute("DROP TABLE concluded")
    connection.execute("DELETE FROM speakers")
    for table in ("name_words", "role_words"):
        connection.execute(f"DELETE FROM {table}")
    speaking = {key for (key,) in connection.execute("SELECT DISTINCT speaker FROM attributions")}
    for entity in snapshot.entities():
        if entity["id"] in speaking:
            _add_speaker(connection, entity)


def _add_speaker(connection: sqlite3.Connection, entity: Row) -> None:
    names, roles = (json.dumps(entity[field], ensure_ascii=False) for field in ("names", "roles"))
    connection.execute(
        "INSERT INTO speakers (id, name, kind, named, names, roles) VALUES (?, ?, ?, ?, ?, ?)",
        (entity["id"], entity["name"], entity["kind"], bool(entity["names"]), names, roles),
    )
    for table, words in (("name_words", spellings(entity)), ("role_words", _offices(entity))):
        folded = sorted({office_word(word) if table == "role_words" else word for text in words for word in fold(text)})
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((word, entity["id"]) for word in folded))


def _offices(entity: Row) -> tuple[str, ...]:
    return tuple(f"{role['title']} {role['organisation'] or ''}" for role in entity["roles"])


def spellings(entity: Row) -> tuple[str, ...]:
    """All names under which an entity may be asked for."""
    return (entity["name"], *(name["text"] for name in entity["names"]))


def _count(connection: sqlite3.Connection, touched: set[str] | None = None) -> None:
    """How much each speaker is reported to have said, and when; one who is left with nothing goes.

    touched: those for whom it may have changed; None for all.
    """
    connection.execute("CREATE TEMP TABLE counting (id TEXT PRIMARY KEY)")
    if touched is None:
        connection.execute("INSERT INTO counting SELECT id FROM speakers")
    else:
        connection.executemany("INSERT INTO counting VALUES (?)", ((key,) for key in sorted(touched)))
    asked = "SELECT id FROM counting"
    zero = "UPDATE speakers SET statements = 0, attributions = 0, first = NULL, last = NULL"
    connection.execute(f"{zero} WHERE id IN ({asked})")
    connection.execute(
        "UPDATE speakers SET statements = t.statements, attributions = t.attributions, first = t.first, last = t.last "
        "FROM (SELECT speaker, count(*) AS attributions, "
        f"count(DISTINCT CASE WHEN {USUAL} THEN statement END) AS statements, "
        "min(nullif(day, '')) AS first, max(nullif(day, '')) AS last "
        f"FROM attributions WHERE speaker IN ({asked}) GROUP BY speaker) AS t WHERE t.speaker = speakers.id"
    )
    silent = f"SELECT id FROM speakers WHERE attributions = 0 AND id IN ({asked})"
    for table in ("name_words", "role_words"):
        connection.execute(f"DELETE FROM {table} WHERE speaker IN ({silent})")
    connection.execute(f"DELETE FROM speakers WHERE attributions = 0 AND id IN ({asked})")
    connection.execute("DROP TABLE counting")


_STANDING = "SELECT id FROM documents WHERE current AND id IN (SELECT unnest(?))"

_ROWS_OF = {
    table: f"SELECT added, {', '.join(columns)} FROM {table} "
    f"WHERE {columns[0]} IN (SELECT unnest(?)) AND added <= ? ORDER BY place, line"
    for table, columns in _COLUMNS.items()
}

_COUNTING = {
    "documents": f"SELECT added, {', '.join(_COLUMNS['documents'])} FROM documents "
    "WHERE current AND id IN (SELECT unnest(?)) ORDER BY place, line",
    "findings": f"SELECT f.added, {', '.join('f.' + column for column in _COLUMNS['findings'])} FROM findings f "
    "JOIN documents d ON d.id = f.document WHERE d.current AND d.id IN (SELECT unnest(?)) ORDER BY f.place, f.line",
}

_ANALYSED_AGAIN = "SELECT DISTINCT document FROM all_findings WHERE added IN (SELECT unnest(?))"

_JUDGED = """
SELECT document, string_agg(mark, chr(10) ORDER BY mark) AS mark FROM (
    SELECT document, concat_ws(' ', outlet, outlet_basis, published) AS mark FROM overrides
    UNION ALL
    SELECT document, attribution || ' ' || judged FROM judged_attributions
) GROUP BY document
"""

# The rank is the place among the tellings of the statement, the first one 0; those that are not counted come last.
_CONCLUDED = """
SELECT t.attribution AS id, t.statement,
       CASE WHEN s.place IS NULL THEN ? ELSE 0 END
           + row_number() OVER (PARTITION BY t.statement ORDER BY s.place NULLS LAST, t.attribution) - 1 AS rank,
       (count(*) OVER (PARTITION BY t.statement) = 1)::INTEGER AS alone, sp.entity AS speaker, sp.basis
FROM tellings t
LEFT JOIN (SELECT unnest(tellings) AS attribution, generate_subscripts(tellings, 1) AS place FROM statements) s
    ON s.attribution = t.attribution
JOIN speakers sp ON sp.attribution = t.attribution
"""
