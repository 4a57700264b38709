"""Connected components in SQL, for more pairs than one process can hold; ``components`` does it in memory."""

from __future__ import annotations

from typing import Protocol


class Relations(Protocol):
    """Tables by name, in an engine; queries are in the SQL that ``dialect`` lets through."""

    def table(self, name: str, query: str) -> None:
        """Make the table ``name`` of the rows of ``query``."""

    def number(self, query: str) -> int:
        """The one number that ``query`` gives."""


def connect(relations: Relations, name: str, edges: str) -> None:
    """Make the table ``name`` of ``name`` and ``component``: the least thing that it is connected with.

    edges: the name of a table of pairs, ``one`` and ``two``; what no pair names is not there. Link the members of
    a bucket to its least one, not to each other: that is one pair a member, and fewer rounds.

    It goes by rounds: each time, a thing takes the least label around it, and then the label of that label. Labels
    only fall and stay within the component, so the end is reached, and it is the same in any order. Following
    the label of the label shortens long chains by half and more each time.
    """
    both, labels, turn, fallen = f"{name}_both", f"{name}_labels_0", 0, 1
    relations.table(both, f"SELECT one, two FROM {edges} UNION SELECT two AS one, one AS two FROM {edges}")
    relations.table(labels, f"SELECT one AS name, least(one, min(two)) AS component FROM {both} GROUP BY one")
    while fallen:
        turn += 1
        seen, jumped = f"{name}_seen_{turn}", f"{name}_labels_{turn}"
        relations.table(seen, _SEEN.format(labels=labels, edges=both))
        relations.table(jumped, _JUMPED.format(seen=seen))
        fallen = relations.number(_FALLEN.format(before=labels, after=jumped))
        labels = jumped
    relations.table(name, f"SELECT name, component FROM {labels}")


# Of each thing: the least label among its own and those of its neighbours.
_SEEN = """
SELECT l.name, least(min(l.component), min(n.component)) AS component
FROM {labels} l JOIN {edges} e ON e.one = l.name JOIN {labels} n ON n.name = e.two
GROUP BY l.name
"""

# And the label of the thing that is its label now.
_JUMPED = """
SELECT s.name, least(s.component, t.component) AS component FROM {seen} s JOIN {seen} t ON t.name = s.component
"""

_FALLEN = """
SELECT count(*) AS n FROM {before} b JOIN {after} a ON a.name = b.name WHERE a.component <> b.component
"""
