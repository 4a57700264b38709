"""Who speaks in the record, and what is one of them reported to have said?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.ask.held import now
from onrecord.errors import NotFoundError
from onrecord.store import index_read
from onrecord.store.filters import Filter
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery
from onrecord.store.index_read import Found
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """An entity and a page of its statements.

    entity: ``id``, ``name``, ``kind``, ``names`` and ``roles`` as an export has them; and ``named``
        (False where it is known by an article's description only), ``statements`` (of speech, not
        of low confidence), ``attributions`` (all), ``first`` and ``last`` (publication, or None).
    found: rows as of ``search.search_statements``.
    outlets: rows ``name`` and ``count`` of statements, most first.
    days: rows ``day`` and ``count``: how many the articles of that day tell.
    """

    entity: Row
    found: Found
    outlets: tuple[Row, ...]
    days: tuple[Row, ...]


def speaker_page(
    folder: Path,
    snapshot: Snapshot | None,
    entity_id: str,
    limit: int = 50,
    offset: int = 0,
    *,
    everything: bool = False,
    query: StatementQuery | None = None,
) -> SpeakerPage:
    """The entity with this id and its statements, the earliest article first.

    snapshot: where an entity that never speaks is looked up, and one that became another's alias; without one, only
        speakers are found.
    everything: beliefs and attributions of low confidence too. query: what else the statements must fit.

    Raises:
        NotFoundError: if there is no such entity.
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    asked = replace(query or StatementQuery(), speaker=entity_id)
    if everything:
        asked = asked.without_limits()

    def question(index: Index) -> SpeakerPage | None:
        entity = index_read.speaker(index.connection, entity_id)
        if entity is None:
            return None
        found = index_read.statements(index.connection, asked, limit, offset)
        outlets = index_read.outlets_of(index.connection, entity_id)
        days = index_read.days(index.connection, entity_id)
        return SpeakerPage(
            entity, Found(found.rows, found.total, found.hidden, index.note), tuple(outlets), tuple(days)
        )

    found = ask(folder, question)
    if found is not None:
        return found
    later = now(snapshot, entity_id) if snapshot else entity_id
    if later != entity_id:
        return speaker_page(folder, snapshot, later, limit, offset, everything=everything, query=query)
    return _silent(snapshot, entity_id)


def all_speakers(folder: Path, limit: int = 50, offset: int = 0) -> Found:
    """Everyone who speaks in the record, those with most statements first; rows as ``SpeakerPage.entity``.

    Raises:
        RecordError: as ``speaker_page``.
    """
    return ask(folder, lambda index: index_read.speakers(index.connection, limit, offset))


def name_of(folder: Path, entity_id: str) -> str | None:
    """The name of the speaker with this id; None where there is none.

    Raises:
        RecordError: as ``speaker_page``.
    """
    row = ask(folder, lambda index: index_read.speaker(index.connection, entity_id))
    return str(row["name"]) if row else None


def _silent(snapshot: Snapshot | None, key: str) -> SpeakerPage:
    """The page of an entity that is named somewhere and says nothing."""
    row = next(iter(snapshot.entities(Filter(ids=(key,)))), None) if snapshot else None
    if row is None:
        raise NotFoundError(f"there is no speaker {key} in this record")
    entity = {**row, "named": bool(row["names"]), "statements": 0, "attributions": 0, "first": None, "last": None}
    return SpeakerPage(entity, Found((), 0), (), ())
