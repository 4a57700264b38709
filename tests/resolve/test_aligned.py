"""Passages that two bodies share, to the exact word."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from onrecord.resolve.aligned import Aligned, align
from tests.resolve.printing import prose
from tests.resolve.test_bodies import body

TIDE = "The harbour council voted on Tuesday to close the old ferry pier before the winter storms reach the river mouth"
BARGE = "Two barges that lay there since spring must be towed upstream to the coal dock by the end of the month"


def shared(one: list[str], two: list[str]) -> list[tuple[str, str]]:
    """The words of each passage in both texts."""
    found = align(body(*one), body(*two))
    texts = "\n".join(one), "\n".join(two)
    return [(texts[0][slice(*each.a)], texts[1][slice(*each.b)]) for each in found.passages] if found else []


def alike(one: str, two: str) -> Aligned:
    found = align(body(one), body(two))
    assert found is not None
    return found


def test_a_paragraph_in_other_articles_is_cut_out_exactly() -> None:
    one = ["Rain fell all day.", TIDE + ".", "Nobody spoke against it."]
    two = ["A pier will go.", "Readers asked why.", TIDE + "!", "More tomorrow."]
    assert shared(one, two) == [(TIDE, TIDE)]


def test_a_dropped_paragraph_parts_two_passages() -> None:
    between = "Its chairman had asked for a further year so that an engineer could look at each of the piles again."
    assert shared([TIDE, between, BARGE], [TIDE, BARGE]) == [(TIDE, TIDE), (BARGE, BARGE)]


def test_small_edits_do_not_part_a_passage() -> None:
    other = TIDE.replace("ferry", "ferries").replace("on Tuesday ", "").replace("the river", "the wide river")
    assert shared([f"{TIDE}. {BARGE}."], [f"{other}. “{BARGE}”"]) == [(f"{TIDE}. {BARGE}", f"{other}. “{BARGE}")]


def test_an_end_is_followed_over_an_edit_as_far_as_the_words_are_the_same() -> None:
    one, two = (
        f"{TIDE}, said the mayor of Tarn on his way out.",
        f"{TIDE}, said Bo Raskin, mayor of Tarn. Then it rained.",
    )
    assert shared([one], [two]) == [(f"{TIDE}, said the mayor of Tarn", f"{TIDE}, said Bo Raskin, mayor of Tarn")]


def test_words_that_follow_by_chance_are_left_out() -> None:
    one, two = f"{TIDE}. The pilots were against it.", f"{TIDE}. No one knows what the cost is."
    assert shared([one], [two]) == [(TIDE, TIDE)]


def test_paragraphs_that_changed_places_are_found() -> None:
    assert shared([TIDE, BARGE], [BARGE, TIDE]) == [(TIDE, TIDE), (BARGE, BARGE)]


def test_what_a_text_says_twice_is_set_beside_what_stands_near_it() -> None:
    opening = "Work trains of the harbour line met in the tunnel below the river,"
    one = [f"{opening} {TIDE}."]
    two = [f"{opening} at five.", "In brief:", f"{opening} {TIDE}."]
    (found,) = shared(one, two)
    assert found == (f"{opening} {TIDE}", f"{opening} {TIDE}")


def test_words_that_both_quote_are_no_reprint() -> None:
    quote = f"“{TIDE}, and {BARGE.lower()},” he said"
    assert shared([f"On the pier: {quote}."], [f"Asked again, Raskin had this answer. {quote} to us."]) == []
    assert shared([f"Raskin was plain. {quote}."], [f"{TIDE}, and {BARGE.lower()}, the leaflet has it."]) == []


def test_a_quotation_within_a_reprint_belongs_to_it() -> None:
    whole = f"{TIDE}. “{BARGE},” said Bo Raskin, who runs the coal dock."
    (found,) = shared([whole], [whole])
    assert found[0] == whole.removesuffix(".")


def test_a_short_run_is_no_passage_unless_it_is_all_of_a_body() -> None:
    eleven = "the council voted to close the old ferry pier before winter"
    assert len(eleven.split()) == 11
    one, two = f"{BARGE}; {eleven}.", f"Yesterday {eleven}; nobody else cared about any of that, it seems."
    assert shared([one], [two]) == []
    assert shared([f"{eleven}."], [f"{BARGE}. {eleven}."])[0][0] == eleven


def test_a_caption_between_parts_a_passage_and_is_in_neither() -> None:
    one = body(TIDE, "A caption here", BARGE, kinds=("body", "caption", "body"))
    found = align(one, body(TIDE, BARGE))
    assert found is not None
    assert [each.a for each in found.passages] == [
        (0, len(TIDE)), (len(TIDE) + 16, len(TIDE) + 16 + len(BARGE))
    ]  # fmt: skip
    assert found.share == 1.0


def test_the_share_is_of_the_words_of_the_shorter_body() -> None:
    words = len(TIDE.split())
    assert alike(f"{TIDE}.", f"{TIDE}. {BARGE}. {BARGE}.").share == 1.0
    assert alike(f"{TIDE}. One two three four five.", f"{TIDE}. {BARGE}.").share == round(words / (words + 5), 4)


def test_nothing_is_shared_by_bodies_without_words() -> None:
    assert align(body(), body(TIDE)) is None
    assert align(body("…"), body("—")) is None


def test_one_word_over_and_over_is_no_trouble() -> None:
    found = alike("tide " * 5000, "tide " * 4000)
    assert 0 < found.share <= 1


@pytest.mark.parametrize("seed", range(60))
def test_passages_never_overlap_and_begin_and_end_with_the_same_words(seed: int) -> None:
    dice = random.Random(seed)
    pool = [prose(dice, dice.randrange(3, 30)) for _ in range(6)]
    one, two = ([dice.choice(pool) for _ in range(dice.randrange(1, 8))] for _ in range(2))
    found, back = align(body(*one), body(*two)), align(body(*two), body(*one))
    assert (found is None) == (back is None)
    if found is None:
        return
    texts = "\n".join(one), "\n".join(two)
    for side, text in (("a", texts[0]), ("b", texts[1])):
        spans = sorted(getattr(each, side) for each in found.passages)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for each in found.passages:
        here, there = texts[0][slice(*each.a)].split(), texts[1][slice(*each.b)].split()
        assert (here[0], here[-1]) == (there[0], there[-1])
    assert 0 < found.share <= 1
