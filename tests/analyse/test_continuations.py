from __future__ import annotations

from onrecord.analyse.continuations import Linked, continue_quotations
from onrecord.analyse.words import Words
from tests.analyse.runs import paragraphs, run_of, shown


def linked(words: Words, source: str, cue: str, *contents: str) -> Linked:
    return Linked(run_of(words, source), run_of(words, cue), tuple(run_of(words, part) for part in contents), 0.9, 0.9)


def test_a_quotation_left_open_goes_on_in_the_next_paragraphs() -> None:
    words = paragraphs('Moor said: "The lamp was out.', '"The keeper was asleep.', '"The boat was late."', "It rained.")
    one = linked(words, "Moor", "said:", '"The lamp was out.')
    assert shown(words, continue_quotations(words, [one], [], [], [one.cue], [])) == [
        ("Moor", "said:", ['"The lamp was out.', '"The keeper was asleep.', '"The boat was late."'])
    ]


def test_one_that_opens_before_its_cue_belongs_to_it() -> None:
    words = paragraphs('"The lamp was out.', '"The boat was late," Moor said.')
    one = linked(words, "Moor", "said", '"The boat was late,"')
    assert shown(words, continue_quotations(words, [one], [], [], [one.cue], [])) == [
        ("Moor", "said", ['"The lamp was out.', '"The boat was late,"'])
    ]


def test_the_source_may_stand_in_the_paragraph_before() -> None:
    words = paragraphs("Then the keeper, Ada Moor, took the floor.", '"Nobody rang me. I was told on Monday."')
    source = run_of(words, "the keeper, Ada Moor,")
    assert shown(words, continue_quotations(words, [], [], [source], [], [])) == [
        ("the keeper, Ada Moor,", None, ['"Nobody rang me. I was told on Monday."'])
    ]


def test_without_any_source_it_has_none_and_a_heading_is_no_quotation() -> None:
    words = paragraphs("The hall emptied.", '"What about the keeper? Why is he not here?"', "It rained.", "“A lamp.”")
    assert shown(words, continue_quotations(words, [], [], [], [], [])) == [
        (None, None, ['"What about the keeper? Why is he not here?"'])
    ]


def test_a_closed_quotation_of_somebody_else_does_not_go_on() -> None:
    words = paragraphs('"The lamp is lit," Moor said.', '"The boats were never told of the lamp at all."')
    one = linked(words, "Moor", "said", '"The lamp is lit,"')
    assert [source for source, _, _ in shown(words, continue_quotations(words, [one], [], [], [one.cue], []))] == [
        "Moor",
        None,
    ]
