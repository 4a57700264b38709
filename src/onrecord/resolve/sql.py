"""The relational half of resolving, once for every engine: DuckDB's dialect, in the part that ``dialect`` lets through.

Each constant is the query of the step of its name in ``plan``, over the tables that earlier steps left. Every engine
starts from ``articles`` (``document``, ``place``, ``line``, ``earliest``, ``latest``, ``outlet``, ``is_current``: one
row a document, of all documents), ``findings`` (as in the parts) and the tables of ``plan.given``: what people judged,
and ids that are given in place of others.
No list has an order of its own.
"""

from __future__ import annotations

from onrecord.resolve.clusters import ENOUGH, ENOUGH_FOR_SURNAME, MOST_BEARERS, NAMES_BY

# Only current documents tell anything, but all of them mint ids: an id that was given once must not
# change because a newer version of the article came.
# An article may have been analysed again. The newest findings tell all there is; the earlier ones, under the id of the
# document with a tilde and their number, only mint ids: an id that was given once must not change with the model. So
# the order of all is that in which findings were added.
AGED = """
SELECT document AS id, place, line, age = ages AS newest,
       CASE WHEN age = ages THEN document ELSE document || '~' || age END AS document
FROM (
    SELECT document, place, line, count(*) OVER (PARTITION BY document) AS ages,
           row_number() OVER (PARTITION BY document ORDER BY place, line) AS age
    FROM read_findings
)
"""

FINDINGS = """
SELECT f.place, f.line, g.document, f.attributions, f.mentions, f.chains, f.links, f.occasions
FROM read_findings f JOIN aged g ON g.place = f.place AND g.line = f.line
"""

# All findings of the articles that were analysed again, see ``inherit``.
INHERITED = """
SELECT g.id AS document, list({'place': f.place, 'line': f.line, 'document': g.document, 'chains': f.chains,
                               'mentions': f.mentions}) AS ages
FROM read_findings f JOIN aged g ON g.place = f.place AND g.line = f.line
WHERE g.id IN (SELECT id FROM aged WHERE NOT newest)
GROUP BY g.id
"""

# What people judged of date and outlet stands in the place of what the page says.
ARTICLES = """
SELECT g.document, g.place, g.line,
       CASE WHEN j.document IS NULL THEN d.published.earliest ELSE j.earliest END AS earliest,
       CASE WHEN j.document IS NULL THEN d.published.latest ELSE j.latest END AS latest,
       coalesce(h.outlet, d.outlet) AS outlet, r.id IS NULL AND g.newest AS is_current
FROM documents d JOIN aged g ON g.id = d.id
LEFT JOIN (SELECT DISTINCT id FROM replaced) r ON r.id = d.id
LEFT JOIN dated j ON j.document = d.id
LEFT JOIN housed h ON h.document = d.id
"""

# Where the caller does not say which documents are replaced.
REPLACED = "SELECT replaces AS id FROM documents WHERE replaces IS NOT NULL"

DESCRIBED = """
SELECT f.document, a.outlet, f.chains FROM findings f JOIN articles a ON a.document = f.document
"""

CHAINS = """
SELECT d.document, d.chain, d.sort, coalesce(x.id, i.own, d.own) AS own, d.node, d.form, d.weak, d.forms, d.posts,
       d.roles, d.judged, d.stands, coalesce(i.place, a.place) AS place, coalesce(i.line, a.line) AS line, a.earliest,
       a.latest, a.is_current
FROM described d JOIN articles a ON a.document = d.document
LEFT JOIN inherited i ON i.document = d.document AND i.chain = d.chain
LEFT JOIN inherited o ON o.old_document = d.document AND o.old_chain = d.chain
LEFT JOIN exchanged x ON x.minted = coalesce(i.own, d.own)
WHERE o.old_document IS NULL
"""

NODES = """
SELECT node, form, min(earliest) AS earliest, max(latest) AS latest, min(posts) AS posts,
       count(DISTINCT document) AS docs
FROM chains WHERE stands GROUP BY node, form
"""

FORMS = """
SELECT form, FALSE AS weak FROM (SELECT unnest(forms) AS form FROM chains) GROUP BY form
UNION ALL SELECT form, TRUE AS weak FROM chains WHERE weak GROUP BY form
"""

KEYED = "SELECT form, weak FROM forms"

