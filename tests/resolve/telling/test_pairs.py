"""Which attributions are set beside each other and which of those may be one, beyond how alike their words are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.resolve.telling.evidence import Told, evidence
from onrecord.resolve.telling.keys import keys_of, topics_of
from onrecord.resolve.telling.likeness import apart, likeness, same
from onrecord.resolve.telling.pairs import border, one_voice, weigh
from tests.resolve.telling.test_likeness import FERRY, OTHER

SENTENCE = "takes pride in the safety of its harbour, and on this night we failed to live up to it"
RELEASE = (
    "Yesterday evening a trawler rammed the lighthouse, and Councillor Raskin has suspended the pilotage licence. "
    f"The council {SENTENCE}"
)
WHOLE = replace(FERRY, content=RELEASE, name="Tarnfield Council", speaker="e-5", source="Tarnfield Council")
CUT = replace(OTHER, content=SENTENCE, name=None, speaker="e-6", source="a statement", published=(None, None))

BOUGHT = "to buy the granite quarry at Osmark for forty million crowns and rebuild the lighthouse"
OFFICIAL = replace(FERRY, content=BOUGHT, kind="indirect", speaker="e-7", name=None, source="officials", cue="plan")


def share(a: Told, b: Told) -> bool:
    return not set(keys_of(a)).isdisjoint(keys_of(b))


def test_a_sentence_quoted_out_of_a_statement_meets_it_whoever_is_named_and_whenever() -> None:
    assert topics_of(WHOLE).isdisjoint(topics_of(CUT))
    assert share(WHOLE, CUT)
    assert weigh(WHOLE, CUT) is not None
    marked = replace(CUT, content=f"that “{SENTENCE}” that night", kind="mixed")
    assert share(WHOLE, marked)
    told = replace(CUT, kind="indirect")
    assert not share(WHOLE, told)


def test_what_many_say_is_no_quotation_that_is_known_again() -> None:
    saying = "we will see what happens in the end"
    one = replace(WHOLE, content=f"{RELEASE}. Well, {saying}")
    assert topics_of(one).isdisjoint(topics_of(replace(CUT, content=saying)))
    assert weigh(one, replace(CUT, content=saying)) is None


@pytest.mark.parametrize("content", ["it failed", "takes pride in the harbour"])
def test_a_few_quoted_words_are_no_key(content: str) -> None:
    assert not share(WHOLE, replace(CUT, content=content))


def test_an_article_says_a_thing_twice_only_in_one_voice() -> None:
    outer = replace(FERRY, content=f"Bo Raskin told her that {FERRY.content}", kind="indirect")
    inner = replace(FERRY, kind="indirect", speaker="e-2", name="Bo Raskin", source="Bo Raskin")
    assert likeness(outer, inner) >= same()
    assert weigh(outer, inner) is None
    assert weigh(outer, replace(inner, document="d-2")) is not None
    assert weigh(outer, replace(inner, speaker="e-1")) is not None


def test_those_who_are_called_the_same_are_one_voice() -> None:
    assert one_voice(OFFICIAL, replace(OFFICIAL, speaker="e-8", source="senior officials"))
    assert not one_voice(OFFICIAL, replace(OFFICIAL, speaker="e-8", source="fishermen"))
    assert not one_voice(replace(OFFICIAL, source=""), replace(OFFICIAL, speaker="e-8", source=""))
    assert not one_voice(replace(OFFICIAL, speaker=None, source=""), replace(OFFICIAL, speaker=None))


def test_an_undated_article_in_another_voice_tells_the_same_only_in_the_same_words() -> None:
    turned = "to rebuild the lighthouse and buy the granite quarry at Osmark"
    other = replace(OFFICIAL, document="d-2", speaker="e-8", source="fishermen", content=turned)
    undated = replace(other, published=(None, None))
    assert weigh(OFFICIAL, undated) is None
    for one in (replace(undated, source="Officials"), replace(undated, content=BOUGHT)):
        assert weigh(OFFICIAL, one) is not None


def test_less_is_asked_of_articles_that_came_out_within_days_and_of_one_speaker_at_length() -> None:
    days = replace(OFFICIAL, document="d-2", published=("2031-02-27", "2031-02-27"))
    assert asked(OFFICIAL, days) == same()
    weeks, undated = (replace(days, published=when) for when in (("2031-03-08", "2031-03-08"), (None, None)))
    for other in (weeks, undated):
        told = replace(other, content="to purchase the granite quarry in Osmark and restore the lighthouse")
        assert same() <= asked(OFFICIAL, told) < apart()
        assert (
            asked(OFFICIAL, replace(told, content="the fishermen of the lighthouse want more for herring")) == apart()
        )
        assert asked(OFFICIAL, replace(other, content="the quarry")) == apart()
        assert asked(OFFICIAL, replace(other, speaker="e-8", source="fishermen")) == apart()
    assert asked(OFFICIAL, OFFICIAL) == apart()


def asked(a: Told, b: Told) -> float:
    return border(evidence(a, b), a, b)


def test_words_within_a_quotation_are_no_second_telling_of_it() -> None:
    outer = replace(FERRY, content=f"As I said before, {FERRY.content}", spans=((10, 110),))
    inner = replace(outer, content=FERRY.content, spans=((28, 110),))
    assert weigh(outer, inner) is None
    again = replace(inner, spans=((400, 482),))
    assert weigh(outer, again) is not None
    assert weigh(outer, replace(inner, document="d-2")) is not None
