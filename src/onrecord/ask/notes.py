"""What did people tag, and what did they write down?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.ask.article import DocumentView
from onrecord.ask.show import AttributionView, EntityView, View
from onrecord.ask.views import Reported
from onrecord.store.notes import in_force, noted, read_notes
from onrecord.store.record import Record
from onrecord.types import Note, Thing

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag on something, and who put it there when (ISO 8601 date-time)."""

    tag: str
    by: str
    made: str


@dataclass(frozen=True, slots=True)
class Written:
    """A note: its number in the log, the words, and who wrote it when."""

    number: int
    note: str
    by: str
    made: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A thing with its tags and notes.

    id: what it is called now, or was when it was marked. problem: why it is not there now, or None.
    """

    thing: Thing
    id: str
    tags: tuple[Tag, ...] = ()
    notes: tuple[Written, ...] = ()
    problem: str | None = None

    def as_json(self) -> Row:
        """The same as one object."""
        return asdict(self)

    @property
    def marks(self) -> Row:
        """Tags and notes only, to stand with the thing itself."""
        whole = asdict(self)
        return {"tags": list(whole["tags"]), "notes": list(whole["notes"])}


def marked(folder: Path, tag: str | None = None) -> tuple[Marked, ...]:
    """Everything with tags or notes, or what bears a tag (case does not count), in the order in which it was marked.

    Raises:
        RecordError: if there is no record.
    """
    found = _marked(folder)
    if tag is None:
        return found
    return tuple(each for each in found if any(one.tag.casefold() == tag.casefold() for one in each.tags))


def marks_on(folder: Path, thing: Thing, key: str) -> Marked:
    """The tags and notes on the thing with this id.

    Raises:
        RecordError: if there is no record.
    """
    there = (each for each in _marked(folder) if (each.thing, each.id) == (thing, key) and each.problem is None)
    return next(there, Marked(thing, key))


def marks_of(folder: Path, view: View) -> Marked | None:
    """The tags and notes on what ``show`` shows; those on an attribution are its statement's. None for what has none.

    Raises:
        RecordError: if there is no record.
    """
    if isinstance(view, DocumentView):
        return marks_on(folder, "document", view.document["id"])
    if isinstance(view, EntityView):
        return marks_on(folder, "entity", view.entity["id"])
    if isinstance(view, Reported):
        return marks_on(folder, "statement", view.statement["id"])
    if isinstance(view, AttributionView) and view.attribution["statement"]:
        return marks_on(folder, "statement", view.attribution["statement"])
    return None


def tagged(folder: Path, thing: Thing, tag: str) -> tuple[str, ...]:
    """Ids of the things of one kind that bear a tag.

    Raises:
        RecordError: if there is no record.
    """
    return tuple(each.id for each in marked(folder, tag) if each.thing == thing and each.problem is None)


def _marked(folder: Path) -> tuple[Marked, ...]:
    with Record.open(folder) as record:
        log = in_force(read_notes(record.catalog))
        places = noted(record.catalog)
    together: dict[tuple[Thing, str, str | None], list[Note]] = {}
    for note in log:
        place = places.get((note.thing, note.id))
        key = place.id or note.id if place else note.id
        together.setdefault((note.thing, key, place.problem if place else None), []).append(note)
    return tuple(
        Marked(thing, key, _tags(notes), _written(notes), problem) for (thing, key, problem), notes in together.items()
    )


def _tags(notes: Iterable[Note]) -> tuple[Tag, ...]:
    first: dict[str, Tag] = {}
    for note in notes:
        if note.verb == "tag" and note.text is not None:
            first.setdefault(note.text.casefold(), Tag(note.text, note.by, note.made))
    return tuple(sorted(first.values(), key=lambda tag: tag.tag.casefold()))


def _written(notes: Iterable[Note]) -> tuple[Written, ...]:
    return tuple(Written(note.number, note.text or "", note.by, note.made) for note in notes if note.verb == "note")
