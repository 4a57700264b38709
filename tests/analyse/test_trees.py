"""Trees kept as JSON."""

from __future__ import annotations

import math

import pytest

from onrecord.analyse.occasions.chosen import fitted
from onrecord.analyse.trees import trees_of


def test_a_row_goes_down_each_tree_to_a_leaf() -> None:
    trees = trees_of({
        "columns": ["a", "b"], "base": 0.5, "least": 0.6,
        "trees": [[[0, 1.0, 1, 2], [-1, -2.0, 0, 0], [1, 3.0, 3, 4], [-1, 1.0, 0, 0], [-1, 2.0, 0, 0]]],
    })  # fmt: skip
    for row, total in (((1.0, 9.0), -1.5), ((2.0, 3.0), 1.5), ((2.0, 4.0), 2.5)):
        assert trees.score(row) == pytest.approx(1 / (1 + math.exp(-total)))


def test_the_trees_of_the_package_score_any_row() -> None:
    trees, _ = fitted()
    assert len(set(trees.columns)) == len(trees.columns)
    for value in (0.0, -8.0, 60.0):
        assert 0 <= trees.score([value] * len(trees.columns)) <= 1
