"""A phrase with its gaps shown can be turned back into its text, whatever its spans are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.offsets import phrase, with_gaps, without_gaps

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80)


@given(TEXTS, st.lists(st.integers(0, 80), min_size=2, max_size=10, unique=True))
def test_the_text_comes_back(text: str, borders: list[int]) -> None:
    ordered = sorted(min(border, len(text)) for border in borders)
    spans = [(start, end) for start, end in zip(ordered[::2], ordered[1::2], strict=False) if start < end]
    found = phrase(text, spans)
    assert without_gaps(with_gaps(found.text, found.spans), found.spans) == found.text


def test_words_that_are_left_out_are_told_from_a_paragraph_s_end() -> None:
    found = phrase("one two. three four", [(0, 3), (9, 14), (15, 19)])
    assert with_gaps(found.text, found.spans) == "one […] three four"
    assert without_gaps("one […] three four", found.spans) == found.text == "one three four"
