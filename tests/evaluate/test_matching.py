from __future__ import annotations

from onrecord.evaluate.matching import match, merged, side
from onrecord.evaluate.words import Text
from tests.evaluate.told import at, found

TEXT = "“The ferry sank,” Orla Venn said. “Nobody drowned.” Ben Ash said the pier held."


def sides(*contents: str, source: str = "Orla Venn") -> list:
    text = Text(TEXT)
    return [side(text, at(TEXT, source), at(TEXT, content)) for content in contents]


def test_predictions_with_the_same_source_and_cue_are_one() -> None:
    parts = [
        found(TEXT, "Orla Venn", "said", "The ferry sank", confidence=0.9),
        found(TEXT, "Ben Ash", "said the", "the pier held", confidence=0.8),
        found(TEXT, "Orla Venn", "said", "Nobody drowned", confidence=0.6),
    ]
    (venn, ash) = merged(Text(TEXT), parts)
    assert venn.content == at(TEXT, "The ferry sank", "Nobody drowned")
    assert venn.confidence == 0.6
    assert ash == parts[1]


def test_predictions_that_differ_in_source_or_cue_or_have_no_cue_stay_apart() -> None:
    apart = [
        found(TEXT, "Orla Venn", "said", "The ferry sank"),
        found(TEXT, "Ben Ash", "said", "Nobody drowned"),
        found(TEXT, "Orla Venn", "", "The ferry"),
        found(TEXT, "Orla Venn", "", "the pier"),
    ]
    assert merged(Text(TEXT), apart) == apart


def test_a_prediction_of_nothing_is_dropped() -> None:
    assert merged(Text(TEXT), [found(TEXT, "Orla Venn", "said", " ")]) == []


def test_the_pair_that_shares_most_is_made_first_and_each_is_taken_once() -> None:
    # The first prediction shares 2 of 3 words with the only gold one, the second all 3.
    (pair,) = match(sides("the pier held"), sides("pier held", "the pier held"))
    assert (pair.gold, pair.predicted, pair.shared, pair.exact) == (0, 1, 1.0, True)


def test_greedy_is_not_the_best_sum() -> None:
    # Shares: gold 0 with prediction 0 3/4, gold 0 with 1 2/3, gold 1 with 0 1/4. The first is taken, so 1 and 1 are
    # left without a common word, though the other way round both would have one.
    gold = sides("said the pier", "held")
    predicted = sides("said the pier held", "the pier")
    assert [(pair.gold, pair.predicted, pair.shared) for pair in match(gold, predicted)] == [(0, 0, 0.75)]


def test_of_equal_shares_the_one_with_the_right_source_wins_then_the_first() -> None:
    gold = sides("the pier held", source="Ben Ash")
    (pair,) = match(gold, [*sides("the pier held"), *sides("the pier held", source="Ash")])
    assert (pair.predicted, pair.source) == (1, True)
    (pair,) = match(gold, sides("the pier held", "the pier held"))
    assert (pair.predicted, pair.source) == (0, False)


def test_half_the_words_are_enough_and_less_is_not() -> None:
    (half,) = match(sides("The ferry sank"), sides("The ferry sank,” Orla Venn said"))  # 3 of 6
    (less,) = match(sides("The ferry sank"), sides("ferry"))  # 1 of 3
    assert half.half
    assert not less.half


def test_contents_without_a_common_word_are_no_pair() -> None:
    assert match(sides("The ferry sank"), sides("the pier held")) == []
