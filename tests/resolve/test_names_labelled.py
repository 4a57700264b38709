"""The comparison of names on the labelled pairs of bench/labels: no figure below its floor."""

from __future__ import annotations

from collections import Counter

from bench.names import LABELS, REGISTERS, agreement, below_floor, measured, pairs_of, report
from onrecord.resolve.names import SAME, compare


def test_no_figure_lies_below_its_floor() -> None:
    assert below_floor(report()) == []


def test_a_figure_below_its_floor_is_told() -> None:
    assert below_floor(dict.fromkeys(report(), 10.0))


def test_there_are_enough_pairs_of_each_kind() -> None:
    pairs = pairs_of(LABELS)
    cultures = Counter(pair.culture for pair in pairs)
    assert all(cultures[one] >= 80 for one in ("arabic", "persian", "russian", "chinese", "spanish", "english"))
    assert cultures["organisation"] >= 150
    assert 0.4 < sum(pair.same for pair in pairs) / len(pairs) < 0.6
    assert 0.4 < sum(pair.half == "test" for pair in pairs) / len(pairs) < 0.6


def test_no_pair_stands_in_both_lists_or_twice() -> None:
    every = [tuple(sorted((pair.left, pair.right))) for path in (LABELS, REGISTERS) for pair in pairs_of(path)]
    assert len(every) == len(set(every))


def test_what_is_easy_is_right() -> None:
    easy = [pair for pair in pairs_of(LABELS) if pair.difficulty == "easy"]
    assert measured(easy, compare, SAME).f1 > 98


def test_the_second_judgement_agrees() -> None:
    pairs, alike, kappa = agreement()
    assert pairs >= len(pairs_of(LABELS)) // 10
    assert alike <= pairs
    assert kappa > 0.9
