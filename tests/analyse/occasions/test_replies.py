"""What answers what."""

from __future__ import annotations

import pytest

from tests.analyse.occasions.told import told

PEOPLE = "Olan Vesk and Mira Dune quarrel.\n\n"


def test_words_turned_round_are_an_answer() -> None:
    read = told(
        PEOPLE + "{c1:“We only ask that they let us be,”} {s1:Olan Vesk} {q1:said}.\n\n"
        "{c2:“We shall never let you be,”} {s2:Mira Dune} {q2:wrote}."
    )
    assert read.answers(1) == {}
    assert read.answers(2) == {}  # “let us be” has one word of weight
    read = told(
        PEOPLE + "{c1:“Just let us fish here,”} {s1:Olan Vesk} {q1:said}.\n\n"
        "{c2:“We shall never let you fish here,”} {s2:Mira Dune} {q2:wrote}."
    )
    assert read.answers(2) == {1: "“let you fish here” takes up “let us fish here” of Olan Vesk"}
    assert read.answers(1) == {}


def test_the_one_who_denies_answers_though_told_first() -> None:
    read = told(
        PEOPLE + "{c1:“We shall never let you fish here,”} {s1:Mira Dune} {q1:wrote}.\n\n"
        "{c2:“Just let us fish here,”} {s2:Olan Vesk} {q2:had said}."
    )
    assert list(read.answers(1)) == [2]
    assert read.answers(2) == {}


@pytest.mark.parametrize("second", ["“They let us fish here,”", "“Let the boats fish here,”"])
def test_words_that_are_not_turned_round_are_none(second: str) -> None:
    read = told(
        PEOPLE + "{c1:“Just let us fish here,”} {s1:Olan Vesk} {q1:said}.\n\n"
        f"{{c2:{second}}} {{s2:Mira Dune}} {{q2:said}}."
    )
    assert read.answers(1) == read.answers(2) == {}


def test_a_sentence_may_say_so() -> None:
    read = told(
        PEOPLE + "{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.\n\n"
        "The remarks came after {s2:Mira Dune} {q2:demanded} {c2:that it be torn down}."
    )
    assert list(read.answers(1)) == [2]
    assert "The remarks came after" in read.answers(1)[2]


@pytest.mark.parametrize("cue", ["fired back", "replied", "responded", "countered", "hit back"])
def test_a_cue_of_answering_answers_who_spoke_just_before(cue: str) -> None:
    read = told(
        PEOPLE
        + "{c1:“The pier stays,”} {s1:Olan Vesk} {q1:said}.\n\n"
        + f"{{c2:“Then pay,”}} {{s2:Dune}} {{q2:{cue}}}."
    )
    assert list(read.answers(2)) == [1]


def test_who_denies_answers_the_one_named_or_whose_words_are_denied() -> None:
    read = told(
        PEOPLE + "{s1:Olan Vesk} {q1:said} {c1:the guild had bribed inspectors at the lighthouse}.\n\n"
        "{s2:Mira Dune} {q2:denied} {c2:that inspectors had been bribed}."
    )
    assert list(read.answers(2)) == [1]
    read = told(
        PEOPLE
        + "{s1:Olan Vesk} {q1:said} {c1:the guild had failed}.\n\n{s2:Mira Dune} {q2:dismissed} {c2:Vesk’s claim}."
    )
    assert list(read.answers(2)) == [1]


@pytest.mark.parametrize(
    "second",
    [
        "{s2:Mira Dune} {q2:denied} {c2:wrongdoing}.",
        "{s2:Mira Dune} {q2:has not replied to} {c2:questions}.",
        "In response to the storm, {s2:Mira Dune} {q2:said} {c2:boats would stay ashore}.",
        "{s2:Vesk} {q2:responded} {c2:that he was sure}.",
    ],
)
def test_what_rests_on_less_is_not_linked(second: str) -> None:
    read = told(PEOPLE + "{s1:Olan Vesk} {q1:said} {c1:the pier would stay}.\n\n" + second)
    assert read.answers(1) == read.answers(2) == {}


def test_nobody_answers_the_answer_to_it() -> None:
    read = told(
        PEOPLE + "{c1:“Let us fish here,”} {s1:Olan Vesk} {q1:replied}.\n\n"
        "{c2:“We will not let you fish here,”} {s2:Mira Dune} {q2:fired back at} Vesk."
    )
    assert list(read.answers(2)) == [1]
    assert read.answers(1) == {}
