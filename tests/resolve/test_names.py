from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.names import called, compare, covers, explain, key, name_keys
from onrecord.resolve.transliteration import words

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
    ("LINDQVIST, Ada Maria", "Ada Lindqvist"),
    ("Mohammad Reza Zarkesh", "Mohammadreza Zarkesh"),
    ("Abu Omar Tarek al-Masoudi", "Tarek al-Masoudi"),
    ("Nur al-Din Zaki", "Noureddine Zaki"),
    ("Oleksandr Orlovets", "Alexander Petrovich Orlovets"),
    ("Wladimir Orlowez", "Vladimir Orlovets"),
    ("طارق المسعودي", "Tarek al-Masoudi"),
    ("王小兰", "Wang Xiaolan"),
    ("Xiaolan Wang", "Wang Hsiao-lan"),
    ("박소연", "Park So-yeon"),
    ("Anna Orlova", "Anna Orlov"),
    ("राजेश वर्मा", "Rajesh Varma"),
    ("Müller Jürgen", "Jürgen Mueller"),
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
    ("Oleg Petrovich Orlov", "Igor Petrovich Orlov"),
    ("Oleg Petrovich Orlov", "Oleg Ivanovich Orlov"),
    ("Ada Maria Lindqvist", "Ada Sofia Lindqvist"),
    ("Tarek Hadi al-Masoudi", "Hadi Tarek al-Masoudi"),
    ("Wang Xiaolan", "Wang Xiaolin"),
    ("Park So-yeon", "Park So-yong"),
    ("王小兰", "Wang Xiaoli"),
    ("Viktor Orlov", "Viktoria Orlova"),
    ("Harold Lindqvist Jr.", "Harold Lindqvist Sr."),
    ("Abd al-Rahman Zaki", "Abd al-Rahim Zaki"),
    ("", "Ada"),
    ("?!", "?!"),
]
ORGANISATIONS_SAME = [
    ("the Tarnfield Council", "Tarnfield Council"),
    ("Ministry of Harbours", "Harbours Ministry"),
    ("Union of Ferrymen", "UF"),
    ("al-Qalaa Movement", "Al-Kalaa Movement"),
    ("Bridge Defense League", "Bridge Defence League"),
    ("OOO Severny Most", "Severny Most LLC"),
    ("ООО «Северный мост»", "Obshchestvo s ogranichennoy otvetstvennostyu Severny Most"),
    ("Banco Central de Olmstead", "Central Bank of Olmstead"),
    ("Tarnfield Mfg. Co.", "Tarnfield Manufacturing Company"),
    ("Tarnfield Plant No. 5", "Plant Number 5, Tarnfield"),
    ("Union of Ferrymen (UF)", "Union of Ferrymen"),
    ("North West Ferries", "Northwest Ferries Ltd"),
    ("وزارة الدفاع", "Ministry of Defense"),
]
ORGANISATIONS_OTHERS = [
    ("Ministry of Harbours", "Ministry of Bridges"),
    ("Bank of Tarnfield", "Bank of Olmstead"),
    ("Free Ferrymen", "Ferrymen"),
    ("TBC", "ONN"),
    ("Tarnfield Plant No. 5", "Tarnfield Plant No. 7"),
    ("Tarnfield Ferries Ltd", "Tarnfield Ferries Insurance Ltd"),
    ("North Tarnfield Council", "South Tarnfield Council"),
    ("ООО «Северный мост»", "OOO Yuzhny Most"),
    ("Union of Ferrymen", "UFD"),
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


KINDS = st.sampled_from(["person", "organisation", "group", "place"])
NAMES = st.sampled_from(
    [name for pair in (*SAME, *OTHERS, *ORGANISATIONS_SAME, *ORGANISATIONS_OTHERS) for name in pair]
)
TEXTS = st.text(max_size=30) | NAMES | st.lists(NAMES | st.text(max_size=8), max_size=4).map(" ".join)


@given(TEXTS, TEXTS, KINDS)
def test_a_comparison_is_a_share_and_has_no_sides(left: str, right: str, kind: str) -> None:
    score = compare(left, right, kind)
    assert 0 <= score <= 1
    assert score == compare(right, left, kind)
    assert (explain(left, right, kind) == "") == (score < 0.7)
    assert explain(left, right, kind) == explain(right, left, kind)


@given(TEXTS, KINDS)
def test_a_name_is_its_own(name: str, kind: str) -> None:
    assert compare(name, name, kind) == (1 if words(name) else 0)


@given(TEXTS, KINDS)
def test_no_letters_are_no_name(name: str, kind: str) -> None:
    assert compare("", name, kind) == compare("?! -", name, kind) == 0
    assert not name_keys("?! -", kind)


@given(TEXTS, TEXTS, KINDS)
def test_what_is_the_same_shares_a_key(left: str, right: str, kind: str) -> None:
    if compare(left, right, kind) == 1:
        assert name_keys(left, kind) & name_keys(right, kind)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_person_share_a_key(left: str, right: str) -> None:
    assert name_keys(left) & name_keys(right)


@pytest.mark.parametrize(("left", "right"), ORGANISATIONS_SAME)
def test_spellings_of_one_organisation_share_a_key(left: str, right: str) -> None:
    assert name_keys(left, "organisation") & name_keys(right, "organisation")


def test_strangers_share_no_key() -> None:
    assert not name_keys("Tarek al-Masoudi") & name_keys("Ada Lindqvist")
    assert not name_keys("Union of Ferrymen", "organisation") & name_keys("Bridge Defence League", "organisation")


def test_brothers_share_the_surname_s_key_alone() -> None:
    shared = name_keys("Tarek al-Masoudi") & name_keys("Fares al-Masoudi")
    assert shared
    assert all(key.startswith("~") for key in shared)


def test_a_surname_alone_is_covered_by_the_name() -> None:
    assert covers("al-Masoudi", "Tarek al-Masoudi")
    assert not covers("Tarek al-Masoudi", "al-Masoudi")
    assert not covers("T. Masoudi", "Tarek al-Masoudi")
    assert not covers("Tarek", "Tarek al-Masoudi")
    assert covers("UF", "Union of Ferrymen", "organisation")
    assert not covers("Union of Ferrymen", "UF", "organisation")


@pytest.mark.parametrize(
    ("left", "right", "kind", "why"),
    [
        ("Sheikh Tarek al-Masoudi", "Tarek al-Masoudi", "person", "equal but for titles, marks or spaces"),
        ("Masoudi", "Tarek al-Masoudi", "person", "“Masoudi” is the surname of “Tarek al-Masoudi”"),
        ("Qassem Rahimi", "Kasim Rahimi", "person", "spelt alike: Kasim/Qassem"),
        ("Ada Maria Lindqvist", "Ada Lindqvist", "person", "one name is longer"),
        ("T. Masoudi", "Tarek al-Masoudi", "person", "initials"),
        ("طارق المسعودي", "Tarek al-Masoudi", "person", "the same consonants in another script"),
        ("王小兰", "Wang Xiaolan", "person", "the same syllables"),
        ("UF", "Union of Ferrymen", "organisation", "“UF” is an acronym of “Union of Ferrymen”"),
        ("OOO Severny Most", "Severny Most LLC", "organisation", "equal but for the legal form or small words"),
        ("Ministry of Harbours", "Harbours Ministry", "organisation", "the same words in another order"),
        ("Ada Lindqvist", "Bo Lindqvist", "person", ""),
    ],
)
def test_why_two_names_are_the_same(left: str, right: str, kind: str, why: str) -> None:
    assert explain(left, right, kind) == explain(right, left, kind) == why


def test_a_book_instead_of_a_name_is_refused_at_once() -> None:
    book = "word " * 5_000 + "x" * 50_000
    for kind in ("person", "organisation"):
        assert compare(book, "Ada Lindqvist", kind) < 0.7
        assert compare(book, book, kind) == 1
        assert len(name_keys(book, kind)) < 200


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
