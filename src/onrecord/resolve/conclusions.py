"""All conclusions from the facts, step by step, in SQL that every engine runs.

Only current documents tell anything, but all of them mint ids: an id that was given once
must not change because a newer version of the article came.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from onrecord.resolve.engine import Parts
from onrecord.resolve.entities import group_key, mint
from onrecord.resolve.relations import ByRow, Relations
from onrecord.resolve.statements import statements, tellings
from onrecord.schema import CONCLUSIONS, Row, from_row, schema_of, to_row
from onrecord.types import Attribution


def conclude(relations: Relations, parts: Parts, out: Mapping[str, Path]) -> None:
    """Draw all conclusions from the facts in ``relations`` and write them to the paths in ``out``."""
    import pyarrow as pa

    _find_replaced(relations, parts)
    relations.table("articles", _ARTICLES)
    relations.table("chains", _CHAINS)
    texts = ("document", "bond", "own")
    bonds = pa.schema([*((name, pa.string()) for name in texts), ("chain", pa.int32())])
    relations.apply("bonds", _NAMED, ByRow(_bond, bonds), bonds)
    relations.table("bonded", _BONDED)
    relations.table("firsts", _FIRSTS)
    relations.table("joined", _JOINED)
    relations.table("spoken", _SPOKEN)
    for table, query in (("members", _MEMBERS), ("speakers", _SPEAKERS), ("entities", _ENTITIES)):
        relations.write(query, out[table], schema_of(CONCLUSIONS[table]))
    for table in ("statements", "tellings"):
        schema = schema_of(CONCLUSIONS[table])
        relations.write(_ATTRIBUTIONS, out[table], schema, ByRow(partial(_told, table), schema))


def _find_replaced(relations: Relations, parts: Parts) -> None:
    import pyarrow as pa

    if parts.replaced is None:
        relations.table("replaced", "SELECT DISTINCT replaces AS id FROM documents WHERE replaces IS NOT NULL")
    else:
        relations.rows("replaced", pa.table({"id": pa.array(sorted(set(parts.replaced)), pa.string())}))


def _bond(row: Row) -> list[Row]:
    """What the chain shares with those that are the same entity, and the id that it gives if it is the first."""
    bond = group_key(row["name"], row["kind"], row["named"]) or f"{row['document']} {row['chain']}"
    own = mint(row["document"], row["kind"], row["name"], row["nth"])
    return [{"document": row["document"], "bond": bond, "own": own, "chain": row["chain"]}]


def _told(table: str, row: Row) -> list[Row]:
    """The rows of ``statements`` or ``tellings`` that one document gives."""
    found = [from_row(Attribution, each) for each in row["attributions"]]
    speakers = {each["attribution"]: each["entity"] for each in row["speakers"]}
    told = tellings(found, speakers)
    return [to_row(each) for each in (told if table == "tellings" else statements(found, told, speakers))]


_ARTICLES = """
SELECT d.id AS document, d.place, d.line, d.published, r.id IS NULL AS is_current
FROM documents d LEFT JOIN replaced r ON r.id = d.id
"""

_CHAINS = """
SELECT d.place, d.line, d.document, d.is_current, d.published,
       f.c.number AS chain, f.c.kind, f.c.name, f.c.named, f.c.names, f.c.offices
FROM (SELECT document, unnest(chains) AS c FROM findings) f JOIN articles d ON d.document = f.document
"""

_NAMED = """
SELECT document, chain, kind, name, named,
       row_number() OVER (PARTITION BY document, kind, name ORDER BY chain) - 1 AS nth
