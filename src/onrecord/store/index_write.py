"""Bringing an index from the snapshot that it reflects to the newest one.

What was found in a document never changes, so only new documents are read; what was
concluded is compared row by row and written where it changed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.schema import JUDGED
from onrecord.store.catalog import Part
from onrecord.store.index_added import conclude_added, later_parts
from onrecord.store.index_articles import COLUMNS, add_document, add_findings, remove
from onrecord.store.index_concluded import conclude
from onrecord.store.index_counts import count
from onrecord.store.index_doubts import note_doubts
from onrecord.store.index_edits import note_edits
from onrecord.store.index_families import note_families
from onrecord.store.index_review import count_waiting
from onrecord.store.index_schema import create_indexes
from onrecord.store.index_touched import Touched
from onrecord.store.snapshot import Snapshot
from onrecord.store.tables import analysed_again

Row = dict[str, Any]

_READ = 200


def advance(connection: sqlite3.Connection, snapshot: Snapshot, mark: str) -> None:
    """Bring the index up to ``snapshot`` within the caller's transaction. mark: for the stamp."""
    before, base = connection.execute("SELECT snapshot, base FROM stamp").fetchone()
    new = [part for part in snapshot.parts if part.added > before]
    replaced, back = _replaced(snapshot, new, before)
    again = analysed_again(snapshot.parts)
    touched = Touched(everything=before == 0)
    for document in sorted(replaced):
        remove(connection, document, touched)
    pages: dict[str, Row] = {}
    analysed: Counter[str] = Counter()
    for part in sorted(new, key=lambda part: (part.added, part.table)):
        if part.table == "documents":
            pages = {key: page for key, page in pages.items() if page["added"] == part.added}
        for row in _rows(snapshot.folder, part):
            if part.table == "documents" and row["id"] not in replaced:
                add_document(connection, row, touched)
                pages[row["id"]] = row
            if part.table == "findings":
                analysed[row["version"]] += 1
            if part.table == "findings" and row["document"] not in replaced and part.added not in again:
                add_findings(connection, {**row, **_text(snapshot, pages, row["document"])}, part.added, {}, touched)
    _count_analyses(connection, snapshot, None if again else analysed)
    _put_back(connection, snapshot, back, before, touched)
    anew = _make_anew(connection, snapshot, {added for added in again if base < added <= snapshot.base}, touched)
    # Whoever was taken out and put in again has no speakers yet, so all of it is looked through.
    later = None if anew else later_parts(snapshot, before)
    if anew or (snapshot.base > base and later is None):
        said = conclude(connection, snapshot)
        touched.everything = True
    elif later is not None and snapshot.base > base:
        said = conclude_added(connection, snapshot.folder, later, touched)
    else:
        said = {}
    create_indexes(connection)
    count(connection, touched, said)
    note_families(connection, touched)
    if anew or snapshot.base > base:
        note_doubts(connection, snapshot, later)
    count_waiting(connection)
    note_edits(connection, snapshot, before)
    connection.execute("UPDATE stamp SET snapshot = ?, base = ?, mark = ?", (snapshot.number, snapshot.base, mark))


def _count_analyses(connection: sqlite3.Connection, snapshot: Snapshot, more: Mapping[str, int] | None) -> None:
    """Say which versions made the findings that count. more: what came; None where it took the place of others."""
    if more is None:
        connection.execute("DELETE FROM analyses")
        asked = snapshot.ask("SELECT version, count(*) AS documents FROM findings GROUP BY 1")
        more = {row["version"]: row["documents"] for row in asked}
    connection.executemany(
        "INSERT INTO analyses VALUES (?, ?) "
        "ON CONFLICT (version) DO UPDATE SET documents = documents + excluded.documents",
        more.items(),
    )


def _rows(folder: Path, part: Part) -> Iterator[Row]:
    """The rows of a part of facts, those columns that the index needs, and their lines; nothing of other parts."""
    if part.table not in COLUMNS:
        return
    import pyarrow.parquet as pq

    with pq.ParquetFile(folder / "parts" / part.name) as file:
        # Parts that an earlier version wrote lack some columns: those are null there.
        there = [column for column in COLUMNS[part.table] if column in file.schema_arrow.names]
        line = 0
        for batch in file.iter_batches(batch_size=_READ, columns=there):
            for row in batch.to_pylist():
                yield {**dict.fromkeys(COLUMNS[part.table]), **row, "added": part.added, "line": line}
                line += 1


