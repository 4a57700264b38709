"""What the page of an article or of a statement shows, read from an index: the rows are those of an export.

Each is looked up by its key. What a person rejected is not there; see ``index_packed`` for what is packed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.store.index_packed import found_of, page_of, statement_of
from onrecord.store.index_query import encodable
from onrecord.store.index_read import rows
from onrecord.store.shapes import about_shape, attribution_shape, judged_statement

Row = dict[str, Any]


def document(connection: sqlite3.Connection, key: str) -> Row | None:
    """A document that counts, with its text; None where there is none with this id."""
    query = "SELECT page, skipped FROM documents JOIN pages USING (n) WHERE id = ?"
    found = connection.execute(query, (encodable(key),)).fetchone()
    return page_of(*found) if found else None


def documents(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Row]:
    """Those of these documents that count, in the order in which they were added."""
    query = "SELECT added, line, id FROM documents WHERE id = ?"
    there = sorted(row for key in ids for row in connection.execute(query, (encodable(key),)))
    return [row for *_, key in there if (row := document(connection, key)) is not None]


def headings(connection: sqlite3.Connection, documents: Iterable[str]) -> list[Row]:
    """``id``, ``uri``, ``title``, ``outlet``, ``republisher`` and ``published`` of documents that count."""
    query = "SELECT id, uri, title, outlet, republisher, earliest, latest, basis FROM documents WHERE id = ?"
    found = (row for key in documents for row in rows(connection, query, (encodable(key),)))
    return [{**row, "published": _interval(row)} for row in found]


def attributions_in(connection: sqlite3.Connection, document: str) -> list[Row]:
    """What a document reports, in the order of its text."""
    query = f"{_ATTRIBUTION} WHERE a.document = ? ORDER BY a.position, a.id"
    return _shaped(connection, rows(connection, query, (encodable(document),)))


def attributions(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Row]:
    """The attributions with these ids, in this order."""
    query = f"{_ATTRIBUTION} WHERE a.id = ?"
    return _shaped(connection, [row for key in ids for row in rows(connection, query, (encodable(key),))])


def statement(connection: sqlite3.Connection, key: str) -> Row | None:
    """A statement; None where there is none with this id, or somebody is in it whom the index does not know."""
    query = "SELECT id, said_earliest, said_latest, said_basis, venue, independent, told FROM statements WHERE id = ?"
    found = rows(connection, query, (encodable(key),))
    if not found:
        return None
    row = found[0]
    told = rows(connection, f"{_ATTRIBUTION} WHERE a.statement = ? ORDER BY a.rank, a.id", (row["id"],))
    if not told:
        return None
    held = _alone(told[0]) if row["told"] is None else statement_of(row["told"])
    speaker = _entities(connection, [held["speaker"]] if held["speaker"] else [])
    if held["speaker"] and not speaker:
        return None
    return {
        "id": row["id"], "text": held["text"], "kind": held["kind"], "speaker": speaker.get(held["speaker"]),
        "said": _interval(row, "said_"), "venue": row["venue"], "tellings": held["tellings"],
        "relations": held["relations"], "first": held["first"], "independent": row["independent"],
        "judged": judged_statement(held["tellings"], {each["id"]: each["judged"] for each in told if each["judged"]}),
    }  # fmt: skip


def knows(connection: sqlite3.Connection, key: str) -> bool:
    """Whether this is the id of a statement, or of somebody who speaks or is spoken of."""
    tables = ("statements", "speakers", "entities")
    query = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE id = ?1" for table in tables)
    return connection.execute(query, (encodable(key),)).fetchone() is not None


def basis_of(connection: sqlite3.Connection, entity: str) -> dict[str, str | None]:
    """Why an entity is spoken of in a document, by the document."""
    query = "SELECT document, max(basis) FROM members WHERE entity = ? GROUP BY document"
    return dict(connection.execute(query, (encodable(entity),)).fetchall())


def telling(connection: sqlite3.Connection, statement: str) -> list[str]:
    """Ids of the documents that tell a statement."""
    query = "SELECT DISTINCT document FROM attributions WHERE statement = ? ORDER BY document"
    return [row["document"] for row in rows(connection, query, (encodable(statement),))]


def ties(connection: sqlite3.Connection, tellings: Sequence[str]) -> list[Row]:
    """What lies within what, and what answers what, where one of the two is among ``tellings``.

    Rows ``document``, ``attribution``, ``parent`` and ``replies``; by document, in the order in which analysis found
    them.
    """
    found: dict[int, Row] = {}
    for key in tellings:
        for query in _TIED:
            found |= {row["n"]: row for row in rows(connection, f"{_ATTRIBUTION} {query}", (key,))}
    ordered = sorted(found.values(), key=lambda row: (row["document"], row["n"]))
    return [{"document": row["document"], **_tie(found_of(row)[1])} for row in ordered]


def _tie(occasion: Row) -> Row:
    return {name: occasion[name] for name in ("attribution", "parent", "replies")}


def entity(connection: sqlite3.Connection, key: str) -> Row | None:
    """``id``, ``name`` and ``kind`` of somebody whom articles call by a name, or who speaks; None for anybody else."""
    return _entities(connection, [key]).get(key)


def nameless(connection: sqlite3.Connection, speakers: Iterable[str]) -> frozenset[str]:
    """Those of some speakers whom no article calls by a name."""
    query = "SELECT 1 FROM speakers WHERE id = ? AND NOT named"
    return frozenset(key for key in speakers if connection.execute(query, (encodable(key),)).fetchone() is not None)


def sharing(connection: sqlite3.Connection, documents: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of some documents that share passages."""
    wanted = set(documents)
    query = "SELECT a, b FROM sharing WHERE a = ?"
    found = (pair for key in documents for pair in connection.execute(query, (encodable(key),)))
    return [(a, b) for a, b in found if b in wanted]


