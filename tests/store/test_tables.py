"""Views are made when a question names them, and the answer is the same as if all were there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.schema import TABLES
from onrecord.store import tables as module
from onrecord.store.record import Record
from onrecord.store.tables import Tables, stream
from tests.store.sources import add_lines, write_articles

ALL = (*TABLES, "all_documents", "all_findings", "newest_findings", "overrides", "judged_attributions", "vacated")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two additions, so that conclusions lie in several parts; its path holds the name of a table."""
    folder = tmp_path_factory.mktemp("all_findings of 'statements'")
    for number in range(2):
        add_lines(folder / "record", write_articles(folder / f"articles{number}", range(number, number + 1)))
    return folder / "record"


@pytest.fixture
def tables(record: Path) -> Iterator[Tables]:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
    with closing(Tables(record, snapshot.parts, snapshot.returns, snapshot.base)) as made:
        yield made


def made(tables: Tables) -> set[str]:
    """The names of the tables and views that are there."""
    with closing(tables.cursor()) as cursor:
        return {name for (name,) in cursor.execute("SELECT table_name FROM information_schema.tables").fetchall()}


def rows(tables: Tables, table: str) -> list[dict[str, object]]:
    query = f"SELECT * FROM {table}"
    with closing(tables.cursor(query)) as cursor:
        return sorted(stream(cursor, query), key=repr)


def test_nothing_is_made_before_it_is_asked_for(tables: Tables) -> None:
    assert made(tables) == set()
    assert len(rows(tables, "all_documents")) == 2
    assert made(tables) == {"all_documents", "no_documents", "places"}
    assert {row["tab"] for row in rows(tables, "gone")} <= set(TABLES)
    assert "statements" not in made(tables)


@pytest.mark.parametrize("table", ALL)
def test_each_can_be_the_first_that_is_asked_for(tables: Tables, record: Path, table: str) -> None:
    first = rows(tables, table)
    for other in ALL:
        rows(tables, other)
    assert rows(tables, table) == first
    assert first or table in ("judged", "gone", "retold", "aliases", "datings", "reprints", "overrides",
                              "judged_attributions", "vacated")  # fmt: skip


@pytest.mark.parametrize("table", ALL)
def test_few_rows_read_at_once_are_those_of_the_parts(
    record: Path, tables: Tables, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", -1)
    monkeypatch.setattr(module, "_FEW_FACTS", -1)
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
    with closing(Tables(record, snapshot.parts, snapshot.returns, snapshot.base)) as scanned:
        assert rows(scanned, table) == rows(tables, table)
