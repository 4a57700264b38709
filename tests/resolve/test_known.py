"""Links of entities to known ones: only where one surely is the other."""

from __future__ import annotations

import random
from typing import Any

import pytest

from onrecord.resolve.country_codes import country_named
from onrecord.resolve.known import link
from onrecord.types import KnownEntity


def person(key: str, *names: str, roles: tuple[tuple[str, str | None], ...] = (), latest: str | None = None) -> Any:
    return _row(key, "person", names, roles, latest)


def body(key: str, *names: str) -> Any:
    return _row(key, "organisation", names, (), None)


def _row(key: str, kind: str, names: tuple[str, ...], roles: Any, latest: str | None) -> dict[str, Any]:
    held = [
        {"title": title, "organisation": where, "earliest": None, "latest": latest, "documents": 1}
        for title, where in roles
    ]
    spelt = [{"text": name, "count": 9 - at} for at, name in enumerate(names)]
    return {"id": key, "name": names[0], "kind": kind, "names": spelt, "roles": held}


MARROW = KnownEntity("Q1", "person", ("Ilse Marrow",), countries=("pe",), positions=("Minister of Waterways (2030-)",))
AGENCY = KnownEntity("Q2", "organisation", ("Tarnfield Water Agency", "TWA"), countries=("Peru",))


def test_a_full_name_is_enough() -> None:
    rows = [person("e-1", "Ilse Marrow"), person("e-2", "Ada Sallow"), body("e-3", "The Tarnfield Water Agency")]
    assert link(rows, [MARROW, AGENCY]) == {"e-1": ("Q1",), "e-3": ("Q2",)}


def test_the_fullest_name_of_the_articles_decides() -> None:
    assert link([person("e-1", "Marrow", "Ilse Marrow")], [MARROW]) == {"e-1": ("Q1",)}
    assert link([person("e-1", "Marrow", "Otto Marrow")], [MARROW]) == {}


@pytest.mark.parametrize("name", ["Marrow", "I. Marrow"])
def test_a_surname_needs_a_position_in_common(name: str) -> None:
    assert link([person("e-1", name)], [MARROW]) == {}
    assert link([person("e-1", name, roles=(("minister", None),))], [MARROW]) == {}
    assert link([person("e-1", name, roles=(("mayor", "Peru"),))], [MARROW]) == {}
    assert link([person("e-1", name, roles=(("waterways minister", None),))], [MARROW]) == {"e-1": ("Q1",)}


def test_an_acronym_needs_a_country_in_common() -> None:
    assert link([body("e-1", "TWA")], [AGENCY]) == {}
    named = body("e-1", "TWA")
    named["roles"] = [{"title": "Peruvian agency", "organisation": None, "earliest": None, "latest": None,
                       "documents": 1}]  # fmt: skip
    assert link([named], [AGENCY]) == {"e-1": ("Q2",)}


def test_another_country_is_another_person() -> None:
    assert link([person("e-1", "Ilse Marrow", roles=(("minister of sport", "Norway"),))], [MARROW]) == {}
    assert link([person("e-1", "Ilse Marrow", roles=(("Peruvian envoy", None),))], [MARROW]) == {"e-1": ("Q1",)}


def test_a_position_names_countries_too() -> None:
    envoy = KnownEntity("Q1", "person", ("Ilse Marrow",), countries=("pe",), positions=("Ambassador to Norway",))
    assert link([person("e-1", "Ilse Marrow", roles=(("ambassador", "Norway"),))], [envoy]) == {"e-1": ("Q1",)}


def test_two_known_ones_that_fit_alike_give_none() -> None:
    other = KnownEntity("Q9", "person", ("Ilse Marrow",))
    assert link([person("e-1", "Ilse Marrow")], [MARROW, other]) == {}
    longer = KnownEntity("Q9", "person", ("Ilse Maria Marrow",))
    assert link([person("e-1", "Ilse Marrow")], [MARROW, longer]) == {}


