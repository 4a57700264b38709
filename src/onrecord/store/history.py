"""What happened to a record, out of ``catalog.sqlite``: what was judged, tagged, noted, added and removed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.schema import from_row
from onrecord.store.catalog import Catalog
from onrecord.types import Judgement, Note

Row = dict[str, Any]

_FIRST_FORMAT = 3

# One addition is committed in many parts, all of them made at one time.
_ADDED = """
SELECT 'addition' AS sort, max(s.number) AS number, s.made AS made, 'add' AS verb, NULL AS by,
       json_object('articles', sum(p.row_count)) AS content, NULL AS digest, NULL AS imported
FROM parts p JOIN snapshots s ON s.number = p.added WHERE p.tab = 'documents' GROUP BY s.made
"""

_WRITTEN = """
UNION ALL SELECT 'judgement', number, coalesce(imported, made), verb, json_extract(content, '$.by'), content, digest,
    imported FROM judgements
UNION ALL SELECT 'note', number, coalesce(imported, json_extract(content, '$.made')), json_extract(content, '$.verb'),
    json_extract(content, '$.by'), content, digest, imported FROM notes
UNION ALL SELECT 'removal', n, made, 'remove', by, json_object('document', document, 'why', why), NULL, NULL
    FROM removals
"""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the record, and when (ISO 8601 date-time).

    verb: as of the judgement or note; else ``add`` or ``remove``. articles: how many an addition brought.
    document, why: of a removal.
    """

    sort: str
    number: int
    made: str
    verb: str
    by: str | None
    judgement: Judgement | None = None
    note: Note | None = None
    articles: int = 0
    document: str | None = None
    why: str | None = None


def events(
    catalog: Catalog, by: str | None, verb: str | None, things: Sequence[str] | None, limit: int, offset: int
) -> tuple[list[Event], int]:
    """A page of what happened, and how much there is. things: ids, of which it is about one; None for all."""
    where, values = ["1"], []
    for column, value in (("by", by), ("verb", verb)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    if things is not None:
        where.append("EXISTS (SELECT 1 FROM json_each(?) WHERE instr(content, '\"' || value || '\"'))")
        values.append(json.dumps(list(things)))
    found = f"FROM ({_all(catalog)}) WHERE {' AND '.join(where)}"
    total = catalog.number(f"SELECT count(*) {found}", *values)
    order = "ORDER BY julianday(made) DESC, number DESC, sort LIMIT ? OFFSET ?"
    columns = "sort, number, made, verb, by, content, digest, imported"
    return [_event(*row) for row in catalog.rows(f"SELECT {columns} {found} {order}", *values, limit, offset)], total


def people(catalog: Catalog) -> list[str]:
    """By whom anything was done, in order."""
    query = f"SELECT DISTINCT by FROM ({_all(catalog)}) WHERE by IS NOT NULL ORDER BY by"
    return [str(by) for (by,) in catalog.rows(query)]


def entry(catalog: Catalog, number: int) -> Judgement | None:
    """The judgement with this number."""
    if catalog.format < _FIRST_FORMAT:
        return None
    rows = catalog.rows("SELECT digest, imported, content FROM judgements WHERE number = ?", number)
    return next((_judgement(number, *row) for row in rows), None)


def numbered(catalog: Catalog, digest: str) -> int | None:
    """The number of the judgement with this digest."""
    found = catalog.value("SELECT number FROM judgements WHERE digest = ?", digest)
    return found if isinstance(found, int) else None


def _all(catalog: Catalog) -> str:
    return _ADDED + (_WRITTEN if catalog.format >= _FIRST_FORMAT else "")


def _event(*row: Any) -> Event:
    sort, number, made, verb, by, content, digest, imported = row
    if sort == "judgement":
        return Event(sort, number, made, verb, by, judgement=_judgement(number, digest, imported, content))
    said = json.loads(content)
    if sort == "note":
        note = from_row(Note, {**said, "number": number, "digest": digest, "imported": imported})
        return Event(sort, number, made, verb, by, note=note)
    return Event(
        sort, number, made, verb, by, articles=said.get("articles", 0), document=said.get("document"),
        why=said.get("why"),
    )  # fmt: skip


def _judgement(number: int, digest: Any, imported: Any, content: Any) -> Judgement:
    return from_row(Judgement, {**json.loads(content), "number": number, "digest": digest, "imported": imported})
