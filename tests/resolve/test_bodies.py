"""The words of bodies, and the marks by which they are found."""

from __future__ import annotations

import random

import numpy as np
import pytest

from onrecord.resolve.bodies import RUN, Body, body_of, marks_of, shingles, unpack
from tests.resolve.printing import prose


def body(*paragraphs: str, kinds: tuple[str, ...] = (), said: tuple[tuple[str, tuple[int, int]], ...] = ()) -> Body:
    text, blocks, start = "\n".join(paragraphs), [], 0
    for nth, paragraph in enumerate(paragraphs):
        kind = kinds[nth] if nth < len(kinds) else "body"
        blocks.append({"kind": kind, "span": [start, start + len(paragraph)]})
        start += len(paragraph) + 1
    return body_of(text, blocks, [{"kind": kind, "spans": [list(span)]} for kind, span in said])


def words_of(text: str, made: Body) -> list[str]:
    return [text[start : start + length] for start, length in zip(made.starts, made.lengths, strict=True)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Čas of Žofie", "the cas of zofie"),
        ("It’s “late”—very", 'it\'s "late" - very'),
        ("at 5.10am", "at 5:10 AM"),
        ("ﬁsh dock", "fish dock"),
        ("cafe\u0301 open", "café open"),
    ],
)
def test_what_looks_otherwise_and_reads_alike_is_one_word(one: str, two: str) -> None:
    assert body(one).keys.tolist() == body(two).keys.tolist()


def test_other_words_have_other_keys() -> None:
    assert len(set(body("north south dock docks 4 40").keys.tolist())) == 6


def test_words_are_cut_out_of_the_text_as_they_stand() -> None:
    text = "Żółw’s 3rd harbour, 港口 open; \ud800 end"
    assert words_of(text, body(text)) == ["Żółw", "s", "3", "rd", "harbour", "港", "口", "open", "end"]


def test_title_caption_credit_and_boilerplate_are_no_body() -> None:
    kinds = ("title", "body", "caption", "body", "credit", "standfirst")
    made = body("A headline", "One two", "A caption", "three", "By Ada", "four", kinds=kinds)
    assert len(made.keys) == 4
    assert made.stretch.tolist() == [0, 0, 2, 4]


def test_words_in_quotation_marks_are_quoted_also_where_one_quotation_stands_in_another() -> None:
    text = 'He said: "We saw "the tide" rise, and left." Then he went.'
    quoted = body(text).quoted.tolist()
    assert [word for word, told in zip(words_of(text, body(text)), quoted, strict=True) if not told] == [
        "He", "said", "Then", "he", "went",
    ]  # fmt: skip


def test_words_that_are_attributed_word_by_word_are_quoted_and_paraphrased_ones_are_not() -> None:
    text = "the harbour will close, she said"
    assert body(text, said=(("direct", (0, 22)),)).quoted.tolist() == [True] * 4 + [False] * 2
    assert not body(text, said=(("indirect", (0, 22)),)).quoted.any()


def test_a_signed_message_that_an_article_embeds_is_quoted() -> None:
    text = "The tide is early this year — Tarn Port (@tarnport) May 1, 2031"
    assert body(text).quoted.all()
    assert not body("The tide is early on May 1, 2031").quoted.any()


def test_a_quotation_block_is_quoted() -> None:
    assert body("All of it", "own", kinds=("quotation",)).quoted.tolist() == [True] * 3 + [False]


def test_it_is_packed_and_unpacked() -> None:
    made = body("One “two” three", "caption", "four", kinds=("body", "caption"))
    again = unpack(made.pack())
    assert again.pack() == made.pack()
    assert again.quoted.tolist() == made.quoted.tolist()
    assert again.stretch.tolist() == made.stretch.tolist()
    assert len(unpack(body().pack()).keys) == 0


def test_marks_do_not_change_between_machines() -> None:
    assert marks_of(body("one two three four five six seven eight")) == [1914686400886340672]


@pytest.mark.parametrize("seed", range(30))
def test_bodies_that_share_enough_words_in_a_row_share_a_mark(seed: int) -> None:
    dice = random.Random(seed)
    shared = prose(dice, RUN)
    one = body(prose(dice, dice.randrange(40)) + " " + shared + " " + prose(dice, dice.randrange(40)))
    two = body(prose(dice, dice.randrange(40)) + " " + shared + " " + prose(dice, dice.randrange(40)))
    assert set(marks_of(one)) & set(marks_of(two))


def test_bodies_that_share_a_quotation_alone_share_no_mark() -> None:
    dice = random.Random(1)
    quote = f"“{prose(dice, 40)}”"
    one, two = (body(f"{prose(dice, 20)} {quote} {prose(dice, 20)}") for _ in range(2))
    assert not set(marks_of(one)) & set(marks_of(two))


def test_few_words_have_few_marks_and_none_have_none() -> None:
    assert marks_of(body("seven words are too few for any")) == []
    assert marks_of(body()) == []
    assert len(marks_of(body(prose(random.Random(2), 900)))) < 400


def test_no_more_than_the_words_count_in_a_shingle() -> None:
    keys = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8], "<u4")
    made = shingles(keys)
    assert made[0] == made[9]
    assert len(set(made.tolist())) == 9


def test_a_word_of_any_length_is_taken_in() -> None:
    made = body("x" * 100_000 + " end")
    assert max(made.lengths.tolist()) <= 255
    assert int(made.starts[-1]) == 100_001
