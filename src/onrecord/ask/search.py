"""Which statements and which articles fit what a reader looks for? Answered from the index, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.store import index_articles_read, index_facets, index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_articles_read import ArticleFacets, ArticleQuery
from onrecord.store.index_facets import Facets
from onrecord.store.index_query import StatementQuery
from onrecord.store.index_read import Found

__all__ = [
    "ArticleFacets", "ArticleQuery", "Facets", "Found", "StatementQuery", "article_facets", "articles_that",
    "entity_names", "facets", "search_articles", "search_statements", "statements_that", "tellings_that",
]  # fmt: skip


def search_statements(record_folder: Path, query: StatementQuery, limit: int = 50, offset: int = 0) -> Found:
    """The statements that fit ``query``, each once.

    A row has ``id`` (of the statement), ``attribution`` (the telling that fits and comes
    first), ``words``, ``kind``, ``act``, ``confidence``, ``judged`` (``accepted``
    where a person did so, or None), ``block``, ``speaker_id``, ``speaker_name``,
    ``speaker_kind``, ``speaker_named`` (all four None where nobody was found), ``speaker_basis``,
    ``source``, ``cue``, ``position`` (offset of the content), ``document``, ``uri``, ``title``, ``outlet``,
    ``republisher``, ``earliest``, ``latest``, ``published`` (an interval as exports have it, or None), ``said``
    (likewise), ``venue``, ``first_hand`` (whether the article does not bring it as another outlet, or somebody
    whom it quotes, told it), ``parent`` (id of the attribution in whose words it stands, or None),
    ``tellings`` (how often it is told in all), ``outlets`` (by how many outlets), ``independent`` (how many tellings
    owe nothing to each other) and ``snippet``: the words in pieces ``(text, fits the query)``.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """

    def question(index: Index) -> Found:
        found = index_read.statements(index.connection, query, limit, offset)
        return Found(found.rows, found.total, found.hidden, index.note)

    return ask(record_folder, question)


def search_articles(
    record_folder: Path,
    words: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    offset: int = 0,
    *,
    query: ArticleQuery | None = None,
) -> Found:
    """The articles in whose headline or body ``words`` are found, the best first; without words the newest first.

    The words are as in ``StatementQuery``, and so are outlet, since and until; ``query`` says all of it, and more,
    in their place. A row has
    ``id``, ``uri``, ``title``, ``outlet``, ``republisher``, ``byline``, ``language``, ``earliest``, ``latest``,
    ``published``, ``words`` (their number in the body), ``attributions`` (all), ``statements`` (of speech,
    not of low confidence), ``title_pieces`` and ``snippet``: pieces ``(text, fits the words)``.

    Raises:
        RecordError: as ``search_statements``.
    """
    asked = query or ArticleQuery(words, outlet, since, until)

    def question(index: Index) -> Found:
        found = index_articles_read.articles(index.connection, asked, limit, offset)
        return Found(found.rows, found.total, note=index.note)

    return ask(record_folder, question)


def article_facets(record_folder: Path, query: ArticleQuery, most: int = 20) -> ArticleFacets:
    """How many articles each outlet, language and month would give beside the rest of ``query``.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: index_articles_read.facets(index.connection, query, most))


def articles_that(record_folder: Path, query: ArticleQuery) -> tuple[str, ...]:
    """Ids of all articles that fit, in the order asked for.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: tuple(index_articles_read.fit(index.connection, query)))


def statements_that(record_folder: Path, query: StatementQuery) -> tuple[str, ...]:
    """Ids of all statements that fit, in the order asked for.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: tuple(key for key, _ in index_read.fit(index.connection, query)))


def tellings_that(record_folder: Path, query: StatementQuery) -> tuple[str, ...]:
    """Ids of all attributions that fit, article by article.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: tuple(index_read.tellings(index.connection, query)))


def facets(record_folder: Path, query: StatementQuery, most: int = 20) -> Facets:
    """How many statements each choice would give beside the rest of ``query``; at most ``most`` each, but every month.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: index_facets.facets(index.connection, query, most))


def entity_names(record_folder: Path, ids: Iterable[str]) -> dict[str, str]:
    """What the entities with these ids are called, by id; those that are not there are left out.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: index_read.entity_names(index.connection, ids))
