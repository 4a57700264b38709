"""What words mean, what stands around an attribution, and what two tellings have in common by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence
from onrecord.resolve.telling.meaning import nearness
from onrecord.resolve.telling.setting import setting
from onrecord.resolve.telling.words import stem, wording
from onrecord.types import Attribution

FERRY = Told("The old ferry will be retired in spring", "direct", "speech", name="Ada Lindqvist", source="Lindqvist")
OTHER = Told("that the boat would stop this year", "indirect", "speech", name="Ada Lindqvist", source="Lindqvist")


def column(a: Told, b: Told, name: str) -> float:
    return evidence(a, b)[COLUMNS.index(name)]


def test_words_of_one_meaning_are_nearer_than_others() -> None:
    ferry, boat, retired, lawyer = (stem(word) for word in ("ferry", "boat", "retired", "lawyer"))
    found = nearness([ferry, lawyer], [boat, retired, stem("attorney")])
    assert found.shape == (2, 3)
    assert found[0, 0] > found[0, 1] and found[1, 2] > 0.5
    assert found.min() >= 0 and found.max() <= 1


def test_a_word_that_is_on_no_list_is_near_to_itself_alone() -> None:
    found = nearness(["tarnfie", stem("harbour")], ["osmark", "tarnfie"])
    assert found.tolist() == [[0.0, 1.0], [0.0, 0.0]]
    assert nearness([], ["osmark"]).shape == (0, 1)


def test_other_words_of_the_same_meaning_speak_for_one_statement() -> None:
    apart = replace(OTHER, content="that forty masons work there")
    assert column(FERRY, OTHER, "meant_most") > column(FERRY, apart, "meant_most")
    assert column(FERRY, FERRY, "meant_both") == pytest.approx(1.0) and column(FERRY, FERRY, "missing") == 0


def test_what_an_article_repeats_tells_little() -> None:
    said, told = replace(FERRY, content="The ferry is safe"), replace(OTHER, content="that the ferry is late")
    often = (("fer", 40), (stem("ferry"), 40))
    often_said, often_told = replace(said, repeated=often), replace(told, repeated=often)
    assert column(often_said, often_told, "meant_least") < column(said, told, "meant_least")


def test_the_sentence_may_name_whom_the_source_does_not() -> None:
    nameless = replace(OTHER, name=None, source="the mayor")
    named = replace(nameless, beside="The mayor, as Ada Lindqvist is again, told the council")
    assert column(FERRY, nameless, "named_there") == 0 and column(FERRY, named, "named_there") == 1


def test_the_rest_of_the_sentence_and_the_words_that_are_repeated() -> None:
    text = "Ferries wait. The mayor said “the ferry is safe” on Monday. The ferry left.\nNavigation: ferry ferry."
    blocks = [{"kind": "body", "span": [0, 75]}, {"kind": "boilerplate", "span": [75, len(text)]}]
    content = (text.index("the ferry"), text.index("” on"))
    source = (text.index("The mayor"), text.index(" said"))
    key = attribution_id("d", [[source], [content]])
    each = Attribution(
        key, "d", "body", "direct", "speech", phrase(text, [source]), None, phrase(text, [content]), 0.9, "m"
    )
    around = setting(text, blocks)
    assert around.beside(each) == "The mayor said “ ” on Monday."
    assert around.repeated(wording(each.content.text)) == {stem("ferry"): 3, stem("the"): 3}
