"""Small articles whose figures are worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.evaluate.attribution import Scorer, Scores, Shown
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.rates import Rates
from tests.evaluate.told import found, gold

TEXT = (
    "“The ferry sank,” Orla Venn said. “Nobody drowned.”\n"
    "Ben Ash told the council the pier had “held firm” all night.\n"
    "It is believed that the bridge will close."
)

VENN = gold(TEXT, "Orla Venn", "said", "“The ferry sank,”", "“Nobody drowned.”")
ASH = gold(TEXT, "Ben Ash", "told", "the pier had “held firm” all night")
BELIEVED = gold(TEXT, "", "believed", "the bridge will close")
GOLD = (VENN, ASH, BELIEVED)


def score(wanted: tuple[GoldAttribution, ...], *predictions: Prediction) -> Scores:
    scorer = Scorer()
    scorer.add(TEXT, wanted, predictions)
    return scorer.scores()


def rates(precision: float, recall: float) -> Rates:
    both = precision + recall
    return Rates(*(pytest.approx(each) for each in (precision, recall, 2 * precision * recall / both if both else 0)))


def test_what_is_found_just_as_annotated_is_right_in_every_figure() -> None:
    scores = score(GOLD, *(Prediction(one.source, one.cue, one.content) for one in GOLD))
    for kind in scores.kinds.values():
        assert kind.exact_content == Rates(1, 1, 1)
    assert {kind: one.gold for kind, one in scores.kinds.items()} == {"all": 3, "direct": 1, "mixed": 1, "indirect": 1}
    assert all(one == Rates(1, 1, 1) for one in scores.spans.values())
    assert scores.kinds["all"].attribution == Rates(1, 1, 1)
    # The only indirect one has no source: no attribution of that kind can be asked for.
    assert scores.kinds["indirect"].attribution == Rates(0, 0, 0)
    assert scores.calibration is None


def test_nothing_found_and_nothing_annotated_are_zeros() -> None:
    assert score(GOLD).kinds["all"].attribution == Rates(0, 0, 0)
    assert score((), found(TEXT, "Ben Ash", "told", "the pier")).kinds["all"].attribution == Rates(0, 0, 0)
    assert score(()).spans["cue"] == Rates(0, 0, 0)


def test_half_the_words_of_the_content_and_one_of_the_source() -> None:
    # "held firm” all night": 4 of 7 words. "Ash": 1 of 2.
    scores = score((VENN, ASH), found(TEXT, "Ash", "told", "held firm” all night"))
    assert scores.kinds["all"].attribution == rates(1, 1 / 2)
    assert scores.kinds["all"].exact_content == Rates(0, 0, 0)
    assert scores.kinds["all"].source_accuracy == 1


def test_less_than_half_the_words_is_wrong_whatever_the_source() -> None:
    scores = score((VENN, ASH), found(TEXT, "Ben Ash", "told", "all night"))  # 2 of 7
    assert scores.kinds["all"].attribution == Rates(0, 0, 0)
    assert scores.kinds["all"].source_accuracy == 0


def test_another_source_is_wrong_and_its_content_may_still_be_exact() -> None:
    scores = score((ASH,), found(TEXT, "Orla Venn", "told", "the pier had “held firm” all night"))
    assert scores.kinds["all"].attribution == Rates(0, 0, 0)
    assert scores.kinds["all"].exact_content == Rates(1, 1, 1)
    assert scores.kinds["all"].source_accuracy == 0


def test_a_gold_attribution_without_a_source_leaves_its_pair_out_of_both_sums() -> None:
    bridge = found(TEXT, "Ben Ash", "believed", "the bridge will close")
    ash = found(TEXT, "Ben Ash", "told", "the pier had “held firm” all night")
    # Recall: 1 of the 2 with a source. Precision: 1 of 1, since the bridge's pair does not count.
    assert score(GOLD, bridge, ash).kinds["all"].attribution == rates(1, 1 / 2)
    # With less than half the words it is no pair, and the prediction counts as wrong.
    loose = found(TEXT, "Ben Ash", "believed", "close")
    assert score(GOLD, loose, ash).kinds["all"].attribution == rates(1 / 2, 1 / 2)


def test_a_prediction_without_a_source_is_wrong_and_counts() -> None:
    scores = score((VENN, ASH), found(TEXT, "", "told", "the pier had “held firm” all night"))
    assert scores.kinds["all"].attribution == Rates(0, 0, 0)
    assert scores.kinds["mixed"].predicted == 1


def test_parts_with_the_same_source_and_cue_count_as_one() -> None:
    parts = [found(TEXT, "Orla Venn", "said", part) for part in ("“The ferry sank,”", "“Nobody drowned.”")]
    scores = score((VENN,), *parts)
    assert scores.kinds["all"].predicted == 1
    assert scores.kinds["direct"].exact_content == Rates(1, 1, 1)


def test_one_annotated_attribution_makes_one_prediction_right() -> None:
    twice = [found(TEXT, "Ben Ash", cue, "the pier had “held firm” all night") for cue in ("told", "council")]
    assert score((ASH,), *twice).kinds["all"].attribution == rates(1 / 2, 1)


def test_recall_goes_by_the_gold_kind_and_precision_by_the_predicted_one() -> None:
    # Annotated as mixed; without its quoted words the prediction is indirect.
    scores = score((ASH,), found(TEXT, "Ben Ash", "told", "the pier had", "all night"))  # 5 of 7 words
    assert scores.kinds["all"].attribution == Rates(1, 1, 1)
    assert scores.kinds["mixed"].attribution == Rates(0, 1, 0)
    assert scores.kinds["indirect"].attribution == Rates(1, 0, 0)


def test_spans_are_compared_word_for_word_and_mark_for_mark_however_linked() -> None:
    scores = score(
        (VENN, ASH),
        found(TEXT, "Ben Ash", "said", "“The ferry sank,”"),
        found(TEXT, "Orla", "told", "Nobody drowned.”", "the pier had"),
    )
    # Sources: Ben Ash of {Orla Venn, Ben Ash}, found {Ben Ash, Orla}. Contents: 1 of 3, of the 3 found.
    assert scores.spans["source"] == rates(1 / 2, 1 / 2)
    assert scores.spans["cue"] == Rates(1, 1, 1)
    assert scores.spans["content"] == rates(1 / 3, 1 / 3)


def test_spans_are_cut_at_line_breaks() -> None:
    # One span over two lines counts as two, of which the second alone is annotated.
    over = found(TEXT, "Ben Ash", "told", "Nobody drowned.”\nBen Ash")
    assert score((gold(TEXT, "Ben Ash", "told", "Ben Ash"),), over).spans["content"] == rates(1 / 2, 1)


def test_sums_are_made_before_anything_is_divided() -> None:
    scorer = Scorer()
    scorer.add(TEXT, (ASH,), [Prediction(ASH.source, ASH.cue, ASH.content)])
    scorer.add(TEXT, GOLD, [])
    scores = scorer.scores()
    assert scores.articles == 2
    assert scores.kinds["all"].attribution == rates(1, 1 / 3)


def test_confidence_is_judged_where_the_pair_counts() -> None:
    right = found(TEXT, "Ben Ash", "told", "the pier had “held firm” all night", confidence=0.75)
    wrong = found(TEXT, "Ben Ash", "said", "“The ferry sank,”", confidence=0.25)
    left_out = found(TEXT, "Ben Ash", "believed", "the bridge will close", confidence=0.99)
    found_error = score(GOLD, right, wrong, left_out).calibration
    assert found_error is not None
    assert [one.predicted for one in found_error.bins] == [1, 1]
    assert found_error.expected_error == pytest.approx(0.25)
    assert found_error.brier == pytest.approx(0.0625)


def test_acts_are_scored_by_the_gold_act() -> None:
    said, thought = replace(VENN, act="speech"), replace(ASH, act="belief")
    right = replace(found(TEXT, "Orla Venn", "said", "“The ferry sank,”", "“Nobody drowned.”"), act="belief")
    acts = score((said, thought, replace(BELIEVED, act="belief")), right).acts
    assert (acts["speech"].gold, acts["speech"].recall, acts["speech"].told) == (1, 1, 0)
    # What has no source asks for none.
    assert (acts["belief"].gold, acts["belief"].recall, acts["belief"].told) == (1, 0, 0)
    assert score((VENN,), right).acts["speech"].gold == 0


def test_what_is_shown_is_scored_as_if_there_were_no_others() -> None:
    scorer = Scorer(threshold=0.5)
    sure = found(TEXT, "Ben Ash", "told", "the pier had “held firm”", confidence=0.5)
    # Less sure and a better match: without a threshold it takes the gold from the sure one.
    unsure = found(TEXT, "Ben Ash", "council", "the pier had “held firm” all night", confidence=0.49)
    unrated = found(TEXT, "Orla Venn", "said", "“The ferry sank,”", "“Nobody drowned.”")
    scorer.add(TEXT, (VENN, ASH), [sure, unsure, unrated])
    scores = scorer.scores()
    assert scores.kinds["all"].attribution == rates(2 / 3, 1)
    assert scores.shown == Shown(0.5, 2, Rates(1, 1, 1))
    assert score(GOLD, sure).shown is None
