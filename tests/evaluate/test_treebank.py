from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.treebank import text_of, tokens_at


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` The weir , '' he said , `` is gone . ''", "“The weir,” he said, “is gone.”"),
        ("She did n't see Orla 's boats", "She didn't see Orla's boats"),
        ("A pier -LRB- old -RRB- and -LSB- sic -RSB- a mole", "A pier (old) and [sic] a mole"),
        ("`` He said ` Go ' and went . ''", "“He said 'Go' and went.”"),
        ("It cost $ 4 : too much !", "It cost $4: too much!"),
        ("The law -- it seems -- failed", "The law -- it seems -- failed"),
        ("He left the U.K. .", "He left the U.K."),
    ],
)
def test_tokens_become_a_text_as_it_is_printed(tokens: str, text: str) -> None:
    assert text_of(tokens.split())[0] == text


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("'' We left , '' she said .", "“We left,” she said."),
        ("and told me , '' We left . ''", "and told me, “We left.”"),
        ("We never left . ''", "We never left.”"),
        ("we never left , '' Ben Ash said .", "we never left,” Ben Ash said."),
        ("owns '' Tidings '' and '' The Gull '' -- both small", "owns “Tidings” and “The Gull” -- both small"),
    ],
)
def test_closing_marks_that_open_are_turned(tokens: str, text: str) -> None:
    assert text_of(tokens.split())[0] == text


def test_a_span_is_the_tokens_that_it_touches() -> None:
    text, spans = text_of("`` He ca n't go , '' said Orla .".split())
    assert text == "“He can't go,” said Orla."
    at = text.index("can't")
    assert tokens_at(spans, at, at + 5) == (2, 4)
    assert tokens_at(spans, at + 1, at + 2) == (2, 3)
    assert tokens_at(spans, 0, len(text)) == (0, 10)
    assert tokens_at(spans, 3, 4) is None  # a space
    assert tokens_at(spans, -9, 0) is None


def test_a_stop_that_an_abbreviation_took_belongs_to_no_span_that_ends_with_it() -> None:
    text, spans = text_of("He left the U.K. .".split())
    assert tokens_at(spans, text.index("the"), len(text)) == (2, 4)


@given(st.lists(st.sampled_from("`` '' . , said Orla n't -LRB- -RRB- ` ' U.K. $ ?".split()), min_size=1))
def test_every_token_has_its_place_in_order(tokens: list[str]) -> None:
    text, spans = text_of(tokens)
    assert len(spans) == len(tokens)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for number, (start, end) in enumerate(spans):
        assert start == end or tokens_at(spans, start, end) == (number, number + 1)
