"""What is behind the ids that a judgement names, by the index where that can tell."""

from __future__ import annotations

from typing import Any

from onrecord.ask.held import from_index, now
from onrecord.errors import NotFoundError
from onrecord.store import index_pages, index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_told import Touched, of_ids, of_statement
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


def statement_at(snapshot: Snapshot, given: str) -> str:
    """The statement that an id means now, or that an attribution tells."""
    key = attribution_at(snapshot, given)[0].statement if given.startswith("a-") else now(snapshot, given)
    if from_index(snapshot, lambda held: held.knows(key) or None):
        return key
    if next(iter(snapshot.ask("SELECT 1 AS found FROM statements WHERE id = ?", key)), None) is None:
        raise NotFoundError(f"there is no statement {given} in this record")
    return key


def attribution_at(snapshot: Snapshot, key: str) -> tuple[Touched, Row]:
    """An attribution as the index has it, or where that has not, since a person rejected it, as the parts have it."""

    def question(index: Index) -> list[tuple[Touched, Row]]:
        found = of_ids(index.connection, [key])
        return [(each, index_read.attributions(index.connection, [key])[0]) for each in found]

    for found in ask(snapshot.folder, question):
        return found
    for row in snapshot.attributions(Filter(ids=(key,))):
        return Touched(key, row["statement"], row["document"], row["speaker"] and row["speaker"]["id"]), row
    raise NotFoundError(f"there is no attribution {key} in this record")


def tellings_of(snapshot: Snapshot, statement: str) -> list[Touched]:
    """The tellings of a statement."""
    return ask(snapshot.folder, lambda index: of_statement(index.connection, statement))


def added_with(snapshot: Snapshot, document: str) -> list[tuple[int, int]]:
    """With which additions an article and its findings came, as ``narrowed`` takes it."""
    found = ask(snapshot.folder, lambda index: index_read.added(index.connection, document))
    return [found] if found else []


def judged_speakers(snapshot: Snapshot) -> set[str]:
    """The attributions whose speakers people named: the first of each judgement, before those to which it carries."""
    query = (
        "SELECT judgement, verdict.attribution AS id FROM judged WHERE verdict.verb = 'speaker' ORDER BY place, line"
    )
    first: dict[int, str] = {}
    for row in snapshot.ask(query):
        first.setdefault(row["judgement"], row["id"])
    return set(first.values())


def entity_at(snapshot: Snapshot, given: str) -> Row:
    """Id, name and kind of whom an id means now. Raises NotFoundError."""
    key = now(snapshot, given)
    if (found := ask(snapshot.folder, lambda index: index_pages.entity(index.connection, key))) is not None:
        return found
    query = "SELECT id, name, kind FROM entities WHERE id = ?"
    row: Row | None = next(iter(snapshot.ask(query, key)), None)
    if row is None:
        raise NotFoundError(f"there is nobody with the id {given} in this record")
    return row


def side_at(snapshot: Snapshot, given: str) -> tuple[str | None, str | None]:
    """The entity that an id means now, and for an attribution its article."""
    if given.startswith("a-"):
        told, _ = attribution_at(snapshot, given)
        return told.speaker, told.document
    return str(entity_at(snapshot, given)["id"]), None
