"""The relational half of finding statements, for every engine; rules as in ``resolve.sql``, steps in ``plan``.

It starts from ``aged``, ``articles``, ``documents``, ``findings``, ``exchanged``, ``timed`` and ``told_rulings``,
and from ``spoken`` and ``reprinted``, which the steps of entities and of reprints leave.
"""

from __future__ import annotations

# Documents that do not count any more are heard too, and what was found in an article before it was analysed again: the
# ids that they gave stay.
HEARD = """
SELECT a.place, a.line, f.document, a.outlet, a.earliest, a.latest, a.is_current, d.agencies, d.text,
       list_transform(d.blocks, lambda b: {'kind': b.kind, 'span': b.span}) AS blocks,
       list_transform(f.attributions, lambda a: {'id': a.id, 'block': a.block, 'kind': a.kind, 'act': a.act,
                                                 'source': a.source.text, 'cue': a.cue.text,
                                                 'content': a.content.text, 'spans': a.content.spans}) AS attributions,
       list_transform(f.chains, lambda c: {'number': c.number, 'name': c.name, 'named': c.named, 'kind': c.kind})
           AS chains,
       list_transform(f.links, lambda l: {'attribution': l.attribution, 'chain': l.chain}) AS links,
       list_transform(f.occasions, lambda o: {'attribution': o.attribution, 'said': o.said,
                                              'venue': {'text': o.venue.text}}) AS occasions, s.speakers, t.timed
FROM findings f JOIN articles a ON a.document = f.document JOIN aged g ON g.document = f.document
JOIN documents d ON d.id = g.id
LEFT JOIN (
    SELECT document, list({'attribution': attribution, 'entity': entity}) AS speakers FROM spoken GROUP BY document
) s ON s.document = f.document
LEFT JOIN (
    SELECT document, list({'attribution': attribution, 'earliest': earliest, 'latest': latest, 'basis': basis}) AS timed
    FROM timed GROUP BY document
) t ON t.document = f.document
"""

# All findings of the articles that were analysed again, see ``descent``.
ANEW = """
SELECT g.id AS document,
       list({'place': f.place, 'line': f.line, 'document': g.document, 'attributions': f.attributions}) AS ages
FROM (
    SELECT place, line, list_transform(attributions, lambda a, nth: {'nth': nth, 'id': a.id, 'spans': a.content.spans})
           AS attributions
    FROM read_findings
) f JOIN aged g ON g.place = f.place AND g.line = f.line
WHERE g.id IN (SELECT id FROM aged WHERE NOT newest)
GROUP BY g.id
"""

# What is found anew stands where it was found first, and that is not heard besides.
NUMBERED = """
SELECT *, row_number() OVER (ORDER BY place, line, "at") AS n FROM (
    SELECT coalesce(i.place, h.place) AS place, coalesce(i.line, h.line) AS line, coalesce(i.nth, h."at") AS "at",
           h.document, h.attribution, coalesce(x.id, i.own, h.own) AS own, h.announces, h.is_current, h.entity, h.said,
           h.worded, h.enough, h.again, h.keys, h.printed_first, h.printed_last, h.said_first, h.said_last
    FROM heard h
    LEFT JOIN descended i ON i.document = h.document AND i.attribution = h.attribution
    LEFT JOIN descended o ON o.old_document = h.document AND o.old_attribution = h.attribution
    LEFT JOIN exchanged x ON x.minted = coalesce(i.own, h.own)
    WHERE o.old_document IS NULL
)
"""

RANKED = """
SELECT n, key, row_number() OVER (PARTITION BY key ORDER BY n) AS nth
FROM (SELECT n, unnest(keys) AS key FROM utterances)
"""

# Each is set beside the first few that have the key, and beside the last ones before it: a key that many have costs no
# quadratic time, and no pair is lost when more come to have it.
PAIRED = """
SELECT one, two FROM (
    SELECT a.n AS one, b.n AS two
    FROM (SELECT n, key, nth FROM ranked WHERE nth <= {first}) a JOIN ranked b ON b.key = a.key AND a.nth < b.nth
    UNION ALL
    SELECT a.n AS one, b.n AS two
    FROM (SELECT n, key, nth FROM ranked WHERE nth > {first}) a
    JOIN (SELECT n, key, nth - 1 AS before FROM ranked) b ON b.key = a.key AND b.before = a.nth
)
GROUP BY one, two ORDER BY one, two
"""

# Those that are ``pairs.timely``, with what their common words must weigh: see ``met``.
NEAR = """
SELECT p.one, p.two,
       CASE WHEN a.document = b.document THEN least(a.again, b.again) ELSE least(a.enough, b.enough) END AS enough
FROM set_beside p JOIN utterances a ON a.n = p.one JOIN utterances b ON b.n = p.two
WHERE a.announces IS NULL AND b.announces IS NULL AND (
    a.printed_first IS NULL OR b.printed_first IS NULL
    OR greatest(b.printed_first - a.printed_last, a.printed_first - b.printed_last) <= {span}
    OR (greatest(b.said_first - a.said_last, a.said_first - b.said_last) <= 0
        AND a.said_last - a.said_first <= {span} AND b.said_last - b.said_first <= {span})
)
"""

WORDED = """
SELECT u.n, h.word - h.word % {weights} AS word, h.word % {weights} AS weight
FROM (SELECT document, attribution, unnest(words) AS word FROM heard) h
JOIN utterances u ON u.document = h.document AND u.attribution = h.attribution
"""

# Most pairs have too few words in common; to tell it here costs a tenth of what looking at each pair does.
COMMON = """
SELECT one, two FROM (
    SELECT p.one, p.two, sum(greatest(a.weight, b.weight)) AS met, min(p.enough) AS enough
    FROM near p JOIN worded a ON a.n = p.one JOIN worded b ON b.n = p.two AND b.word = a.word
    GROUP BY p.one, p.two
) WHERE met >= enough ORDER BY one, two
"""

