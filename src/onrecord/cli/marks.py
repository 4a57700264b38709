"""Tags and notes for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.ask.notes import Marked
from onrecord.ask.views import article_of
from onrecord.cli.layout import say, show_fields
from onrecord.cli.terminal import one_line
from onrecord.store.filters import Filter

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store.snapshot import Snapshot

_LONGEST = 200


def show_marks(console: Console, marked: Marked) -> None:
    """Print the tags and notes of what is shown, if there are any."""
    if marked.tags or marked.notes:
        console.print()
        show_fields(console, _fields(marked))


def show_marked(console: Console, snapshot: Snapshot, found: Iterable[Marked]) -> None:
    """Print what is marked, each thing with its tags and notes."""
    listed = list(found)
    called = _called(snapshot, listed)
    for each in listed:
        say(console, f"{each.id}  {called.get(each.id, '')}".rstrip(), "bold")
        show_fields(console, _fields(each))
        if each.problem is not None:
            say(console, f"not found again: {each.problem}", indent=2)
    if not listed:
        say(console, "Nothing is tagged so: `onrecord tag ID TAG` puts a tag on something.")


def _fields(marked: Marked) -> Iterator[tuple[str, str]]:
    if marked.tags:
        yield "tags", ", ".join(tag.tag for tag in marked.tags)
    for note in marked.notes:
        yield f"note {note.number}", f"{note.note} ({note.by}, {note.made[:10]})"


def _called(snapshot: Snapshot, found: Iterable[Marked]) -> Mapping[str, str]:
    """What things are called: the title, the words, the name."""
    ids: dict[str, list[str]] = {"document": [], "statement": [], "entity": []}
    for each in found:
        ids[each.thing].append(each.id)
    called: dict[str, str] = {}
    if wanted := tuple(ids["document"]):
        rows = snapshot.documents(Filter(ids=wanted))
        called |= {row["id"]: one_line(wording.title(article_of(row))) for row in rows}
    if wanted := tuple(ids["statement"]):
        called |= {row["id"]: _short(row["text"]) for row in snapshot.statements(Filter(ids=wanted))}
    if wanted := tuple(ids["entity"]):
        called |= {row["id"]: one_line(row["name"]) for row in snapshot.entities(Filter(ids=wanted))}
    return called


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
