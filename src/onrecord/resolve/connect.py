"""Connected components: which things belong together when each of some pairs does."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.resolve.relations import Relations

_FEW = 1_000_000


def connect(relations: Relations, name: str, edges: str, *, few: int = _FEW) -> None:
    """Make the table ``name`` of ``node`` and ``component``: the smallest node that it is connected with.

    edges: the name of a table of pairs of nodes, ``a`` and ``b``, which are text. A node is there if an edge
    has it: give those that stand alone an edge to themselves. Link the members of a bucket to its smallest
    one, not to each other: that is one edge a member, and fewer rounds.
    few: up to so many edges, this process does it in memory; more are left to the engine.
    """
    if _count(relations, f"SELECT count(*) AS n FROM {edges}") <= few:
        import pyarrow as pa

        pairs = relations.collect(f"SELECT a, b FROM {edges}")
        found = components(zip(pairs["a"].to_pylist(), pairs["b"].to_pylist(), strict=True))
        schema = pa.schema([("node", pa.string()), ("component", pa.string())])
        rows = [{"node": node, "component": component} for node, component in sorted(found.items())]
        relations.rows(name, pa.Table.from_pylist(rows, schema=schema))
    else:
        _connect_in_rounds(relations, name, edges)


def components(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of each node of ``edges`` the smallest one that it is connected with."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        found = node
        while (higher := above.setdefault(found, found)) != found:
            found = higher
        while above[node] != found:
            above[node], node = found, above[node]
        return found

    for left, right in edges:
        low, high = sorted((top(left), top(right)))
        above[high] = low
    return {node: top(node) for node in list(above)}


def _connect_in_rounds(relations: Relations, name: str, edges: str) -> None:
    """The same by rounds: each time, a node takes the smallest label around it, and then the label of that label.

    Labels only fall and stay within the component, so the end is reached, and it is the same in any order.
    Following the label of the label shortens long chains by half and more each time.
    """
    relations.table(f"{name}_edges", f"SELECT a, b FROM {edges} UNION SELECT b AS a, a AS b FROM {edges}")
    labels = f"{name}_labels_0"
    relations.table(labels, f"SELECT a AS node, least(a, min(b)) AS component FROM {name}_edges GROUP BY a")
    turn, fallen = 0, 1
    while fallen:
        turn += 1
        seen, jumped = f"{name}_seen_{turn}", f"{name}_labels_{turn}"
        relations.table(seen, _SEEN.format(labels=labels, edges=f"{name}_edges"))
        relations.table(jumped, _JUMPED.format(seen=seen))
        fallen = _count(relations, _FALLEN.format(before=labels, after=jumped))
        labels = jumped
    relations.table(name, f"SELECT node, component FROM {labels}")


# Of each node: the smallest label among its own and those of its neighbours.
_SEEN = """
SELECT l.node, least(min(l.component), min(n.component)) AS component
FROM {labels} l JOIN {edges} e ON e.a = l.node JOIN {labels} n ON n.node = e.b
GROUP BY l.node
"""

# And the label of the node that is its label now.
_JUMPED = """
SELECT s.node, least(s.component, t.component) AS component FROM {seen} s JOIN {seen} t ON t.node = s.component
"""

_FALLEN = """
SELECT count(*) AS n FROM {before} b JOIN {after} a ON a.node = b.node WHERE a.component <> b.component
"""


def _count(relations: Relations, query: str) -> int:
    return int(relations.collect(query)["n"][0].as_py())
