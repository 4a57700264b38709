"""Ids that stay: an entity whose first member stood in a removed document is called as before.

An id is minted from the first member. Once that is gone, the entity would get another: so it is written down which
ids are owed to whom before a removal, and after conclusions were drawn anew, what is minted then is exchanged for
what was given once. The exchange goes both ways, so that no two entities can ever get one id.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.resolve.chains import mint
from onrecord.store.erasing import drop_conclusions
from onrecord.store.faults import writing_to
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot

_SPARE = 2
"""So many more ids than there are chains of one name: see ``resolve.inherit``."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An id, and a chain of a remaining document whose entity is to be called so."""

    id: str
    document: str
    chain: int


def owed_by(snapshot: Snapshot, removed: Collection[str]) -> list[Owed]:
    """The ids that chains of the removed documents gave to entities which have members in others too."""
    instead = dict(snapshot.gone.given)
    chains = ((row["document"], row["kind"], row["name"]) for row in snapshot.ask(_CHAINS, sorted(removed)))
    could = (mint(*chain, nth) for chain, times in Counter(chains).items() for nth in range(times + _SPARE))
    minted = sorted({instead.get(each, each) for each in could})
    rows = snapshot.ask(_REMAINING, minted, sorted(removed)) if minted else ()
    first: dict[str, Owed] = {}
    for row in rows:
        first.setdefault(row["entity"], Owed(row["entity"], row["document"], row["chain"]))
    return list(first.values())


def owe(writing: sqlite3.Connection, owed: Iterable[Owed]) -> None:
    """Write down what is owed, within the caller's transaction."""
    for each in owed:
        writing.execute("INSERT OR REPLACE INTO owed_ids VALUES (?, ?, ?)", (each.id, each.document, each.chain))


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
    """The id that an entity has instead of the one that it is owed; None where nothing is to be exchanged."""
    query = "SELECT entity FROM members WHERE document = ? AND chain = ?"
    now = next((str(row["entity"]) for row in snapshot.ask(query, owed.document, owed.chain)), None)
    taken = next(iter(snapshot.ask("SELECT 1 AS n FROM entities WHERE id = ?", owed.id)), None)
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
SELECT m.entity, m.document, m.chain FROM members m JOIN documents d ON d.id = m.document
WHERE m.entity IN (SELECT unnest(?)) AND m.document NOT IN (SELECT unnest(?))
ORDER BY d.place, d.line, m.chain
"""
