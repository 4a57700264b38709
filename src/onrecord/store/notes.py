"""The log of tags and notes: entries are added to ``catalog.sqlite`` and never changed.

To take one back is an entry of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.ids import note_id
from onrecord.schema import from_row, to_row
from onrecord.store.catalog import Catalog
from onrecord.types import Note, Thing

_KEPT_APART = ("number", "digest", "imported")
_FIRST_FORMAT = 3


@dataclass(frozen=True, slots=True)
class Noted:
    """What a thing is called now on which people wrote something. problem: why it cannot be found again, or None."""

    thing: Thing
    was: str
    id: str | None
    problem: str | None


def note_digest(note: Note) -> str:
    """The digest of what an entry says: the same in every record."""
    return note_id(json.dumps(_said(note), ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def read_notes(catalog: Catalog) -> tuple[Note, ...]:
    """All entries in order; none in a record of an older format."""
    if catalog.format < _FIRST_FORMAT:
        return ()
    rows = catalog.rows("SELECT number, digest, imported, content FROM notes ORDER BY number")
    return tuple(
        from_row(Note, {**json.loads(str(content)), "number": number, "digest": digest, "imported": imported})
        for number, digest, imported, content in rows
    )


def newest_note(catalog: Catalog) -> int:
    """The number of the newest entry; 0 where nobody ever wrote anything."""
    return catalog.number("SELECT max(number) FROM notes") if catalog.format >= _FIRST_FORMAT else 0


def append_notes(catalog: Catalog, notes: Iterable[Note]) -> list[int | None]:
    """Add entries to the log, all or none; the number of each, or None for one that is there already."""
    given = [replace(note, digest=note_digest(note)) for note in notes]
    known = "SELECT 1 FROM notes WHERE digest = ?"
    if all(catalog.value(known, note.digest) is not None for note in given):
        return [None] * len(given)
    with catalog.writing() as writing:
        return [_add(writing, note) for note in given]


def in_force(log: Sequence[Note]) -> list[Note]:
    """The tags and notes that nobody took back; of one tag on one thing, the one that was put there first."""
    dropped = {note.drops for note in log if note.verb == "drop"}
    tags: dict[tuple[Thing, str, str], Note] = {}
    notes: list[Note] = []
    for note in log:
        key = (note.thing, note.id, (note.text or "").casefold())
        if note.text is None or note.digest in dropped:
            continue
        if note.verb == "tag":
            tags.setdefault(key, note)
        elif note.verb == "untag":
            tags.pop(key, None)
        elif note.verb == "note":
            notes.append(note)
    return sorted([*tags.values(), *notes], key=lambda note: note.number)


def noted(catalog: Catalog) -> dict[tuple[Thing, str], Noted]:
    """What the things that were written on are called now, by what they were called then."""
    if catalog.format < _FIRST_FORMAT:
        return {}
    found = (Noted(*row) for row in catalog.rows("SELECT thing, was, id, problem FROM noted"))  # type: ignore[arg-type]
    return {(each.thing, each.was): each for each in found}


def note_faults(catalog: Catalog) -> list[str]:
    """What is wrong with the log: entries that say something else than when they were made; see ``redaction``."""
    log = read_notes(catalog)
    query = "SELECT number FROM notes WHERE json_extract(content, '$.redacted')"
    redacted = {number for (number,) in catalog.rows(query)} if log else set()
    return [
        f"note {note.number} is not what it was when it was made: its digest is another"
        for note in log
        if note.number not in redacted and note_digest(note) != note.digest
    ]


def _add(writing: sqlite3.Connection, note: Note) -> int | None:
    content = json.dumps(_said(note), ensure_ascii=False)
    row = (note.digest, content, note.imported)
    cursor = writing.execute("INSERT OR IGNORE INTO notes (digest, content, imported) VALUES (?, ?, ?)", row)
    return cursor.lastrowid if cursor.rowcount else None


def _said(note: Note) -> dict[str, object]:
    return {name: value for name, value in to_row(note).items() if name not in _KEPT_APART}
