"""What each page tells, asked of the record once for the page and for its JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from onrecord.ask import review, show
from onrecord.ask.about import About, about
from onrecord.ask.article import ArticleView, article, document_of, one_document
from onrecord.ask.cite import Citation, cited
from onrecord.ask.cite import citation as citation_of
from onrecord.ask.cite import place_of as found_in
from onrecord.ask.compared import Beside, beside
from onrecord.ask.edits import Edits, Versions, versions
from onrecord.ask.edits import edits as edits_that
from onrecord.ask.find_speakers import speakers_called
from onrecord.ask.finding import Everywhere
from onrecord.ask.finding import everywhere as find_everywhere
from onrecord.ask.held import now
from onrecord.ask.notes import Marked, marked, marks_on, tagged
from onrecord.ask.overview import Overview, overview
from onrecord.ask.portrait import Portrait, Subject, portrait, subjects
from onrecord.ask.removed import removed
from onrecord.ask.reprints import Family, family
from onrecord.ask.search import (
    ArticleFacets,
    ArticleQuery,
    Facets,
    Found,
    StatementQuery,
    article_facets,
    articles_that,
    entity_names,
    facets,
    search_articles,
    search_statements,
    statements_that,
    tellings_that,
)
from onrecord.ask.speakers import SpeakerPage, all_speakers, speaker_page
from onrecord.ask.statement import StatementView, statement_view
from onrecord.ask.ties import Tie, stories_of, ties
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

FEWER = 4
"""Of what the one speaker said whom a search means."""

TOLD = 40
"""Tellings of one statement that a page shows word by word."""

_ON_FRONT = 8
_PRINTINGS = 8


def front(room: Room) -> Overview:
    """The record at a glance."""
    return room.once(("front",), lambda: overview(room.folder, most=_ON_FRONT))


def waiting(room: Room) -> int:
    """How much waits for a person to look at it."""
    return review.waiting(room.folder)


def about_record(room: Room) -> About:
    """Where the record came from and how it was made."""
    return about(room.folder, room.snapshot())


def everywhere(room: Room, words: str) -> Everywhere:
    """The first few speakers, statements and articles for ``words``."""
    return room.once(
        ("everywhere", words),
        lambda: find_everywhere(room.snapshot(), words, FIRST_FEW),
        lambda found: _is_up_to_date(found.statements),
    )


def _is_up_to_date(found: Found) -> bool:
    """Whether it is of the record as it is, and not of what an index says that is being made."""
    return found.note is None


def said_by_one(room: Room, words: str, found: Everywhere) -> tuple[Row, Found] | None:
    """Whom a search means, where that is one speaker or one has just this name, and what is told most of theirs."""
    rows = found.speakers.rows
    name = " ".join(words.casefold().split())
    meant = rows if found.speakers.total == 1 else [row for row in rows if row["name"].casefold() == name]
    if len(meant) != 1:
        return None
    return meant[0], search_statements(room.folder, StatementQuery(speaker=meant[0]["id"], sort="tellings"), FEWER, 0)


def statement_query(room: Room, asked: Asked) -> StatementQuery:
    """What is asked of statements; a tag stands for the statements that bear it."""
    query = asked.query()
    known = names_of(room, asked)

    def followed(given: str | None) -> str | None:
        """An id that became another's alias as the id of now."""
        return now(room.snapshot(), given) if given and given.startswith("e-") and given not in known else given

    query = replace(query, speaker=followed(query.speaker), about=followed(query.about))
    return replace(query, statements=tagged(room.folder, "statement", asked.tag)) if asked.tag else query


def article_query(room: Room, asked: Asked) -> ArticleQuery:
    """What is asked of articles."""
    query = asked.article_query()
    return replace(query, documents=tagged(room.folder, "document", asked.tag)) if asked.tag else query


def statements(room: Room, asked: Asked) -> Found:
    """A page of statements."""
    query, at = statement_query(room, asked), asked.offset
    return room.once(("list", query, at), lambda: search_statements(room.folder, query, PAGE_SIZE, at), _is_up_to_date)


