from __future__ import annotations

import pytest

from onrecord.analyse.turns import turns
from tests.analyse.runs import paragraphs, shown


def test_questions_and_answers_by_letter() -> None:
    words = paragraphs(
        "The harbour master of Lisk spoke to us on Friday.",
        "Q: When did the lamp fail?",
        "A: At nine. Nobody rang me.",
        "Q: And then?",
        "A: Then the ferry struck the mole.",
        "The inquiry opens in May.",
    )
    assert shown(words, list(turns(words))) == [
        ("A", ":", ["At nine. Nobody rang me"]),
        ("A", ":", ["Then the ferry struck the mole"]),
    ]


def test_names_in_bold_take_turns() -> None:
    words = paragraphs(
        "**Lisk Weekly:** Which boats?",
        "**Ada Moor:** Both of them. I saw it.",
        "**Lisk Weekly:** Did you say so?",
        "**Ada Moor:** Twice.",
    )
    assert shown(words, list(turns(words))) == [
        ("Ada Moor", ":", ["Both of them. I saw it"]),
        ("Ada Moor", ":", ["Twice"]),
    ]


def test_an_answer_goes_on_while_somebody_says_i() -> None:
    words = paragraphs(
        "Q: Why?",
        "A: It was late.",
        "I had my coat on.",
        "The clerk shut the window.",
        "Q: And the money?",
        "A: Gone.",
    )
    assert shown(words, list(turns(words)))[0] == ("A", ":", ["It was late", "I had my coat on"])


@pytest.mark.parametrize(
    "lines",
    [
        ("Read also: The lamp at Lisk", "The ferry sails at noon.", "Read also: A quay for sale"),
        ("Where: Lisk", "When: Friday", "Who: Everybody"),
        ("9.40: The lamp is lit.", "9.50: It is out again.", "10.05: Lit."),
        ("Note: bring oil.", "The ferry sails at noon.", "It is blue.", "It is old.", "It is full.", "Note: no dogs."),
    ],
)
def test_other_labels_make_no_interview(lines: tuple[str, ...]) -> None:
    assert not list(turns(paragraphs(*lines)))


def test_questions_as_paragraphs_have_answers_without_a_source() -> None:
    words = paragraphs(
        "Lunch with the keeper of the lamp.",
        "Is it true that you were asked to leave?",
        "Twice. I asked for the list of what had gone missing.",
        "What did you find?",
        "My own coat.",
        "And now?",
        "We wait.",
        "She paid for her soup.",
    )
    assert shown(words, list(turns(words))) == [
        (None, None, ["Twice. I asked for the list of what had gone missing"]),
        (None, None, ["My own coat"]),
        (None, None, ["We wait"]),
    ]


def test_headings_that_ask_are_no_interview_whatever_somebody_is_quoted_with_below() -> None:
    words = paragraphs(
        "Who is leaving?",
        "The port is ordering its staff to leave. “We will stay with five people,” an official said.",
        "What is known?",
        "“At least 21 of us were hurt,” the official said. The port has not said by whom.",
        "What next?",
        "The mayor said: “I know what my people want.” No ship has left.",
    )
    assert not list(turns(words))


def test_questions_of_a_writer_are_no_interview() -> None:
    words = paragraphs(
        "Who will pay for the lamp?",
        "The council has no money, and the port has less.",
        "What is a harbour without one?",
        "A rumour, say the fishermen.",
        "How long can that last?",
        "Until the first wreck.",
    )
    assert not list(turns(words))
