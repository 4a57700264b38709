"""A surname with a word of a headline or a place before it is no fuller name of somebody."""

from __future__ import annotations

from tests.analyse.marked import names


def test_a_surname_behind_an_ordinary_word_or_a_place_is_the_surname() -> None:
    text = "President Robert Vesk came to the harbour.\nCuba Vesk waves. [Vesk] said <one>."
    assert names(text) == ["Robert Vesk"]
    text = "Robert Vesk is a grand wizard of debt.\nGrand Wizard Vesk came. [Mr. Vesk] said <one>."
    assert names(text) == ["Robert Vesk"]


def test_another_given_name_is_somebody_else() -> None:
    assert names("Robert Vesk came. Mary Vesk left. [Mary Vesk] said <one>.") == ["Mary Vesk"]
    assert names("Robert Vesk came. Tiv Vesk left. [Tiv Vesk] said <one>.") == ["Tiv Vesk"]