def datings(connection: sqlite3.Connection, attributions: Iterable[str]) -> list[Row]:
    """What other documents and people say of when these attributions were made; see ``schema.DatingRow``."""
    query = "SELECT document, attribution, said, rests, clashes FROM datings WHERE attribution = ?"
    found = [row for key in attributions for row in rows(connection, query, (encodable(key),))]
    found.sort(key=lambda row: (row["document"], row["attribution"]))
    return [{**row, "said": json.loads(row["said"]), "clashes": bool(row["clashes"])} for row in found]


_COLUMNS = (
    "n, id, document, statement, block, kind, act, confidence, source, cue, speaker, basis, judged, said_earliest, "
    "said_latest, said_basis, venue, addressee, parent, speaker_confidence"
)
_ATTRIBUTION = (
    f"SELECT {', '.join(f'a.{column}' for column in _COLUMNS.split(', '))}, c.words, f.row, s.name, "
    "s.kind AS speaker_kind FROM attributions a JOIN contents c USING (n) JOIN found f USING (n) "
    "LEFT JOIN speakers s ON s.id = a.speaker"
)

_TIED = (
    "WHERE a.id = ? AND (a.parent IS NOT NULL OR EXISTS (SELECT 1 FROM replies r WHERE r.n = a.n))",
    "WHERE a.parent = ?",
    "WHERE a.n IN (SELECT n FROM replies WHERE replies_to = ?)",
)


def _shaped(connection: sqlite3.Connection, found: Sequence[Row]) -> list[Row]:
    """Attributions as exports hold them."""
    called: dict[str, Row | None] = {}
    return [_attribution(connection, row, called) for row in found]


def _attribution(connection: sqlite3.Connection, row: Row, called: dict[str, Row | None]) -> Row:
    """called: entities that were looked up before, by id."""
    found, occasion, names = found_of(row)
    speaker = row["speaker"] and {"id": row["speaker"], "name": row["name"], "kind": row["speaker_kind"]}
    about: list[Row] = []
    if names:
        entities = _named(connection, row["n"], called)
        about = about_shape(found, [{"chain": chain, "span": span} for chain, span in names], entities)
    return attribution_shape(
        found, speaker=speaker, basis=row["basis"], about=about, statement=row["statement"], judged=row["judged"],
        sure=row["speaker_confidence"], occasion=occasion, inferred=_interval(row, "said_"),
    )  # fmt: skip


def _named(connection: sqlite3.Connection, n: int, called: dict[str, Row | None]) -> dict[int, Row]:
    """Who is named in an attribution's content, by chain."""
    members = connection.execute("SELECT chain, entity FROM about WHERE n = ? AND entity IS NOT NULL", (n,)).fetchall()
    missing = [entity for _, entity in members if entity not in called]
    if missing:
        called |= {**dict.fromkeys(missing), **_entities(connection, missing)}
    return {chain: entity for chain, key in members if (entity := called[key]) is not None}


def _entities(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Row]:
    """``id``, ``name`` and ``kind`` of those whom articles call by a name, or who speak."""
    query = (
        "SELECT id, name, kind FROM entities WHERE id = ?1 UNION ALL SELECT id, name, kind FROM speakers "
        "WHERE id = ?1 LIMIT 1"
    )
    return {row["id"]: row for key in ids for row in rows(connection, query, (encodable(key),))}


def _alone(row: Row) -> Row:
    """A statement that only one telling tells: all is as that has it."""
    text = found_of(row)[0]["content"]["text"]
    return {
        "text": text, "kind": row["kind"], "speaker": row["speaker"], "tellings": [row["id"]],
        "relations": ["verbatim"], "first": row["id"],
    }  # fmt: skip


def _interval(row: Row, name: str = "") -> Row | None:
    if row[f"{name}basis"] is None:
        return None
    return {end: row[f"{name}{end}"] for end in ("earliest", "latest", "basis")}
