"""Everything that a few typed words may mean, and what to try where they find nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.ask.find_speakers import speakers_called
from onrecord.ask.search import search_articles, search_statements
from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery
from onrecord.store.index_read import Found
from onrecord.store.index_words import parse
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

_WORDS = 12
"""Words of a search that are looked at one by one."""

_SHORTEST = 4
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Tried:
    """One word or phrase of a search by itself: as it was typed, and how many statements and articles have it.

    beginning: what to type to find all that begins alike, if the whole finds nothing and that does; or None.
    """

    words: str
    statements: int
    articles: int
    beginning: str | None = None


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What a search finds among speakers, statements and articles: the first few of each.

    near: speakers with a name like the words, where nobody is called so; rows as of ``speakers_called``.
    tried: the words one by one, where together they find no statement and no article.
    """

    speakers: Found
    statements: Found
    articles: Found
    near: tuple[Row, ...] = ()
    tried: tuple[Tried, ...] = ()


def everywhere(snapshot: Snapshot, words: str, few: int) -> Everywhere:
    """The first ``few`` speakers, statements and articles for ``words``; and what is near, where they are too narrow.

    Raises:
        RecordError: if the index must be made anew and cannot be.
    """
    folder = snapshot.folder
    speakers = speakers_called(folder, words, few, 0)
    statements = search_statements(folder, StatementQuery(words=words, sort="relevance"), few, 0)
    articles = search_articles(folder, words, limit=few)
    near = () if speakers.total else near_speakers(snapshot, words)
    tried = () if statements.total or articles.total else _tried(folder, words)
    return Everywhere(speakers, statements, articles, near, tried)


def near_speakers(snapshot: Snapshot, words: str) -> tuple[Row, ...]:
    """Who speaks under a name like ``words``: another spelling, one letter apart; the likest first."""
    keys = snapshot.nearest(words)[: 2 * _NEAR]

    def question(index: Index) -> tuple[Row, ...]:
        rows = (index_read.speaker(index.connection, key) for key in keys)
        return tuple(row for row in rows if row is not None)[:_NEAR]

    return ask(snapshot.folder, question) if keys else ()


def _tried(folder: Path, given: str) -> tuple[Tried, ...]:
    terms = parse(given) or ()

    def question(index: Index) -> tuple[Tried, ...]:
        return tuple(_one(index, " ".join(term.words), len(term.words) > 1, term.beginning) for term in terms[:_WORDS])

    return ask(folder, question)


def _one(index: Index, words: str, phrase: bool, beginning: bool) -> Tried:
    typed = f'"{words}"' if phrase else words + ("*" if beginning else "")
    statements, articles = index_read.told_with_words(index.connection, typed)
    if statements or articles or phrase:
        return Tried(typed, statements, articles)
    for size in range(len(words) - 1, _SHORTEST - 1, -1):
        shorter = words[:size] + "*"
        if any(index_read.told_with_words(index.connection, shorter)):
            return Tried(typed, 0, 0, shorter)
    return Tried(typed, 0, 0)
