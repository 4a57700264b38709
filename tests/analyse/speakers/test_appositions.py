"""An "and" within what is told of one person or in his title makes no second speaker; a name behind a long title."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mira Dune, a county chairman in Quist, Ruritania, and one of the mayor’s earliest backers,", "Mira Dune"),
        ("Rep. Mira Dune (D-Quist), the former harbour chairman and a lead author of the plan,", "Mira Dune"),
        ("Mira Dune, a senior adviser on Quist, North Tarn and the Eastern Gulf region,", "Mira Dune"),
        ("Mira Dune, president and owner of the Ferry Association,", "Mira Dune"),
        ("former Senate Ways and Works Committee Chairman Mira Dune, D-Quist,", "Mira Dune"),
        ("the author of the plan, Senate Ways and Works Committee Chairman Mira Dune,", "Mira Dune"),
    ],
)
def test_one_person_is_one_speaker(source: str, name: str) -> None:
    assert names(f"It is late, said [{source}] <one>.") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mira Dune and Harbour Committee Chairman Orl Vesk", "Mira Dune and Orl Vesk"),
        ("Dr. Mira Dune, the port’s top expert, and Dr. Orl Vesk", "Mira Dune and Orl Vesk"),
        ("Mira Dune, president of the Reed Party, and Orl Vesk, head of the port,", "Mira Dune and Orl Vesk"),
        ("Mira Dune, Orl Vesk and Ada Moor", "Mira Dune, Orl Vesk and Ada Moor"),
    ],
)
def test_several_people_stay_several(source: str, name: str) -> None:
    assert names(f"It is late, said [{source}] <one>.") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ruritanian Inspector General of Police Joseph Vesk", "Joseph Vesk"),
        ("former Quistland ambassador to Syria Robert Vesk", "Robert Vesk"),
        ("The President Pro Tempore of the Harbour Senate, Robert Vesk,", "Robert Vesk"),
    ],
)
def test_a_name_behind_what_its_office_is_of_is_the_speakers(source: str, name: str) -> None:
    assert names(f"Mira Dune came. It is late, said [{source}] <one>.") == [name]


@pytest.mark.parametrize(
    "source", ["A lawyer for Robert Vesk", "The wife of Senator Robert Vesk", "an aide to Mira Dune"]
)
def test_somebody_of_theirs_is_nobody_named(source: str) -> None:
    assert names(f"[{source}] said <one>.")[0] not in ("Robert Vesk", "Mira Dune")


def test_a_place_behind_a_comma_does_not_speak_for_who_is_there() -> None:
    assert names("[Protesters in Quist, France,] demanded <one>.") == ["Protesters in Quist"]
    assert names("[An airline official in Tarn, France,] told us <one>.") == ["airline official in Tarn"]
    assert names("Paris, France, was late. [France] said <one>.") == ["France"]


def test_the_president_is_not_whoever_is_named_next() -> None:
    assert names("It was late, [the president] said <one>.\n[Mira Dune] said <two>.")[0] == "president"
