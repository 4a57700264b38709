"""Words, quotation marks, windows and tags: the ground the model stands on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.boundaries import mend
from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.tags import TAGS, best_tags, runs
from onrecord.analyse.windows import windows
from onrecord.analyse.words import read_words


def inside(text: str) -> list[str]:
    """The words of ``text`` that stand inside a quotation."""
    words = read_words(text)
    return [words.word(i) for i in range(len(words)) if words.features[i, 2] and words.word(i).isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we go now" again.',
        "He said “we go now” again.",
        "He said «we go now» again.",
        "He said »we go now« again.",
        "He said ''we go now'' again.",
        "He said ``we go now'' again.",
        "He said ‘we go now’ again.",
        "He said 'we go now' again.",
    ],
)
def test_words_in_any_quotation_marks_are_inside(text: str) -> None:
    assert inside(text) == ["we", "go", "now"]


def test_apostrophes_do_not_quote() -> None:
    assert inside("The workers’ council didn't know it's the '90s, rock 'n' roll and all.") == []


def test_possessive_within_single_quotation() -> None:
    assert inside("He called it ‘the workers’ own council’ twice.") == ["the", "workers", "own", "council"]


def test_quotation_over_paragraphs_opens_again_in_each() -> None:
    text = "“One begins.\n\n“Two goes on,” she said.\n\nThree is not quoted."
    assert inside(text) == ["One", "begins", "Two", "goes", "on"]


def test_straight_marks_open_and_close_by_their_neighbours() -> None:
    words = read_words('"Go," he said. ("Stay.") "No"')
    marks = [int(mark) for mark in words.features[:, 1] if mark]
    assert marks == [OPENING, CLOSING] * 3


@given(st.text(max_size=300))
def test_words_slice_back_and_hold_every_visible_character(text: str) -> None:
    words = read_words(text)
    spans = [(int(a), int(b)) for a, b in words.spans]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(words.strings()) == "".join(text.split()) or any(not c.isprintable() for c in text)


@given(st.integers(0, 3000))
def test_every_piece_is_owned_by_exactly_one_window_that_sees_it(pieces: int) -> None:
    cover = windows(pieces)
    owned = [piece for window in cover for piece in range(window.owned_start, window.owned_end)]
    assert owned == list(range(pieces))
    assert all(w.start <= w.owned_start and w.owned_end <= w.end and w.end - w.start <= 254 for w in cover)


@given(st.lists(st.sampled_from(["word", '"', "\n", "“", "”"]), min_size=1, max_size=60), st.integers(0, 10_000))
def test_tag_sequences_are_legal_and_no_run_crosses_a_paragraph(parts: list[str], seed: int) -> None:
    words = read_words(" ".join(parts))
    scores = np.random.default_rng(seed).normal(size=(len(words), len(TAGS))).astype(np.float32)
    tags = best_tags(scores, words)
    for previous, tag in zip([0, *tags], tags, strict=False):
        assert tag not in (2, 4, 6) or previous in (tag, tag - 1)
    for found in runs(tags, words).values():
        for run in found:
            assert len({int(words.paragraph[index]) for index in run}) == 1


@pytest.mark.parametrize(
    ("text", "content", "mended"),
    [
        ("He voted to close the road , the deputy of the council .", (2, 8), "to close the road"),
        ("She said they would go and stay .", (2, 7), "they would go and stay"),
        ("“ We go , ” Ada Moor said .", (0, 6), "“ We go , ”"),
    ],
)
def test_contents_end_where_a_phrase_ends(text: str, content: tuple[int, int], mended: str) -> None:
    words = read_words(text)
    found = {"source": [range(6, 7)] if "Ada" in text else [], "cue": [], "content": [range(*content)]}
    [run] = mend(words, found)["content"]
    assert " ".join(words.word(index) for index in run) == mended
