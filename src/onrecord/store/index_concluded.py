"""Taking over into the index what resolving concluded: who spoke, who is spoken of, when, and which statement it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.resolve.names import fold
from onrecord.store.index_articles import said_columns
from onrecord.store.index_families import add_reprint
from onrecord.store.index_namings import all_members
from onrecord.store.index_packed import packed_statement
from onrecord.store.index_schema import NOT_COUNTED
from onrecord.store.index_words import office_word
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

SPOKEN = ("statement", "rank", "alone", "speaker", "basis", "speaker_confidence")
"""The columns of an attribution that resolving fills."""

_SAID = ("said_earliest", "said_latest", "said_basis", "unsaid", "said_day")


def conclude(connection: sqlite3.Connection, snapshot: Snapshot) -> dict[str, Row]:
    """Take over all conclusions; for each statement ``said``, ``venue`` and ``independent``."""
    columns = ", ".join(SPOKEN)
    connection.execute(f"CREATE TEMP TABLE concluded (id TEXT PRIMARY KEY, {columns})")
    marks = ", ".join(f":{column}" for column in SPOKEN)
    connection.executemany(f"INSERT INTO concluded VALUES (:id, {marks})", snapshot.ask(_CONCLUDED, NOT_COUNTED))
    theirs, ours = (", ".join(f"{alias}.{column}" for column in SPOKEN) for alias in "ca")
    sets = ", ".join(f"{column} = c.{column}" for column in SPOKEN)
    connection.execute(
        f"UPDATE attributions AS a SET {sets} FROM concluded AS c WHERE c.id = a.id AND ({ours}) IS NOT ({theirs})"
    )
    connection.execute("DROP TABLE concluded")
    _date(connection, snapshot)
    _name(connection, snapshot)
    _take_entities(connection, snapshot.ask(_ENTITIES))
    for table in ("reprints", "sharing"):
        connection.execute(f"DELETE FROM {table}")
    for row in snapshot.ask("SELECT a, b, share FROM reprints"):
        add_reprint(connection, row)
    return {row["id"]: concluded(row) for row in snapshot.ask(_SAID_OF)}


def concluded(row: Row) -> Row:
    """What is taken over of a statement's row."""
    return {**{name: row[name] for name in ("said", "venue", "independent")}, "told": packed_statement(row)}


