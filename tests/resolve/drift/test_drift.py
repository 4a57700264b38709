"""How wordings of one statement differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.drift import drift
from onrecord.resolve.drift.differences import GRAVITY
from onrecord.resolve.drift.tokens import tokens
from onrecord.types import Kind

REPORTED: tuple[Kind, Kind] = ("direct", "indirect")


@pytest.mark.parametrize(
    ("left", "right", "change", "before", "after"),
    [
        ("The council should close the bridge.", "The council will close the bridge.", "hardened", "should", "will"),
        ("The dam must be emptied", "The dam should be emptied", "softened", "must", "should"),
        ("We never sold the mill", "We sold the mill", "negation", "never", ""),
        ("We don't need their boats", "We need their boats", "negation", "don't", ""),
        ("Some 40 barges sank", "Some 14 barges sank", "number", "40", "14"),
        ("It was allegedly a theft", "It was a theft", "hardened", "allegedly", ""),
        ("It was a theft", "It was perhaps a theft", "softened", "", "perhaps"),
        ("The guild asked the mayor to go", "The guild ordered the mayor to go", "hardened", "asked", "ordered"),
        ("He walks to Orrin", "He walked to Orrin", "tense", "walks", "walked"),
        ("The harbour is closed", "The harbour was closed", "tense", "is", "was"),
        ("The ferry may sink", "The ferry sinks", "modality", "may sink", "sinks"),
    ],
)
def test_one_change_is_typed(left: str, right: str, change: str, before: str, after: str) -> None:
    first = drift(left, right)[0]
    assert (first.change, first.before, first.after) == (change, before, after)
    assert first.why


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We organise the colour guard", "We organize the color guard"),
        ("Two hundred barges, twenty-five men", "200 barges, 25 men"),
        ("1.2 million sacks", "1,200,000 sacks"),
        ("It’s ours and we can’t sell", "It is ours and we can not sell"),
        ("“Stay,” she said", '"Stay", she said'),
    ],
)
def test_spelling_is_no_change(left: str, right: str) -> None:
    assert drift(left, right) == ()


def test_what_was_left_out_says_where() -> None:
    text = "The dam will hold through the winter if the gates are mended by the guild in time"
    (end,) = drift(text, "The dam will hold through the winter")
    assert (end.change, end.why) == ("cut", "left out at the end")
    assert text[slice(*end.left or (0, 0))] == "if the gates are mended by the guild in time"
    (middle,) = drift(text, "The dam will hold if the gates are mended by the guild in time")
    assert (middle.change, middle.why, middle.right) == ("cut", "left out", None)
    (added,) = drift("The dam will hold", "The dam will hold through the winter and through the spring floods")
    assert (added.change, added.left) == ("added", None)


def test_a_passage_with_a_negation_that_is_cut_is_a_cut() -> None:
    found = drift("We stay here and will not give up the old mill to the council", "We stay here")
    assert [each.change for each in found] == ["cut"]


def test_reported_speech_is_no_drift() -> None:
    assert [each.change for each in drift("We will not sell our mill", "they would not sell their mill", REPORTED)] == [
        "reported",
        "reported",
    ]
    assert drift("We will not sell", "they would sell", REPORTED)[0].change == "negation"
    assert drift("We will sell", "they would sell")[0].change != "reported"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The crew was very tired. The ferry sank off Orrin.", "The ferry sank off Orrin."),
        ("We never sold out. The mill is ours for good.", "The mill is ours for good."),
        ("We don't have a plan for the harbour", "We have no plan for the harbour"),
        ("No, I do not back the new dam at Orrin", "I do not back the new dam at Orrin"),
        ("I don't know whether to believe it", "I don't know whether or not to believe it"),
        ("The talks about the dam at Orrin ended", "The talks on the dam at Orrin ended"),
        ("The guild said that it was probably a leak", "The guild said that it could have been a leak"),
        ("He'd often seen the guild at the mill", "He's often seen the guild at the mill"),
        ("Not one of 30 barges from Orrin came", "Not a single ferry in 90 days came"),
        ("We’re gonna lose the mill in the end", "We’re going to lose the mill in the end"),
    ],
)
def test_what_goes_or_comes_by_the_way_changes_no_claim(left: str, right: str) -> None:
    plain = {"cut", "added", "reworded"}
    assert {each.change for each in drift(left, right)} <= plain
    assert {each.change for each in drift(right, left)} <= plain


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("that he has no memory of the barge", "that he had no memory of the barge"),
        ("the guild will ask for the mill", "the guild would ask for the mill"),
        ("it can not sell the mill", "that it could not sell the mill"),
    ],
)
def test_reported_speech_moves_words_in_both_wordings(left: str, right: str) -> None:
    for kinds in (("indirect", "indirect"), ("direct", "indirect"), ("mixed", "direct")):
        found = drift(left, right, kinds)  # type: ignore[arg-type]
        assert {each.change for each in found} <= {"reported", "added", "reworded"}
    assert {each.change for each in drift(left, right)} & {"tense", "softened", "modality"}


def test_what_is_quoted_in_both_is_moved_by_nobody() -> None:
    left, right = "that “the old mill is closed for good”", "he heard that “the old mill was closed for good”"
    assert drift(left, right, ("mixed", "mixed"))[0].change == "tense"
    assert "tense" not in {each.change for each in drift(left, right, ("indirect", "mixed"))}


def test_about_is_a_reservation_before_a_number_alone() -> None:
    assert drift("It lost about 40 barges there", "It lost 40 barges there")[0].change == "hardened"
    assert drift("It spoke about barges of Orrin", "It spoke of barges of Orrin")[0].change == "reworded"


def test_forms_of_a_verb_stand_on_its_scale() -> None:
    found = drift("a law that requires guilds to check each barge", "a law that allows guilds to check each barge")
    assert [each.change for each in found] == ["softened"]


def test_the_most_serious_comes_first() -> None:
    found = drift("At least 12 men may have left the old town by night", "At least 21 men have not left the town")
    assert [GRAVITY[each.change] for each in found] == sorted(GRAVITY[each.change] for each in found)
    assert [each.change for each in found][:2] == ["negation", "number"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("twenty-five", ["25"]),
        ("five three", ["5", "3"]),
        ("two hundred and three", ["200", "and", "3"]),
        ("3.5 billion", ["3500000000"]),
        ("1.000.000", ["1000000"]),
        ("a hundred boats", ["a", "hundred", "boats"]),
        ("who's there", ["who", "is", "there"]),
        ("the guild's", ["the", "guild"]),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    assert [token.key for token in tokens(text)] == keys


_WORDS = st.lists(
    st.sampled_from("the dam will should not 3 twelve hundred hold's don't we they and million 1.5 …".split()),
    max_size=12,
).map(" ".join)


@given(_WORDS, _WORDS)
def test_spans_slice_back_and_nothing_is_overlooked(left: str, right: str) -> None:
    found = drift(left, right)
    for each in found:
        assert each.before == ("" if each.left is None else left[slice(*each.left)])
        assert each.after == ("" if each.right is None else right[slice(*each.right)])
        assert each.before or each.after
    same = [token.key for token in tokens(left)] == [token.key for token in tokens(right)]
    assert (found == ()) == same