def test_a_position_tells_two_of_one_name_apart() -> None:
    other = KnownEntity("Q9", "person", ("Ilse Marrow",), positions=("singer of the Tarnfield Opera",))
    minister = person("e-1", "Ilse Marrow", roles=(("Minister of Waterways", None),))
    assert link([minister], [MARROW, other]) == {"e-1": ("Q1",)}


def test_one_known_from_two_files_is_one() -> None:
    again = KnownEntity("NK-7", "person", ("Ilse Marrow",), also=("Q1",))
    assert link([person("e-1", "Ilse Marrow")], [MARROW, again]) == {"e-1": ("NK-7", "Q1")}


def test_two_entities_carry_one_id_only_by_their_full_names() -> None:
    two = [person("e-1", "Ilse Marrow"), person("e-2", "Ilse Marrow")]
    assert link(two, [MARROW]) == {"e-1": ("Q1",), "e-2": ("Q1",)}
    short = person("e-3", "Marrow", roles=(("waterways minister", None),))
    assert link([two[0], short], [MARROW]) == {}


def test_of_two_entities_of_one_name_the_one_with_the_position_carries_the_id() -> None:
    minister = person("e-1", "Ilse Marrow", roles=(("Minister of Waterways", None),))
    assert link([minister, person("e-2", "Ilse Marrow")], [MARROW]) == {"e-1": ("Q1",)}


def test_kinds_are_not_mixed() -> None:
    assert link([body("e-1", "Ilse Marrow")], [MARROW]) == {}
    either = KnownEntity("Q1", None, ("Ilse Marrow",))
    assert link([person("e-1", "Ilse Marrow")], [either]) == {"e-1": ("Q1",)}
    assert link([person("e-1", "Ilse Marrow"), body("e-2", "Ilse Marrow")], [either]) == {}


def test_who_is_not_named_or_no_person_or_body_is_not_linked() -> None:
    unnamed = {**person("e-1", "Ilse Marrow"), "names": []}
    place = {**person("e-2", "Ilse Marrow"), "kind": "place"}
    assert link([unnamed, place], [MARROW]) == {}


def test_a_weak_alias_needs_support() -> None:
    known = KnownEntity("Q1", "person", ("Ilse Marrow",), weak=("Mother Heron",), positions=("Minister of Waterways",))
    assert link([person("e-1", "Mother Heron")], [known]) == {}
    held = person("e-1", "Mother Heron", roles=(("waterways minister", None),))
    assert link([held], [known]) == {"e-1": ("Q1",)}


def test_nobody_held_a_post_before_they_were_born() -> None:
    young = KnownEntity("Q1", "person", ("Ilse Marrow",), born="2031-02")
    assert link([person("e-1", "Ilse Marrow", roles=(("mayor", None),), latest="2031-03-01")], [young]) == {}
    assert link([person("e-1", "Ilse Marrow", roles=(("mayor", None),), latest="2071-03-01")], [young]) == {
        "e-1": ("Q1",)
    }


def test_names_in_other_scripts() -> None:
    known = KnownEntity("Q1", "person", ("قاسم الدروني", "Qasim al-Darwani"))
    assert link([person("e-1", "Qassem al-Darwani")], [known]) == {"e-1": ("Q1",)}


@pytest.mark.parametrize(
    ("given", "country"),
    [
        ("pe", "peru"),
        ("US", "united_states"),
        ("Norwegian", "norway"),
        ("United Kingdom", "united_kingdom"),
        ("zz", None),
    ],
)
def test_countries_by_code_and_name(given: str, country: str | None) -> None:
    assert country_named(given) == country


@pytest.mark.parametrize("seed", range(5))
def test_the_order_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"{first} {last}" for first in ("Ilse", "Otto", "Ada") for last in ("Marrow", "Sallow", "Orrin")]
    rows = [person(f"e-{n}", chance.choice(names)) for n in range(12)]
    known = [KnownEntity(f"Q{n}", "person", (chance.choice(names),)) for n in range(6)]
    wanted = link(rows, known)
    chance.shuffle(rows)
    chance.shuffle(known)
    assert link(rows, known) == wanted
