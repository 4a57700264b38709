"""What a snapshot asks of its tables, in DuckDB's dialect; see ``tables.Tables`` for what there is to ask."""

from __future__ import annotations

from onrecord.store.shapes import DOCUMENT_FIELDS

DOCUMENTS = (
    f"SELECT {', '.join(f'd.{field}' for field in DOCUMENT_FIELDS[:-1])}, f.skipped FROM documents d "
    "LEFT JOIN findings f ON f.document = d.id WHERE {} ORDER BY d.place, d.line"
)
"""Documents that meet a condition, and why their findings are none."""

TOLD = "(SELECT document, unnest(attributions) AS a FROM findings) f JOIN documents d ON d.id = f.document"
"""Each attribution ``a`` with its document ``d``."""

CHOOSING = (
    "CREATE OR REPLACE TEMP TABLE chosen AS "
    "SELECT row_number() OVER (ORDER BY any_value(d.place), any_value(d.line)) AS n, "
    f"d.id AS document, list(a.id) AS attributions FROM {TOLD} WHERE {{}} GROUP BY d.id"
)
"""Numbers the documents that have wanted attributions, in a table of the cursor's own."""

FINDINGS = """
WITH c AS (SELECT n, document, attributions FROM chosen WHERE n BETWEEN ? AND ?),
s AS MATERIALIZED (
    SELECT document, attribution, basis, confidence, entity FROM speakers WHERE document IN (SELECT document FROM c)
),
m AS MATERIALIZED (SELECT document, chain, entity FROM members WHERE document IN (SELECT document FROM c)),
e AS MATERIALIZED (
    SELECT id, name, kind FROM entities WHERE id IN (SELECT entity FROM s UNION SELECT entity FROM m)
),
spoken AS (
    SELECT s.document, list({'attribution': s.attribution, 'basis': s.basis, 'sure': s.confidence, 'id': e.id,
                             'name': e.name, 'kind': e.kind}) AS spoken
    FROM s LEFT JOIN e ON e.id = s.entity GROUP BY s.document
),
told AS (
    SELECT t.document, list({'attribution': t.attribution, 'statement': t.statement}) AS told
    FROM tellings t WHERE t.document IN (SELECT document FROM c) GROUP BY t.document
),
dated AS (
    SELECT g.document, list({'attribution': g.attribution, 'said': g.said}) AS dated
    FROM datings g WHERE NOT g.clashes AND g.document IN (SELECT document FROM c) GROUP BY g.document
),
held AS (
    SELECT m.document, list({'chain': m.chain, 'id': e.id, 'name': e.name, 'kind': e.kind}) AS members
    FROM m JOIN e ON e.id = m.entity GROUP BY m.document
)
SELECT [a FOR a IN f.attributions IF list_contains(c.attributions, a.id)] AS wanted,
       [m FOR m IN f.mentions IF m.form <> 'pronoun'] AS mentions,
       [h.number FOR h IN f.chains IF h.named] AS named, spoken, told, members, dated,
       [o FOR o IN f.occasions IF list_contains(c.attributions, o.attribution)] AS occasions
FROM c JOIN findings f ON f.document = c.document
LEFT JOIN spoken ON spoken.document = c.document
LEFT JOIN told ON told.document = c.document
LEFT JOIN dated ON dated.document = c.document
LEFT JOIN held ON held.document = c.document
ORDER BY c.n
"""
"""Of some of the documents that were chosen: their wanted attributions, with what is concluded of each."""

STATEMENTS = """
SELECT s.id, s.text, s.kind,
       CASE WHEN e.id IS NULL THEN NULL ELSE {{'id': e.id, 'name': e.name, 'kind': e.kind}} END AS speaker,
       s.said, s.venue, s.tellings, s.relations, s."first", s.independent
FROM statements s LEFT JOIN entities e ON e.id = s.speaker
WHERE {} ORDER BY s.place, s.line
"""
"""Statements that meet a condition, with their speakers."""

COUNTS = """
SELECT (SELECT count(*) FROM documents WHERE current) AS documents,
       (SELECT count(DISTINCT outlet) FROM documents WHERE current) AS outlets,
       (SELECT coalesce(sum(len(attributions)), 0)::BIGINT FROM findings
        WHERE document IN (SELECT id FROM documents WHERE current))
           - (SELECT count(*) FROM judged_attributions WHERE judged = 'rejected') AS attributions,
       (SELECT count(*) FROM statements
        WHERE NOT list_has_all((SELECT coalesce(list(attribution), []) FROM judged_attributions
                                WHERE judged = 'rejected'), tellings)
       ) AS statements,
       (SELECT count(*) FROM entities) AS entities,
       (SELECT min(left(published.earliest, 10)) FROM documents WHERE current) AS "first",
       (SELECT max(left(published.latest, 10)) FROM documents WHERE current) AS "last"
"""
"""How much there is of everything that counts; see ``snapshot.Counts``."""

FIND = {
    "d-": ("SELECT 'documents' AS tab, id FROM documents WHERE starts_with(id, ?)",),
    "a-": (
        "SELECT 'attributions' AS tab, id FROM (SELECT unnest(attributions).id AS id FROM findings) "
        "WHERE starts_with(id, ?)",
    ),
    "s-": (
        "SELECT 'statements' AS tab, id FROM statements WHERE starts_with(id, ?)",
        "SELECT 'statements' AS tab, statement AS id FROM retold "
        "WHERE id = ? AND statement IN (SELECT id FROM statements)",
    ),
    "e-": (
        "SELECT 'entities' AS tab, id FROM entities WHERE starts_with(id, ?)",
        "SELECT 'entities' AS tab, entity AS id FROM aliases WHERE id = ?",
    ),
}
"""By the beginning of an id, the questions for the things whose id begins with it, and for what it leads to."""

FOLLOWED = {
    "e-": "SELECT id AS given, min(entity) AS id FROM aliases WHERE id IN (SELECT unnest(?)) GROUP BY 1",
    "s-": "SELECT id AS given, min(statement) AS id FROM retold WHERE id IN (SELECT unnest(?)) GROUP BY 1",
}
"""By the beginning of ids, the question for those that they mean now."""
