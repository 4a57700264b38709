"""Ids that stay: an entity or a statement whose first member stood in a removed document is called as before.

An id is minted from the first member. Once that is gone, it would get another: so it is written down which
ids are owed to whom before a removal, and after conclusions were drawn anew, what is minted then is exchanged for
what was given once. The exchange goes both ways, so that no two can ever get one id.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.ids import statement_id
from onrecord.resolve.chains import mint
from onrecord.store.erasing import drop_conclusions
from onrecord.store.faults import writing_to
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

_SPARE = 2
"""So many more ids than there are chains of one name: see ``resolve.inherit``."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An id, and something in a remaining document that is to be called so.

    number: of the chain whose entity it is; for a statement the place of its telling in the document, from 1.
    """

    id: str
    document: str
    number: int


def owed_by(snapshot: Snapshot, removed: Collection[str]) -> list[Owed]:
    """The ids that the removed documents gave to entities and statements which have members in others too."""
    return [*_owed_entities(snapshot, removed), *_owed_statements(snapshot, removed)]


def _owed_entities(snapshot: Snapshot, removed: Collection[str]) -> list[Owed]:
    instead = dict(snapshot.gone.given)
    chains = ((row["document"], row["kind"], row["name"]) for row in snapshot.ask(_CHAINS, sorted(removed)))
    could = (mint(*chain, nth) for chain, times in Counter(chains).items() for nth in range(times + _SPARE))
    minted = sorted({instead.get(each, each) for each in could})
    return _first(snapshot.ask(_REMAINING, minted, sorted(removed)) if minted else ())


def _owed_statements(snapshot: Snapshot, removed: Collection[str]) -> list[Owed]:
    instead = dict(snapshot.gone.given)
    could = (statement_id(row["attribution"]) for row in snapshot.ask(_ATTRIBUTIONS, sorted(removed)))
    minted = sorted({instead.get(each, each) for each in could})
    return _first(snapshot.ask(_RETELLING, minted, sorted(removed)) if minted else ())


def _first(rows: Iterable[Row]) -> list[Owed]:
    first: dict[str, Owed] = {}
    for row in rows:
        first.setdefault(row["id"], Owed(row["id"], row["document"], row["number"]))
    return list(first.values())


def owe(writing: sqlite3.Connection, owed: Iterable[Owed]) -> None:
    """Write down what is owed, within the caller's transaction."""
    for each in owed:
        writing.execute("INSERT OR REPLACE INTO owed_ids VALUES (?, ?, ?)", (each.id, each.document, each.number))


def settle(record: Record) -> bool:
    """Give the ids that are owed, once conclusions are drawn; whether they must be drawn again for that.

    Raises:
        RecordError: if the record cannot be written.
    """
    catalog = record.catalog
    owed = [Owed(str(key), str(document), int(str(chain))) for key, document, chain in catalog.rows(_OWED)]
    if not owed:
        return False
    snapshot = record.snapshot()
    try:
        swaps = [(each.id, now) for each in owed if (now := _called_now(snapshot, each)) is not None]
    finally:
        snapshot.close()
    with writing_to(record.folder), catalog.writing() as writing:
        for wanted, now in swaps:
            _exchange(writing, wanted, now)
        writing.execute("DELETE FROM owed_ids")
        if swaps:
            drop_conclusions(writing)
    return bool(swaps)


def _called_now(snapshot: Snapshot, owed: Owed) -> str | None:
    """The id that something has instead of the one that it is owed; None where nothing is to be exchanged."""
    table, query = _NOW[owed.id[:2]]
    now = next((str(row["id"]) for row in snapshot.ask(query, owed.document, owed.number)), None)
    taken = next(iter(snapshot.ask(f"SELECT 1 AS n FROM {table} WHERE id = ?", owed.id)), None)
    return None if now is None or now == owed.id or taken is not None else now


def _exchange(writing: sqlite3.Connection, wanted: str, now: str) -> None:
    """Let whatever is minted for ``now`` give ``wanted``, and the other way round."""
    one, other = (_minted_for(writing, key) for key in (now, wanted))
    writing.execute("DELETE FROM given_ids WHERE minted IN (?, ?)", (one, other))
    writing.executemany("INSERT INTO given_ids VALUES (?, ?)", ((one, wanted), (other, now)))


def _minted_for(writing: sqlite3.Connection, given: str) -> str:
    row = writing.execute("SELECT minted FROM given_ids WHERE id = ?", (given,)).fetchone()
    return given if row is None else str(row[0])


_OWED = "SELECT id, document, chain FROM owed_ids ORDER BY id"

# In all findings of a document: a chain keeps its id when the article is analysed again.
_CHAINS = """
SELECT document, c.kind AS kind, c.name AS name
FROM (SELECT document, unnest(chains) AS c FROM all_findings WHERE document IN (SELECT unnest(?)))
"""

_REMAINING = """
SELECT m.entity AS id, m.document, m.chain AS number FROM members m JOIN documents d ON d.id = m.document
WHERE m.entity IN (SELECT unnest(?)) AND m.document NOT IN (SELECT unnest(?))
ORDER BY d.place, d.line, m.chain
"""

_ATTRIBUTIONS = """
SELECT unnest(attributions).id AS attribution FROM all_findings WHERE document IN (SELECT unnest(?))
"""

_PLACED = """
SELECT document, unnest(attributions).id AS attribution, generate_subscripts(attributions, 1) AS number FROM findings
"""

_RETELLING = f"""
SELECT t.statement AS id, t.document, p.number
FROM tellings t JOIN documents d ON d.id = t.document
JOIN ({_PLACED}) p ON p.document = t.document AND p.attribution = t.attribution
WHERE t.counted AND t.statement IN (SELECT unnest(?)) AND t.document NOT IN (SELECT unnest(?))
ORDER BY d.place, d.line, p.number
"""

_NOW = {
    "e-": ("entities", "SELECT entity AS id FROM members WHERE document = ? AND chain = ?"),
    "s-": (
        "statements",
        f"SELECT t.statement AS id FROM ({_PLACED}) p JOIN tellings t ON t.attribution = p.attribution "
        "WHERE p.document = ? AND p.number = ?",
    ),
}
"""By the beginning of an id, the table of what is called so, and how what is owed it is called now."""
