"""Dated scenes: who is in them, and how far they carry."""

from __future__ import annotations

import pytest

from tests.analyse.occasions.told import told

FRIDAY = "2031-05-16"
WEDNESDAY = ("2031-05-14", "2031-05-14")
NOTHING = (None, FRIDAY)


def test_who_is_only_named_beside_an_event_does_not_speak_at_it() -> None:
    read = told(
        "Soon after Mira Dune was booed on Wednesday during a breakfast, Olan Vesk left for Tarnholm.\n\n"
        "{s1:Olan Vesk} {q1:said} {c1:he had raised a fortune}.",
        FRIDAY,
    )
    assert read.said(1) == NOTHING


def test_an_event_to_come_dates_nothing() -> None:
    read = told(
        "Olan Vesk will appear in Friday’s debate in Tarnholm.\n\n{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.",
        FRIDAY,
    )
    assert read.said(1) == NOTHING


def test_what_somebody_won_or_lost_on_a_day_sets_no_scene() -> None:
    read = told("Olan Vesk lost the vote on Wednesday.\n\n{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.", FRIDAY)
    assert read.said(1) == NOTHING


def test_an_interview_is_that_of_who_gave_it() -> None:
    read = told(
        "{s1:Olan Vesk} {q1:said} in an interview on Wednesday {c1:that the pier would stay}.\n\n"
        "{s2:Mira Dune} {q2:said} in an interview {c2:that it would go}.",
        FRIDAY,
    )
    assert read.said(1) == WEDNESDAY
    assert read.said(2) == NOTHING


def test_a_day_told_in_the_opening_reaches_over_what_others_say() -> None:
    between = "".join(f"{{s{n}:Guild {n}}} {{q{n}:said}} {{c{n}:it would sue}}.\n\n" for n in range(2, 8))
    read = told(
        "{s1:Olan Vesk} {q1:told} a crowd in Tarnholm on Wednesday {c1:that the pier would stay}.\n\n"
        + between
        + "{c8:“It is our pier,”} {s8:Vesk} {q8:said}.",
        FRIDAY,
    )
    assert read.said(8) == WEDNESDAY
    assert all(read.said(number) == NOTHING for number in range(2, 8))


def test_an_aside_does_not_take_the_day_of_the_article_away() -> None:
    read = told(
        "{s1:Olan Vesk} {q1:said} on Wednesday {c1:that the pier would stay}.\n\n"
        "{s2:Vesk} {q2:had promised} a day earlier {c2:that it would go}.\n\n"
        "{s3:The guild} {q3:said} {c3:it would sue}.\n\n"
        "{c4:“It is our pier,”} {s4:Vesk} {q4:said}.",
        FRIDAY,
    )
    assert read.said(4) == WEDNESDAY


@pytest.mark.parametrize(
    "later",
    [
        "{s2:Vesk’s} {q2:assertion} {c2:that the pier would go} was forgotten.",
        "That was reason enough for {s2:Vesk} {q2:to endorse} {c2:the plan}.",
        "{s2:Vesk} {q2:will call for} {c2:another vote}.",
    ],
)
def test_what_is_only_named_or_not_said_yet_has_no_day(later: str) -> None:
    read = told(f"{{s1:Olan Vesk}} {{q1:said}} on Wednesday {{c1:that the pier would stay}}.\n\n{later}", FRIDAY)
    assert read.said(2) == NOTHING


def test_an_answer_is_of_the_day_of_the_question() -> None:
    read = told(
        "During an interview on Wednesday, {s1:the Courier} {q1:asked} {c1:whether the pier would stay}.\n\n"
        "{c2:“It will,”} {s2:Olan Vesk} {q2:replied}.",
        FRIDAY,
    )
    assert read.said(2) == WEDNESDAY


def test_a_headline_of_the_same_words_has_the_day_of_the_opening() -> None:
    read = told(
        "{s1:Harbour master} {q1:mocks} {c1:pier plan drawings}\n\n"
        "{s2:Olan Vesk} on Wednesday {q2:mocked} {c2:the drawings of the pier plan}.",
        FRIDAY,
    )
    assert read.said(1) == WEDNESDAY


def test_a_debate_that_an_article_opens_with_may_be_dated_later_in_it() -> None:
    read = told(
        "Two candidates held a debate in Tarnholm.\n\n"
        "{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.\n\nThe hall was full.\n\nThe weather was mild.\n\n"
        "It rained.\n\nIt stopped.\n\nThe stakes in Wednesday night’s debate were highest for the ferry guild.\n\n"
        "{c2:“It goes,”} {s2:Mira Dune} {q2:said}.",
        FRIDAY,
    )
    assert read.said(1) == read.said(2) == WEDNESDAY


