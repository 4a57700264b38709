from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.words import Text

TEXT = "“The weir’s gone,” Orla Venn said.\n\nNobody slept."


def test_words_are_letters_and_figures_only() -> None:
    text = Text(TEXT)
    assert text.words([(0, 18)]) == {1, 5, 10, 12}  # The weir s gone
    assert text.strict([(0, 18)]) == {0, 1, 5, 9, 10, 12, 16, 17}


def test_what_is_between_spans_does_not_count_and_what_is_twice_counts_once() -> None:
    text = Text(TEXT)
    assert text.words([(1, 4), (12, 16), (1, 4)]) == {1, 12}
    assert text.words([]) == text.words([(4, 4)]) == text.words([(16, 18)]) == frozenset()


def test_a_word_cut_at_its_end_is_the_word_and_one_cut_at_its_beginning_is_another() -> None:
    text = Text(TEXT)
    assert text.words([(5, 7)]) == {5}
    assert text.words([(6, 9)]) == {6}


def test_fragments_end_at_line_breaks() -> None:
    text = Text(TEXT)
    whole = list(text.fragments([(24, 48)]))  # Venn said. / Nobody slept.
    assert whole == [text.strict([(24, 34)]), text.strict([(36, 49)]) - text.strict([(48, 49)])]
    assert list(text.fragments([(34, 36)])) == []


@given(st.text("ab’ .\n_9", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_words_of_a_span_are_those_of_its_slice(text: str, start: int, end: int) -> None:
    inside = {start + begins for begins in Text(text[start:end]).words([(0, end)])}
    assert Text(text).words([(start, min(end, len(text)))]) == inside
