"""Quoted words are found again where they stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.store.quotes import CONTEXT, find, fold_text, quote, stands_at
from onrecord.types import Quote, Span

TEXT = (
    "The council of Tarnfield met on Monday.\n\n"
    "“The bridge will stay closed,” Ada Lindqvist said. “We have no money for it.”\n\n"
    "Bo Raskin, who keeps the ferry, disagreed. He said that the boats were full.\n\n"
    "The mayor of Olm wrote a letter. He said that the boats were full.\n"
)


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def again(text: str, wanted: Quote) -> list[str] | None:
    spans = find(fold_text(text), wanted)
    return None if spans is None else [text[start:end] for start, end in spans]


def test_words_are_found_where_they_stood() -> None:
    for nth in (0, 1):
        span = at(TEXT, "the boats were full", nth)
        wanted = quote(TEXT, [span])
        assert wanted.nth == nth
        assert stands_at(TEXT, wanted)
        assert find(fold_text(TEXT), wanted) == (span,)


def test_the_same_words_are_told_apart_by_what_stands_around_them() -> None:
    wanted = quote(TEXT, [at(TEXT, "the boats were full", 1)])
    before = TEXT.index("Bo Raskin")
    moved = TEXT[before:] + TEXT[:before]
    assert find(fold_text(moved), wanted) == (at(moved, "the boats were full", 1),)
    swapped = "The mayor of Olm wrote a letter. He said that the boats were full.\n\n" + TEXT[: TEXT.index("The mayor")]
    assert find(fold_text(swapped), wanted) == (at(swapped, "the boats were full", 0),)


def test_white_space_and_quotation_marks_may_be_others() -> None:
    wanted = quote(TEXT, [at(TEXT, "“The bridge will stay closed,”"), at(TEXT, "“We have no money for it.”")])
    other = TEXT.replace("“", '"').replace("”", '"').replace(" will stay", "\u00a0will\n stay")
    assert again(other, wanted) == ["The bridge\u00a0will\n stay closed,", "We have no money for it."]


def test_other_words_are_not_found() -> None:
    wanted = quote(TEXT, [at(TEXT, "The bridge will stay closed")])
    assert find(fold_text(TEXT.replace("stay closed", "stay open")), wanted) is None
    assert find(fold_text(TEXT.replace("bridge", "bridges")), wanted) is None
    assert find(fold_text(""), wanted) is None


def test_long_words_are_found_though_nothing_around_them_stayed() -> None:
    words = "The bridge will stay closed,” Ada Lindqvist said. “We have no money"
    wanted = quote(TEXT, [at(TEXT, words)])
    assert again(f"zzz {words} qqq", wanted) == [words]


def test_few_words_among_other_words_are_not_taken_for_the_same() -> None:
    wanted = quote(TEXT, [at(TEXT, "He said", 1)])
    assert again("Nobody knew the reason, for the harbour had been shut since June. He said", wanted) is None


def test_a_name_does_not_stand_within_another_word() -> None:
    text = "Olm is a town. Olmer is a river; so the people of Olm say."
    wanted = quote(text, [at(text, "Olm", 2)])
    assert wanted.nth == 1
    assert find(fold_text(text), wanted) == (at(text, "Olm", 2),)


@pytest.mark.parametrize("spans", [((0, 0),), ((5, 3),), ((0, 10_000),), ((-4, 2),)])
def test_spans_that_cannot_be_are_nowhere(spans: tuple[Span, ...]) -> None:
    wanted = Quote(("x",) * len(spans), spans, "", "", 0)
    assert not stands_at(TEXT, wanted)


def test_nothing_is_found_of_pieces_that_are_blank() -> None:
    assert find(fold_text(TEXT), Quote((" ",), ((0, 1),), "", "", 0)) is None
    assert find(fold_text(TEXT), Quote((), (), "", "", 0)) is None


WORDS = st.text(st.sampled_from("abc de\n“”\"'’.\u00a0\u200b"), min_size=1, max_size=60)


@given(WORDS, st.data())
def test_in_the_same_text_words_are_found_where_they_stand_or_at_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wanted = quote(text, [(start, end)])
    assert stands_at(text, wanted)
    spans = find(fold_text(text), wanted)
    if spans is not None:
        [(begin, stop)] = spans
        assert fold_text(text[begin:stop]).text.strip(" \"'") == fold_text(text[start:end]).text.strip(" \"'")


@given(st.lists(st.sampled_from("bridge ferry council mayor ramp tide boat money".split()), min_size=6, max_size=40),
       st.integers(0, 3), st.text(st.sampled_from("xyz \n"), max_size=200))  # fmt: skip
def test_words_in_front_do_not_matter(words: list[str], place: int, more: str) -> None:
    text = " ".join(words)
    start = len(" ".join(words[:place])) + (place > 0)
    span = (start, len(" ".join(words[: place + 3])))
    wanted = quote(text, [span])
    other = f"{more}\n\n{text}"
    found = find(fold_text(other), wanted)
    # With all that stood around still there, the words are found; at the same place unless that is repeated.
    assume(len(text) > CONTEXT // 2)
    if found is not None:
        assert other[slice(*found[0])] == text[slice(*span)]


@given(st.text(max_size=80))
def test_folding_leads_back(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.starts) == len(folded.text) + 1
    for at_, letter in enumerate(folded.text):
        start, end = folded.span(at_, at_ + 1)
        assert start < end <= len(text)
        assert letter == " " or fold_text(text[start]).text == letter
