"""Which articles fit, and how they are spread; read from an index."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.store.index_query import Fitting, published_within, words_fit
from onrecord.store.index_read import MOST, Found, article, bounds, number, rows
from onrecord.store.index_words import match_expression, parse

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """What articles must fit; what is left out fits all.

    words, outlet, since, until: as in ``StatementQuery``, the words in headline or body.
    language: as ``documents`` has it. reporting: only those in which something is said.
    documents: ids among which it must be; None for all.
    sort: ``relevance`` is ``newest`` without words; articles without a date come last in the others.
    """

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    reporting: bool = False
    documents: tuple[str, ...] | None = None
    sort: Literal["relevance", "newest", "published"] = "relevance"


@dataclass(frozen=True, slots=True)
class ArticleFacets:
    """How many articles each choice would give; what the question asks of a list does not narrow that list itself.

    Rows have ``name`` and ``count``. months: of publication, the earliest first.
    """

    outlets: tuple[Row, ...]
    languages: tuple[Row, ...]
    months: tuple[Row, ...]


def articles(connection: sqlite3.Connection, query: ArticleQuery, limit: int, offset: int) -> Found:
    """The articles that fit, a page of them."""
    asked = fitting(query)
    total = number(connection, f"SELECT count(*) FROM documents d WHERE {asked.on('d')}", asked.values)
    terms = parse(query.words) or ()
    found = _page(connection, query, limit, offset) if total > offset else []
    return Found(tuple(article(connection, row["n"], terms) for row in found), total)


def fit(connection: sqlite3.Connection, query: ArticleQuery) -> list[str]:
    """Ids of all articles that fit, in the order asked for."""
    return [row["id"] for row in _page(connection, query, MOST, 0)]


def facets(connection: sqlite3.Connection, query: ArticleQuery, most: int) -> ArticleFacets:
    """How the articles that fit are spread."""
    outlets = _facet(connection, replace(query, outlet=None), "outlet_key", most)
    for row in outlets:
        [row["name"]] = connection.execute("SELECT name FROM outlets WHERE key = ?", (row["name"],)).fetchone()
    languages = _facet(connection, replace(query, language=None), "language", most)
    months = _facet(connection, replace(query, since=None, until=None), "nullif(substr({0}.day, 1, 7), '')", MOST)
    return ArticleFacets(tuple(outlets), tuple(languages), tuple(sorted(months, key=lambda row: str(row["name"]))))


def fitting(query: ArticleQuery) -> Fitting:
    """All that ``query`` asks of an article."""
    found = published_within(query.outlet, query.since, query.until)
    words_fit(found, "text_words", query.words)
    if query.language is not None:
        found.add("{0}.language = ?", query.language)
    if query.reporting:
        found.add("{0}.statements > 0")
    if query.documents is not None:
        found.add("{0}.id IN (SELECT value FROM json_each(?))", json.dumps(query.documents))
    return found


def _page(connection: sqlite3.Connection, query: ArticleQuery, limit: int, offset: int) -> list[Row]:
    asked, terms = fitting(query), parse(query.words)
    best, order, values = "", _ORDERS.get(query.sort, _ORDERS["newest"]), list(asked.values)
    if query.sort == "relevance" and terms:
        best = "JOIN text_words ON text_words.rowid = d.n AND text_words MATCH ?"
        order = f"bm25(text_words, 4.0, 1.0), {order}"
        values.insert(0, match_expression(terms))
    sql = f"SELECT d.n, d.id FROM documents d {best} WHERE {asked.on('d')} ORDER BY {order} LIMIT ? OFFSET ?"
    return rows(connection, sql, (*values, *bounds(limit, offset)))


def _facet(connection: sqlite3.Connection, query: ArticleQuery, column: str, most: int) -> list[Row]:
    asked = fitting(query)
    value = column.format("d") if "{0}" in column else f"d.{column}"
    return rows(
        connection,
        f"SELECT {value} AS name, count(*) AS count FROM documents d WHERE {asked.on('d')} AND {value} IS NOT NULL "
        "GROUP BY 1 ORDER BY count DESC, name LIMIT ?",
        (*asked.values, most),
    )


_ORDERS = {
    "newest": "d.undated, d.day DESC, d.id",
    "published": "d.undated, d.day, d.id",
}
