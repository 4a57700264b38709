"""The log of judgements: entries are added to ``catalog.sqlite`` and never changed.

To undo a judgement is an entry of its own, and can be undone itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.ids import judgement_id
from onrecord.schema import from_row, to_row
from onrecord.store.catalog import Catalog
from onrecord.types import Judgement

_KEPT_APART = ("number", "digest", "imported")
_LATER = ("one", "two")
"""Fields that came later: where they say nothing an entry has the digest that it had without them."""
_FIRST_FORMAT = 3
_REDACTED = "SELECT number FROM judgements WHERE json_extract(content, '$.redacted')"


def digest_of(judgement: Judgement) -> str:
    """The digest of what a judgement says: the same in every record."""
    said = _said(judgement)
    return judgement_id(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def read_log(catalog: Catalog, until: int | None = None) -> tuple[Judgement, ...]:
    """All entries in order, or those up to a number; none in a record of an older format."""
    if catalog.format < _FIRST_FORMAT:
        return ()
    query = "SELECT number, digest, imported, content FROM judgements WHERE number <= ? ORDER BY number"
    rows = catalog.rows(query, 2**62 if until is None else until)
    return tuple(
        from_row(Judgement, {**json.loads(str(content)), "number": number, "digest": digest, "imported": imported})
        for number, digest, imported, content in rows
    )


def newest_judgement(catalog: Catalog) -> int:
    """The number of the newest entry; 0 where nothing was ever judged."""
    return catalog.number("SELECT max(number) FROM judgements") if catalog.format >= _FIRST_FORMAT else 0


def heeded(catalog: Catalog, snapshot: int) -> int:
    """Up to which entry a snapshot heeds the log."""
    if catalog.format < _FIRST_FORMAT:
        return 0
    return catalog.number("SELECT max(judged) FROM snapshots WHERE number <= ?", snapshot)


def pending_judgements(catalog: Catalog) -> bool:
    """Whether somebody judged since conclusions were drawn last."""
    return newest_judgement(catalog) > heeded(catalog, catalog.newest())


def append(catalog: Catalog, judgements: Iterable[Judgement]) -> list[int | None]:
    """Add entries to the log, all or none; the number of each, or None for one that is there already.

    Their own numbers and digests do not count: both are given here.
    """
    given = list(judgements)
    known = "SELECT 1 FROM judgements WHERE digest = ?"
    if all(catalog.value(known, digest_of(each)) is not None for each in given):
        return [None] * len(given)
    with catalog.writing() as writing:
        return [_add(writing, each) for each in given]


def _add(writing: sqlite3.Connection, judgement: Judgement) -> int | None:
    digest, said = digest_of(judgement), _said(judgement)
    cursor = writing.execute(
        "INSERT OR IGNORE INTO judgements (digest, made, verb, content, imported) VALUES (?, ?, ?, ?, ?)",
        (digest, judgement.made, judgement.verb, json.dumps(said, ensure_ascii=False), judgement.imported),
    )
    return cursor.lastrowid if cursor.rowcount else None


def _said(judgement: Judgement) -> dict[str, Any]:
    """What is kept of an entry, and digested."""
    row = to_row(judgement)
    return {
        name: value for name, value in row.items() if name not in _KEPT_APART and not (name in _LATER and value is None)
    }


def log_faults(catalog: Catalog) -> list[str]:
    """What is wrong with the log: entries that say something else than when they were made.

    Those that quoted a document which was removed since have lost words by right; see ``redaction``.
    """
    log = read_log(catalog)
    redacted = {number for (number,) in catalog.rows(_REDACTED)} if log else set()
    return [
        f"judgement {each.number} is not what it was when it was made: its digest is another"
        for each in log
        if each.number not in redacted and digest_of(each) != each.digest
    ]


def undone_by(log: Sequence[Judgement]) -> dict[int, int]:
    """Which entries are undone, and by which. An undo that is undone undoes nothing."""
    numbers = {each.digest: each.number for each in log}
    undone: dict[int, int] = {}
    # Only entries that are there can be undone, so whatever undoes an undo came after it.
    for each in sorted(log, key=lambda each: each.number, reverse=True):
        if each.verb != "undo" or each.undoes is None or each.number in undone:
            continue
        target = numbers.get(each.undoes)
        if target is not None and target != each.number:
            undone.setdefault(target, each.number)
    return undone


def basis_of(judgement: Judgement) -> str:
    """Who judged so, when and why: what stands as the reason of whatever follows from it."""
    why = f": {judgement.why}" if judgement.why else ""
    return f"judged by {judgement.by} on {judgement.made[:10]}{why}"
