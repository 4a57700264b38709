"""Where and to whom something was said."""

from __future__ import annotations

import pytest

from tests.analyse.occasions.told import told


@pytest.mark.parametrize(
    ("told_to", "venue", "addressee"),
    [
        ("{q1:told} Reuters {c1:the pier would stay}.", "Reuters", None),
        ("{q1:told} the Tarnholm Courier {c1:the pier would stay}.", "the Tarnholm Courier", None),
        ("{q1:told} the newspaper Vesper {c1:the pier would stay}.", "the newspaper Vesper", None),
        ("{q1:told} reporters {c1:the pier would stay}.", None, "reporters"),
        ("{q1:told} the harbour committee {c1:the pier would stay}.", None, "the harbour committee"),
        ("{q1:told} Parliament {c1:the pier would stay}.", None, "Parliament"),
        ("{q1:told} him {c1:the pier would stay}.", None, "him"),
        (
            "{q1:told} reporters at a news conference in Tarnholm {c1:that the pier would stay}.",
            "a news conference in Tarnholm",
            "reporters",
        ),
        (
            "{q1:said} in an interview with the newspaper Vesper {c1:that the pier would stay}.",
            "an interview with the newspaper Vesper",
            None,
        ),
        ("{q1:said in a statement} {c1:that the pier would stay}.", "a statement", None),
        ("{q1:said} in a statement to Reuters {c1:that the pier would stay}.", "a statement to Reuters", None),
        ("{q1:wrote} in a post on X {c1:that the pier would stay}.", "a post on X", None),
        ("{q1:wrote} on Facebook {c1:that the pier would stay}.", "Facebook", None),
        ("{q1:tweeted} {c1:that the pier would stay}.", "tweeted", None),
        ("{q1:said} on CNN’s “Morning Tide” {c1:that the pier would stay}.", "CNN’s “Morning Tide”", None),
        ("{q1:said} at a rally in Tarnholm {c1:that the pier would stay}.", "a rally in Tarnholm", None),
        ("{q1:wrote} in an op-ed {c1:that the pier would stay}.", "an op-ed", None),
        ("{q1:released a statement saying} {c1:that the pier would stay}.", "a statement", None),
        (
            "{q1:wrote} in a letter to the harbour board {c1:that the pier would stay}.",
            "a letter to the harbour board",
            "the harbour board",
        ),
        ("{q1:said} in response to the storm {c1:that the pier would stay}.", None, None),
        ("{q1:said}, speaking on condition of anonymity, {c1:that the pier would stay}.", None, None),
    ],
)
def test_what_follows_the_cue_tells_where_and_to_whom(told_to: str, venue: str | None, addressee: str | None) -> None:
    read = told(f"The pier of Tarnholm was closed. {{s1:The mayor, Olan Vesk,}} {told_to}")
    assert (read.venue(1), read.addressee(1)) == (venue, addressee)


@pytest.mark.parametrize(
    ("opening", "venue", "addressee"),
    [
        ("In an interview with Vesper Daily,", "an interview with Vesper Daily", None),
        ("Speaking at a rally in Tarnholm,", "a rally in Tarnholm", None),
        ("Speaking to supporters in Tarnholm,", None, "supporters"),
        ("Addressing dockers at a rally in Tarnholm,", "a rally in Tarnholm", None),
        ("Testifying before the harbour committee,", None, "the harbour committee"),
        ("During Saturday night’s debate,", "Saturday night’s debate", None),
    ],
)
def test_what_opens_the_sentence_tells_it_too(opening: str, venue: str | None, addressee: str | None) -> None:
    read = told(f"{opening} {{s1:Olan Vesk}} {{q1:said}} {{c1:the pier would stay}}.")
    assert (read.venue(1), read.addressee(1)) == (venue, addressee)


def test_one_who_is_addressed_is_told() -> None:
    read = told("{s1:Olan Vesk} {q1:wrote} {c1:that it was over}, addressing the foreign forces in Tarnholm.")
    assert read.addressee(1) == "the foreign forces"


def test_the_person_of_an_outlet_is_addressed_and_the_outlet_the_venue() -> None:
    read = told("Mira Dune asked. {s1:Olan Vesk} {q1:told} CNN’s Mira Dune {c1:that the pier would stay}.")
    assert (read.venue(1), read.addressee(1)) == ("CNN", "Mira Dune")


@pytest.mark.parametrize(
    "sentence",
    [
        "{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}, as quoted by the Reuters news agency.",
        "{c1:“The pier stays,”} the Reuters news agency quoted {s1:Olan Vesk} {q1:as saying}.",
    ],
)
def test_an_outlet_that_tells_it_at_second_hand(sentence: str) -> None:
    assert told(sentence).venue(1) == "the Reuters news agency"


@pytest.mark.parametrize(
    "sentence",
    [
        "{s1:Olan Vesk, who spoke at a rally in May,} {q1:said} {c1:the pier would stay}.",
        "{s1:Olan Vesk} {q1:said} {c1:a statement on Facebook was forged}.",
        "{s1:Mira Dune} {q1:promised} {c1:that the meeting with Reuters would take place}.",
    ],
)
def test_what_is_told_of_other_things_is_no_venue(sentence: str) -> None:
    read = told(sentence)
    assert (read.venue(1), read.addressee(1)) == (None, None)


def test_an_interview_goes_on_over_the_next_paragraphs() -> None:
    read = told(
        "In an interview with the newspaper Vesper, {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.\n\n"
        "{c2:“It is our pier,”} {s2:Vesk} {q2:said}.\n\n"
        "{c3:“Nobody asked us,”} {s3:Mira Dune of the ferry guild} {q3:said in a statement}."
    )
    assert read.venue(2) == "an interview with the newspaper Vesper"
    assert read.venue(3) == "a statement"


def test_what_was_said_earlier_was_not_said_there() -> None:
    read = told(
        "In an interview with the newspaper Vesper, {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.\n\n"
        "{s2:Vesk} {q2:had previously said} {c2:that it would go}."
    )
    assert read.venue(2) is None


def test_the_end_of_a_content_may_tell_of_the_interview() -> None:
    read = told("{s1:Olan Vesk} {q1:argued} {c1:that the pier would fall in an interview with Vesper Daily}.")
    assert read.venue(1) == "an interview with Vesper Daily"
