"""What may be asked of the statements in an index, and the same as SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from onrecord.resolve.first_hand import venue_key
from onrecord.resolve.names import called, fold
from onrecord.store.index_words import match_expression, office_word, parse
from onrecord.types import Act, Kind

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """What statements must fit; what is left out fits all.

    words: words that must all stand in what was said, ``"a phrase"`` or the ``beginning*``
        of a word; case and diacritics do not count.
    speaker: an entity's id, or a name, or part of one, by which it is called somewhere.
    outlet: the outlet's name; case does not count.
    since, until: ISO 8601 dates, perhaps of year or month only, both included; compared with
        the interval in which the article was published. Articles without a date fit neither.
    kinds, acts: as in ``types.Kind`` and ``types.Act``; empty for all.
    minimum: the lowest confidence, 0..1; what a person accepted fits any.
    document: the id of the document in which it stands.
    about: an entity's id; or words of a name, or any words: of whom that is called so, or in whose words they stand.
    venue: where it was said, as ``Facets.venues`` has it under ``key``; case, articles and pronouns do not count.
    said_since, said_until: dates like ``since`` and ``until``, compared with when it was said; where one end of that
        is open, with the other. What is not dated at all fits neither.
    first_hand: only what the article does not bring as another outlet, or somebody whom it quotes, told it.
    independent: the least number of independent tellings that the statement has.
    statements: ids of the statements among which it must be; None for all.
    sort: ``published`` (the earliest article first) or ``newest``, articles without a date
        last either way; ``said`` (the earliest words first) likewise; ``tellings`` (what was told most often first);
        ``relevance`` needs words and is ``published`` without.
    """

    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: tuple[Kind, ...] = ()
    acts: tuple[Act, ...] = ("speech",)
    minimum: float = 0.5
    document: str | None = None
    about: str | None = None
    venue: str | None = None
    said_since: str | None = None
    said_until: str | None = None
    first_hand: bool = False
    independent: int = 0
    statements: tuple[str, ...] | None = None
    sort: Literal["published", "newest", "said", "tellings", "relevance"] = "published"

    def without_limits(self) -> StatementQuery:
        """The same for beliefs and low confidence too."""
        return replace(self, acts=(), minimum=0.0)

    def asks_nothing(self) -> bool:
        """Whether every statement fits that views list unless asked for more."""
        return replace(self, sort="published") == StatementQuery()

    def is_narrow(self) -> bool:
        """Whether what fits is best looked up by what was asked, for it will be little beside the whole record."""
        return any(each is not None for each in (self.words, self.speaker, self.about, self.document, self.statements))


@dataclass
class Fitting:
    """SQL conditions on an article's or attribution's columns, written for any alias, and their values."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        """One more condition, in which ``{0}`` stands for the alias."""
        self.parts.append(sql)
        self.values.extend(encodable(value) for value in values)

    def on(self, alias: str) -> str:
        """The conditions on the table of this alias."""
        return " AND ".join(part.replace("{0}", alias) for part in self.parts) or "1"


def encodable(value: object) -> object:
    """``value``, without halves of surrogate pairs, which no record holds and SQLite refuses."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def fitting(connection: sqlite3.Connection, query: StatementQuery) -> Fitting:
    """All that ``query`` asks of an attribution."""
    found = published_within(query.outlet, query.since, query.until)
    terms = parse(query.words)
    if terms is not None:
        words_fit(found, "content_words", query.words)
    if query.speaker is not None:
        chosen(found, "speaker", called_so(connection, query.speaker))
    if query.kinds:
        chosen(found, "kind", query.kinds)
    within_limits(found, query)
    if query.document is not None:
        found.add("{0}.document = ?", query.document)
    _more(connection, query, found)
    return found


def _more(connection: sqlite3.Connection, query: StatementQuery, found: Fitting) -> None:
    """Whom it is about, and when, where and how often it was said."""
    if query.about is not None:
        spoken_of(connection, query.about, found)
    if query.venue is not None:
        found.add("{0}.venue_key = ?", venue_key(query.venue) or "")
    if query.said_since is not None:
        since = query.said_since
        found.add("coalesce(substr(coalesce({0}.said_latest, {0}.said_earliest), 1, ?) >= ?, 0)", len(since), since)
    if query.said_until is not None:
        until = query.said_until
        found.add("coalesce(substr(coalesce({0}.said_earliest, {0}.said_latest), 1, ?) <= ?, 0)", len(until), until)
    if query.first_hand:
        found.add("+{0}.first_hand")
    if query.independent > 1:
        often = "SELECT id FROM statements WHERE independent >= ? AND independent > 1"
        found.add(f"NOT {{0}}.alone AND {{0}}.statement IN ({often})", query.independent)
    if query.statements is not None:
        found.add("{0}.statement IN (SELECT value FROM json_each(?))", json.dumps(query.statements))