FROM chains
"""

_BONDED = """
SELECT c.*, b.bond, b.own FROM chains c JOIN bonds b ON b.document = c.document AND b.chain = c.chain
"""

_FIRSTS = """
SELECT bond, place, line, chain, own AS entity
FROM (SELECT *, row_number() OVER (PARTITION BY bond ORDER BY place, line, chain) AS rank FROM bonded) ranked
WHERE rank = 1
"""

_JOINED = "SELECT c.*, f.entity FROM bonded c JOIN firsts f ON f.bond = c.bond WHERE c.is_current"

_SPOKEN = """
SELECT d.place, d.line, f.a.nth, d.document, f.a.id AS attribution, j.entity,
       coalesce(k.l.basis, 'no source is stated') AS basis, k.l.confidence
FROM (
    SELECT document, unnest(list_transform(attributions, lambda a, nth: {'nth': nth, 'id': a.id})) AS a FROM findings
) f
JOIN articles d ON d.document = f.document
LEFT JOIN (SELECT document, unnest(links) AS l FROM findings) k ON k.document = f.document AND k.l.attribution = f.a.id
LEFT JOIN joined j ON j.document = f.document AND j.chain = k.l.chain
WHERE d.is_current
"""

_MEMBERS = "SELECT document, chain, entity, NULL::VARCHAR AS basis FROM joined ORDER BY place, line, chain"

_SPEAKERS = "SELECT document, attribution, entity, basis, confidence FROM spoken ORDER BY place, line, nth"

_ENTITIES = """
WITH called AS (
    SELECT entity, kind, name, count(*) AS times, min(place) AS place FROM joined GROUP BY entity, kind, name
),
named AS (
    SELECT entity, kind, name FROM (
        SELECT *, row_number() OVER (PARTITION BY entity ORDER BY times DESC, length(name) DESC, place, name) AS rank
        FROM called
    ) ranked WHERE rank = 1
),
spelt AS (
    SELECT entity, n.text AS text, sum(n.count)::INTEGER AS times
    FROM (SELECT entity, unnest(names) AS n FROM joined) u GROUP BY entity, n.text
),
spelt_in_order AS (
    SELECT *, row_number() OVER (PARTITION BY entity ORDER BY times DESC, text) AS nth FROM spelt
),
spellings AS (
    SELECT entity, list_transform(
        list_sort(list({'nth': nth, 'text': text, 'times': times})), lambda n: {'text': n.text, 'count': n.times}
    ) AS names
    FROM spelt_in_order GROUP BY entity
),
held AS (
    SELECT entity, o.title AS title, o.organisation AS organisation, min(earliest) AS earliest,
           max(latest) AS latest, count(DISTINCT document)::INTEGER AS documents
    FROM (
        SELECT entity, document, published.earliest AS earliest, published.latest AS latest, unnest(offices) AS o
        FROM joined
    ) u GROUP BY entity, o.title, o.organisation
),
held_in_order AS (
    SELECT *, row_number() OVER (PARTITION BY entity ORDER BY documents DESC, title, organisation) AS nth FROM held
),
offices AS (
    SELECT entity, list_transform(
        list_sort(list({'nth': nth, 'title': title, 'organisation': organisation, 'earliest': earliest,
                        'latest': latest, 'documents': documents})),
        lambda o: {'title': o.title, 'organisation': o.organisation, 'earliest': o.earliest, 'latest': o.latest,
                   'documents': o.documents}
    ) AS roles
    FROM held_in_order GROUP BY entity
)
SELECT n.entity AS id, n.name, n.kind, coalesce(s.names, []) AS names, coalesce(o.roles, []) AS roles
FROM named n JOIN firsts f ON f.entity = n.entity
LEFT JOIN spellings s ON s.entity = n.entity LEFT JOIN offices o ON o.entity = n.entity
ORDER BY f.place, f.line, f.chain
"""

_ATTRIBUTIONS = """
SELECT f.attributions, coalesce(s.speakers, []) AS speakers
FROM findings f JOIN articles d ON d.document = f.document
LEFT JOIN (
    SELECT document, list_sort(list({'nth': nth, 'attribution': attribution, 'entity': entity})) AS speakers
    FROM spoken GROUP BY document
) s ON s.document = f.document
WHERE d.is_current ORDER BY d.place, d.line
"""