def _text(snapshot: Snapshot, pages: Mapping[str, Row], document: str) -> Row:
    """Text and blocks of a document, which mostly came just before what was found in it."""
    page = pages.get(document) or next(snapshot.ask(_TEXT, document))
    return {"text": page["text"], "blocks": page["blocks"]}


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


def _put_back(
    connection: sqlite3.Connection, snapshot: Snapshot, back: set[str], before: int, touched: Touched
) -> None:
    """Add documents again that were put out of their places and came back; new ones have just been added."""
    if not back:
        return
    known = "SELECT 1 FROM documents WHERE id = ?"
    missing = sorted(key for key in back if connection.execute(known, (key,)).fetchone() is None)
    for row in snapshot.ask(_ROWS_OF["documents"], missing, before):
        add_document(connection, row, touched)
    for row in snapshot.ask(_ROWS_OF["findings"], missing, before):
        add_findings(connection, row, row["added"], {}, touched)


def _make_anew(connection: sqlite3.Connection, snapshot: Snapshot, again: set[int], touched: Touched) -> bool:
    """Add documents anew that were judged otherwise since, or analysed in the additions ``again``; whether any.

    Whatever was added just now is as the pages have it, and is brought in line here too.
    """
    marks = _marks(snapshot)
    known = dict(connection.execute("SELECT document, mark FROM judged"))
    changed = {key for key in marks.keys() | known.keys() if marks.get(key) != known.get(key)}
    connection.execute("DELETE FROM judged")
    connection.executemany("INSERT INTO judged VALUES (?, ?)", sorted(marks.items()))
    changed |= {row["document"] for row in snapshot.ask(_ANALYSED_AGAIN, sorted(again))} if again else set()
    if not changed:
        return False
    for document in sorted(changed):
        remove(connection, document, touched)
    judged = snapshot.judged()
    for row in snapshot.ask(_COUNTING["documents"], sorted(changed)):
        add_document(connection, row, touched)
    for row in snapshot.ask(_COUNTING["findings"], sorted(changed)):
        add_findings(connection, row, row["added"], judged, touched)
    for row in snapshot.ask("SELECT id, outlet FROM documents WHERE id IN (SELECT unnest(?))", sorted(changed)):
        outlet = row["outlet"]
        connection.execute("UPDATE edits SET outlet = ?, outlet_key = ? WHERE document = ?",
                           (outlet, outlet and outlet.lower(), row["id"]))  # fmt: skip
    return True


def _marks(snapshot: Snapshot) -> dict[str, str]:
    """What people judged of each document and of what is attributed in it, as a text that changes when that does."""
    return {row["document"]: row["mark"] for row in snapshot.ask(_JUDGED)} if snapshot.has(JUDGED) else {}


_STANDING = "SELECT id FROM documents WHERE current AND id IN (SELECT unnest(?))"

_TEXT = "SELECT text, blocks FROM documents WHERE id = ?"

_FOUND = f"SELECT f.added, f.line, d.text, d.blocks, {', '.join('f.' + column for column in COLUMNS['findings'])} "

_ROWS_OF = {
    "documents": f"SELECT added, line, {', '.join(COLUMNS['documents'])} FROM documents "
    "WHERE id IN (SELECT unnest(?)) AND added <= ? ORDER BY place, line",
    "findings": f"{_FOUND} FROM findings f JOIN documents d ON d.id = f.document "
    "WHERE d.id IN (SELECT unnest(?)) AND f.added <= ? ORDER BY f.place, f.line",
}

_COUNTING = {
    "documents": f"SELECT added, line, {', '.join(COLUMNS['documents'])} FROM documents "
    "WHERE current AND id IN (SELECT unnest(?)) ORDER BY place, line",
    "findings": f"{_FOUND} FROM findings f JOIN documents d ON d.id = f.document "
    "WHERE d.current AND d.id IN (SELECT unnest(?)) ORDER BY f.place, f.line",
}

_ANALYSED_AGAIN = "SELECT DISTINCT document FROM all_findings WHERE added IN (SELECT unnest(?))"

_JUDGED = """
SELECT document, string_agg(mark, chr(10) ORDER BY mark) AS mark FROM (
    SELECT document, concat_ws(' ', outlet, outlet_basis, published) AS mark FROM overrides
    UNION ALL
    SELECT document, attribution || ' ' || judged FROM judged_attributions
) GROUP BY document
"""
