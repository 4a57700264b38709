"""Worked examples of the papers that define the measures, and an oracle for the assignment."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from onrecord.evaluate.assignment import heaviest
from onrecord.evaluate.coreference import b_cubed, ceaf, coreference, muc, partition_of


def clusters(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


# The example of Pradhan et al. (2014), figure 1.
KEY = clusters("abc", "defg")
RESPONSE = clusters("ab", "cd", "fghi")


def test_the_example_of_the_reference_implementation() -> None:
    one = muc(KEY, RESPONSE)
    assert (one.recall, one.precision, one.f1) == pytest.approx((2 / 5, 2 / 5, 0.40))
    two = b_cubed(KEY, RESPONSE)
    assert two.recall == pytest.approx(1 / 7 * (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4), abs=1e-9)
    assert two.precision == pytest.approx(1 / 8 * (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4))
    assert two.f1 == pytest.approx(0.46, abs=0.01)  # of rounded values there
    three = ceaf(KEY, RESPONSE)
    assert (three.recall, three.precision) == pytest.approx((0.65, 0.43), abs=0.005)
    assert three.f1 == pytest.approx(0.52, abs=0.005)


def test_the_example_of_bagga_and_baldwin() -> None:
    key = clusters("12345", "67", "89abc")
    first, second = clusters("12345", "6789abc"), clusters("1234589abc", "67")
    assert b_cubed(key, first).precision == pytest.approx(16 / 21)
    assert b_cubed(key, second).precision == pytest.approx(7 / 12)
    assert b_cubed(key, first).recall == b_cubed(key, second).recall == 1
    # MUC cannot tell the two apart, which is why B-cubed was made.
    assert muc(key, first) == muc(key, second)
    assert muc(key, first).precision == pytest.approx(9 / 10)


def test_the_example_of_luo() -> None:
    key = clusters("12345", "67", "89abc")
    worst, singles = clusters("123456789abc"), clusters(*"123456789abc")
    # All in one: the best pair is one of the clusters of five, at 2 * 5 / 17.
    assert ceaf(key, worst).precision == pytest.approx(10 / 17)
    assert ceaf(key, worst).recall == pytest.approx(10 / 17 / 3)
    # Each by itself: every cluster keeps one of its own.
    alike = 2 / 6 + 2 / 3 + 2 / 6
    assert ceaf(key, singles).recall == pytest.approx(alike / 3)
    assert ceaf(key, singles).precision == pytest.approx(alike / 12)


def test_the_same_partition_is_wholly_right_and_none_is_nothing() -> None:
    same = coreference(KEY, KEY)
    assert (same.conll, same.mentions, same.clusters) == (1, (7, 7), (2, 2))
    nothing = coreference(KEY, [])
    assert (nothing.conll, nothing.mentions) == (0, (7, 0))


def test_singletons_have_no_links_but_count_for_the_others() -> None:
    key, response = clusters("ab", "c"), clusters("ab", "c")
    assert muc(key, response).recall == 1
    apart = coreference(clusters("ab", "c"), clusters("a", "b", "c"))
    assert (apart.muc.f1, apart.b_cubed.precision) == (0, 1)
    assert apart.b_cubed.recall == pytest.approx(2 / 3)


def test_a_mention_lies_in_one_cluster_of_a_side() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        coreference(clusters("ab", "bc"), KEY)


def test_clusters_are_made_of_equal_labels() -> None:
    assert sorted(map(sorted, partition_of({"a": 1, "b": 2, "c": 1}))) == [["a", "c"], ["b"]]


@pytest.mark.parametrize("seed", range(30))
def test_the_heaviest_pairing_is_that_of_trying_all(seed: int) -> None:
    chance = random.Random(seed)
    rows, columns = chance.randint(1, 5), chance.randint(1, 6)
    weights = {
        (row, column): chance.random() for row in range(rows) for column in range(columns) if chance.random() < 0.6
    }
    width = max(rows, columns)
    best = max(
        sum(weights.get((row, column), 0.0) for row, column in enumerate(order)) for order in permutations(range(width))
    )
    assert heaviest(weights) == pytest.approx(best)


def test_thousands_of_clusters_are_paired() -> None:
    # A chain in which each row touches its own column and the next: the own ones are heavier together.
    weights = {(row, row): 0.9 for row in range(150)} | {(row, row + 1): 1.0 for row in range(149)}
    apart = {(1000 + row, 1000 + row): 0.5 for row in range(5000)}
    assert heaviest({**weights, **apart}) == pytest.approx(max(150 * 0.9, 149 * 1.0) + 2500)
