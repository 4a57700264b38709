"""Own tags and notes: a person marks statements, articles and entities, and writes down what is to be remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from onrecord.errors import InputError, NotFoundError
from onrecord.read.sources import Source
from onrecord.store.anchors import article_anchor, attribution_anchor, entity_anchor
from onrecord.store.note_exchange import read_lines
from onrecord.store.notes import append_notes, in_force, noted, read_notes
from onrecord.store.noting import renote
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from onrecord.types import Note, Thing

_LONGEST = {"tag": 100, "note": 20_000, "name": 200}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of tags and notes. failed: for each line that could not be taken over, why."""

    added: int
    already_there: int
    failed: tuple[str, ...]


def tag(
    record_path: Source, given: str, tags: Sequence[str], *, by: str, now: datetime, remove: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Put tags on a statement, an article or an entity, or take them off; its id, and which were put or taken.

    given: the id, or the beginning of it; that of an attribution means the statement that it tells. Case does not
    count in tags, and one that is there already is left alone. now: when (aware).

    Raises:
        InputError: for an empty or overlong tag. NotFoundError: for an id that is not there, or a tag not on it.
        RecordError: if there is no record, or it cannot be written.
    """
    words = list(dict.fromkeys(_line(each, "tag") for each in tags))
    with Record.to_change(record_path) as record:
        subject = _subject(record, given)
        there = {(note.text or "").casefold(): note for note in reversed(_on(record, subject)) if note.verb == "tag"}
        made: dict[str, Any] = {"made": now.isoformat(timespec="seconds"), "by": _line(by, "name")}
        if remove:
            missing = [each for each in words if each.casefold() not in there]
            if missing:
                raise NotFoundError(f"{subject['id']} is not tagged {missing[0]!r}; `onrecord show` lists its tags")
            taken = [note for note in _on(record, subject) if (note.text or "").casefold() in map(str.casefold, words)]
            entries = [_again(note, "untag", made) for note in taken if note.verb == "tag"]
        else:
            words = [each for each in words if each.casefold() not in there]
            entries = [Note(0, "", verb="tag", text=each, **made, **subject) for each in words]
        _write(record, entries)
        return str(subject["id"]), tuple(words)


def note(record_path: Source, given: str, text: str, *, by: str, now: datetime) -> int:
    """Write a note on a statement, an article or an entity; its number. See ``tag`` for the rest."""
    words = _text(text.strip(), "note")
    with Record.to_change(record_path) as record:
        made = now.isoformat(timespec="seconds")
        entry = Note(0, "", made, _line(by, "name"), "note", text=words, **_subject(record, given))
        _write(record, [entry])
        return read_notes(record.catalog)[-1].number


def take_back(record_path: Source, number: int, *, by: str, now: datetime) -> None:
    """Let a note not count any more; the log keeps both.

    Raises:
        NotFoundError: if there is no such note. RecordError: as ``tag``.
    """
    with Record.to_change(record_path) as record:
        standing = in_force(read_notes(record.catalog))
        found = next((each for each in standing if each.number == number and each.verb == "note"), None)
        if found is None:
            raise NotFoundError(f"there is no note {number} in this record; `onrecord tags --notes` lists all")
        made = {"made": now.isoformat(timespec="seconds"), "by": _line(by, "name")}
        _write(record, [_again(found, "drop", made)])


def import_notes(record_path: Source, lines: Iterable[bytes], *, now: datetime) -> Imported:
    """Take over tags and notes as ``onrecord export notes`` writes them; what is there already changes nothing.

    Raises:
        RecordError: as ``tag``.
    """
    found: list[Note] = []
    failed: list[str] = []
    for each in read_lines(lines, now.isoformat(timespec="seconds")):
        if isinstance(each, Note):
            found.append(each)
        else:
            failed.append(str(each))
    with Record.to_change(record_path) as record:
        added = sum(number is not None for number in _write(record, found)) if found else 0
    return Imported(added, len(found) - added, tuple(failed))


def _write(record: Record, entries: Sequence[Note]) -> list[int | None]:
    numbers = append_notes(record.catalog, entries) if entries else []
    renote(record)
    record.seal()
    return numbers


def _again(found: Note, verb: Literal["untag", "drop"], made: dict[str, Any]) -> Note:
    """An entry on the same thing as another one, which it takes back."""
    text, drops = (found.text, None) if verb == "untag" else (None, found.digest)
    return replace(found, number=0, digest="", verb=verb, text=text, drops=drops, imported=None, **made)


def _on(record: Record, subject: dict[str, Any]) -> list[Note]:
    """What is in force on a thing, under whatever id it was written."""
    places = noted(record.catalog)
    thing, key = subject["thing"], subject["id"]

    def is_on(entry: Note) -> bool:
        place = places.get((entry.thing, entry.id))
        return entry.thing == thing and key in (entry.id, place.id if place else None)

    return [entry for entry in in_force(read_notes(record.catalog)) if is_on(entry)]


def _subject(record: Record, given: str) -> dict[str, Any]:
    """What is written on: the fields of an entry that say so."""
    snapshot = record.snapshot()
    try:
        table, key = snapshot.find(given)
        if table == "documents":
            return _named("document", key, article=article_anchor(snapshot, key))
        if table == "entities":
            return _named("entity", key, entity=entity_anchor(record, snapshot, key))
        statement, first = _statement(snapshot, table, key)
        return _named("statement", statement, attribution=attribution_anchor(snapshot, first))
    finally:
        snapshot.close()


def _statement(snapshot: Snapshot, table: str, key: str) -> tuple[str, str]:
    """The id and the first telling of a statement, or of the one that an attribution tells."""
    if table == "attributions":
        told = next(snapshot.ask("SELECT statement FROM tellings WHERE attribution = ?", key), None)
        if told is None:
            raise NotFoundError(f"{key} is not resolved yet: run `onrecord add` with anything, then tag it")
        key = str(told["statement"])
    row = next(snapshot.ask('SELECT id, "first" AS told FROM statements WHERE id = ?', key))
    return str(row["id"]), str(row["told"])


def _named(thing: Thing, key: str, **anchor: Any) -> dict[str, Any]:
    return {"thing": thing, "id": key, **anchor}


def _line(given: str, what: str) -> str:
    return _text(" ".join(given.split()), what)


def _text(given: str, what: str) -> str:
    if not given:
        raise InputError(f"there is nothing in the {what}: give some words", reason="nothing said")
    if len(given) > _LONGEST[what]:
        raise InputError(
            f"the {what} has {len(given):,} characters: give at most {_LONGEST[what]:,}", reason="too long"
        )
    try:
        given.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"the {what} holds half a surrogate pair at character {error.start}: write it as UTF-8",
            reason="broken characters",
        ) from error
    return given