BESIDE = """
SELECT p.one, p.two, a.said AS one_said, a.entity AS one_entity, a.worded AS one_worded,
       b.said AS two_said, b.entity AS two_entity, b.worded AS two_worded
FROM in_common p JOIN utterances a ON a.n = p.one JOIN utterances b ON b.n = p.two
"""

# What a person said of a headline that only announces something is said of what it announces.
RULED = """
SELECT judgement, verb, one, two FROM (
    SELECT r.judgement, r.verb, coalesce(ha.n, a.n) AS one, coalesce(hb.n, b.n) AS two
    FROM told_rulings r JOIN utterances a ON a.attribution = r.one JOIN utterances b ON b.attribution = r.two
    LEFT JOIN utterances ha ON ha.attribution = a.announces LEFT JOIN utterances hb ON hb.attribution = b.announces
) WHERE one <> two
"""

JOINED = """
SELECT CAST(one AS TEXT) AS one, CAST(two AS TEXT) AS two FROM likened
UNION ALL SELECT CAST(one AS TEXT) AS one, CAST(two AS TEXT) AS two FROM ruled WHERE verb = 'same'
"""

LINKED = """
SELECT m.component, m.members, e.edges, r.rulings
FROM (
    SELECT g.component, list({'n': u.n, 'said': u.said, 'entity': u.entity}) AS members
    FROM bound g JOIN utterances u ON CAST(u.n AS TEXT) = g.name GROUP BY g.component
) m
LEFT JOIN (
    SELECT g.component, list({'one': s.one, 'two': s.two, 'score': s.score}) AS edges
    FROM likened s JOIN bound g ON g.name = CAST(s.one AS TEXT) GROUP BY g.component
) e ON e.component = m.component
LEFT JOIN (
    SELECT g.component, list({'judgement': j.judgement, 'verb': j.verb, 'one': j.one, 'two': j.two}) AS rulings
    FROM ruled j JOIN bound g ON g.name = CAST(j.one AS TEXT) GROUP BY g.component
) r ON r.component = m.component
"""

HEADED = """
SELECT u.n, u.document, coalesce(c.head, u.n) AS head FROM utterances u LEFT JOIN merged c ON c.n = u.n
WHERE u.announces IS NULL
"""

HELD = """
SELECT m.head, m.members, r.reprints
FROM (
    SELECT h.head, list({'n': u.n, 'place': u.place, 'line': u.line, 'at': u."at", 'document': u.document,
                         'attribution': u.attribution, 'own': u.own, 'is_current': u.is_current, 'entity': u.entity,
                         'said': u.said}) AS members
    FROM headed h JOIN utterances u ON u.n = h.n GROUP BY h.head
) m
LEFT JOIN (
    SELECT head, list({'a': a, 'b': b}) AS reprints FROM (
        SELECT DISTINCT one.head AS head, r.a AS a, r.b AS b
        FROM reprinted r JOIN headed one ON one.document = r.a JOIN headed two ON two.document = r.b
        WHERE one.head = two.head
    ) GROUP BY head
) r ON r.head = m.head
"""

STATEMENTS = """
SELECT id, text, kind, speaker, said, venue, tellings, relations, "first", independent
FROM told ORDER BY place, line, "at"
"""

# A headline that only announces something is told with it.
TELLINGS = """
SELECT document, attribution, statement, counted FROM (
    SELECT u.place, u.line, u."at", u.document, u.attribution, o.own AS statement, TRUE AS counted
    FROM utterances u JOIN headed h ON h.n = u.n JOIN utterances o ON o.n = h.head WHERE u.is_current
    UNION ALL
    SELECT t.place, t.line, t."at", t.document, t.attribution, o.own AS statement, FALSE AS counted
    FROM utterances t JOIN utterances u ON u.attribution = t.announces
    JOIN headed h ON h.n = u.n JOIN utterances o ON o.n = h.head WHERE t.is_current
) ORDER BY place, line, "at"
"""

# Of a headline that only announces something a person may have said when that was said.
DATINGS = """
SELECT document, attribution, said, rests, clashes FROM (
    SELECT place, line, "at", d.document AS document, d.attribution AS attribution, d.said AS said, d.rests AS rests,
           d.clashes AS clashes
    FROM (SELECT place, line, "at", unnest(datings) AS d FROM told)
    UNION ALL
    SELECT u.place, u.line, u."at", t.document, t.attribution,
           {'earliest': t.earliest, 'latest': t.latest, 'basis': t.basis} AS said, t.attribution AS rests,
           FALSE AS clashes
    FROM timed t JOIN utterances u ON u.attribution = t.attribution WHERE u.is_current AND u.announces IS NOT NULL
) ORDER BY place, line, "at", document, attribution
"""

# What would be the ids of other statements, had not so many articles been read; and what one was called that took over
# the id of another whose first telling was removed.
RETOLD = """
SELECT id, statement FROM (
    SELECT u.own AS id, o.own AS statement, u.place, u.line, u."at", 0 AS former
    FROM utterances u JOIN headed h ON h.n = u.n JOIN utterances o ON o.n = h.head JOIN told t ON t.id = o.own
    WHERE h.head <> u.n
    UNION ALL
    SELECT x.minted AS id, o.own AS statement, u.place, u.line, u."at", 1 AS former
    FROM exchanged x JOIN utterances u ON u.own = x.id JOIN headed h ON h.n = u.n JOIN utterances o ON o.n = h.head
    JOIN told t ON t.id = o.own
    WHERE x.minted NOT IN (SELECT own FROM utterances)
) ORDER BY place, line, "at", former
"""
