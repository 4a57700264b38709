"""Who speaks under this name, and what are they reported to have said?"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ask.show import EntityView
from onrecord.ask.statements import statements
from onrecord.ask.views import Row, standing
from onrecord.errors import NotFoundError
from onrecord.resolve.posts import organisation_key
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Holder:
    """An entity and one of its roles, as an export has it."""

    id: str
    name: str
    role: Row


def speakers(snapshot: Snapshot, name: str, *, everything: bool = False) -> tuple[EntityView, ...]:
    """Every entity that speaks in the record under ``name`` (or has that id), with its statements.

    Raises NotFoundError where nobody does.
    """
    wanted = Filter(speaker=name)
    keys = {row["speaker"]["id"] for row in standing(snapshot.attributions(wanted)) if row["speaker"]}
    if not keys:
        raise NotFoundError(
            f"no speaker named {name!r} in this record; `onrecord statements` lists all, "
            f"and `onrecord statements WORDS` searches what was said"
        )
    entities = sorted(snapshot.entities(Filter(ids=tuple(sorted(keys)))), key=lambda row: (row["name"], row["id"]))
    return tuple(_view(snapshot, row, everything) for row in entities)


def nearest_speakers(snapshot: Snapshot, name: str, *, everything: bool = False) -> tuple[EntityView, ...]:
    """Who speaks in the record under a name that is like ``name``: other spellings, one letter apart; the likest first.

    Empty where there is nobody, and where what resolving keeps is not that of this snapshot.
    """
    order = {key: place for place, key in enumerate(snapshot.nearest(name))}
    rows = sorted(snapshot.entities(Filter(ids=tuple(order))), key=lambda row: order[row["id"]]) if order else []
    views = (_view(snapshot, row, everything) for row in rows)
    return tuple(view for view in views if view.listing.reported)


def who_spoke_for(snapshot: Snapshot, organisation: str, day: str | None = None) -> tuple[Holder, ...]:
    """Who is stated to have held a post of an organisation, and of them those stated so at a day.

    day: ISO 8601 date, perhaps of year or month only; roles without a date fit any. Those whose
    post more articles state come first.
    """
    wanted = organisation_key(organisation)
    found = [
        Holder(row["id"], row["name"], role)
        for row in snapshot.entities()
        for role in row["roles"]
        if wanted and organisation_key(role["organisation"]) == wanted and _held_on(role, day)
    ]
    return tuple(sorted(found, key=lambda each: (-each.role["documents"], each.name, each.role["title"])))


def _held_on(role: Row, day: str | None) -> bool:
    if day is None:
        return True
    starts, ends = role["earliest"], role["latest"]
    return (starts is None or starts[: len(day)] <= day) and (ends is None or ends[: len(day)] >= day)


def _view(snapshot: Snapshot, row: Row, everything: bool) -> EntityView:
    return EntityView(row, statements(snapshot, Filter(speaker=row["id"]), everything=everything))
