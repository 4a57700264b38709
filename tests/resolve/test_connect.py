"""Connected components beside a slow oracle, on random graphs."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.connect import components, connect
from onrecord.resolve.duckdb import DuckDBRelations
from tests.contract.relations import in_duckdb

_NODES = st.sampled_from([f"n{at}" for at in range(12)] + ["é", "n1 0", ""])
_EDGES = st.lists(st.tuples(_NODES, _NODES), min_size=1, max_size=25)


def oracle(edges: list[tuple[str, str]]) -> dict[str, str]:
    """By walking from each node as far as one gets."""
    found = {}
    for start in {node for edge in edges for node in edge}:
        reached = {start}
        while True:
            further = {node for edge in edges if reached & set(edge) for node in edge}
            if further <= reached:
                break
            reached |= further
        found[start] = min(reached)
    return found


def connected(edges: list[tuple[str, str]], few: int) -> dict[str, str]:
    with in_duckdb() as relations:
        relations.rows("edges", pa.table({"a": [a for a, _ in edges], "b": [b for _, b in edges]}))
        connect(relations, "found", "edges", few=few)
        rows = relations.collect("SELECT node, component FROM found").to_pylist()
    assert len({row["node"] for row in rows}) == len(rows)
    return {row["node"]: row["component"] for row in rows}


@given(_EDGES)
def test_in_memory_the_smallest_node_that_is_reached_names_the_component(edges: list[tuple[str, str]]) -> None:
    assert components(edges) == oracle(edges)


@given(_EDGES)
@settings(max_examples=25, deadline=None)
def test_in_rounds_it_is_the_same(edges: list[tuple[str, str]]) -> None:
    assert connected(edges, few=0) == oracle(edges)


@pytest.mark.parametrize("few", [0, 1_000])
def test_long_chains_in_any_order_are_one_component(few: int) -> None:
    names = [f"{at:03}" for at in range(300)]
    random.Random(7).shuffle(names)
    edges = list(zip(names, names[1:], strict=False))
    assert set(connected(edges, few).values()) == {"000"}


def test_a_long_chain_takes_few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    table = DuckDBRelations.table
    monkeypatch.setattr(DuckDBRelations, "table", lambda self, *given: made.append(given[0]) or table(self, *given))
    found = connected([(f"{at:03}", f"{at + 1:03}") for at in range(500)], few=0)
    assert len(found) == 501
    assert 3 <= sum(name.startswith("found_seen_") for name in made) <= 12


def test_nothing_to_connect_is_nothing() -> None:
    empty = pa.table({"a": pa.array([], pa.string()), "b": pa.array([], pa.string())})
    for few in (0, -1):
        with in_duckdb() as relations:
            relations.rows("edges", empty)
            connect(relations, "found", "edges", few=few)
            assert relations.collect("SELECT node, component FROM found").num_rows == 0
