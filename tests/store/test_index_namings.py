"""How an article calls somebody in its own voice, and how much of it is quoted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.store.index_namings import add_namings, all_members, quoted_words, some_members
from onrecord.store.index_schema import add_functions, create_tables

TEXT = "The master spoke. “The master lies,” said Ada\nLindqvist. He left. The master stayed. Share: Ada Lindqvist"


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    add_functions(connection)
    create_tables(connection)
    yield connection
    connection.close()


def found() -> dict[str, Any]:
    """An article of one chain with a name, and one without; its last line is furniture."""
    share = TEXT.index("Share")
    return {
        "document": "d-1",
        "text": TEXT,
        "blocks": [{"kind": "body", "span": [0, share]}, {"kind": "boilerplate", "span": [share, len(TEXT)]}],
        "attributions": [{"kind": "direct", "content": {"spans": [[18, 36]]}}],
        "chains": [{"number": 0, "named": True}, {"number": 1, "named": False}],
        "mentions": [
            {"span": [0, 10], "form": "nominal", "chain": 0},
            {"span": [19, 29], "form": "nominal", "chain": 0},
            {"span": [TEXT.index("Ada"), TEXT.index(". He")], "form": "name", "chain": 0},
            {"span": [TEXT.index("He left"), TEXT.index("He left") + 2], "form": "pronoun", "chain": 0},
            {"span": [TEXT.rindex("The master"), TEXT.rindex("The master") + 10], "form": "nominal", "chain": 0},
            {"span": [TEXT.rindex("Ada"), len(TEXT)], "form": "name", "chain": 0},
            {"span": [4, 10], "form": "nominal", "chain": 1},
        ],
    }


def test_what_others_said_pronouns_and_furniture_are_not_the_own_voice(index: sqlite3.Connection) -> None:
    add_namings(index, found())
    rows = index.execute("SELECT document, chain, form, term, count FROM namings ORDER BY form").fetchall()
    assert rows == [("d-1", 0, "name", "Ada Lindqvist", 1), ("d-1", 0, "nominal", "the master", 2)]


def test_quoted_words_are_counted_once_and_in_the_body_only() -> None:
    page = found()
    direct = [
        {"kind": "direct", "content": {"spans": [[18, 36]]}},
        {"kind": "direct", "content": {"spans": [[23, 36]]}},
    ]
    furniture = {"kind": "direct", "content": {"spans": [[TEXT.index("Share"), len(TEXT)]]}}
    assert quoted_words(direct, page) == 3
    assert quoted_words([*direct, furniture, {**direct[0], "kind": "mixed"}], page) == 3
    assert quoted_words([], page) == 0


def test_members_are_kept_where_a_page_asks_for_them(index: sqlite3.Connection) -> None:
    add_namings(index, found())
    row = {"document": "d-1", "chain": 0, "entity": "e-1", "basis": None}
    elsewhere = {**row, "document": "d-2", "basis": "same because"}
    all_members(index, [row, {**row, "chain": 1, "entity": "e-2"}, elsewhere])
    # Of a document that is not there, and of whom nothing is named, nothing is kept.
    assert index.execute("SELECT document, chain, entity FROM members").fetchall() == [("d-1", 0, "e-1")]
    some_members(index, [{**row, "entity": "e-3"}], [])
    assert index.execute("SELECT entity FROM members").fetchall() == [("e-3",)]
    some_members(index, [], [("d-1", 0)])
    assert index.execute("SELECT entity FROM members").fetchall() == []
