"""What each page tells, asked of the record once for the page and for its JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.ask import show
from onrecord.ask.article import ArticleView, article
from onrecord.ask.edits import Edits, Versions, versions
from onrecord.ask.edits import edits as edits_that
from onrecord.ask.find_speakers import speakers_called
from onrecord.ask.notes import Marked, marks_on
from onrecord.ask.overview import Overview, overview
from onrecord.ask.portrait import Portrait, Subject, portrait, subjects
from onrecord.ask.removed import removed
from onrecord.ask.reprints import Family, family
from onrecord.ask.search import Facets, Found, StatementQuery, facets, search_articles, search_statements
from onrecord.ask.speakers import SpeakerPage, all_speakers, speaker_page
from onrecord.ask.statement import StatementView, statement_view
from onrecord.errors import NotFoundError, RemovedError
from onrecord.store.captures import read_capture
from onrecord.types import Thing
from onrecord.web.asked import PAGE_SIZE, Asked
from onrecord.web.room import Room

Row = dict[str, Any]
Table = Literal["documents", "attributions", "statements", "entities"]

PLACES: dict[str, str] = {"documents": "/articles/", "statements": "/statements/", "entities": "/speakers/"}
"""Under which address the things of a table stand."""

FIRST_FEW = 6
"""Of each kind, in a search of everything."""

_ON_FRONT = 8
_OF_ONE_ARTICLE = 2
_LOOKED_THROUGH = 100
_PRINTINGS = 8


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What a search finds among speakers, statements and articles: the first few of each."""

    speakers: Found
    statements: Found
    articles: Found


def front(room: Room) -> Overview:
    """The record at a glance; the newest statements are a few of each of the newest articles."""
    view = overview(room.folder, most=_LOOKED_THROUGH)
    told: Counter[str] = Counter()
    newest = []
    for row in view.newest:
        told[row["document"]] += 1
        if told[row["document"]] <= _OF_ONE_ARTICLE:
            newest.append(row)
    return replace(view, newest=tuple(newest[:_ON_FRONT]), speakers=view.speakers[:_ON_FRONT])


def everywhere(room: Room, words: str) -> Everywhere:
    """The first few speakers, statements and articles for ``words``."""
    return Everywhere(
        speakers_called(room.folder, words, FIRST_FEW, 0),
        search_statements(room.folder, StatementQuery(words=words, sort="relevance"), FIRST_FEW, 0),
        search_articles(room.folder, words, limit=FIRST_FEW),
    )


def statements(room: Room, asked: Asked) -> Found:
    """A page of statements."""
    return search_statements(room.folder, asked.query(), PAGE_SIZE, asked.offset)


def spread(room: Room, asked: Asked) -> Facets:
    """How the statements that fit are spread over speakers, outlets and kinds."""
    return facets(room.folder, asked.query(), 12)


def articles(room: Room, asked: Asked) -> Found:
    """A page of articles."""
    given = (asked.words or None, asked.outlet or None, asked.since or None, asked.until or None)
    return search_articles(room.folder, *given, limit=PAGE_SIZE, offset=asked.offset)


def speakers(room: Room, asked: Asked) -> Found:
    """A page of speakers: all of them, or those called by the words."""
    if asked.words:
        return speakers_called(room.folder, asked.words, PAGE_SIZE, asked.offset)
    return all_speakers(room.folder, PAGE_SIZE, asked.offset)


def one_article(room: Room, key: str) -> ArticleView:
    """An article and what it reports. Raises NotFoundError, and RemovedError for one that was removed."""
    try:
        return article(room.snapshot(), key)
    except NotFoundError:
        _require_not_removed(room, key)
        raise


def edits(room: Room, asked: Asked) -> Edits:
    """A page of edits, and how all that fit are spread over outlets."""
    return edits_that(
        room.folder, outlet=asked.outlet or None, since=asked.since or None, until=asked.until or None,
        silent=asked.silent, limit=PAGE_SIZE, offset=asked.offset,
    )  # fmt: skip


def marks(room: Room, thing: Thing, key: str) -> Marked:
    """The tags and notes that people put on something."""
    return marks_on(room.folder, thing, key)


def versions_of(room: Room, key: str) -> tuple[Versions, ...]:
    """What was changed to make a version of an article, and to make the later ones."""
    return versions(room.snapshot(), key)


def family_of(room: Room, key: str) -> Family | None:
    """The articles that reprint an article, with what each changed; None where there are none."""
    return family(room.snapshot(), key, most=_PRINTINGS)


def one_statement(room: Room, key: str) -> StatementView:
    """A statement, its tellings and their chain. Raises NotFoundError."""
    return statement_view(room.snapshot(), key)


def one_speaker(room: Room, key: str, asked: Asked) -> SpeakerPage:
    """A speaker and a page of the statements that fit. Raises NotFoundError."""
    return speaker_page(room.folder, room.snapshot(), key, PAGE_SIZE, asked.offset, query=asked.query())


def portrait_of(room: Room, entity: Row, asked: Asked) -> Portrait:
    """What belongs to a speaker beside its statements."""
    return portrait(room.folder, entity, asked.query())


def subjects_of(room: Room, entity: Row, asked: Asked) -> tuple[Subject, ...]:
    """A speaker's statements by subject."""
    return subjects(room.folder, entity, asked.query())


def capture(room: Room, key: str) -> tuple[Row, bytes]:
    """An article's row and the bytes as they were received. Raises NotFoundError or RecordError."""
    document = one_article(room, key).document
    return document, read_capture(room.folder, document["sha256"])


def place_of(room: Room, given: str) -> str:
    """The address of what an id, or the beginning of one, stands for. Raises NotFoundError."""
    try:
        table, key = room.snapshot().find(given)
    except NotFoundError:
        _require_not_removed(room, given)
        raise
    if table == "attributions":
        row = show.attribution(room.snapshot(), key).attribution
        return f"/articles/{row['document']}#{key}"
    if table not in PLACES:
        raise NotFoundError(f"{key} is an id of the table {table}, which has no page")
    return PLACES[table] + key


def _require_not_removed(room: Room, given: str) -> None:
    left = removed(room.folder, given)
    if left is not None:
        raise RemovedError(str(left.tombstone))
