"""Names of firms, teams and state bodies within one article: which of them are one, and what kind they are."""

from __future__ import annotations

import pytest

from onrecord.analyse.coreference import corefer
from onrecord.analyse.naming import names_in
from onrecord.analyse.speakers.clusters import cluster_names
from onrecord.analyse.speakers.firms import without_country, without_form
from onrecord.analyse.speakers.names import acronym_of
from onrecord.analyse.speakers.tokens import read_tokens
from onrecord.analyse.spotted import Spotted
from tests.analyse.marked import document


def spots(text: str, *marks: tuple[str, str, float]) -> list[Spotted]:
    """Each mark at the first place of its words that no earlier one has."""
    found, taken = [], 0
    for words, kind, probability in marks:
        start = text.index(words, taken)
        taken = start + len(words)
        found.append(Spotted((start, taken), "name", kind, probability))
    return found


def together(text: str, *marks: tuple[str, str, float]) -> dict[str, set[str]]:
    """The spellings of each entity, by its name."""
    found = corefer(document(text), [], spots(text, *marks))
    return {chain.name: {name.text for name in chain.names} for chain in found.chains}


ORG = "organisation"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Qafila Ltd.", "Qafila"),
        ("Qafila Motor Company", "Qafila"),
        ("Qafila Computer", "Qafila"),
        ("United Kingdom Harbour Board", "Harbour Board"),
        ("Boston Herons", "Herons"),
    ],
)
def test_a_body_is_one_under_its_shorter_name(full: str, short: str) -> None:
    text = f"Yesterday {full} hired forty people. Later {short} said no more of it."
    assert list(together(text, (full, ORG, 0.99), (short, ORG, 0.99)).values()) == [{full, short}]


def test_bodies_of_two_regions_stay_two() -> None:
    text = "Orders came from the Royal Peruvian Air Board and later from the Royal Chilean Air Board."
    found = together(text, ("Royal Peruvian Air Board", ORG, 0.99), ("Royal Chilean Air Board", ORG, 0.99))
    assert len(found) == 2


def test_a_ware_is_not_its_maker() -> None:
    text = "Last year Qafila sold the Qafila Falcon abroad. Now Qafila hired forty people."
    marks = (("Qafila", ORG, 0.99), ("Qafila Falcon", ORG, 0.99), ("Qafila", ORG, 0.99))
    assert {"Qafila"} in together(text, *marks).values()


def test_a_word_alone_is_the_firm_named_last_before_it() -> None:
    text = "Yesterday Qafila Computer met Qafila Shipping in court. Outside the court Qafila said no more."
    marks = (("Qafila Computer", ORG, 0.99), ("Qafila Shipping", ORG, 0.99), ("Qafila", ORG, 0.99))
    assert {"Qafila Shipping", "Qafila"} in together(text, *marks).values()


def test_what_the_head_leans_to_on_the_whole_is_a_lone_names_kind() -> None:
    text = "Yesterday Velmora was quiet. Today Velmora was loud. Tomorrow Velmora waits."
    marks = spots(text, ("Velmora", ORG, 0.7), ("Velmora", ORG, 0.6), ("Velmora", "person", 0.55))
    tokens = read_tokens(document(text))
    clusters = cluster_names(tokens, names_in(tokens, (), marks))
    assert [(cluster.kind, len(cluster.names)) for cluster in clusters] == [(ORG, 3)]


def test_a_mark_that_ends_in_a_particle_goes_on_with_the_next() -> None:
    text = "They met Abu Darim Al-Quist there, and Abu Darim Al-Quist went."
    marks = (("Abu", "person", 0.9), ("Darim Al-Quist", "person", 0.9), ("Abu Darim Al-Quist", "person", 0.9))
    assert together(text, *marks) == {"Abu Darim Al-Quist": {"Abu Darim Al-Quist"}}


def test_no_name_ends_in_a_small_word() -> None:
    text = "Money came from the Bank of Tarnholm on Monday."
    assert set(together(text, ("Bank of", ORG, 0.99))) == {"Bank of Tarnholm"}


def test_somebody_after_a_firms_legal_form_is_another_name() -> None:
    text = "So said the chairman of Qafila LLC Mary Orrin on Monday."
    found = together(text, ("Qafila LLC", ORG, 0.99), ("Mary Orrin", "person", 0.99))
    assert set(found) == {"Qafila LLC", "Mary Orrin"}


