"""When something was said."""

from __future__ import annotations

import pytest

from tests.analyse.occasions.told import told

FRIDAY = "2031-05-16"


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("{s1:Olan Vesk} {q1:said} on Wednesday {c1:the pier would stay}.", ("2031-05-14", "2031-05-14")),
        ("{s1:Olan Vesk} {q1:said} Wednesday {c1:the pier would stay}.", ("2031-05-14", "2031-05-14")),
        ("On Wednesday, {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.", ("2031-05-14", "2031-05-14")),
        ("{s1:Olan Vesk} on Wednesday {q1:said} {c1:the pier would stay}.", ("2031-05-14", "2031-05-14")),
        ("{c1:“The pier stays,”} {s1:Olan Vesk} {q1:told} reporters on Friday.", ("2031-05-16", "2031-05-16")),
        ("{s1:Olan Vesk} {q1:said} last week {c1:that the pier would stay}.", ("2031-05-05", "2031-05-11")),
        ("{s1:Olan Vesk} {q1:said} in 2029 {c1:that the pier would stay}.", ("2029-01-01", "2029-12-31")),
        ("At Wednesday’s rally, {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.", ("2031-05-14", "2031-05-14")),
        ("{s1:Olan Vesk} {q1:said} this month {c1:that the pier would stay}.", ("2031-05-01", "2031-05-16")),
        (
            "{s1:Olan Vesk} {q1:argued} {c1:that the pier was rotten in an interview with Vesper Daily on Wednesday}.",
            ("2031-05-14", "2031-05-14"),
        ),
        ("{s1:Olan Vesk} left on Wednesday, {q1:saying} {c1:he was done}.", ("2031-05-14", "2031-05-14")),
        ("{s1:Olan Vesk} {q1:made clear} over the weekend {c1:that the pier stays}.", ("2031-05-10", "2031-05-11")),
        ("{q1:According to} {s1:a poll out Wednesday}, {c1:most want the pier}.", ("2031-05-14", "2031-05-14")),
        (
            "In March, the month after the old mayor died, {s1:the council} {q1:announced} {c1:that it was broke}.",
            ("2031-03-01", "2031-03-31"),
        ),
        ("{c1:The levy} was struck by {s1:Olan Vesk}{q1:’s Wednesday speech}.", ("2031-05-14", "2031-05-14")),
        ("{s1:Olan Vesk} {q1:said} at a Wednesday rally in Tarnholm {c1:that the pier stays}.", ("2031-05-14",) * 2),
        ("{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said} in Wednesday night’s response.", ("2031-05-14",) * 2),
        ("{s1:Olan Vesk}{q1:’s claim} Wednesday {c1:that the pier is rotten} made news.", ("2031-05-14",) * 2),
        ("{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said} while walking there on Wednesday.", ("2031-05-14",) * 2),
        ("{s1:Villagers interviewed on Wednesday} {q1:said} {c1:the pier should stay}.", ("2031-05-14",) * 2),
        ("{s1:Olan Vesk} took to the steps of the hall Wednesday {q1:to praise} {c1:the pier}.", ("2031-05-14",) * 2),
        ("{s1:Olan Vesk} {q1:blasted} {c1:the ferry guild on Wednesday}.", ("2031-05-14",) * 2),
        (
            "In remarks after a walk on Wednesday, {s1:Olan Vesk} {q1:said} {c1:it stays}.",
            ("2031-05-14",) * 2,
        ),
    ],
)
def test_the_expression_of_the_cue_tells_it(sentence: str, days: tuple[str, str]) -> None:
    read = told(sentence, FRIDAY)
    assert read.said(1) == days
    assert "“" in read.basis(1)


@pytest.mark.parametrize(
    "sentence",
    [
        "{s1:Olan Vesk} {q1:said} {c1:the pier was closed on Wednesday}.",
        "{s1:Olan Vesk, who was elected on Wednesday,} {q1:said} {c1:the pier would stay}.",
        "{s1:Olan Vesk} {q1:said} after Wednesday’s vote {c1:that the pier would stay}.",
        "{s1:Olan Vesk} {q1:said} {c1:the pier would stay until Monday}.",
        "TARNHOLM, May 14 — {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.",
        "The board met on Wednesday, and {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.",
        "{s1:Olan Vesk} {q1:said recently} {c1:that the pier would stay}.",
        "{s1:Olan Vesk} {q1:has said} {c1:the pier would stay}.",
    ],
)
def test_where_no_expression_is_its_own_publication_bounds_it(sentence: str) -> None:
    read = told(sentence, FRIDAY)
    assert read.said(1) == (None, FRIDAY)
    assert read.basis(1) == "not after publication, 2031-05-16"


