"""When does a speaker speak, about whom and what, in answer to whom; and why are mentions of it one?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.ask.timeline import Timeline, timeline, window_of
from onrecord.resolve.names import fold
from onrecord.resolve.stems import stem
from onrecord.resolve.telling.words import RARE, weight
from onrecord.store import index_read, index_speaker
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery

Row = dict[str, Any]

LOOKED_AT = 1000
"""Statements, the last ones, in which frequent words are looked for."""

_MOST = 12
_GROUPS = 8
_IN_GROUP = 5
_LEAST = 2
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Portrait:
    """What belongs to a speaker beside its statements; all numbers are of statements, speech and not of low confidence.

    line: how many outlets told over time; None where nothing is dated.
    outlets, kinds: rows ``name`` and ``count`` of the statements that fit the rest of the question.
    about: rows ``id``, ``name``, ``kind``, ``count``: whom and what its statements name.
    about_by: who names it; rows with ``named`` too. answered, answering: whom it answers and who answers it; rows with
        ``statement``, ``document`` and ``attribution`` of the last answer too.
    words: rows ``word`` and ``count``: telling words that several of the last ``LOOKED_AT`` statements hold.
    merges: rows ``basis`` and ``count`` of articles: why mentions in several articles are one.
    """

    line: Timeline | None
    outlets: tuple[Row, ...]
    kinds: tuple[Row, ...]
    about: tuple[Row, ...]
    about_by: tuple[Row, ...]
    answered: tuple[Row, ...]
    answering: tuple[Row, ...]
    words: tuple[Row, ...]
    merges: tuple[Row, ...]

    def as_json(self) -> Row:
        """All of it but the facets."""
        return {
            "timeline": self.line and self.line.as_json(),
            "kinds": list(self.kinds),
            "about": list(self.about),
            "about_by": list(self.about_by),
            "answered": list(self.answered),
            "answering": list(self.answering),
            "words": list(self.words),
            "merges": list(self.merges),
        }


@dataclass(frozen=True, slots=True)
class Subject:
    """Statements on one subject: those that name ``entity``, or hold ``word``.

    rows: the first of them, as of ``search.search_statements``; total: how many there are.
    """

    entity: Row | None
    word: str | None
    rows: tuple[Row, ...]
    total: int


def portrait(folder: Path, entity: Row, query: StatementQuery) -> Portrait:
    """All that belongs to a speaker. entity: as of ``speakers.SpeakerPage``; query: what its statements must fit.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    return ask(folder, lambda index: _portrait(index, entity, replace(query, speaker=entity["id"])))


def subjects(folder: Path, entity: Row, query: StatementQuery) -> tuple[Subject, ...]:
    """A speaker's statements by subject: whom or what they name most, then the words that most of them hold.

    A statement may stand under several subjects.

    Raises:
        RecordError: as ``portrait``.
    """
    return ask(folder, lambda index: tuple(_subjects(index, entity, replace(query, speaker=entity["id"]))))


def _portrait(index: Index, entity: Row, query: StatementQuery) -> Portrait:
    connection, key = index.connection, entity["id"]
    about = index_speaker.spoken_about(connection, key, _MOST)
    window = window_of(query.since, query.until, entity["first"], entity["last"])
    line = None
    if window is not None:
        period = window.period
        told = index_speaker.told_on(connection, replace(query, since=period.since, until=period.until))
        line = timeline(told, window)
    return Portrait(
        line=line,
        outlets=tuple(index_speaker.outlets_telling(connection, replace(query, outlet=None))),
        kinds=tuple(index_speaker.kinds_told(connection, replace(query, kinds=()))),
        about=tuple(about),
        about_by=tuple(index_speaker.speaking_about(connection, key, _MOST)),
        answered=tuple(index_speaker.answered(connection, key, _MOST)),
        answering=tuple(index_speaker.answering(connection, key, _MOST)),
        words=tuple(_words(index, entity, about)),
        merges=tuple(index_speaker.merges(connection, key)),
    )


def _subjects(index: Index, entity: Row, query: StatementQuery) -> Iterable[Subject]:
    about = index_speaker.spoken_about(index.connection, entity["id"], _GROUPS)
    for row in about:
        found = index_read.statements(index.connection, replace(query, about=row["id"]), _IN_GROUP, 0)
        if found.total:
            yield Subject(row, None, found.rows, found.total)
    for row in _words(index, entity, about)[:_GROUPS]:
        found = index_read.statements(index.connection, replace(query, words=row["word"]), _IN_GROUP, 0)
        if found.total >= _LEAST:
            yield Subject(None, row["word"], found.rows, found.total)


def _words(index: Index, entity: Row, about: Sequence[Row]) -> list[Row]:
    """The telling words that several statements hold, without those of the names that stand there as subjects."""
    names = [entity["name"], *(name["text"] for name in entity["names"]), *(row["name"] for row in about)]
    return frequent(index_speaker.contents(index.connection, entity["id"], LOOKED_AT), names, _MOST)


def frequent(contents: Iterable[str], names: Iterable[str], most: int) -> list[Row]:
    """Words that at least two of ``contents`` hold and that tell something, most frequent first.

    contents: folded words, parted by spaces. names: whose words do not count. Of words that differ in their ending
    only, the most frequent one stands for all; it is counted as it is written, as a search for it finds it.
    """
    taken = {stem(word) for name in names for word in fold(name)}
    told: Counter[str] = Counter()
    for content in contents:
        told.update(set(content.split()))
    order = sorted(told.items(), key=lambda each: (-each[1], each[0]))
    found: list[Row] = []
    for word, count in order:
        if count < _LEAST or len(found) == most:
            break
        if len(word) >= _SHORTEST and not word.isdigit() and weight(word) >= RARE and stem(word) not in taken:
            taken.add(stem(word))
            found.append({"word": word, "count": count})
    return found
