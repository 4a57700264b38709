"""Which chains of several articles are one entity, and which stay two."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.store.record import Entry
from tests.resolve.world import Who, bases, entry, grow, together

ORG = "organisation"


def joined(tmp_path: Path, *entries: Entry) -> list[list[str]]:
    with grow(tmp_path / "record", entries) as record:
        return together(record)


def test_a_full_name_is_one_person_whatever_its_spelling(tmp_path: Path) -> None:
    given = [entry(1, "Qasim al-Darwani"), entry(2, "Qassem Al Darwani"), entry(3, "Sheikh Qasim Darwani")]
    assert joined(tmp_path, *given) == [["1:0", "2:0", "3:0"]]


def test_two_people_of_one_name_side_by_side_stay_two_everywhere(tmp_path: Path) -> None:
    mayor, singer = Who("Ben Orrin", office=("mayor", "Tarnfield")), Who("Ben Orrin", office=("singer", None))
    given = [entry(1, mayor, singer), entry(2, mayor), entry(3, singer)]
    assert joined(tmp_path, *given) == [["1:0", "2:0"], ["1:1", "3:0"]]


def test_clashing_posts_keep_two_apart_without_an_article_that_has_both(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Ben Orrin", office=("footballer", None))),
        entry(2, Who("Ben Orrin", office=("minister", "Olm"))),
    ]
    assert joined(tmp_path, *given) == []


@pytest.mark.parametrize(("second", "one"), [("2031-03-01", False), ("2035-03-01", True)])
def test_one_may_hold_different_posts_at_different_times(tmp_path: Path, second: str, one: bool) -> None:
    given = [
        entry(1, Who("Ben Orrin", office=("mayor", "Tarnfield")), date="2031-02-20"),
        entry(2, Who("Ben Orrin", office=("mayor", "Upper Sallow")), date=second),
    ]
    assert bool(joined(tmp_path, *given)) is one


ONE_BODY = {
    "Ben Orrin": (("president", "U.S."), ("president", "US")),
    "Ada Lindqvist": (("president", "the United States"), ("president", "America")),
    "Bo Raskin": (("senator", "Vermont"), ("senator", "U.S.")),
    "Cecilia Holm": (("mayor", "Tarnfield"), ("mayor", "Indiana")),
    "Ottoline Vries": (("president", "National Reed Association"), ("president", "NRA")),
    "Ilse Marrow": (("minister", "South Korea"), ("minister", "South Korean")),
    "Livia Sorrenz": (("ambassador", "Peru"), ("ambassador", "the UN")),
}


def test_one_body_in_other_words_or_within_another_keeps_nobody_apart(tmp_path: Path) -> None:
    first, second = ([Who(name, office=posts[n]) for name, posts in ONE_BODY.items()] for n in range(2))
    given = [
        entry(1, *first, date="2031-02-20"),
        entry(2, *second, date="2031-02-21"),
        entry(3, *ONE_BODY, date="2031-02-22"),
    ]
    assert joined(tmp_path, *given) == [[f"{article}:{n}" for article in (1, 2, 3)] for n in range(len(ONE_BODY))]


def test_who_has_no_post_is_the_one_of_whom_nearly_all_articles_state_theirs(tmp_path: Path) -> None:
    here, there = ("mayor", "Tarnfield"), ("mayor", "Upper Sallow")
    posts = {"Ben Orrin": [here] * 4 + [there], "Ada Lindqvist": [here] * 2 + [there] * 2 + [None]}
    given = [
        entry(number + 1, *(Who(name, office=posts[name][number]) for name in posts), date="2031-02-20")
        for number in range(5)
    ]
    given += [entry(number, *posts, date="2031-02-20") for number in range(6, 14)]
    both = joined(tmp_path, *given)
    sizes = {n: sorted(len(group) for group in both if group[0].endswith(f":{n}")) for n in range(2)}
    assert sizes == {0: [4 + 8], 1: [2, 2]}


def test_a_surname_joins_where_a_post_speaks_for_it(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Qasim al-Darwani", office=("secretary-general", "the Reed Movement"))),
        entry(2, Who("Darwani", office=("Secretary-General", "Reed Movement"))),
        entry(3, "Darwani"),
    ]
    assert joined(tmp_path, *given) == [["1:0", "2:0"]]


def test_a_surname_joins_where_the_same_others_are_named(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    given = [entry(1, "Qasim al-Darwani", *others), entry(2, "Darwani", *others)]
    assert ["1:0", "2:0"] in joined(tmp_path, *given)
    with grow(tmp_path / "record") as record:
        said = bases(record)["2:0"]
    assert said is not None and "surname" in said and "Qasim al-Darwani" in said and "lindqvist" in said


def test_a_surname_that_fits_two_joins_neither(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    given = [entry(1, "Qasim al-Darwani", *others), entry(2, "Nasr al-Darwani", *others), entry(3, "Darwani", *others)]
    assert not any("3:0" in group for group in joined(tmp_path, *given))


def test_of_several_whom_a_surname_fits_it_is_the_one_in_many_times_as_many_articles(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    given = [entry(number, "Qasim al-Darwani", *others) for number in range(1, 10)]
    given += [entry(20, "Nasr al-Darwani", *others), entry(21, "Darwani", *others)]
    assert any({"1:0", "21:0"} <= set(group) for group in joined(tmp_path / "nine", *given))
    assert not any("21:0" in group for group in joined(tmp_path / "eight", *given[1:]))


@pytest.mark.parametrize("surname", ["Pool", "Harvey", "Charlie"])
def test_a_surname_that_is_a_common_word_or_name_needs_more_than_two_who_are_named_beside_it(
    tmp_path: Path, surname: str
) -> None:
    others = ("Ada Lindqvist", "Bo Raskin", "Mira Dune")
    given = [entry(1, f"Tarek {surname}", *others), entry(2, surname, *others[:2]), entry(3, surname, *others)]
    found = joined(tmp_path, *given)
    assert ["1:0", "3:0"] in found
    assert not any("2:0" in group for group in found)


def test_a_short_surname_spelt_otherwise_needs_more_too(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    assert not any(
        "2:0" in group for group in joined(tmp_path, entry(1, "Tarek Diell", *others), entry(2, "Deel", *others))
    )


def test_a_typo_needs_what_speaks_for_it(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    given = [entry(1, "Qasim al-Darwabi", *others), entry(2, "Darwadi", *others), entry(3, "Darwadi")]
    assert ["1:0", "2:0"] in joined(tmp_path, *given)


def test_an_article_that_states_two_names_of_a_body_joins_both(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Harakat al-Qasab", ORG)),
        entry(2, Who("Reed Movement", ORG)),
        entry(3, Who("Reed Movement", ORG, also=("Harakat al-Qasab",))),
    ]
    assert joined(tmp_path, *given) == [["1:0", "2:0", "3:0"]]
    assert joined(tmp_path / "without", *given[:2]) == []


def test_ministries_of_two_countries_are_two(tmp_path: Path) -> None:
    def about(number: int, place: str) -> Entry:
        return entry(number, Who("Interior Ministry", ORG), Who(place, "place", times=3))

    given = [about(1, "Iraq"), about(2, "Peru"), about(3, "Iraq"), entry(4, Who("Interior Ministry", ORG))]
    assert joined(tmp_path, *given) == [["1:0", "3:0"], ["1:1", "3:1"]]


def test_a_country_in_the_name_is_a_country_of_the_article(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Interior Ministry", ORG), Who("Iraq", "place", times=3)),
        entry(2, Who("Iraqi Interior Ministry", ORG), Who("Peru", "place", times=3)),
        entry(3, Who("Ministry of the Interior of Iraq", ORG)),
    ]
    assert ["1:0", "2:0", "3:0"] in joined(tmp_path, *given)


def test_kinds_are_not_mixed_and_the_unnamed_stay_alone(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Tarnfield", "place"), Who("an official", named=False)),
        entry(2, Who("Tarnfield", ORG), Who("an official", named=False)),
    ]
    assert joined(tmp_path, *given) == []


def test_chains_of_one_article_are_never_one(tmp_path: Path) -> None:
    given = [entry(1, "Ben Orrin", "Ben Orrin"), entry(2, "Ben Orrin")]
    assert joined(tmp_path, *given) == [["1:0", "2:0"]]


def test_left_out_parts_of_a_name_need_what_speaks_for_it(tmp_path: Path) -> None:
    others = ("Ada Lindqvist", "Bo Raskin")
    given = [entry(1, "Nasr Hadi Darwani", *others), entry(2, "Nasr Darwani", *others), entry(3, "N. Darwani")]
    assert ["1:0", "2:0"] in joined(tmp_path, *given)
    assert joined(tmp_path / "without", entry(1, "Nasr Hadi Darwani"), entry(2, "Nasr Darwani")) == []


def test_the_first_member_has_no_basis_and_all_others_have_one(tmp_path: Path) -> None:
    given = [entry(1, "Qasim al-Darwani"), entry(2, "Qassem Al Darwani"), entry(3, "Qassem Al Darwani")]
    with grow(tmp_path, given) as record:
        said = bases(record)
    assert said["1:0"] is None
    assert said["2:0"] is not None and "spellings of one name" in said["2:0"]
    assert said["3:0"] is not None and said["3:0"].startswith(
        "same because it has the name of “Qassem Al Darwani” in d-"
    )


def test_a_form_that_only_stands_beside_fuller_ones_joins_too(tmp_path: Path) -> None:
    given = [
        entry(1, Who("al-Farraa Reed Coalition", ORG, also=("al-Farraa Movement",))),
        entry(2, Who("al-Farra Movement", ORG)),
    ]
    assert joined(tmp_path, *given) == [["1:0", "2:0"]]


def test_such_a_form_of_two_who_stay_apart_joins_nobody(tmp_path: Path) -> None:
    given = [
        entry(1, Who("Upper Reed Coalition", ORG, also=("al-Farraa Movement",))),
        entry(2, Who("Stone Harbour Brigade", ORG, also=("al-Farraa Movement",))),
        entry(3, Who("Upper Reed Coalition", ORG), Who("Stone Harbour Brigade", ORG)),
        entry(4, Who("al-Farra Movement", ORG)),
    ]
    assert not any("4:0" in each for each in joined(tmp_path, *given))


@pytest.mark.parametrize(("others", "one"), [(("Ada Lindqvist", "Bo Raskin"), True), ((), False)])
def test_a_second_name_of_a_person_in_one_article_needs_its_context(
    tmp_path: Path, others: tuple[str, ...], one: bool
) -> None:
    known = Who("Tomal Idris Reke", also=("Abu Darim al-Quist",))
    found = joined(tmp_path, entry(1, known, *others), entry(2, "Abu Darim al-Quist", *others))
    assert (["1:0", "2:0"] in found) is one


def test_an_initial_does_not_stand_for_anothers_surname(tmp_path: Path) -> None:
    others = ("Bo Raskin", "Nadim Farra")
    given = [entry(1, "Ada Reke", *others), entry(2, "Ada R. Quist", *others), entry(3, "Ada Quist", *others)]
    found = joined(tmp_path, *given)
    assert ["2:0", "3:0"] in found
    assert not any({"1:0", "2:0"} <= set(each) for each in found)
