"""What the pages of correcting show, asked of the record once for the page and for its JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.ask.consequences import Consequences, consequences
from onrecord.ask.find_speakers import speakers_beginning
from onrecord.ask.joined import Joined, joined
from onrecord.ask.receipt import Receipt, receipt
from onrecord.ask.search import Found, StatementQuery, search_statements
from onrecord.ask.speakers import speaker_page
from onrecord.errors import NotFoundError
from onrecord.judging import Wanted
from onrecord.store import index_read
from onrecord.store.index import ask
from onrecord.store.index_told import of_statement
from onrecord.web import answers
from onrecord.web.marking import Passage, numbered, passages
from onrecord.web.room import Room

Row = dict[str, Any]

MOST = 12
"""So many people are offered for words of a name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An attribution in its article. passages: the blocks in which it stands, marked."""

    receipt: Receipt
    passages: tuple[Passage, ...]

    @property
    def row(self) -> Row:
        """The attribution."""
        return self.receipt.attribution

    @property
    def page(self) -> str:
        """The address of its place in the article."""
        return f"/articles/{self.row['document']}#{self.row['id']}"


@dataclass(frozen=True, slots=True)
class OfAttribution:
    """An attribution, who may be meant, and what it may tell.

    found: those called by the words that were asked for, or None. statement: the row of the one that it tells, None
    where it was rejected. statements: others in which the words stand that were asked for, or None.
    """

    shown: Shown
    found: Found | None
    statement: Row | None
    statements: Found | None

    @property
    def page(self) -> str:
        """The address of its place in the article."""
        return self.shown.page

    def as_json(self) -> Row:
        """The same for programs."""
        return {
            **self.shown.receipt.as_json(), "people": _rows(self.found), "statement": self.statement,
            "statements": _rows(self.statements),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfEntity:
    """Somebody; who else may be meant; and what was joined to make it."""

    entity: Row
    found: Found | None
    joined: Joined

    def as_json(self) -> Row:
        """The same for programs."""
        joined = {"articles": list(self.joined.articles), "total": self.joined.total}
        return {"speaker": self.entity, "people": _rows(self.found), "joined": joined}


@dataclass(frozen=True, slots=True)
class OfArticle:
    """An article as it is listed."""

    id: str
    row: Row

    def as_json(self) -> Row:
        """The same for programs."""
        return {"id": self.id, **self.row}


@dataclass(frozen=True, slots=True)
class Check:
    """What is about to be judged, and what that would change. subject, other: what they are called."""

    wanted: Wanted
    ahead: Consequences
    subject: str
    other: str | None


def _rows(found: Found | None) -> list[Row] | None:
    return None if found is None else list(found.rows)


def shown(found: Receipt) -> Shown:
    """An attribution with its blocks cut into pieces that can be marked."""
    return Shown(found, passages(found.text, found.blocks, numbered([found.attribution])))


def of_attribution(room: Room, key: str, words: str, told: str) -> OfAttribution:
    """What can be said of an attribution. Raises NotFoundError."""
    view = shown(receipt(room.snapshot(), key))
    rows = ask(room.folder, lambda index: index_read.attributions(index.connection, [key]))
    others = None
    if told.strip():
        found = search_statements(room.folder, StatementQuery(words=told).without_limits(), MOST, 0)
        others = replace(found, rows=tuple(row for row in found.rows if row["id"] != view.row["statement"]))
    return OfAttribution(view, who(room, words) if words.strip() else None, next(iter(rows), None), others)


def who(room: Room, words: str) -> Found:
    """The first few speakers whose names begin so."""
    return speakers_beginning(room.folder, words, MOST)


def of_entity(room: Room, key: str, words: str) -> OfEntity:
    """What can be said of somebody. Raises NotFoundError."""
    entity = speaker_page(room.folder, room.snapshot(), key, 1).entity
    return OfEntity(entity, who(room, words) if words.strip() else None, joined(room.snapshot(), entity["id"]))


def of_article(room: Room, key: str) -> OfArticle:
    """What can be said of an article. Raises NotFoundError."""
    row = ask(room.folder, lambda index: index_read.heading(index.connection, key))
    if row is None:
        raise NotFoundError(f"there is no article {key} in this record, or another version stands in its place")
    return OfArticle(key, row)


def check(room: Room, wanted: Wanted) -> Check:
    """What a judgement would change. Raises NotFoundError and InputError."""
    other = wanted.value if wanted.other is None else called(room, wanted.other)
    return Check(wanted, consequences(room.snapshot(), wanted), called(room, wanted.subject), other)


def called(room: Room, key: str) -> str:
    """What a person knows a thing by: name, headline or words; the id where there is nothing of that."""

    def question(index: Any) -> str | None:
        if key.startswith("e-"):
            row = index_read.speaker(index.connection, key)
            return row["name"] if row else None
        if key.startswith("d-"):
            row = index_read.heading(index.connection, key)
            return row["title"] if row else None
        if key.startswith("s-"):
            told = of_statement(index.connection, key)
            found = index_read.attributions(index.connection, [each.attribution for each in told[:1]])
            return found[0]["words"] if found else None
        found = index_read.attributions(index.connection, [key])
        return found[0]["words"] if found else None

    found = ask(room.folder, question)
    if found is None and key.startswith("e-"):
        now = room.snapshot().ask("SELECT name FROM entities WHERE id = ?", room.snapshot().followed(key))
        found = next((row["name"] for row in now), None)
    return found or key


def still_there(room: Room, back: str, wanted: Wanted | None) -> str:
    """``back``, or where that is the page of a statement that is no more, the place of what was judged."""
    path = back.partition("?")[0].partition("#")[0]
    if not path.startswith("/statements/"):
        return back
    try:
        answers.one_statement(room, path.removeprefix("/statements/"))
    except NotFoundError:
        if wanted is not None and wanted.subject.startswith("a-"):
            return f"/articles/{receipt(room.snapshot(), wanted.subject).attribution['document']}"
        return "/log"
    return back
