"""What the log and the lists of tags show, asked of the record once for the page and for its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from onrecord.ask.log import Log, log
from onrecord.ask.notes import marked
from onrecord.ask.printable import one_line
from onrecord.web.asked import PAGE_SIZE
from onrecord.web.choices import called
from onrecord.web.rendering import address
from onrecord.web.room import Room

__all__ = ["LogAsked", "LogChoices", "all_tags", "called", "entries", "tagged"]

Row = dict[str, Any]

_TABLES = {"document": "documents", "statement": "statements", "entity": "entities"}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class LogAsked:
    """The choices of the log; empty strings for what was left open."""

    by: str = ""
    verb: str = ""
    thing: str = ""
    page: int = 1

    def address(self, path: str, **changes: Any) -> str:
        """The address of the log with these choices; any change leads back to its first page."""
        return address(path, **{"by": self.by, "verb": self.verb, "thing": self.thing, **changes})


def _asked(
    by: Annotated[str, Query(max_length=200, description="whose")] = "",
    verb: Annotated[str, Query(max_length=20, description="what was done")] = "",
    thing: Annotated[str, Query(max_length=100, description="the id of what it is about")] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000, description=f"{PAGE_SIZE} rows each")] = 1,
) -> LogAsked:
    return LogAsked(by.strip(), verb.strip(), thing.strip(), page)


LogChoices = Annotated[LogAsked, Depends(_asked)]


def entries(room: Room, asked: LogAsked) -> Log:
    """A page of the log."""
    return log(
        room.snapshot(), by=asked.by or None, verb=asked.verb or None, thing=asked.thing or None, limit=PAGE_SIZE,
        offset=(asked.page - 1) * PAGE_SIZE,
    )  # fmt: skip


def all_tags(room: Room) -> list[Row]:
    """Rows ``tag`` and ``count``, in the order of the alphabet."""
    spelt: dict[str, str] = {}
    counts: dict[str, int] = {}
    for thing in marked(room.folder):
        for each in thing.tags:
            key = each.tag.casefold()
            spelt.setdefault(key, each.tag)
            counts[key] = counts.get(key, 0) + 1
    return [{"tag": spelt[key], "count": counts[key]} for key in sorted(counts)]


def tagged(room: Room, name: str) -> list[Row]:
    """What bears a tag: rows ``table``, ``id``, ``name``, ``problem``, ``tags`` and ``notes``."""
    rows = []
    for each in marked(room.folder, name):
        shown = one_line(called(room, each.id))
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
        rows.append({"table": _TABLES[each.thing], "id": each.id, "name": shown, "problem": each.problem, **each.marks})
    return rows