# Forms with a key in common; one that stands for a part of the name alone brings together two only where one of them
# has no more: a weak form and another, or a name with an initial and another that is not weak.
PAIRS = """
SELECT a.form AS one, a.weak AS weak_one, b.form AS two, b.weak AS weak_two
FROM keyed a JOIN keyed b ON a.key = b.key
WHERE NOT a.weak AND NOT b.weak AND (NOT a.alone OR a.short OR b.short) AND a.form < b.form
UNION
SELECT a.form AS one, a.weak AS weak_one, b.form AS two, b.weak AS weak_two
FROM keyed a JOIN keyed b ON a.key = b.key
WHERE a.alone AND a.weak AND b.alone AND NOT b.weak
"""

STATED = """
WITH several AS (SELECT document, chain, unnest(forms) AS form FROM chains WHERE array_length(forms) > 1)
SELECT a.form AS one, b.form AS two, count(DISTINCT a.document) AS docs
FROM several a JOIN several b ON a.document = b.document AND a.chain = b.chain AND a.form < b.form
GROUP BY a.form, b.form
"""

# What joins forms: likeness, or an article that uses both of one; of people with unlike names a single article is not
# enough by itself, see ``similar.is_hearsay``.
EDGES = """
SELECT coalesce(l.one, s.one) AS one, coalesce(l.two, s.two) AS two, l.likeness,
       coalesce(l.score, 0.0::DOUBLE) AS score, coalesce(s.docs, 0) AS docs
FROM (SELECT * FROM links WHERE NOT weak) l
FULL OUTER JOIN stated s ON s.one = l.one AND s.two = l.two
"""

JOINED = """
SELECT one, two FROM edges
UNION
SELECT a.form AS one, b.form AS two FROM rulings r JOIN nodes a ON a.node = r.one JOIN nodes b ON b.node = r.two
"""

GROUPED = """
SELECT n.node, n.form, n.earliest, n.latest, n.posts, n.docs, coalesce(c.component, n.form) AS component
FROM nodes n LEFT JOIN components c ON c.name = n.form
"""

# Components of a single node need no deciding.
OPEN = "SELECT component FROM grouped GROUP BY component HAVING count(*) > 1"

STANDING = """
SELECT c.document, c.chain, c.node, g.component
FROM chains c JOIN grouped g ON g.node = c.node JOIN open o ON o.component = g.component
WHERE c.stands
"""

APART = """
SELECT component, least(a_node, b_node) AS one, greatest(a_node, b_node) AS two, count(DISTINCT document) AS docs
FROM (
    SELECT a.component, a.document, a.node AS a_node, b.node AS b_node
    FROM standing a JOIN standing b ON a.document = b.document AND a.component = b.component AND a.chain < b.chain
    WHERE a.node <> b.node
)
GROUP BY component, least(a_node, b_node), greatest(a_node, b_node)
"""

WANTING = """
SELECT one, two FROM edges
WHERE (docs = 0 AND likeness IN ('near', 'part', 'short', 'typo'))
   OR (docs = 1 AND likeness IS NULL AND starts_with(one, 'person '))
"""

# Which other names stand in an article with a form; a body or place says half of what a person does.
SEEN = """
SELECT DISTINCT c.form, o.form AS other, CASE WHEN o.sort = 'person' THEN 2 ELSE 1 END AS weight
FROM chains c
JOIN (SELECT one AS form FROM wanting UNION SELECT two AS form FROM wanting) w ON w.form = c.form
JOIN chains o ON o.document = c.document AND o.chain <> c.chain
WHERE c.stands AND o.stands AND o.form <> c.form
"""

COMMON = """
SELECT w.one, w.two, CAST(sum(a.weight) AS BIGINT) AS weight, list(a.other) AS others
FROM wanting w JOIN seen a ON a.form = w.one JOIN seen b ON b.form = w.two AND b.other = a.other
WHERE a.other <> w.two AND b.other <> w.one
GROUP BY w.one, w.two
"""

GATHERED = """
WITH here AS (
    SELECT component, list({'node': node, 'form': form, 'earliest': earliest, 'latest': latest, 'posts': posts,
                            'docs': docs}) AS nodes
    FROM grouped GROUP BY component
),
tied AS (
    SELECT c.component, list({'one': e.one, 'two': e.two, 'likeness': e.likeness, 'score': e.score, 'docs': e.docs,
                              'weight': m.weight, 'others': m.others}) AS links
    FROM edges e JOIN components c ON c.name = e.one LEFT JOIN common m ON m.one = e.one AND m.two = e.two
    GROUP BY c.component
),
parted AS (
    SELECT component, list({'one': one, 'two': two, 'docs': docs}) AS apart FROM apart GROUP BY component
),
judged AS (
    SELECT g.component, list({'judgement': r.judgement, 'verb': r.verb, 'one': r.one, 'two': r.two, 'basis': r.basis})
        AS rulings
    FROM rulings r JOIN grouped g ON g.node = r.one GROUP BY g.component
)
SELECT h.component, h.nodes, t.links, p.apart, j.rulings
FROM here h JOIN open o ON o.component = h.component
LEFT JOIN tied t ON t.component = h.component
LEFT JOIN parted p ON p.component = h.component
LEFT JOIN judged j ON j.component = h.component
"""

