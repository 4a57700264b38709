"""Names of people, organisations and places, and their kinds."""

from __future__ import annotations

import pytest

from onrecord.analyse.entities import find_names
from onrecord.analyse.speakers.clusters import cluster_names
from onrecord.analyse.speakers.names import acronym_of, fold, one_letter_apart, parts, same_person
from onrecord.analyse.speakers.offices import alike, following_offices, leads, preceding_offices
from onrecord.analyse.speakers.tokens import read_tokens
from onrecord.types import Block, Document


def document(text: str) -> Document:
    return Document(
        "d-1", "file:///a.txt", None, "0", "2024-01-01T00:00:00+00:00", None, None, None, None, None, None, "en", None,
        text, (Block("body", (0, len(text))),), (), "test 1",
    )  # fmt: skip


def found(text: str) -> dict[str, str | None]:
    return {name.text: name.kind for name in find_names(read_tokens(document(text)))}


def clusters(text: str) -> dict[str, str]:
    tokens = read_tokens(document(text))
    return {cluster.name: cluster.kind for cluster in cluster_names(tokens, find_names(tokens))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Monday the Dorvanian Foreign Minister Velko Marrin left.", "Velko Marrin", "person"),
        ("A note by Mr. Tallow was read.", "Tallow", "person"),
        ("Yesterday the Tarnholm Port Authority met.", "Tarnholm Port Authority", "organisation"),
        ("It was the Ministry of Roads and Rivers that paid.", "Ministry of Roads and Rivers", "organisation"),
        ("The deal of Peru held.", "Peru", "place"),
        ("Yesterday Sheikh Nadim al-Farra spoke.", "Nadim al-Farra", "person"),
        ('They met Robin "Bo" Tallow there.', 'Robin "Bo" Tallow', "person"),
        ('They met Robin "Ti Bo" Tallow there.', 'Robin "Ti Bo" Tallow', "person"),
        ("A note by Insp. Robin Tallow was read.", "Robin Tallow", "person"),
        ("A note by Tan Sri Robin Lim Tallow was read.", "Robin Lim Tallow", "person"),
        ("A note by Md. Robin Tallow was read.", "Robin Tallow", "person"),
        ("A note by Minister of Finance and Economy Olan Hesen Tallow was read.", "Olan Hesen Tallow", "person"),
        ("A note by Robin de la Tallow was read.", "Robin de la Tallow", "person"),
        ("It was the Fishers' Union that paid.", "Fishers' Union", "organisation"),
        ("It was the Prosecutor's Office that paid.", "Prosecutor's Office", "organisation"),
        ("It was the Union of Letters of the Republic that paid.", "Union of Letters of the Republic", "organisation"),
        ("A note by Pak Robin Tallow was read.", "Robin Tallow", "person"),
        ("A note by Pak Tal-su was read.", "Pak Tal-su", None),
        ("A note by Robin Mufti was read.", "Robin Mufti", "person"),
        ("There the agency Lusvara spoke.", "Lusvara", "organisation"),
        ("There the Lusvara institute spoke.", "Lusvara", "organisation"),
        ("A note by Secretary of the Harbour Force John Tallow was read.", "John Tallow", "person"),
        ("A note by Secretary of the Harbour Force John Tallow was read.", "Harbour Force", "organisation"),
        ("There the Director of the Harbour Force spoke.", "Harbour Force", "organisation"),
        ("It was the United Dock Workers that paid.", "United Dock Workers", "organisation"),
        ("It was Harbour Committee Mary Tallow that paid.", "Mary Tallow", "person"),
        ("It was Harbour Committee Mary Tallow that paid.", "Harbour Committee", "organisation"),
        ("Enter The Tarnholm Tidings, which paid.", "Tarnholm Tidings", "organisation"),
        ("They hold a stake in Lusvara.", "Lusvara", "organisation"),
        ("They hold a house in Lusvara.", "Lusvara", "place"),
        ("There Lusvas sold it. They flew from Lusvas' Delivery Center.", "Lusvas", None),
    ],
)
def test_finds_a_name_without_title_and_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert found(text)[name] == kind