def _date(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Say when something was said as other articles tell it, where they do."""
    connection.execute("DELETE FROM datings")
    for row in snapshot.ask("SELECT * FROM datings"):
        add_dating(connection, row)
    datings = {row["attribution"]: row for row in snapshot.ask("SELECT * FROM datings WHERE NOT clashes")}
    kept = {key for (key,) in connection.execute("SELECT id FROM attributions WHERE own_said IS NOT NULL")}
    for key in sorted(kept | datings.keys()):
        date(connection, key, datings.get(key))


def date(connection: sqlite3.Connection, attribution: str, dating: Row | None) -> None:
    """Let an attribution have been said when another article says so, or again when its own does."""
    columns = ", ".join(_SAID)
    query = f"SELECT own_said, {columns} FROM attributions WHERE id = ?"
    found = connection.execute(query, (attribution,)).fetchone()
    if found is None:
        return
    own = json.loads(found[0]) if found[0] else dict(zip(_SAID, found[1:], strict=True))
    inferred = dating is not None and not dating["clashes"]
    said = said_columns(dating["said"]) if dating is not None and inferred else own
    sets = ", ".join(f"{column} = ?" for column in ("own_said", *_SAID))
    kept = json.dumps(own, ensure_ascii=False) if inferred else None
    values = (kept, *(said[column] for column in _SAID), attribution)
    connection.execute(f"UPDATE attributions SET {sets} WHERE id = ?", values)


def add_dating(connection: sqlite3.Connection, row: Row) -> None:
    """Put in what another article, or a person, says of when something was said."""
    said = json.dumps(row["said"], ensure_ascii=False)
    values = (row["attribution"], row["document"], said, row["rests"], row["clashes"])
    connection.execute("INSERT OR REPLACE INTO datings VALUES (?, ?, ?, ?, ?)", values)


def _name(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Say which entities are spoken of."""
    connection.execute("CREATE TEMP TABLE belonging (document, chain, entity, PRIMARY KEY (document, chain))")
    connection.executemany(
        "INSERT INTO belonging VALUES (:document, :chain, :entity)",
        snapshot.ask("SELECT document, chain, entity FROM members"),
    )
    all_members(connection, snapshot.ask("SELECT document, chain, entity, basis FROM members"))
    connection.execute(
        "UPDATE about SET entity = (SELECT entity FROM belonging b "
        "WHERE (b.document, b.chain) = (about.document, about.chain)) WHERE entity IS NOT (SELECT entity "
        "FROM belonging b WHERE (b.document, b.chain) = (about.document, about.chain))"
    )
    connection.execute("DROP TABLE belonging")


def _take_entities(connection: sqlite3.Connection, entities: Iterable[Row]) -> None:
    for table in ("speakers", "name_words", "role_words", "entities", "entity_words"):
        connection.execute(f"DELETE FROM {table}")
    speaking = {key for (key,) in connection.execute("SELECT DISTINCT speaker FROM attributions")}
    for entity in entities:
        add_entity(connection, entity)
        if entity["id"] in speaking:
            add_speaker(connection, entity)


def add_entity(connection: sqlite3.Connection, entity: Row) -> None:
    """Put in somebody of whom articles speak by a name."""
    if not entity["names"]:
        return
    names = json.dumps([name["text"] for name in entity["names"]], ensure_ascii=False)
    connection.execute(
        "INSERT INTO entities (id, name, kind, names) VALUES (?, ?, ?, ?)",
        (entity["id"], entity["name"], entity["kind"], names),
    )
    words = sorted({word for text in spellings(entity) for word in fold(text)})
    connection.executemany("INSERT INTO entity_words VALUES (?, ?)", ((word, entity["id"]) for word in words))


def drop_entity(connection: sqlite3.Connection, key: str) -> None:
    """Take somebody out, as a speaker too."""
    connection.execute("DELETE FROM entity_words WHERE entity = ?", (key,))
    connection.execute("DELETE FROM entities WHERE id = ?", (key,))
    drop_speaker(connection, key)


def add_speaker(connection: sqlite3.Connection, entity: Row) -> None:
    """Put in somebody who speaks."""
    names, roles = (json.dumps(entity[field], ensure_ascii=False) for field in ("names", "roles"))
    connection.execute(
        "INSERT INTO speakers (id, name, kind, named, names, roles) VALUES (?, ?, ?, ?, ?, ?)",
        (entity["id"], entity["name"], entity["kind"], bool(entity["names"]), names, roles),
    )
    for table, words in (("name_words", spellings(entity)), ("role_words", _offices(entity))):
        folded = sorted({office_word(word) if table == "role_words" else word for text in words for word in fold(text)})
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((word, entity["id"]) for word in folded))


def drop_speaker(connection: sqlite3.Connection, key: str) -> None:
    """Take somebody out of those who speak."""
    for table in ("name_words", "role_words"):
        connection.execute(f"DELETE FROM {table} WHERE speaker = ?", (key,))
    connection.execute("DELETE FROM speakers WHERE id = ?", (key,))


def spellings(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """All names under which an entity may be asked for."""
    return (entity["name"], *(name["text"] for name in entity["names"]))


def _offices(entity: Row) -> tuple[str, ...]:
    return tuple(f"{role['title']} {role['organisation'] or ''}" for role in entity["roles"])


_SAID_OF = 'SELECT id, text, kind, speaker, said, venue, tellings, relations, "first", independent FROM statements'
_ENTITIES = "SELECT id, name, kind, names, roles FROM entities"

# The rank is the place among the tellings of the statement, the first one 0; those that are not counted come last.
_CONCLUDED = """
SELECT t.attribution AS id, t.statement,
       CASE WHEN s.place IS NULL THEN ? ELSE 0 END
           + row_number() OVER (PARTITION BY t.statement ORDER BY s.place NULLS LAST, t.attribution) - 1 AS rank,
       (count(*) OVER (PARTITION BY t.statement) = 1)::INTEGER AS alone, sp.entity AS speaker, sp.basis,
       sp.confidence AS speaker_confidence
FROM tellings t
LEFT JOIN (SELECT unnest(tellings) AS attribution, generate_subscripts(tellings, 1) AS place FROM statements) s
    ON s.attribution = t.attribution
JOIN speakers sp ON sp.attribution = t.attribution
"""
