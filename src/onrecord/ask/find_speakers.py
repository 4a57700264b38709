"""Who speaks in the record under a name?"""

from __future__ import annotations

from pathlib import Path

from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_query import called_so, holding
from onrecord.store.index_read import Found


def speakers_called(folder: Path, name: str, limit: int = 50, offset: int = 0) -> Found:
    """The speakers that are somewhere called ``name``, or whose names and offices hold its words.

    Whoever has most statements comes first.

    Rows as of ``speakers.SpeakerPage.entity``.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """

    def question(index: Index) -> Found:
        keys = {*called_so(index.connection, name), *holding(index.connection, name)}
        found = [row for row in (index_read.speaker(index.connection, key) for key in keys) if row]
        found.sort(key=lambda row: (-row["statements"], row["name"], row["id"]))
        return Found(tuple(found[offset : offset + limit]), len(found), note=index.note)

    return ask(folder, question)
