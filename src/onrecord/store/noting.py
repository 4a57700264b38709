"""What tags and notes are on now: whatever they were written on may be called otherwise since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.store.anchoring import Anchoring, Unanchored
from onrecord.store.notes import Noted, newest_note, read_notes
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.types import ArticleAnchor, Note, Thing

_TABLES: Mapping[Thing, str] = {"document": "documents", "statement": "statements", "entity": "entities"}


def renote(record: Record) -> None:
    """Find again what tags and notes are on, where conclusions were drawn or something was written since.

    Raises:
        RecordError: if the record cannot be read.
    """
    catalog = record.catalog
    if not newest_note(catalog):
        return
    snapshot = record.snapshot()
    try:
        log = read_notes(catalog)
        known = {(thing, was): at for thing, was, at in catalog.rows("SELECT thing, was, snapshot FROM noted")}
        if all(known.get((note.thing, note.id)) == snapshot.number for note in log):
            return
        found = list(_places(record, snapshot, log))
    finally:
        snapshot.close()
    with catalog.writing() as writing:
        writing.execute("DELETE FROM noted")
        rows = ((each.thing, each.was, each.id, each.problem, snapshot.number) for each in found)
        writing.executemany("INSERT INTO noted VALUES (?, ?, ?, ?, ?)", rows)


def _places(record: Record, snapshot: Snapshot, log: tuple[Note, ...]) -> Iterator[Noted]:
    """What each thing that was written on is called now: as before where that is still there."""
    first: dict[tuple[Thing, str], Note] = {}
    for note in log:
        first.setdefault((note.thing, note.id), note)
    there: set[str] = set()
    for thing, table in _TABLES.items():
        wanted = sorted(was for kind, was in first if kind == thing)
        condition = "AND current" if thing == "document" else ""
        query = f"SELECT id FROM {table} WHERE id IN (SELECT unnest(?)) {condition}"
        there |= {row["id"] for row in snapshot.ask(query, wanted)} if wanted else set()
    lost = {key: note for key, note in first.items() if key[1] not in there}
    anchoring = Anchoring(record.catalog, snapshot, _articles(lost.values())) if lost else None
    for (thing, was), note in first.items():
        if anchoring is None or (thing, was) not in lost:
            yield Noted(thing, was, was, None)
            continue
        try:
            yield Noted(thing, was, _found(anchoring, snapshot, note), None)
        except Unanchored as problem:
            yield Noted(thing, was, None, str(problem))


def _found(anchoring: Anchoring, snapshot: Snapshot, note: Note) -> str:
    """The id of what an entry is on now. Raises Unanchored where it is not there."""
    if note.article is not None:
        if not anchoring.articles(note.article):
            raise Unanchored("the article is not in this record")
        return anchoring.standing(note.article)
    if note.attribution is not None:
        _, attribution = anchoring.attribution(note.attribution, with_source=False)
        query = "SELECT statement AS id FROM tellings WHERE attribution = ?"
        return _only(snapshot, query, attribution)
    members = anchoring.members(note.entity) if note.entity is not None else []
    if not members:
        raise Unanchored("no mention of it is found again")
    return _only(snapshot, "SELECT entity AS id FROM members WHERE document = ? AND chain = ?",
                 members[0].document, members[0].chain)  # fmt: skip


def _only(snapshot: Snapshot, query: str, *values: object) -> str:
    row = next(snapshot.ask(query, *values), None)
    if row is None:
        raise Unanchored("nothing is concluded of it yet")
    return str(row["id"])


def _articles(notes: Iterable[Note]) -> Iterator[ArticleAnchor]:
    for note in notes:
        if note.article is not None:
            yield note.article
        if note.attribution is not None:
            yield note.attribution.article
        if note.entity is not None:
            yield from (member.article for member in note.entity.members)
