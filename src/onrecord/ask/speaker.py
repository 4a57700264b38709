"""Who speaks under this name, and what are they reported to have said?"""

from __future__ import annotations

from dataclasses import replace

from onrecord.ask.show import EntityView
from onrecord.ask.statements import statements
from onrecord.ask.views import standing
from onrecord.errors import NotFoundError
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot


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
    return tuple(
        EntityView(row, statements(snapshot, replace(wanted, speaker=row["id"]), everything=everything))
        for row in entities
    )
