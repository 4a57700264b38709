"""What an engine passes over for too few words in common would not be compared either."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from onrecord.resolve.telling.met import WEIGHTS, counted
from onrecord.resolve.telling.pairs import comparable, repeats
from onrecord.resolve.telling.words import wording
from tests.resolve.telling.test_likeness import FERRY

SOME = "the ferry ferries harbour of Osmark silting silts quarry granite will would not lighthouse".split()
WORDS = some.lists(some.sampled_from(SOME), min_size=2, max_size=9).map(" ".join)


def weights(content: str) -> dict[int, int]:
    return {each - each % WEIGHTS: each % WEIGHTS for each in counted(wording(content))["words"]}


@given(WORDS, WORDS, some.booleans(), some.booleans())
def test_nothing_is_passed_over_that_may_be_one(one: str, two: str, one_article: bool, one_voice: bool) -> None:
    a = replace(FERRY, content=one)
    b = replace(FERRY, content=two, document=a.document if one_article else "d-9")
    b = b if one_voice else replace(b, speaker="e-9", name=None, source="a clerk")
    ours, theirs = weights(one), weights(two)
    met = sum(max(heavy, theirs[word]) for word, heavy in ours.items() if word in theirs)
    least = min(counted(each.wording)["again" if one_article else "enough"] for each in (a, b))
    assert met >= least or not (comparable(a, b) and repeats(a, b))


def test_a_word_and_what_it_weighs_are_told_apart_again() -> None:
    words = wording("The lighthouse of Osmark is silting up")
    assert sorted(weights("The lighthouse of Osmark is silting up").values()) == sorted(
        round(10_000 * heavy) for heavy in words.weights.values()
    )
    assert len(weights("The lighthouse of Osmark is silting up")) == len(words.weights)