STOOD = """
SELECT c.document, c.chain, c.node, c.form, c.posts,
       CASE WHEN d.node IS NULL THEN c.node WHEN d.cluster IS NULL THEN c.document || ' ' || c.chain
            ELSE d.cluster END AS cluster,
       d.why, coalesce(d.ruled, FALSE) AS ruled
FROM chains c LEFT JOIN decided d ON d.node = c.node
WHERE c.stands
"""

FAMILY = """
SELECT DISTINCT form, cluster FROM stood
"""

# The entities that a weak chain may belong to: they bear its name, and the article does not name them besides.
# A surname that very many bear stands for nobody: of so many more than one would always fit.
CANDIDATES = f"""
SELECT w.document, w.chain, f.cluster, min(l.likeness) AS likeness
FROM chains w
JOIN (
    SELECT l.one FROM links l JOIN family f ON f.form = l.two WHERE l.weak
    GROUP BY l.one HAVING count(DISTINCT f.cluster) <= {MOST_BEARERS}
) b ON b.one = w.form
JOIN links l ON l.one = w.form AND l.weak
JOIN family f ON f.form = l.two
LEFT JOIN stood s ON s.document = w.document AND s.cluster = f.cluster
WHERE w.weak AND s.document IS NULL
GROUP BY w.document, w.chain, f.cluster
"""

POSTED = """
SELECT DISTINCT cluster, post FROM (SELECT cluster, unnest(posts) AS post FROM stood)
WHERE cluster IN (SELECT cluster FROM candidates)
"""

HELD = """
SELECT document, chain, cluster, list(post) AS posts FROM (
    SELECT c.document, c.chain, c.cluster, p.post
    FROM candidates c
    JOIN (SELECT document, chain, unnest(posts) AS post FROM chains WHERE weak) w
        ON w.document = c.document AND w.chain = c.chain
    JOIN posted p ON p.cluster = c.cluster
    WHERE split_part(p.post, '|', 1) = split_part(w.post, '|', 1)
       OR split_part(p.post, '|', 2) = split_part(w.post, '|', 2)
    GROUP BY c.document, c.chain, c.cluster, p.post
)
GROUP BY document, chain, cluster
"""

MET = """
SELECT DISTINCT s.cluster, o.form AS other
FROM stood s JOIN (SELECT DISTINCT cluster FROM candidates) c ON c.cluster = s.cluster
JOIN chains o ON o.document = s.document AND o.chain <> s.chain
WHERE o.stands
"""

# Written with EXISTS: as a join, DuckDB puts the two large tables together first, two hundred million rows of them.
BESIDE = """
SELECT c.document, c.chain, c.cluster, CAST(sum(CASE WHEN o.sort = 'person' THEN 2 ELSE 1 END) AS BIGINT) AS weight
FROM candidates c
JOIN (SELECT DISTINCT document, form, sort FROM chains WHERE stands) o ON o.document = c.document
WHERE EXISTS (SELECT 1 FROM met m WHERE m.cluster = c.cluster AND m.other = o.form)
GROUP BY c.document, c.chain, c.cluster
"""

# In how many articles each cluster is that may be meant.
BORNE = """
SELECT coalesce(d.cluster, n.node) AS cluster, CAST(sum(n.docs) AS BIGINT) AS docs
FROM nodes n LEFT JOIN decided d ON d.node = n.node
WHERE d.node IS NULL OR d.cluster IS NOT NULL
GROUP BY coalesce(d.cluster, n.node)
"""

WEIGHED = f"""
SELECT c.document, c.chain, w.form, w.posts, list({{'cluster': c.cluster, 'likeness': c.likeness, 'posts': h.posts,
                                           'weight': b.weight, 'docs': coalesce(n.docs, 1)}}) AS candidates
FROM candidates c JOIN chains w ON w.document = c.document AND w.chain = c.chain
LEFT JOIN held h ON h.document = c.document AND h.chain = c.chain AND h.cluster = c.cluster
LEFT JOIN beside b ON b.document = c.document AND b.chain = c.chain AND b.cluster = c.cluster
LEFT JOIN borne n ON n.cluster = c.cluster
WHERE h.document IS NOT NULL OR b.weight >= {min(ENOUGH, ENOUGH_FOR_SURNAME) * NAMES_BY}::DOUBLE
GROUP BY c.document, c.chain, w.form, w.posts
"""

