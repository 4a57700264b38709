"""The relational half of finding reprints, for every engine; see ``sql`` for the rules, ``passages`` for the steps."""

from __future__ import annotations

# All documents in the order of addition, for one that was replaced may come back; of those analysed again, by the
# newest findings.
NUMBERED = """
SELECT a.document, a.is_current, row_number() OVER (ORDER BY a.place, a.line) AS n
FROM articles a JOIN documents d ON d.id = a.document
"""

PRINTED = """
SELECT n.n, n.document, n.is_current, d.text, d.blocks,
       list_transform(f.attributions, lambda a, nth: {'kind': a.kind, 'spans': a.content.spans}) AS said
FROM numbered n JOIN documents d ON d.id = n.document JOIN findings f ON f.document = n.document
"""

# Which bodies have a mark, the first of them the first.
MARKED = """
SELECT n, mark, row_number() OVER (PARTITION BY mark ORDER BY n) AS nth
FROM (SELECT n, unnest(marks) AS mark FROM printed WHERE is_current)
"""

# Of those that have a mark, each is set beside the first few, and the first {many} beside each other: so that what
# stands in every article of an outlet, or in thousands of copies, costs no quadratic time.
PAIRED = """
SELECT one, two FROM (
    SELECT a.n AS one, b.n AS two
    FROM (SELECT n, mark, nth FROM marked WHERE nth <= {few}) a
    JOIN marked b ON b.mark = a.mark AND a.nth < b.nth
    UNION ALL
    SELECT a.n AS one, b.n AS two
    FROM (SELECT n, mark, nth FROM marked WHERE nth > {few} AND nth <= {many}) a
    JOIN (SELECT n, mark, nth FROM marked WHERE nth > {few} AND nth <= {many}) b ON b.mark = a.mark AND a.nth < b.nth
)
GROUP BY one, two
"""

BESIDE = """
SELECT p.one, p.two, a.document AS one_document, b.document AS two_document, a.body AS one_body, b.body AS two_body
FROM paired p JOIN printed a ON a.n = p.one JOIN printed b ON b.n = p.two
"""

REPRINTS = "SELECT a, b, share, passages FROM reprinted ORDER BY one, two"
