"""Who speaks in the record under a name?"""

from __future__ import annotations

from pathlib import Path

from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_query import called_so, holding
from onrecord.store.index_read import Found
from onrecord.store.index_told import beginning


def speakers_called(folder: Path, name: str, limit: int = 50, offset: int = 0) -> Found:
    """The speakers that are somewhere called ``name``, or whose names and offices hold its words.

    Whoever has most statements comes first.

    Rows as of ``speakers.SpeakerPage.entity``.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """

    def question(index: Index) -> Found:
        keys = {*called_so(index.connection, name), *holding(index.connection, name)}
        found = index_read.some_speakers(index.connection, keys, limit, offset)
        return Found(found.rows, found.total, note=index.note)

    return ask(folder, question)


def speakers_beginning(folder: Path, words: str, limit: int = 12) -> Found:
    """The first speakers in whose names these words stand, the last of which may be begun only.

    For who is still typing. Rows and errors as of ``speakers_called``; ``total`` is of these only.
    """

    def question(index: Index) -> Found:
        found = [index_read.speaker(index.connection, key) for key in beginning(index.connection, words, limit)]
        rows = tuple(row for row in found if row)
        return Found(rows, len(rows), note=index.note)

    return ask(folder, question)
