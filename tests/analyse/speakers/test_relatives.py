"""Whom "who" and "which" stand for: behind places, days and asides, without the clause before it, or nobody."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("They met a donor from Quist, Ruritania, [who] said <one>.", "donor"),
        ("She began as a little-known lawmaker from Ruritania [who] called <one>.", "little-known lawmaker"),
        ("It was enough for voters like Mira Dune, 52, of Ruritania, [who] said <one>.", "Mira Dune"),
        ("Sen. Mira Dune (D) of Ruritania, [who] calls <one>, left.", "Mira Dune"),
        ("It came after the first public warning in 1992, [which] said <one>.", "first public warning"),
        ("They found a report published Monday, [which] suggests <one>.", "report"),
        ("The Harbour Council (HC), meanwhile, [which] opposed <one>, left.", "Harbour Council"),
        ("The Harbour Council, for instance, [which] opposed <one>, left.", "Harbour Council"),
    ],
)
def test_it_stands_for_the_noun_before_a_place_a_day_or_an_aside(marked: str, name: str) -> None:
    assert names(marked)[0].startswith(name)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The Quist poll also asked people [who] said <one>.", "people"),
        ("It is a lie, says one member in his circle, [who] fears <one>.", "one member in his circle"),
        ("They’ve joined sailors [who] argue <one>.", "sailors"),
        ("It moved a handful of votes but irritated old sailors [who] said <one>.", "irritated old sailors"),
        ("He leafed through documents quoting several officials [who] said <one>.", "several officials"),
        ("He gave out caps despite harbour guidelines [that] prohibit <one>.", "harbour guidelines"),
        ("About 500 sailors [who] said <one> left.", "500 sailors"),
    ],
)
def test_the_clause_before_the_noun_is_no_part_of_its_name(marked: str, name: str) -> None:
    assert name in names(marked)[0]
    assert len(names(marked)[0].split()) <= len(name.split()) + 1


@pytest.mark.parametrize(
    "marked",
    [
        "Mira Dune came on Monday. [Who] would expect <one>?",
        "The Reed Party met on Monday. [Which] suggests <one>.",
        "Sailors left, no matter [who] asked <one>.",
        "The police want to find out [who] leaked <one>.",
    ],
)
def test_a_question_stands_for_nobody_named_before(marked: str) -> None:
    assert names(marked) == [None]


def test_a_surname_that_is_a_given_name_keeps_the_rare_one_before_it() -> None:
    assert names("Sen. Orin Paul came. [Paul] said <one>.") == ["Orin Paul"]
