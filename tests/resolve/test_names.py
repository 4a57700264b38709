from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.names import called, compare, key

SAME = [
    ("Tarek al-Masoudi", "Tarek Masoudi"),
    ("Sheikh Tareq al-Masoudi", "Tariq El Masudi"),
    ("al-Masoudi", "Tarek al-Masoudi"),
    ("Qassem Rahimi", "Kasim Rahimi"),
    ("Muammar Qaddour", "Moamar Gaddour"),
    ("Abd al-Rahman Zaki", "Abdel Rahman Zaki"),
    ("Nadim Maqoul", "Nadim Maqool"),
    ("T. Masoudi", "Tarek al-Masoudi"),
    ("Mr. Lindqvist", "Ada Lindqvist"),
    ("José Marín", "Jose Marin"),
    ("Лев Орлов", "Lev Orlov"),
    ("Jean-Luc Moreau", "Jean Luc Moreau"),
    ("Ada Maria Lindqvist", "Ada Lindqvist"),
    ("Aleksei Orlov", "Alexey Orlov"),
    ("Bill Harrow", "William Harrow"),
    ("Ada O'Shea", "Ada O’Shea"),
]
OTHERS = [
    ("Ada Lindqvist", "Bo Lindqvist"),
    ("Ada", "Ada Lindqvist"),
    ("Hassan Rahimi", "Hussein Rahimi"),
    ("Jamal Rahimi", "Jamil Rahimi"),
    ("Maria Moreau", "Mario Moreau"),
    ("Bo Raskin", "Bo Rankin"),
    ("B. Harrow", "Ada Harrow"),
    ("Tarek al-Masoudi", "Hadi al-Karimi"),
    ("Ada Lindqvist", "Ada Moreau"),
    ("", "Ada"),
    ("?!", "?!"),
]
ORGANISATIONS_SAME = [
    ("the Tarnfield Council", "Tarnfield Council"),
    ("Ministry of Harbours", "Harbours Ministry"),
    ("Union of Ferrymen", "UF"),
    ("al-Qalaa Movement", "Al-Kalaa Movement"),
    ("Bridge Defense League", "Bridge Defence League"),
]
ORGANISATIONS_OTHERS = [
    ("Ministry of Harbours", "Ministry of Bridges"),
    ("Bank of Tarnfield", "Bank of Olmstead"),
    ("Free Ferrymen", "Ferrymen"),
    ("TBC", "ONN"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_person(left: str, right: str) -> None:
    assert compare(left, right) >= 0.7


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_names_of_two_people(left: str, right: str) -> None:
    assert compare(left, right) < 0.7


@pytest.mark.parametrize(("left", "right"), ORGANISATIONS_SAME)
def test_spellings_of_one_organisation(left: str, right: str) -> None:
    assert compare(left, right, "organisation") >= 0.7


@pytest.mark.parametrize(("left", "right"), ORGANISATIONS_OTHERS)
def test_names_of_two_organisations(left: str, right: str) -> None:
    assert compare(left, right, "organisation") < 0.7


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "group", "place"]))
def test_a_comparison_is_a_share_and_has_no_sides(left: str, right: str, kind: str) -> None:
    score = compare(left, right, kind)
    assert 0 <= score <= 1
    assert score == pytest.approx(compare(right, left, kind))


@given(st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=2, max_size=12))
def test_a_name_is_its_own(name: str) -> None:
    assert compare(f"Ada {name}", f"Ada {name}") == 1


def test_keys_join_what_differs_in_marks_alone() -> None:
    assert key("Sheikh Tarek al-Masoudi", "person") == key("Tarek Al Masoudi", "person") == "tarek masoudi"
    assert key("The Tarnfield-Council", "organisation") == key("Tarnfield Council", "organisation")


def test_a_surname_alone_has_no_key() -> None:
    assert key("Lindqvist", "person") is None
    assert key("Mr Lindqvist", "person") is None
    assert key("Lindqvist", "place") == "lindqvist"


def test_people_are_called_by_parts_of_their_names() -> None:
    assert called("masoudi", ["Tarek al-Masoudi"])
    assert called("TAREK Masoudi", ["Ada", "Tarek al-Masoudi"])
    assert called("marín", ["Jose Marin"])
    assert not called("Tarek Lindqvist", ["Tarek al-Masoudi", "Ada Lindqvist"])
    assert not called("Masoud", ["Tarek al-Masoudi"])
    assert not called("", ["Ada"])
