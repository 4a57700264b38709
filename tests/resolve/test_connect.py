"""Connected components beside a slow oracle, on random graphs."""

from __future__ import annotations

import random
from itertools import pairwise

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.components import components
from onrecord.resolve.connect import connect
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


def connected(edges: list[tuple[str, str]]) -> tuple[dict[str, str], int]:
    """By rounds of SQL; and how many they were."""
    with in_duckdb() as relations:
        relations.rows("edges", pa.table({"one": [one for one, _ in edges], "two": [two for _, two in edges]}))
        connect(relations, "found", "edges")
        rows = relations.collect("SELECT name, component FROM found").to_pylist()
        rounds = sum(name.startswith("found_seen_") for name in relations.made)
    assert len({row["name"] for row in rows}) == len(rows)
    return {row["name"]: row["component"] for row in rows}, rounds


@given(_EDGES)
def test_in_memory_the_least_node_that_is_reached_names_the_component(edges: list[tuple[str, str]]) -> None:
    assert dict(components(edges)) == oracle(edges)


@given(_EDGES)
@settings(max_examples=25, deadline=None)
def test_in_rounds_it_is_the_same(edges: list[tuple[str, str]]) -> None:
    assert connected(edges)[0] == oracle(edges)


def test_long_chains_in_any_order_are_one_component() -> None:
    names = [f"{at:03}" for at in range(300)]
    random.Random(7).shuffle(names)
    edges = list(pairwise(names))
    assert set(connected(edges)[0].values()) == {"000"} == set(dict(components(edges)).values())


def test_a_long_chain_takes_few_rounds() -> None:
    found, rounds = connected([(f"{at:03}", f"{at + 1:03}") for at in range(500)])
    assert len(found) == 501
    assert 3 <= rounds <= 12


def test_nothing_to_connect_is_nothing() -> None:
    with in_duckdb() as relations:
        empty = pa.array([], pa.string())
        relations.rows("edges", pa.table({"one": empty, "two": empty}))
        connect(relations, "found", "edges")
        assert relations.collect("SELECT name, component FROM found").num_rows == 0