def test_a_noun_for_a_firm_that_opens_a_sentence_is_no_part_of_its_name() -> None:
    text = "Automaker Velmora closed two plants. The unions knew that Velmora would."
    assert set(together(text, ("Automaker Velmora", ORG, 0.9), ("Velmora", ORG, 0.99))) == {"Velmora"}


def test_letters_in_brackets_tell_where_a_name_begins() -> None:
    text = "The deal was made by Peruvian Mining & Steel Company (PMSC) in May."
    found = together(text, ("Peruvian Mining & Steel Company", ORG, 0.9), ("PMSC", ORG, 0.9))
    assert found == {"Peruvian Mining & Steel Company": {"Peruvian Mining & Steel Company", "PMSC"}}


def test_acronyms_with_small_letters() -> None:
    assert acronym_of("BoT", "Bank of Tarnholm")
    assert not acronym_of("BoT", "Bank for Tarnholm")


def test_forms_and_countries_come_off_but_never_all_of_a_name() -> None:
    assert without_form(("qafila", "motor", "co", "ltd")) == ("qafila", "motor")
    assert without_form(("ltd",)) == ("ltd",)
    assert without_country(("united", "states", "harbour", "board")) == ("harbour", "board")
    assert without_country(("peru", "board")) == ("peru", "board")


@pytest.mark.parametrize(
    ("full", "short"),
    [("U.S. Harbour Force", "USHF"), ("Harbour Force", "USHF"), ("Board of Dune Trade", "UKBDT")],
)
def test_the_letters_of_a_state_body_may_tell_its_country(full: str, short: str) -> None:
    text = f"Yesterday the {full} hired forty people. Later the {short} said no more of it."
    assert list(together(text, (full, ORG, 0.99), (short, ORG, 0.99)).values()) == [{full, short}]


def test_a_surname_is_the_firms_where_the_firm_is_named_before_the_person_is() -> None:
    text = "Vesk Motor Company hired forty. Later Vesk cut jobs, said Olan Vesk Jr., and Vesk shut a plant."
    marks = [("Vesk Motor Company", ORG, 0.99), ("Vesk", "person", 0.6), ("Olan Vesk Jr.", "person", 0.99)]
    assert together(text, *marks, ("Vesk", "person", 0.6)) == {
        "Vesk Motor Company": {"Vesk Motor Company", "Vesk"},
        "Olan Vesk Jr.": {"Olan Vesk Jr."},
    }


def test_a_surname_is_the_persons_where_the_person_is_named_first() -> None:
    text = "Olan Vesk left. Vesk Motor Company hired forty, and Vesk said no more of it."
    marks = [("Olan Vesk", "person", 0.99), ("Vesk Motor Company", ORG, 0.99), ("Vesk", "person", 0.6)]
    assert together(text, *marks)["Olan Vesk"] == {"Olan Vesk", "Vesk"}


def test_a_word_that_is_a_place_too_is_whom_the_head_is_sure_of() -> None:
    text = "Orla Paris left. Paris said no more of it."
    assert together(text, ("Orla Paris", "person", 0.99), ("Paris", "person", 0.97)) == {
        "Orla Paris": {"Orla Paris", "Paris"}
    }
    assert "Paris" in together(text, ("Orla Paris", "person", 0.99), ("Paris", "person", 0.7))


def test_a_name_joined_to_a_sure_one_needs_less() -> None:
    text = "They spoke of Qafila and Vestrol at noon, and left Vestrol."
    assert "Vestrol" in together(text, ("Qafila", ORG, 0.99), ("Vestrol", ORG, 0.37))
    assert "Vestrol" not in together(text, ("Qafila", ORG, 0.7), ("Vestrol", ORG, 0.37))


@pytest.mark.parametrize(
    ("text", "name"),
    [("Gone. Actual Qafila jobs fell.", "Qafila"), ("They boarded Qafila Flight 12 there.", "Qafila")],
)
def test_the_head_tells_where_a_name_begins_and_ends(text: str, name: str) -> None:
    assert set(together(text, (name, ORG, 0.98))) == {name}
