"""How a record came to be what it is: each time that conclusions were drawn, and what had come since the last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.ids import sha256_hex
from onrecord.store.catalog import Catalog, Part
from onrecord.store.older import that_open


@dataclass(frozen=True, slots=True)
class State:
    """A record as it stood once, and what was new in it.

    number: of the snapshot. made: ISO 8601 date-time.
    added: articles, newer versions of such too. analysed: articles that were analysed anew.
    returned: articles that were changed back to an earlier text. judgements: entries of the log that were new.
    documents: articles and versions of such in all.
    opens: whether it can be opened again; see ``older``.
    """

    number: int
    made: str
    added: int
    analysed: int
    returned: int
    judgements: int
    documents: int
    opens: bool


def history(catalog: Catalog) -> list[State]:
    """The states of a record, the newest first; those in which nothing was new are left out."""
    came: dict[str, Counter[int]] = {"documents": Counter(), "findings": Counter()}
    parts = catalog.all_parts()
    for part in parts:
        if part.table in came:
            came[part.table][part.added] += part.rows
    opening = that_open(parts, catalog.newest())
    returned = Counter(each.added for each in catalog.returns(catalog.newest()))
    judged = "judged" if catalog.format >= _JUDGED_FORMAT else "NULL"
    rows = catalog.rows(f"SELECT number, made, base, {judged} FROM snapshots ORDER BY number")
    found: list[State] = []
    before, heeded, documents = 0, 0, 0
    for number, made, base, judgements in rows:
        if base is None:
            continue
        upto = int(str(number))
        between = range(before + 1, upto + 1)
        added = sum(came["documents"][each] for each in between)
        analysed = max(0, sum(came["findings"][each] for each in between) - added)
        back = sum(returned[each] for each in between)
        new = max(0, int(str(judgements or 0)) - heeded)
        if added or analysed or back or new:
            documents += added
            found.append(State(upto, str(made), added, analysed, back, new, documents, upto in opening))
        before, heeded = upto, heeded + new
    return found[::-1]


def digest_of(parts: tuple[Part, ...]) -> str:
    """A digest of all parts of a snapshot, to be cited: each table and the SHA-256 of its file's bytes, in order."""
    return sha256_hex("".join(f"{part.table} {part.sha256}\n" for part in parts).encode())


_JUDGED_FORMAT = 3