def spread(room: Room, asked: Asked) -> Facets:
    """How the statements that fit are spread over speakers, outlets and so on."""
    query = replace(statement_query(room, asked), sort="published")
    return room.once(("spread", query), lambda: facets(room.folder, query, 12))


def articles(room: Room, asked: Asked) -> Found:
    """A page of articles."""
    return search_articles(room.folder, query=article_query(room, asked), limit=PAGE_SIZE, offset=asked.offset)


def article_spread(room: Room, asked: Asked) -> ArticleFacets:
    """How the articles that fit are spread over outlets, languages and months."""
    return article_facets(room.folder, article_query(room, asked), 12)


def names_of(room: Room, asked: Asked) -> dict[str, str]:
    """The names of those whom the choices give by their ids."""
    keys = {key for key in (asked.speaker, asked.about) if key.startswith("e-")}
    return entity_names(room.folder, keys) if keys else {}


def list_of_statements(room: Room, asked: Asked, table: Literal["statements", "attributions"]) -> tuple[str, ...]:
    """Ids of all statements of a list, or of all tellings in it."""
    query = statement_query(room, asked)
    return statements_that(room.folder, query) if table == "statements" else tellings_that(room.folder, query)


def list_of_articles(room: Room, asked: Asked) -> tuple[str, ...]:
    """Ids of all articles of a list."""
    return articles_that(room.folder, article_query(room, asked))


def tags(room: Room, thing: Thing) -> tuple[str, ...]:
    """The tags that things of one kind bear, each once."""
    found = {tag.tag.casefold(): tag.tag for each in marked(room.folder) if each.thing == thing for tag in each.tags}
    return tuple(found[key] for key in sorted(found))


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


def side_by_side(view: StatementView, left: str, right: str) -> Beside:
    """Two tellings of a statement; what is left open is the fullest one, and the first other one.

    Raises:
        NotFoundError: if the statement has no such telling.
    """
    one = cited(view, left or None)
    others = (each for each in view.tellings if each is not one)
    return beside(one, cited(view, right) if right else next(others, one))


def ties_of(room: Room, view: StatementView) -> tuple[Tie, ...]:
    """What ties the tellings of a statement, those that a page has room for, to the fullest one."""
    shown = view.tellings[:TOLD]
    shown = shown if view.fullest in shown else (*shown, view.fullest)
    return ties(view.fullest, shown, stories_of(room.snapshot(), shown))


def citation(room: Room, key: str, telling: str | None, *, record: str, base: str) -> Citation:
    """How to cite a statement as one of its tellings has it. record, base: see ``ask.cite.Place``."""
    snapshot = room.snapshot()
    view = statement_view(snapshot, key)
    document = one_document(snapshot, cited(view, telling).article.id)
    return citation_of(view, document, found_in(snapshot, record, base), telling)


def one_speaker(room: Room, key: str, asked: Asked) -> SpeakerPage:
    """A speaker and a page of the statements that fit. Raises NotFoundError."""
    query, at = asked.query(), asked.offset
    return room.once(
        ("speaker", key, query, at),
        lambda: speaker_page(room.folder, room.snapshot(), key, PAGE_SIZE, at, query=query),
        lambda view: _is_up_to_date(view.found),
    )


def portrait_of(room: Room, entity: Row, asked: Asked) -> Portrait:
    """What belongs to a speaker beside its statements."""
    query = asked.query()
    return room.once(("portrait", entity["id"], query), lambda: portrait(room.folder, entity, query))


def subjects_of(room: Room, entity: Row, asked: Asked) -> tuple[Subject, ...]:
    """A speaker's statements by subject."""
    return subjects(room.folder, entity, asked.query())


def capture(room: Room, key: str) -> tuple[Row, bytes]:
    """An article's row and the bytes as they were received. Raises NotFoundError or RecordError."""
    try:
        document = one_document(room.snapshot(), key)
    except NotFoundError:
        _require_not_removed(room, key)
        raise
    return document, read_capture(room.snapshot().files, document["sha256"])


def place_of(room: Room, given: str) -> str:
    """The address of what an id, or the beginning of one, stands for. Raises NotFoundError."""
    document = document_of(room.snapshot(), given)
    if document is not None:
        return f"/articles/{document}#{given}"
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