# With whom each chosen cluster was met: of those few alone, for of all candidates it would be many times the record.
COMPANIONS = """
SELECT a.document, a.chain, a.cluster, a.why, list(m.other) AS others
FROM chosen a
LEFT JOIN chains c ON c.document = a.document AND c.stands
LEFT JOIN met m ON m.cluster = a.cluster AND m.other = c.form
GROUP BY a.document, a.chain, a.cluster, a.why
"""

# Chains of one document are never one: of several that came to be, the first that stands by itself stays.
PLACED = """
SELECT document, chain, place, line, own, form, posts, roles, weak, earliest, latest, is_current,
       CASE WHEN ruled OR nth = 1 THEN cluster ELSE document || ' ' || chain END AS cluster,
       CASE WHEN ruled OR nth = 1 THEN why END AS reasons
FROM (
    SELECT c.document, c.chain, c.place, c.line, c.own, c.form, c.posts, c.roles, c.weak, c.earliest, c.latest,
           c.is_current,
           coalesce(s.cluster, t.cluster, c.document || ' ' || c.chain) AS cluster,
           coalesce(s.why, t.why) AS why, coalesce(s.ruled, FALSE) AS ruled,
           row_number() OVER (
               PARTITION BY c.document, coalesce(s.cluster, t.cluster, c.document || ' ' || c.chain)
               ORDER BY c.weak, c.chain
           ) AS nth
    FROM chains c
    LEFT JOIN stood s ON s.document = c.document AND s.chain = c.chain
    LEFT JOIN attached t ON t.document = c.document AND t.chain = c.chain
)
"""

FIRSTS = """
SELECT cluster, place, line, chain, document, own AS entity FROM (
    SELECT *, row_number() OVER (PARTITION BY cluster ORDER BY place, line, chain) AS nth FROM placed
) WHERE nth = 1
"""

# The first chain of each form of an entity: what a later one of that form is explained by.
FORM_FIRSTS = """
SELECT cluster, form, document, chain, posts FROM (
    SELECT *, row_number() OVER (PARTITION BY cluster, form ORDER BY place, line, chain) AS nth FROM placed
) WHERE nth = 1
"""

RAW = """
SELECT document, c.number AS chain, c.kind AS kind, c.name AS name, c.named AS named, c.names AS names
FROM (SELECT document, unnest(chains) AS c FROM findings)
"""

BELONGING = """
SELECT p.document, p.chain, p.place, p.line, p.form, p.posts, p.roles, p.weak, p.earliest, p.latest, p.is_current,
       p.reasons, p.cluster, p.own, f.entity, r.kind, r.name, r.named, r.names
FROM placed p JOIN firsts f ON f.cluster = p.cluster JOIN raw r ON r.document = p.document AND r.chain = p.chain
"""

EXPLAINED = """
SELECT b.place, b.line, b.document, b.chain, b.entity, b.is_current, b.own, b.name, b.posts, b.reasons,
       b.entity = b.own AS is_first, g.document AS form_document, g.chain AS form_chain, h.name AS form_name,
       g.posts AS form_posts, f.document AS first_document, k.name AS first_name
FROM belonging b
JOIN firsts f ON f.cluster = b.cluster
JOIN raw k ON k.document = f.document AND k.chain = f.chain
LEFT JOIN form_firsts g ON g.cluster = b.cluster AND g.form = b.form
LEFT JOIN raw h ON h.document = g.document AND h.chain = g.chain
"""

MEMBERS = """
SELECT document, chain, entity, basis FROM explained WHERE is_current ORDER BY place, line, chain
"""

ALIASES = """
SELECT own AS id, entity, basis FROM explained WHERE own <> entity ORDER BY place, line, chain
"""

SPOKEN = """
SELECT a.place, a.line, t.nth, a.document, t.id AS attribution,
       CASE WHEN v.attribution IS NULL THEN b.entity ELSE coalesce(w.entity, v.entity) END AS entity,
       coalesce(v.basis, l.basis, 'no source is stated') AS basis,
       CASE WHEN v.attribution IS NULL THEN l.confidence ELSE 1.0::DOUBLE END AS confidence
FROM (
    SELECT document, u.nth AS nth, u.id AS id FROM (
        SELECT document, unnest(list_transform(attributions, lambda a, nth: {'nth': nth, 'id': a.id})) AS u
        FROM findings
    )
) t
JOIN articles a ON a.document = t.document
LEFT JOIN (
    SELECT document, s.attribution AS attribution, s.chain AS chain, s.basis AS basis, s.confidence AS confidence
    FROM (SELECT document, unnest(links) AS s FROM findings)
) l ON l.document = t.document AND l.attribution = t.id
LEFT JOIN belonging b ON b.document = t.document AND b.chain = l.chain
LEFT JOIN voices v ON v.attribution = t.id
LEFT JOIN belonging w ON w.document = v.document AND w.chain = v.chain
WHERE a.is_current
"""

