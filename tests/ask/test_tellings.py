"""A statement that several articles tell, and attributions that no statement holds yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from onrecord.ask.statements import statements
from onrecord.store.filters import Filter
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]


@dataclass
class Rows:
    """A snapshot that knows ids only: enough to be asked about tellings."""

    tables: dict[str, list[Row]]

    def documents(self, wanted: Filter) -> Iterator[Row]:
        return self._rows("documents", wanted)

    def attributions(self, wanted: Filter) -> Iterator[Row]:
        for row in self._rows("attributions", wanted):
            if wanted.outlet is None or row["document"] == wanted.outlet:
                yield row

    def statements(self, wanted: Filter) -> Iterator[Row]:
        return self._rows("statements", wanted)

    def _rows(self, table: str, wanted: Filter) -> Iterator[Row]:
        return (row for row in self.tables[table] if not wanted.ids or row["id"] in wanted.ids)


def _attribution(key: str, document: str, statement: str | None, block: str = "body") -> Row:
    content = {"text": "it rains", "spans": [[3, 11]]}
    return {
        "id": key, "document": document, "statement": statement, "block": block, "act": "speech", "speaker": None,
        "confidence": 0.9, "judged": None, "content": content,
    }  # fmt: skip


def _document(key: str, day: str) -> Row:
    return {
        "id": key,
        "uri": key,
        "title": key,
        "outlet": key,
        "published": {"earliest": day, "latest": day, "basis": "line"},
    }


def _snapshot() -> Snapshot:
    told = {"id": "s-1", "tellings": ["a-1", "a-2"], "relations": ["verbatim", "paraphrase"], "first": "a-1"}
    tables = {
        "documents": [_document("late", "2031-04-03"), _document("early", "2031-04-02")],
        "attributions": [
            _attribution("a-0", "early", "s-1", "title"),
            _attribution("a-1", "early", "s-1"),
            _attribution("a-2", "late", "s-1"),
            _attribution("a-3", "late", None),
        ],
        "statements": [told],
    }
    return cast("Snapshot", Rows(tables))


def test_a_statement_is_listed_once_with_its_other_tellings() -> None:
    (reported,) = statements(_snapshot(), Filter()).reported
    assert reported.telling.attribution["id"] == "a-1"
    assert [(each.attribution["id"], each.article.id, each.relation) for each in reported.others] == [
        ("a-2", "late", "paraphrase")
    ]


def test_a_filter_chooses_the_telling_but_hides_no_other() -> None:
    (reported,) = statements(_snapshot(), Filter(outlet="late")).reported
    assert reported.telling.attribution["id"] == "a-2"
    assert [each.attribution["id"] for each in reported.others] == ["a-1"]


def test_a_headline_stands_for_a_statement_only_where_nothing_else_fits() -> None:
    snapshot = _snapshot()
    rows = cast("Rows", snapshot).tables
    rows["attributions"] = [row for row in rows["attributions"] if row["block"] == "title"]
    (reported,) = statements(snapshot, Filter()).reported
    assert reported.telling.attribution["id"] == "a-0"


def test_attributions_without_a_statement_are_counted_as_pending() -> None:
    assert statements(_snapshot(), Filter()).pending == 1