@pytest.mark.parametrize(
    "sentence",
    [
        "{s1:The guild} {q1:objected to} {c1:the levy}, and in March, as mayor, {s2:Vesk} {q2:called} {c2:it vital}.",
        "{s1:The guild} {q1:objected to} {c1:the levy}, though in a speech in March {s2:she} {q2:called} {c2:it good}.",
        "{s2:Olan Vesk} – {s1:who} once {q1:said} {c1:no} – {q2:argued} in March {c2:that the pier should stay}.",
    ],
)
def test_a_time_that_leads_to_a_cue_is_not_that_of_the_cue_before_it(sentence: str) -> None:
    read = told(sentence, FRIDAY)
    assert read.said(2) == ("2031-03-01", "2031-03-31")
    assert read.said(1) == (None, FRIDAY)


def test_without_a_day_of_publication_nothing_is_known_but_the_words() -> None:
    assert told("{s1:Olan Vesk} {q1:said} {c1:the pier would stay}.").occasions[1].said is None
    read = told("{s1:Olan Vesk} {q1:said} on Wednesday {c1:the pier would stay}.")
    assert read.said(1) == (None, None)
    assert "“Wednesday”" in read.basis(1)


def test_a_date_in_full_needs_no_day_of_publication() -> None:
    read = told("{s1:Olan Vesk} {q1:said} on 25 February 2031 {c1:that the pier would stay}.")
    assert read.said(1) == ("2031-02-25", "2031-02-25")


def test_a_speech_that_goes_on_has_the_day_told_for_it() -> None:
    read = told(
        "In a statement on Wednesday, {s1:Olan Vesk} {q1:said} {c1:the pier would stay}.\n\n"
        "{c2:“It is our pier,”} {s2:Vesk} {q2:added}.\n\n"
        "{s3:The ferry guild} {q3:said} {c3:it would sue}.",
        FRIDAY,
    )
    assert read.said(2) == ("2031-05-14", "2031-05-14")
    assert read.basis(2) != read.basis(1)
    assert read.said(3) == (None, FRIDAY)


def test_a_headline_has_the_day_of_what_it_announces() -> None:
    read = told(
        "{s1:Vesk}{q1::} {c1:Pier will stay}\n\n{s2:Olan Vesk} {q2:said} on Wednesday {c2:the pier would stay}.", FRIDAY
    )
    assert read.said(1) == ("2031-05-14", "2031-05-14")


def test_what_is_said_in_a_dated_debate_has_its_day() -> None:
    read = told(
        "Two candidates met in Saturday night’s debate in Tarnholm.\n\n"
        "{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.\n\n"
        "{c2:“It goes,”} {s2:Mira Dune} {q2:said} during the debate.",
        FRIDAY,
    )
    assert read.said(1) == read.said(2) == ("2031-05-10", "2031-05-10")


@pytest.mark.parametrize("word", ["previously", "once", "repeatedly"])
def test_what_was_said_at_another_time_does_not(word: str) -> None:
    read = told(
        "{s1:Olan Vesk} {q1:said} on Wednesday {c1:the pier would stay}.\n\n"
        f"{{s2:Vesk}} {{q2:{word} said}} {{c2:that it would go}}.",
        FRIDAY,
    )
    assert read.said(2) == (None, FRIDAY)


def test_a_week_that_begins_on_the_day_of_publication_is_no_day() -> None:
    read = told("{s1:Olan Vesk} {q1:said} this week {c1:that the pier would stay}.", "2031-05-12")
    assert read.said(1) != ("2031-05-12", "2031-05-12")


def test_what_is_announced_for_later_was_not_said_then() -> None:
    read = told("{s1:Olan Vesk} {q1:said} {c1:no}. He will speak on 20 June 2031.", FRIDAY)
    assert read.said(1) == (None, FRIDAY)


def test_the_place_of_the_expression_is_kept() -> None:
    read = told("It rained in March. {s1:Olan Vesk} {q1:said} on Wednesday {c1:the pier would stay}.", FRIDAY)
    number = read.occasions[1].timex
    assert number is not None
    from onrecord.analyse.timex import timexes

    assert read.document.text[slice(*timexes(read.document)[number].span)] == "Wednesday"
