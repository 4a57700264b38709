"""Reading from an index: each function one question, answered with plain rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from onrecord.store.index_query import (
    Fitting,
    StatementQuery,
    encodable,
    entities_called,
    fitting,
    within_limits,
    words_fit,
)
from onrecord.store.index_schema import USUAL
from onrecord.store.index_words import marked, match_expression, parse, snippet

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found.

    rows: of this page. total: of all pages.
    hidden: how many more there are among beliefs and attributions of low confidence.
    note: what the reader should know of the index (made anew, behind), or None.
    """

    rows: tuple[Row, ...]
    total: int
    hidden: int = 0
    note: str | None = None


def rows(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> list[Row]:
    """All rows of a question as dicts."""
    with closing(connection.execute(query, values)) as cursor:
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def number(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> int:
    """The one number that answers a question."""
    with closing(connection.execute(query, values)) as cursor:
        return int(cursor.fetchone()[0])


def paragraphs(
    connection: sqlite3.Connection, outlet: str | None, snapshot: int, limit: int
) -> list[tuple[str | None, list[str]]]:
    """Title and paragraphs of the latest articles of an outlet (in lower case) that were there at a snapshot."""
    found = rows(
        connection,
        "SELECT t.title, t.body FROM documents d JOIN texts t USING (n) "
        "WHERE d.outlet_key IS ? AND d.added <= ? ORDER BY n DESC LIMIT ?",
        (outlet, snapshot, limit),
    )
    return [(row["title"], row["body"].split("\n\n")) for row in reversed(found)]


def statements(connection: sqlite3.Connection, query: StatementQuery, limit: int, offset: int) -> Found:
    """Statements of which at least one telling fits, each once, by the telling of the highest rank that does."""
    asked = fitting(connection, query)
    total, hidden = _count(connection, query)
    numbers = _page(connection, query, asked, limit, offset) if total > offset else []
    terms = parse(query.words) or ()
    return Found(tuple(_statement(row, terms) for row in _by_number(connection, numbers)), total, hidden)


def attributions(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Attributions by their ids, as rows of ``statements`` in this order; what a person rejected is not there."""
    query = "SELECT n FROM attributions WHERE id = ?"
    numbers = [row["n"] for key in ids for row in rows(connection, query, (encodable(key),))]
    return [_statement(row, ()) for row in _by_number(connection, numbers)]


def article(connection: sqlite3.Connection, n: int, terms: Sequence[Any]) -> Row:
    """One article's row, with headline and body in pieces that are marked where they fit."""
    [row] = rows(connection, f"SELECT {_ARTICLE}, t.body FROM documents d JOIN texts t USING (n) WHERE n = ?", (n,))
    body = row.pop("body")
    row["title_pieces"] = marked(row["title"] or "", terms)
    row["snippet"] = snippet(body, terms)
    return _published(row)


def heading(connection: sqlite3.Connection, document: str) -> Row | None:
    """What a list needs to know of an article, by its document's id; None for one that does not count."""
    columns = "uri, title, outlet, language, earliest, latest, basis, statements"
    found = rows(connection, f"SELECT {columns} FROM documents WHERE id = ?", (encodable(document),))
    if not found:
        return None
    row = _published(found[0])
    return {name: row[name] for name in ("title", "outlet", "uri", "published", "language", "statements")}


def fit(connection: sqlite3.Connection, query: StatementQuery) -> list[tuple[str, str]]:
    """All statements that fit, in the order asked for, each with the id of the telling that stands for it."""
    numbers = _page(connection, query, fitting(connection, query), MOST, 0)
    asked = "SELECT statement, id FROM attributions WHERE n = ?"
    return [connection.execute(asked, (n,)).fetchone() for n in numbers]


def tellings(connection: sqlite3.Connection, query: StatementQuery) -> list[str]:
    """Ids of all tellings that fit, article by article."""
    asked = fitting(connection, query)
    sql = f"SELECT a.id FROM attributions a WHERE {asked.on('a')} ORDER BY {_ORDERS['published']}"
    return [row["id"] for row in rows(connection, sql, asked.values)]


def first(connection: sqlite3.Connection, query: StatementQuery, limit: int) -> tuple[Row, ...]:
    """The first statements that fit, without counting the others."""
    numbers = _page(connection, query, fitting(connection, query), limit, 0)
    return tuple(_statement(row, ()) for row in _by_number(connection, numbers))


def by_number(connection: sqlite3.Connection, numbers: Sequence[int], words: str | None) -> list[Row]:
    """Statements by attributions of some numbers, in that order; rows as of ``statements``. words: to be marked."""
    terms = parse(words) or ()
    return [_statement(row, terms) for row in _by_number(connection, numbers)]


def speaker(connection: sqlite3.Connection, key: str) -> Row | None:
    """The row of a speaker, with names and roles as an export has them; None for one who says nothing."""
    found = rows(connection, f"{_SPEAKERS} WHERE id = ?", (encodable(key),))
    return _speaker(found[0]) if found else None


def some_speakers(connection: sqlite3.Connection, ids: Iterable[str], limit: int, offset: int) -> Found:
    """A page of the speakers with these ids, as of ``speakers``: of thousands only those few are read whole."""
    among = "WHERE id IN (SELECT value FROM json_each(?))"
    keys = json.dumps(sorted(ids))
    query = f"{_SPEAKERS} {among} ORDER BY statements DESC, name, id LIMIT ? OFFSET ?"
    found = rows(connection, query, (keys, *bounds(limit, offset)))
    total = number(connection, f"SELECT count(*) FROM speakers {among}", (keys,))
    return Found(tuple(_speaker(row) for row in found), total)


def spoken_of(connection: sqlite3.Connection, words: str, limit: int) -> tuple[Row, ...]:
    """Of whom something is said, under names in which all ``words`` stand; the most often named first."""
    query = (
        "SELECT id, name, kind, about AS count FROM entities WHERE id IN (SELECT value FROM json_each(?)) AND about "
        "ORDER BY about DESC, name, id LIMIT ?"
    )
    return tuple(rows(connection, query, (json.dumps(sorted(entities_called(connection, words))), limit)))


def named(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Row]:
    """``id``, ``name``, ``kind`` and ``count`` of statements for those of these of whom something is said."""
    query = "SELECT id, name, kind, about AS count FROM entities WHERE id = ? AND about"
    return [row for key in ids for row in rows(connection, query, (key,))]


def entity_names(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """What those with these ids are called."""
    query = "SELECT name FROM entities WHERE id = ?1 UNION ALL SELECT name FROM speakers WHERE id = ?1 LIMIT 1"
    found = ((key, rows(connection, query, (encodable(key),))) for key in ids)
    return {key: str(row[0]["name"]) for key, row in found if row}


def speakers(connection: sqlite3.Connection, limit: int, offset: int) -> Found:
    """The speakers by the number of their statements, most first."""
    query = f"{_SPEAKERS} ORDER BY statements DESC, name, id LIMIT ? OFFSET ?"
    found = rows(connection, query, bounds(limit, offset))
    return Found(tuple(_speaker(row) for row in found), number(connection, f"SELECT {_ALL_SPEAKERS}"))


def outlets(connection: sqlite3.Connection) -> list[Row]:
    """Each outlet with its number of articles and statements, most articles first; one row for none named."""
    return rows(
        connection,
        "SELECT name, documents, tellings AS statements FROM outlets ORDER BY documents DESC, name IS NULL, name",
    )


def outlets_of(connection: sqlite3.Connection, speaker: str) -> list[Row]:
    """The outlets that tell what a speaker said, with the number of statements."""
    return rows(
        connection,
        "SELECT (SELECT name FROM outlets o WHERE o.key = a.outlet_key) AS name, "
        f"count(DISTINCT statement) AS count FROM attributions a WHERE speaker = ? AND {_USUALLY} "
        "GROUP BY +outlet_key ORDER BY count DESC, name IS NULL, name",
        (speaker,),
    )


def days(connection: sqlite3.Connection, speaker: str | None = None) -> list[Row]:
    """How much was told in the articles of each day, of one speaker or of all."""
    if speaker is None:
        return rows(connection, "SELECT value AS day, count FROM tallies WHERE facet = 'day' ORDER BY value")
    query = f"SELECT substr(day, 1, 10) AS day, count(*) AS count FROM attributions WHERE speaker = ? AND {_USUALLY} "
    return rows(connection, f"{query} AND NOT undated GROUP BY 1 ORDER BY 1", (speaker,))


def days_quoted(connection: sqlite3.Connection, speaker: str) -> list[Row]:
    """On which days how much of a speaker was told, beliefs and findings of low confidence too: read from one index."""
    query = (
        "SELECT substr(day, 1, 10) AS day, count(*) AS count FROM attributions "
        "WHERE speaker = ? AND NOT undated GROUP BY 1 ORDER BY 1"
    )
    return rows(connection, query, (speaker,))


def newest(connection: sqlite3.Connection, limit: int, each: int = 2) -> tuple[Row, ...]:
    """Statements of the articles published last, at most so many of ``each``."""
    latest = "SELECT id FROM documents WHERE statements > 0 ORDER BY undated, day DESC, id LIMIT ?"
    found: list[Row] = []
    for row in rows(connection, latest, (limit,)):
        found += first(connection, StatementQuery(document=row["id"]), each)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def added_since(connection: sqlite3.Connection, snapshot: int, most: int) -> Row:
    """How many of the articles that count were added after a snapshot, their statements, and the newest of them."""
    query = "SELECT count(*) AS documents, coalesce(sum(statements), 0) AS statements FROM documents WHERE added > ?"
    [row] = rows(connection, query, (snapshot,))
    latest = "SELECT n FROM documents WHERE added > ? ORDER BY added DESC, undated, day DESC, id LIMIT ?"
    found = rows(connection, latest, (snapshot, most)) if row["documents"] else []
    return {**row, "newest": [article(connection, each["n"], ()) for each in found]}


def told_with_words(connection: sqlite3.Connection, words: str) -> tuple[int, int]:
    """In how many attributions and in how many articles ``words`` are found."""
    terms = parse(words)
    if not terms:
        return 0, 0
    asked = (match_expression(terms),)
    found = (
        number(connection, f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", asked)
        for table in ("content_words", "text_words")
    )
    statements, articles = found
    return statements, articles


def counts(connection: sqlite3.Connection) -> Row:
    """How much the index holds, and the first and last day of publication."""
    [row] = rows(
        connection,
        "SELECT coalesce(sum(documents), 0) AS documents, count(nullif(key, '')) AS outlets, "
        "coalesce(sum(attributions), 0) AS attributions, "
        "coalesce((SELECT count FROM tallies WHERE facet = 'everything'), 0) AS statements, "
        f"{_ALL_SPEAKERS} AS speakers, min(first) AS first, max(last) AS last FROM outlets",
    )
    return row


def analyses(connection: sqlite3.Connection) -> list[Row]:
    """Which versions of the analysis made the findings, and of how many documents; most first."""
    return rows(connection, "SELECT version, documents FROM analyses ORDER BY documents DESC, version")


def added(connection: sqlite3.Connection, document: str) -> tuple[int, int] | None:
    """The snapshots with which a document and its findings were added; None for one that does not count."""
    found = rows(connection, "SELECT added, found FROM documents WHERE id = ?", (encodable(document),))
    return (found[0]["added"], found[0]["found"]) if found else None


def told_in(connection: sqlite3.Connection, statement: str) -> dict[str, tuple[int, int]]:
    """The documents that tell a statement, each with the snapshots as ``added`` has them."""
    query = (
        "SELECT DISTINCT a.document, d.added, d.found FROM attributions a JOIN documents d ON d.id = a.document "
        "WHERE a.statement = ?"
    )
    return {row["document"]: (row["added"], row["found"]) for row in rows(connection, query, (encodable(statement),))}


def told_by(connection: sqlite3.Connection, documents: str) -> tuple[int, int]:
    """How many statements some documents tell, whose ids are given as JSON; and how many of these no others tell."""
    query = (
        "WITH these AS MATERIALIZED (SELECT value AS id FROM json_each(?)), told AS (SELECT DISTINCT statement "
        f"FROM attributions WHERE document IN (SELECT id FROM these) AND {USUAL}) "
        "SELECT count(*) AS told, coalesce(sum(NOT EXISTS (SELECT 1 FROM attributions b WHERE b.statement = "
        "told.statement AND b.document NOT IN (SELECT id FROM these))), 0) AS new FROM told"
    )
    [row] = rows(connection, query, (documents,))
    return row["told"], row["new"]


def told_with(connection: sqlite3.Connection, words: str) -> tuple[str, ...]:
    """Ids of all attributions in whose content ``words`` are found."""
    asked = Fitting()
    words_fit(asked, "content_words", words)
    query = f"SELECT id FROM attributions a WHERE {asked.on('a')} ORDER BY id"
    return tuple(row["id"] for row in rows(connection, query, asked.values))


MOST = 2**62
"""As many rows as there are."""

# Most attributions are so: the plus signs keep SQLite from looking those up first.
_USUALLY = f"+{USUAL.replace('AND ', 'AND +')}"
_ALL_SPEAKERS = "coalesce((SELECT count FROM tallies WHERE facet = 'speakers'), 0)"
_SPEAKERS = "SELECT s.*, coalesce(l.ids, '[]') AS known FROM speakers s LEFT JOIN known_links l ON l.entity = s.id"
_ORDERS = {
    "published": "a.undated, a.day, a.document, a.position, a.id",
    "newest": "a.undated, a.day DESC, a.document, a.position, a.id",
    "said": "a.unsaid, a.said_day, a.document, a.position, a.id",
    "tellings": "s.tellings DESC, s.outlets DESC, s.id",
}
_ARTICLE = (
    "d.id, d.uri, d.title, d.outlet, d.republisher, d.byline, d.language, d.earliest, d.latest, d.basis, "
    "d.words, d.attributions, d.statements"
)
_STATEMENT = (
    "a.statement AS id, a.id AS attribution, c.words, a.kind, a.act, a.confidence, a.judged, a.block, "
    "a.speaker AS speaker_id, "
    "s.name AS speaker_name, s.kind AS speaker_kind, s.named AS speaker_named, a.basis AS speaker_basis, a.source, "
    "a.cue, a.position, a.document, d.uri, d.title, d.outlet, d.republisher, d.earliest, d.latest, d.basis, "
    "a.said_earliest, a.said_latest, a.said_basis, a.venue, a.first_hand, a.parent, t.tellings, t.outlets, "
    "t.independent"
)


def _first(asked: Fitting) -> tuple[str, list[object]]:
    """That ``a`` fits, and no telling of the same statement that stands before it does."""
    inner = f"NOT b.alone AND b.statement = a.statement AND b.rank < a.rank AND {asked.on('b')}"
    better = f"EXISTS (SELECT 1 FROM attributions b WHERE {inner})"
    return f"{asked.on('a')} AND (a.alone OR NOT {better})", [*asked.values, *asked.values]


def _count(connection: sqlite3.Connection, query: StatementQuery) -> tuple[int, int]:
    """How many statements fit, and how many more would without its limits.

    Most statements are told once; those are counted both ways in one go.
    """
    if query.asks_nothing():
        counted = dict(connection.execute("SELECT facet, count FROM tallies WHERE facet IN ('all', 'everything')"))
        total = counted.get("all", 0)
        return total, counted.get("everything", 0) - total
    everything, limits = fitting(connection, query.without_limits()), Fitting()
    within_limits(limits, query)
    if query.is_narrow():
        return _count_at_once(connection, everything, limits)
    [once] = rows(
        connection,
        f"SELECT count(*) AS n, coalesce(sum({limits.on('a')}), 0) AS fits FROM attributions a "
        f"WHERE a.alone AND {everything.on('a')}",
        [*limits.values, *everything.values],
    )
    total = once["fits"] + _told_often(connection, fitting(connection, query))
    return total, once["n"] + _told_often(connection, everything) - total


def _count_at_once(connection: sqlite3.Connection, everything: Fitting, limits: Fitting) -> tuple[int, int]:
    """As ``_count``, in one walk through the few that fit: to find them costs more than to tell them apart."""
    often = "count(DISTINCT CASE WHEN {} THEN a.statement END)"
    total, hidden = connection.execute(
        f"SELECT coalesce(sum(a.alone AND {limits.on('a')}), 0) + {often.format('NOT a.alone AND ' + limits.on('a'))}, "
        f"coalesce(sum(a.alone), 0) + {often.format('NOT a.alone')} FROM attributions a WHERE {everything.on('a')}",
        [*limits.values, *limits.values, *everything.values],
    ).fetchone()
    return int(total), int(hidden) - int(total)


def _told_often(connection: sqlite3.Connection, asked: Fitting) -> int:
    sql = f"SELECT count(DISTINCT a.statement) FROM attributions a WHERE NOT a.alone AND {asked.on('a')}"
    return number(connection, sql, asked.values)


def _page(connection: sqlite3.Connection, query: StatementQuery, asked: Fitting, limit: int, offset: int) -> list[int]:
    condition, values = _first(asked)
    terms = parse(query.words)
    source, order = "attributions a", _ORDERS.get(query.sort, _ORDERS["published"])
    if query.sort == "relevance" and terms:
        source += " JOIN content_words ON content_words.rowid = a.n AND content_words MATCH ?"
        order = f"bm25(content_words), {order}"
        values.insert(0, match_expression(terms))
    if query.sort == "tellings":
        # What is little is looked up and sorted; else the statements are gone through in their order.
        tables = ("attributions a", "statements s") if query.is_narrow() else ("statements s", "attributions a")
        source, condition = " CROSS JOIN ".join(tables), f"s.id = a.statement AND {condition}"
    sql = f"SELECT a.n FROM {source} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"
    return [row["n"] for row in rows(connection, sql, (*values, *bounds(limit, offset)))]


def _by_number(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Row]:
    sql = (
        f"SELECT {_STATEMENT} FROM attributions a JOIN contents c USING (n) JOIN documents d ON d.id = a.document "
        "LEFT JOIN statements t ON t.id = a.statement LEFT JOIN speakers s ON s.id = a.speaker WHERE a.n = ?"
    )
    return [row for n in numbers for row in rows(connection, sql, (n,))]


def _statement(row: Row, terms: Sequence[Any]) -> Row:
    if row["speaker_named"] is not None:
        row["speaker_named"] = bool(row["speaker_named"])
    row["snippet"] = marked(row["words"], terms)
    row["first_hand"] = bool(row["first_hand"])
    said = {end: row.pop(f"said_{end}") for end in ("earliest", "latest", "basis")}
    row["said"] = None if said["basis"] is None else said
    return _published(row)


def _published(row: Row) -> Row:
    """``published`` as an export has it, beside its ends."""
    basis = row.pop("basis")
    published = {"earliest": row["earliest"], "latest": row["latest"], "basis": basis}
    return {**row, "published": None if basis is None else published}


def _speaker(row: Row) -> Row:
    held = {name: json.loads(row[name]) for name in ("names", "roles", "known")}
    return {**row, "named": bool(row["named"]), **held}


def bounds(limit: int, offset: int) -> tuple[int, int]:
    """Limit and offset as SQLite can take them; to it, a limit below nothing would be none at all."""
    return max(0, min(limit, MOST)), max(0, min(offset, MOST))