def test_entries_of_running_coverage_are_of_their_debate() -> None:
    read = told(
        "The latest from Tarnholm\n\n9:10 p.m.\n\n"
        "{s1:Olan Vesk} {q1:says} {c1:the pier will stay}.\n\n"
        "He and Mira Dune met in Wednesday night’s debate.\n\n9:20 p.m.\n\n"
        "{s2:Mira Dune} {q2:says} {c2:the pier will go}.\n\n9:30 p.m.\n\nThe debate is over.",
        "2031-05-15",
    )
    assert read.said(2) == WEDNESDAY


@pytest.mark.parametrize(
    "sentence",
    [
        "{s1:Olan Vesk} {q1:argued} {c1:that the pier would stay} on Wednesday’s “Evening Hour.”",
        "{s1:Olan Vesk} {q1:proposed} {c1:a levy on ferries on Wednesday}.",
    ],
)
def test_a_broadcast_or_a_deed_has_the_day_beside_it(sentence: str) -> None:
    assert told(sentence, FRIDAY).said(1) == WEDNESDAY


def test_a_year_in_a_clause_of_another_matter_is_not_the_year_of_speaking() -> None:
    read = told(
        "{s1:Mira Dune}, who lost her boat in Tarnholm, in 2029, {q1:said} {c1:that the pier would go}.", FRIDAY
    )
    assert read.said(1) == NOTHING


def test_an_aside_does_not_part_a_day_from_its_cue() -> None:
    read = told(
        "On Wednesday, while on a visit to the docks, the mayor {s1:Olan Vesk} {q1:slammed} {c1:the pier}.", FRIDAY
    )
    assert read.said(1) == WEDNESDAY


def test_an_interview_named_in_the_opening_has_the_day_told_for_it_later() -> None:
    read = told(
        "In an interview with Courier TV, {s1:the harbour board} {q1:declared} {c1:that it would go}.\n\n"
        "{c2:“It goes,”} {s2:Olan Vesk}, its spokesman, {q2:said} in an interview with the broadcaster Courier TV on "
        "Wednesday.\n\n{s3:Mira Dune} {q3:said} in an interview with Radio Tarnholm {c3:that it would stay}.",
        FRIDAY,
    )
    assert read.said(1) == read.said(2) == WEDNESDAY
    assert read.said(3) == NOTHING


def test_a_poll_says_what_it_says_when_it_comes_out() -> None:
    read = told(
        "Most want the pier, {q1:according to} {s1:a poll released Wednesday}{c1:.}\n\n"
        "{s2:The poll} {q2:found} {c2:that few use it}.\n\n{s3:Another poll} {q3:found} {c3:the contrary}.",
        FRIDAY,
    )
    assert read.said(2) == WEDNESDAY
    assert read.said(3) == NOTHING


def test_who_is_asked_on_a_day_answers_on_it() -> None:
    read = told("{q1:Asked} on Wednesday {c1:about the pier}, {s2:Mira Dune} {q2:said} {c2:it would go}.", FRIDAY)
    assert read.said(2) == WEDNESDAY


def test_a_month_told_for_one_thing_does_not_date_what_is_said_after_it() -> None:
    read = told(
        "{s1:Olan Vesk} {q1:pledged} on Wednesday {c1:to keep the pier}, after {s2:he} {q2:proposed} {c2:a levy}"
        " last month.\n\n{s3:Vesk} also {q3:said} {c3:the ferry would stay}.",
        FRIDAY,
    )
    assert read.said(1) == WEDNESDAY
    assert read.said(3) in (WEDNESDAY, NOTHING)


def test_a_debate_of_the_same_evening_dates_nothing_that_others_say() -> None:
    read = told(
        "The town gathers in Tarnholm on Friday night for its debate, with Mira Dune among the speakers.\n\n"
        "{c1:“It is hard to foresee,”} {q1:said} {s1:Olan Vesk}, who runs a guild.",
        FRIDAY,
    )
    assert read.said(1) == NOTHING


def test_a_different_interview_is_another_occasion() -> None:
    read = told(
        "{s1:Olan Vesk} {q1:said} in an interview on Wednesday {c1:that the pier would stay}.\n\n"
        "{c2:“It is our pier,”} {s2:he} {q2:said} in a different interview.",
        FRIDAY,
    )
    assert read.said(1) == WEDNESDAY
    assert read.said(2) == NOTHING
