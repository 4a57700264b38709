"""Who is known from files of the user's: kept in the catalog, beside the record's own findings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.ids import sha256_hex
from onrecord.schema import from_row, to_row
from onrecord.store.catalog import Catalog
from onrecord.types import KnownEntity

T = TypeVar("T")
_MANY = 2_000
"""Rows of one transaction: others can write between two of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file brought: rows that are new, that replace others, and that were there already."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose rows are known. added: ISO 8601 date-time of the latest of them."""

    name: str
    rows: int
    added: str


def known_mark(catalog: Catalog) -> str:
    """A short text that is another one whenever who is known is; empty where nobody is."""
    return str(catalog.value("SELECT mark FROM known_mark") or "") if catalog.format > 2 else ""


def known_entities(catalog: Catalog, ids: Sequence[str] | None = None) -> Iterator[KnownEntity]:
    """Who is known, in the order of ids; of these only, where some are given."""
    if catalog.format < 3:
        return
    if ids is not None:
        for key in sorted(set(ids)):
            for (content,) in catalog.rows("SELECT content FROM known WHERE id = ?", key):
                yield _entity(content)
        return
    last = ""
    while rows := catalog.rows("SELECT id, content FROM known WHERE id > ? ORDER BY id LIMIT ?", last, _MANY):
        yield from (_entity(content) for _, content in rows)
        last = str(rows[-1][0])


def known_sources(catalog: Catalog) -> tuple[Source, ...]:
    """The files whose rows are known, by name."""
    if catalog.format < 3:
        return ()
    query = "SELECT source, count(*), max(added) FROM known GROUP BY source ORDER BY source"
    return tuple(Source(*row) for row in catalog.rows(query))  # type: ignore[arg-type]


def keep_known(catalog: Catalog, entities: Iterable[KnownEntity], source: str, added: str) -> Kept:
    """Keep them; a row replaces the one of the same id. source: name of their file. added: when."""
    new = changed = same = 0
    for some in _batches(entities):
        rows = [(each.id, _content(each)) for each in some]
        before = {key: catalog.value("SELECT content FROM known WHERE id = ?", key) for key, _ in rows}
        later = [row for row in rows if row[1] != before[row[0]]]
        if later:
            with catalog.writing() as writing:
                writing.executemany(
                    "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)",
                    ((key, content, source, added) for key, content in later),
                )
                _mark_anew(writing, [f"+{content}" for _, content in later])
        fresh = sum(before[key] is None for key, _ in later)
        new, changed, same = new + fresh, changed + len(later) - fresh, same + len(rows) - len(later)
    return Kept(new, changed, same)


def forget_known(catalog: Catalog, ids: Iterable[str]) -> int:
    """Know these no longer; how many were known."""
    count = 0
    for some in _batches(ids):
        there = [key for key in some if catalog.value("SELECT 1 FROM known WHERE id = ?", key) is not None]
        count += _forget(catalog, there)
    return count


def forget_source(catalog: Catalog, name: str) -> int:
    """Know no longer what a file of this name brought; how many that were."""
    there = [str(key) for (key,) in catalog.rows("SELECT id FROM known WHERE source = ?", name)]
    return sum(_forget(catalog, some) for some in _batches(there))


def _forget(catalog: Catalog, ids: Sequence[str]) -> int:
    if ids:
        with catalog.writing() as writing:
            writing.executemany("DELETE FROM known WHERE id = ?", ((key,) for key in ids))
            _mark_anew(writing, [f"-{key}" for key in ids])
    return len(ids)


def _mark_anew(writing: sqlite3.Connection, changes: Sequence[str]) -> None:
    [before] = writing.execute("SELECT mark FROM known_mark").fetchone()
    some = writing.execute("SELECT 1 FROM known LIMIT 1").fetchone() is not None
    mark = sha256_hex("\n".join((before, *changes)).encode())[:16] if some else ""
    writing.execute("UPDATE known_mark SET mark = ?", (mark,))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    each = iter(items)
    while some := list(islice(each, _MANY)):
        yield some


def _content(entity: KnownEntity) -> str:
    return json.dumps(to_row(entity), ensure_ascii=False, sort_keys=True)


def _entity(content: object) -> KnownEntity:
    return from_row(KnownEntity, json.loads(str(content)))