@pytest.mark.parametrize(
    "text",
    ["Later it rained.", "Officials left on Friday in March.", "The French won.", "We'll see.", "Firemen came."],
)
def test_ordinary_openings_the_calendar_and_nationalities_are_no_names(text: str) -> None:
    assert found(text) == {}


def test_a_title_in_capitals_cuts_the_run_of_names() -> None:
    names = found("There Harbour Union President Ilka Tern spoke.")
    assert names["Harbour Union"] == "organisation"
    assert names["Ilka Tern"] == "person"


def test_every_name_slices_back() -> None:
    text = "In Lima, Dr. Orla Quist of the Quist Institute met Gen. Ferro's aide."
    assert all(text[slice(*name.span)] == name.text for name in find_names(read_tokens(document(text))))


def test_a_government_written_small_is_one_name() -> None:
    assert found("Then the Peruvian government agreed.") == {"Peruvian government": "organisation"}


def test_acronym_and_full_name_are_one_organisation() -> None:
    text = "The Lantern Workers Union (LWU) met. Later the LWU voted."
    assert list(clusters(text)) == ["Lantern Workers Union"]


def test_people_who_share_a_surname_stay_apart() -> None:
    named = clusters("Mr. Aldo Brink spoke. Ms. Wanda Brink left. Ms. Brink had no comment.")
    assert set(named) == {"Aldo Brink", "Wanda Brink"}


def test_a_lone_capitalised_word_seen_once_is_not_taken_for_anybody() -> None:
    assert clusters("They shouted Whatever at once.") == {}


def test_offices_before_and_after_a_name() -> None:
    text = "The secretary-general of the Reed Party, Olan Vesk, met Mira Dune, spokeswoman for the Reed Party."
    tokens = read_tokens(document(text))
    names = find_names(tokens)
    olan, mira = (next(name for name in names if name.text == who) for who in ("Olan Vesk", "Mira Dune"))
    before = preceding_offices(tokens, names, olan)
    after = following_offices(tokens, names, mira)
    assert [(office.title, office.organisation) for office in before] == [("secretary-general", "Reed Party")]
    assert [(office.title, office.organisation) for office in after] == [("spokeswoman", "Reed Party")]


def test_who_leads_a_body_is_its_leader() -> None:
    tokens = read_tokens(document("There Mira Dune, who leads the Reed Party, spoke."))
    names = find_names(tokens)
    offices = following_offices(tokens, names, next(n for n in names if n.text == "Mira Dune"))
    assert [(office.title, office.organisation) for office in offices] == [("leader", "Reed Party")]


def test_titles_alike() -> None:
    assert alike("PM", "Prime Minister")
    assert alike("spokesman", "spokesperson")
    assert alike("secretary general", "Secretary-General")
    assert not alike("Prime Minister", "Foreign Minister")
    assert alike("minister", "Foreign Minister")
    assert not alike("president", "mayor")
    assert leads("Secretary General")
    assert not leads("deputy leader")


def test_spellings() -> None:
    assert fold("Al-Farrá") == "farra"
    assert parts("Nadim Al Farra") == parts("Nadim al-Farra") == ("nadim", "farra")
    assert one_letter_apart("farra", "farda")
    assert one_letter_apart("tallow", "talow")
    assert not one_letter_apart("tal", "tel")
    assert not one_letter_apart("tallow", "tillew")
    assert same_person(("j", "tallow"), ("jon", "tallow"))
    assert not same_person(("ben", "tallow"), ("jon", "tallow"))
    assert same_person(("jon", "h", "tallow"), ("jon", "harbert", "wick", "tallow"))
    assert not same_person(("jon", "w", "tallow"), ("jon", "harbert", "wick", "tallow"))
    assert not same_person(("jon", "w", "tallow"), ("jon", "h", "w", "tallow"))
    assert acronym_of("LWU", "Lantern Workers Union")
    assert not acronym_of("LWX", "Lantern Workers Union")