def spoken_of(connection: sqlite3.Connection, given: str, found: Fitting) -> None:
    """Ask that what was said be about ``given``: see ``StatementQuery.about``."""
    key = encodable(given)
    if connection.execute("SELECT 1 FROM entities WHERE id = ?", (key,)).fetchone() is not None:
        found.add("{0}.n IN (SELECT n FROM about WHERE entity = ?)", key)
        return
    named = "SELECT n FROM about WHERE entity IN (SELECT value FROM json_each(?))"
    entities = json.dumps(entities_called(connection, given))
    if terms := parse(given):
        told = "SELECT rowid FROM content_words WHERE content_words MATCH ?"
        found.add(f"{{0}}.n IN ({named} UNION {told})", entities, match_expression(terms))
    else:
        found.add(f"{{0}}.n IN ({named})", entities)


def entities_called(connection: sqlite3.Connection, given: str) -> tuple[str, ...]:
    """Ids of those whom an article calls by a name in which all words of ``given`` stand."""
    found = []
    for word in fold(given)[:1]:
        likely = "SELECT id, names FROM entities WHERE id IN (SELECT entity FROM entity_words WHERE word = ?)"
        found += [key for key, names in connection.execute(likely, (word,)) if called(given, json.loads(names))]
    return tuple(sorted(found))


def within_limits(found: Fitting, query: StatementQuery) -> None:
    """What ``without_limits`` leaves out of the question."""
    # Most attributions are within them: the plus sign keeps SQLite from looking these up first.
    if query.acts:
        chosen(found, "act", query.acts, "+")
    if query.minimum > 0:
        found.add("+{0}.sure >= ?", query.minimum)


def words_fit(found: Fitting, table: str, words: str | None) -> None:
    """Ask that ``words`` be found by a table of FTS5."""
    terms = parse(words)
    if terms:
        found.add(f"{{0}}.n IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", match_expression(terms))
    elif terms is not None:
        found.add("0")


def published_within(outlet: str | None, since: str | None, until: str | None) -> Fitting:
    """What is asked of the article; see ``filters.on_documents``, which says the same to DuckDB."""
    found = Fitting()
    if outlet is not None:
        found.add("{0}.outlet_key = ?", outlet.lower())
    if since is not None:
        found.add("NOT {0}.undated AND coalesce(substr({0}.latest, 1, ?) >= ?, 1)", len(since), since)
    if until is not None:
        found.add("NOT {0}.undated AND coalesce(substr({0}.earliest, 1, ?) <= ?, 1)", len(until), until)
    return found


def chosen(found: Fitting, column: str, values: Sequence[str], sign: str = "") -> None:
    """Ask that ``column`` hold one of ``values``. sign: stands before the column."""
    if len(values) == 1:
        # With a single one SQLite can walk an index in the order of the answer.
        found.add(f"{sign}{{0}}.{column} = ?", values[0])
    else:
        found.add(f"{sign}{{0}}.{column} IN (SELECT value FROM json_each(?))", json.dumps(values))


def holding(connection: sqlite3.Connection, given: str) -> tuple[str, ...]:
    """Ids of the speakers in whose names and offices every word of ``given`` stands: "army spokesman"."""
    words = [(word, office_word(word)) for word in dict.fromkeys(fold(given))]
    found: set[str] | None = None
    for name, office in words:
        keys = connection.execute(
            "SELECT speaker FROM name_words WHERE word = ? UNION SELECT speaker FROM role_words WHERE word = ?",
            (name, office),
        )
        here = {str(key) for (key,) in keys}
        found = here if found is None else found & here
    return tuple(sorted(found or ()))


def called_so(connection: sqlite3.Connection, given: str) -> tuple[str, ...]:
    """Ids of the speakers that ``given`` may mean: an id, or words of a name."""
    by_id = connection.execute("SELECT id FROM speakers WHERE id = ?", (encodable(given),)).fetchone()
    if by_id is not None:
        return (str(by_id[0]),)
    found = []
    for word in fold(given)[:1]:
        likely = "SELECT id, name, names FROM speakers WHERE id IN (SELECT speaker FROM name_words WHERE word = ?)"
        for key, name, names in connection.execute(likely, (word,)):
            if called(given, (name, *(each["text"] for each in json.loads(names)))):
                found.append(key)
    return tuple(sorted(set(found)))
