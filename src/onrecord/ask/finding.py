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
NEAR = 6
"""Those with a name like the one that was typed, of whom so many are offered."""


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

    about: those of whom something is said and whose names hold the words, the most often named first: rows ``id``,
        ``name``, ``kind`` and ``count`` of statements.
    near: speakers with a name like the words, where nobody is called so; rows as of ``speakers_called``.
    near_about: those with such a name who do not speak, but of whom something is said; rows as of ``about``.
    tried: the words one by one, where together they find no statement and no article.
    """

    speakers: Found
    statements: Found
    articles: Found
    about: tuple[Row, ...] = ()
    near: tuple[Row, ...] = ()
    near_about: tuple[Row, ...] = ()
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
    about = ask(folder, lambda index: index_read.spoken_of(index.connection, words, few))
    near, silent = ((), ()) if speakers.total or about else _near(snapshot, words)
    tried = () if statements.total or articles.total else _tried(folder, words)
    return Everywhere(speakers, statements, articles, about, near, silent, tried)


def near_speakers(snapshot: Snapshot, words: str) -> tuple[Row, ...]:
    """Who speaks under a name like ``words``: another spelling, one letter apart; the likest first."""
    return _near(snapshot, words)[0]


def _near(snapshot: Snapshot, words: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Those with a name like ``words`` who speak, and those of whom only others do."""
    keys = snapshot.nearest(words)[: 2 * NEAR]

    def question(index: Index) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        speaking = {key: row for key in keys if (row := index_read.speaker(index.connection, key)) is not None}
        others = index_read.named(index.connection, [key for key in keys if key not in speaking])
        return tuple(speaking.values())[:NEAR], tuple(others)[:NEAR]

    return ask(snapshot.folder, question) if keys else ((), ())


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
