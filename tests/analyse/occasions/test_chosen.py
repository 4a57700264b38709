"""Which time is claimed, by the scores of the times of an article and by what the rules say."""

from __future__ import annotations

from onrecord.analyse.occasions.chosen import Bars, fitted, pick

BARS = Bars(claimed=0.7, apart=0.8, stands=0.5)
MONDAY, FRIDAY = ("2031-05-12", "2031-05-12"), ("2031-05-16", "2031-05-16")


def test_the_likeliest_time_is_claimed_from_the_bar_on() -> None:
    assert pick([(0.4, MONDAY, True), (0.8, FRIDAY, True)], None, BARS, apart=False) == 1
    assert pick([(0.4, MONDAY, True), (0.6, FRIDAY, True)], None, BARS, apart=False) == -1
    assert pick([], None, BARS, apart=False) == -1


def test_the_first_of_equals_is_claimed() -> None:
    assert pick([(0.8, MONDAY, True), (0.8, FRIDAY, True)], None, BARS, apart=False) == 0


def test_a_time_that_may_not_be_claimed_is_not_however_likely() -> None:
    assert pick([(0.8, MONDAY, True), (0.9, FRIDAY, False)], None, BARS, apart=False) == 0
    assert pick([(0.9, FRIDAY, False)], None, BARS, apart=False) == -1


def test_what_may_be_set_at_a_time_of_its_own_has_a_bar_of_its_own() -> None:
    assert pick([(0.75, FRIDAY, True)], None, BARS, apart=True) == -1
    assert pick([(0.85, FRIDAY, True)], None, BARS, apart=True) == 0


def test_what_the_rules_say_stands_unless_it_is_unlikely() -> None:
    assert pick([(0.55, MONDAY, False)], MONDAY, BARS, apart=True) == -1
    assert pick([(0.45, MONDAY, False)], MONDAY, BARS, apart=False) is None
    assert pick([(0.1, MONDAY, False), (0.9, MONDAY, False)], MONDAY, BARS, apart=False) == -1


def test_a_likely_time_takes_the_place_of_that_of_the_rules() -> None:
    assert pick([(0.3, MONDAY, False), (0.8, FRIDAY, True)], MONDAY, BARS, apart=False) == 1
    assert pick([(0.6, MONDAY, False), (0.65, FRIDAY, True)], MONDAY, BARS, apart=False) == -1


def test_the_bars_in_the_package_are_shares() -> None:
    trees, bars = fitted()
    assert all(0 < bar < 1 for bar in (bars.claimed, bars.apart, bars.stands))
    assert len(set(trees.columns)) == len(trees.columns)
