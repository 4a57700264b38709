"""Which outlets tell a statement and which have no telling of it, and how else do they differ in what they tell?

Plain counts and receipts: an outlet that has no telling in this record may have told it where nobody collected it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import InputError, NotFoundError
from onrecord.store import index_compare, index_outlets
from onrecord.store.index import Index, ask
from onrecord.store.index_query import StatementQuery

__all__ = [
    "MOST",
    "Cell",
    "Column",
    "Compared",
    "Comparison",
    "Naming",
    "StatementQuery",
    "compare",
    "compare_all",
    "lines",
]

Row = dict[str, Any]

MOST = 12
"""Outlets that are set beside each other."""

LARGEST = 10_000
"""Statements of a comparison that is written to a file."""

_NAMINGS = 8


@dataclass(frozen=True, slots=True)
class Naming:
    """How an outlet calls the speaker in its own voice: outside of what it reports anybody to have said.

    count: how often, in how many ``documents``.
    """

    term: str
    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet and its figures, all of what fits the question.

    statements: that it tells. alone: of them, those that no other outlet tells. shared: those that others tell too,
        articles that name no outlet among them.
    first: of the shared ones, those that it told on an earlier day than any other outlet of the record; together: on
        the first day, with others. Days of publication count; articles without one do not.
    direct, mixed, indirect: its tellings. documents: articles with one. start, end: days of their publication.
    body, words, quoted: articles looked at for the share of quoted words, words of their bodies, and words of them
        that stand in what is reported word for word. See ``Comparison.whole``.
    names, descriptions: of the speaker, where one is asked for; most frequent first.
    """

    key: str
    name: str
    statements: int = 0
    alone: int = 0
    shared: int = 0
    first: int = 0
    together: int = 0
    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    documents: int = 0
    start: str | None = None
    end: str | None = None
    body: int = 0
    words: int = 0
    quoted: int = 0
    names: tuple[Naming, ...] = ()
    descriptions: tuple[Naming, ...] = ()

    @property
    def share(self) -> float | None:
        """Quoted words over all words, 0..1; None where there are no words."""
        return self.quoted / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Cell:
    """An outlet's first telling of a statement. tellings: how many it has.

    place: ``first`` where no other outlet of the record told it on as early a day, ``first day`` where others did too;
    empty for later ones and where the days do not tell.
    """

    attribution: str
    document: str
    title: str | None
    uri: str
    kind: str
    day: str
    tellings: int
    place: Literal["", "first", "first day"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement across the columns. row: as of ``search.search_statements``, by the first telling that fits.

    cells: in the order of the columns; None where the record has no telling by that outlet. tellings, outlets: of all
    the record, those that no column stands for too.
    """

    row: Row
    cells: tuple[Cell | None, ...]
    tellings: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page of statements across outlets, those that most of them tell first.

    rows: of this page. total: of all pages. several: of them, those that are told more than once.
    others: outlets that tell something of it and have no column.
    carriers: every outlet that tells something of it, ``name`` and ``count``.
    whole: the share of quoted words is of all articles of the time; else of those that tell something that fits.
    note: what a reader should know of the index, or None.
    """

    columns: tuple[Column, ...]
    rows: tuple[Compared, ...]
    total: int
    several: int
    others: int
    carriers: tuple[Row, ...]
    whole: bool
    note: str | None

    def as_json(self) -> Row:
        """All of it; for each statement a list of cells in the order of ``outlets``."""
        outlets = [{**asdict(column), "share": column.share} for column in self.columns]
        rows = [
            {
                **each.row,
                "tellings": each.tellings,
                "outlets": each.outlets,
                "cells": [cell and asdict(cell) for cell in each.cells],
            }
            for each in self.rows
        ]
        return {
            "outlets": outlets,
            "rows": rows,
            "total": self.total,
            "several": self.several,
            "others": self.others,
            "carriers": list(self.carriers),
            "whole": self.whole,
            "note": self.note,
        }


def compare(
    folder: Path, query: StatementQuery, outlets: Sequence[str] = (), limit: int = 50, offset: int = 0
) -> Comparison:
    """Set outlets beside each other on what fits ``query``, whose own outlet does not count.

    outlets: their names, at most ``MOST`` of them; without any, those that tell most of it.

    Raises:
        InputError: if there are too many outlets.
        NotFoundError: if no article is of one of them.
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    if len(outlets) > MOST:
        raise InputError(
            f"{len(outlets)} outlets are too many to set beside each other: give {MOST} at most",
            reason="too many outlets",
        )
    return ask(folder, lambda index: _compare(index, query, outlets, limit, offset))


def compare_all(folder: Path, query: StatementQuery, outlets: Sequence[str] = ()) -> Comparison:
    """The same with all statements on one page, for a file.

    Raises:
        InputError: as ``compare``, and where more than ``LARGEST`` statements fit.
    """
    found = compare(folder, query, outlets, LARGEST)
    if found.total > LARGEST:
        raise InputError(
            f"{found.total:,} statements fit, and {LARGEST:,} at most are written to one file: "
            "narrow it down by words, a speaker or a period",
            reason="too many statements",
        )
    return found


def lines(comparison: Comparison) -> Iterator[Row]:
    """One row for each statement and outlet, for a table: ``told`` is False where the record has no telling."""
    for each in comparison.rows:
        for column, cell in zip(comparison.columns, each.cells, strict=True):
            yield {
                "statement": each.row["id"],
                "words": each.row["words"],
                "speaker": each.row["speaker_name"],
                "speaker_id": each.row["speaker_id"],
                "outlet": column.name,
                "told": cell is not None,
                "place": cell.place if cell else None,
                "tellings": cell.tellings if cell else 0,
                "kind": cell.kind if cell else None,
                "published": (cell.day or None) if cell else None,
                "attribution": cell.attribution if cell else None,
                "document": cell.document if cell else None,
                "title": cell.title if cell else None,
                "uri": cell.uri if cell else None,
            }


LINE = (
    "statement", "words", "speaker", "speaker_id", "outlet", "told", "place", "tellings", "kind", "published",
    "attribution", "document", "title", "uri",
)  # fmt: skip
"""The columns of ``lines``."""


def _compare(index: Index, query: StatementQuery, outlets: Sequence[str], limit: int, offset: int) -> Comparison:
    connection = index.connection
    carriers = _carriers(index, query)
    if outlets:
        chosen = index_compare.named(connection, outlets)
        if unknown := [name for name, row in zip(outlets, chosen, strict=True) if row["name"] is None]:
            raise NotFoundError(f"no article of an outlet {unknown[0]!r} is in this record; case does not count")
        chosen = list({row["key"]: row for row in chosen}.values())
        columns = [Column(row["key"], row["name"]) for row in chosen]
    else:
        columns = [Column(row["key"], row["name"]) for row in carriers[:MOST]]
    keys = [column.key for column in columns]
    ids, total, several = index_compare.told_by_some(connection, query, keys, limit, offset)
    told = index_compare.tellings(connection, query, ids)
    rows = index_compare.rows_of(connection, query, keys, ids)
    return Comparison(
        columns=tuple(_filled(index, query, columns)),
        rows=tuple(_compared(row, told[row["id"]], keys) for row in rows),
        total=total,
        several=several,
        others=sum(row["key"] not in keys for row in carriers),
        carriers=tuple({"name": row["name"], "count": row["count"]} for row in carriers),
        whole=query.words is None and query.speaker is None,
        note=index.note,
    )


def _carriers(index: Index, query: StatementQuery) -> list[Row]:
    if query != StatementQuery():
        return index_compare.carriers(index.connection, query)
    # Of the whole record the index has counted them already.
    found = (row for row in index_outlets.outlets(index.connection) if row["name"] and row["statements"])
    counted = [{"key": row["key"], "name": row["name"], "count": row["statements"]} for row in found]
    return sorted(counted, key=lambda row: (-row["count"], row["name"]))


def _filled(index: Index, query: StatementQuery, columns: Sequence[Column]) -> Iterator[Column]:
    """The columns with their figures."""
    connection, keys = index.connection, [column.key for column in columns]
    figures = index_compare.figures(connection, query, keys)
    leads = index_compare.leads(connection, query, keys)
    bodies = index_compare.bodies(connection, query, keys)
    names = index_compare.namings(connection, query, keys, _NAMINGS)
    for column in columns:
        told, led = figures.get(column.key, {}), leads.get(column.key, {})
        body = bodies.get(column.key, {})
        called = {
            form: tuple(
                Naming(row["term"], row["count"], row["documents"])
                for row in names
                if (row["key"], row["form"]) == (column.key, form)
            )
            for form in ("name", "nominal")
        }
        yield Column(
            key=column.key, name=column.name, statements=told.get("statements", 0),
            alone=told.get("statements", 0) - led.get("shared", 0),
            shared=led.get("shared", 0), first=led.get("first", 0), together=led.get("together", 0),
            direct=told.get("direct", 0), mixed=told.get("mixed", 0), indirect=told.get("indirect", 0),
            documents=told.get("documents", 0), start=told.get("first"), end=told.get("last"),
            body=body.get("documents", 0), words=body.get("words", 0), quoted=body.get("quoted", 0),
            names=called["name"], descriptions=called["nominal"],
        )  # fmt: skip


def _compared(row: Row, told: Sequence[Row], keys: Sequence[str]) -> Compared:
    leading, several = leaders(told)
    cells = []
    for key in keys:
        own = [each for each in told if each["key"] == key]
        cells.append(_cell(own, key in leading and several, alone=leading == {key}) if own else None)
    return Compared(row, tuple(cells), len(told), len({each["key"] for each in told if each["key"]}))


def leaders(told: Sequence[Row]) -> tuple[set[str | None], bool]:
    """The outlets that told a statement on the first day, and whether several tell it at all.

    told: tellings with ``key`` (of the outlet) and ``day``; those without a date of a day are nobody's first.
    """
    days = [(each["day"][:10], each["key"]) for each in told if len(each["day"]) >= 10]
    first = min((day for day, _ in days), default="")
    return {key for day, key in days if day == first}, len({each["key"] for each in told}) > 1


def _cell(own: Sequence[Row], leads: bool, *, alone: bool) -> Cell:
    first = own[0]
    return Cell(
        attribution=first["attribution"], document=first["document"], title=first["title"], uri=first["uri"],
        kind=first["kind"], day=first["day"][:10], tellings=len(own),
        place=("first" if alone else "first day") if leads else "",
    )  # fmt: skip