SPEAKERS = "SELECT document, attribution, entity, basis, confidence FROM spoken ORDER BY place, line, nth"

# The name that most articles use, of those that stand by themselves; else the longest of those used equally often.
CALLED = """
SELECT entity, name FROM (
    SELECT entity, name,
           row_number() OVER (PARTITION BY entity ORDER BY min(weak), count(*) DESC, length(name) DESC, name) AS nth
    FROM (SELECT entity, name, CASE WHEN weak THEN 1 ELSE 0 END AS weak FROM belonging WHERE is_current)
    GROUP BY entity, name
) WHERE nth = 1
"""

KINDS = """
SELECT entity, kind FROM (
    SELECT entity, kind, row_number() OVER (PARTITION BY entity ORDER BY count(*) DESC, kind) AS nth
    FROM belonging WHERE is_current GROUP BY entity, kind
) WHERE nth = 1
"""

SPELT = """
SELECT entity, list({'text': text, 'count': times}) AS names FROM (
    SELECT entity, n.text AS text, CAST(sum(n.count) AS INTEGER) AS times
    FROM (SELECT entity, unnest(names) AS n FROM belonging WHERE is_current) GROUP BY entity, n.text
) GROUP BY entity
"""

ROLES = """
WITH held AS (
    SELECT entity, document, earliest, latest, o.key AS key, o.title AS title, o.organisation AS organisation
    FROM (SELECT entity, document, earliest, latest, unnest(roles) AS o FROM belonging WHERE is_current)
),
worded AS (
    SELECT entity, key, title, organisation FROM (
        SELECT entity, key, title, organisation, row_number() OVER (
            PARTITION BY entity, key ORDER BY count(*) DESC, title, organisation
        ) AS nth
        FROM held GROUP BY entity, key, title, organisation
    ) WHERE nth = 1
),
dated AS (
    SELECT entity, key, min(earliest) AS earliest, max(latest) AS latest,
           CAST(count(DISTINCT document) AS INTEGER) AS documents
    FROM held GROUP BY entity, key
)
SELECT d.entity, list({'title': w.title, 'organisation': w.organisation, 'earliest': d.earliest, 'latest': d.latest,
                       'documents': d.documents}) AS roles
FROM dated d JOIN worded w ON w.entity = d.entity AND w.key = d.key
GROUP BY d.entity
"""

# What people said that an entity is called, and what it is; the latest counts.
LABELLED = """
SELECT entity, verb, value FROM (
    SELECT b.entity, l.verb, l.value, row_number() OVER (
        PARTITION BY b.entity, l.verb ORDER BY l.judgement DESC, l.value
    ) AS nth
    FROM labels l JOIN belonging b ON b.document = l.document AND b.chain = l.chain
) WHERE nth = 1
"""

# Lists come in any order; ``plan`` puts them in theirs. Whom only a judgement names comes last.
PROFILES = """
SELECT f.place, f.line, f.chain, c.entity AS id, coalesce(n.value, c.name) AS name, coalesce(m.value, k.kind) AS kind,
       s.names, r.roles
FROM called c
JOIN kinds k ON k.entity = c.entity
JOIN firsts f ON f.entity = c.entity
LEFT JOIN spelt s ON s.entity = c.entity
LEFT JOIN roles r ON r.entity = c.entity
LEFT JOIN labelled n ON n.entity = c.entity AND n.verb = 'name'
LEFT JOIN labelled m ON m.entity = c.entity AND m.verb = 'kind'
UNION ALL
SELECT 2147483647 AS place, v.judgement AS line, 0 AS chain, v.entity AS id, v.name, v.kind, NULL AS names,
       NULL AS roles
FROM (
    SELECT entity, name, kind, min(judgement) AS judgement FROM voices
    WHERE entity IS NOT NULL AND attribution IN (SELECT attribution FROM spoken)
    GROUP BY entity, name, kind
) v
"""

ENTITIES = "SELECT id, name, kind, names, roles FROM profiles ORDER BY place, line, chain"
