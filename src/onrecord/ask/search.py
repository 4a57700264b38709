"""Which statements and which articles fit what a reader looks for? Answered from the index, page by page."""

from __future__ import annotations

from pathlib import Path

from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery, published_within
from onrecord.store.index_read import Facets, Found

__all__ = ["Facets", "Found", "StatementQuery", "facets", "search_articles", "search_statements"]


def search_statements(record_folder: Path, query: StatementQuery, limit: int = 50, offset: int = 0) -> Found:
    """The statements that fit ``query``, each once.

    A row has ``id`` (of the statement), ``attribution`` (the telling that fits and comes
    first), ``words``, ``kind``, ``act``, ``confidence``, ``judged`` (``accepted``
    where a person did so, or None), ``block``, ``speaker_id``, ``speaker_name``,
    ``speaker_kind``, ``speaker_named`` (all four None where nobody was found), ``speaker_basis``,
    ``source``, ``cue``, ``position`` (offset of the content), ``document``, ``uri``, ``title``, ``outlet``,
    ``republisher``, ``earliest``, ``latest``, ``published`` (an interval as exports have it, or None),
    ``tellings`` (how often it is told in all), ``outlets`` (by how many outlets)
    and ``snippet``: the words in pieces ``(text, fits the query)``.

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
) -> Found:
    """The articles in whose headline or body ``words`` are found, the best first; without words the newest first.

    The words are as in ``StatementQuery``, and so are outlet, since and until. A row has
    ``id``, ``uri``, ``title``, ``outlet``, ``republisher``, ``byline``, ``language``, ``earliest``, ``latest``,
    ``published``, ``words`` (their number in the body), ``attributions`` (all), ``statements`` (of speech,
    not of low confidence), ``title_pieces`` and ``snippet``: pieces ``(text, fits the words)``.

    Raises:
        RecordError: as ``search_statements``.
    """

    def question(index: Index) -> Found:
        asked = published_within(outlet, since, until)
        found = index_read.articles(index.connection, words, asked, limit, offset)
        return Found(found.rows, found.total, note=index.note)

    return ask(record_folder, question)


def facets(record_folder: Path, query: StatementQuery, most: int = 20) -> Facets:
    """How many statements each outlet, kind and speaker would give beside the rest of ``query``; at most ``most`` each.

    Raises:
        RecordError: as ``search_statements``.
    """
    return ask(record_folder, lambda index: index_read.facets(index.connection, query, most))
