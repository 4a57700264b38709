"""The shipped model through the product's own path, on texts written for these tests."""

from __future__ import annotations

import random

import pytest

from onrecord.analyse.attribution import attributions
from onrecord.analyse.cues import act_of
from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.reading import read
from onrecord.types import Attribution, Document, Repair

from .documents import document


@pytest.fixture(scope="module")
def model() -> Model:
    return shipped_model()


def found_in(given: Document, model: Model) -> tuple[Attribution, ...]:
    return attributions(given, read(given, model.encoder), model)


def told(model: Model, given: Document) -> list[tuple[str | None, str, str]]:
    """Source, content and kind of each attribution."""
    return [(a.source and a.source.text, a.content.text, a.kind) for a in found_in(given, model)]


def the_one_with(found: tuple[Attribution, ...], words: str) -> Attribution:
    matching = [a for a in found if words in a.content.text]
    assert len(matching) == 1, [a.content.text for a in found]
    return matching[0]


def test_direct_indirect_and_mixed_are_told_apart(model: Model) -> None:
    found = found_in(
        document(
            "“The bridge will stay closed,” harbour master Orla Tenn said on Monday.",
            "She said that repairs would take two months.",
            "Tenn said the works were “a matter of life and death” for the town.",
        ),
        model,
    )
    assert the_one_with(found, "stay closed").kind == "direct"
    assert the_one_with(found, "two months").kind == "indirect"
    assert the_one_with(found, "life and death").kind == "mixed"


def test_a_quotation_broken_by_its_cue_is_one_attribution(model: Model) -> None:
    found = found_in(
        document("“We counted every boat,” said Orla Tenn, the harbour master, “and two of them were missing.”"), model
    )
    broken = the_one_with(found, "counted every boat")
    assert "two of them were missing" in broken.content.text
    assert len(broken.content.spans) == 2
    assert broken.source is not None
    assert "Orla Tenn" in broken.source.text


def test_no_span_runs_across_a_caption_or_a_title(model: Model) -> None:
    given = document(
        ("title", "Harbour master says bridge to stay closed"),
        "The harbour master, Orla Tenn, said the bridge would stay closed until spring and that",
        ("caption", "Harbour master Orla Tenn at the bridge"),
        "repairs would take two months, adding that “nobody wanted this”.",
        ("boilerplate", "Share this article, said our readers"),
    )
    for found in found_in(given, model):
        for part in (found.source, found.cue, found.content):
            for start, end in part.spans if part else ():
                homes = [b for b in given.blocks if b.span[0] <= start and end <= b.span[1]]
                assert len(homes) == 1
                assert homes[0].kind in ("title", "body")


def test_two_people_quoted_one_after_the_other_are_not_mixed_up(model: Model) -> None:
    found = found_in(
        document(
            "“The harvest is lost,” said the farmer Jon Abel on Tuesday.",
            "“The harvest is safe,” replied the minister, Mara Quill, hours later.",
        ),
        model,
    )
    for words, name in (("lost", "Jon Abel"), ("safe", "Mara Quill")):
        source = the_one_with(found, words).source
        assert source is not None
        assert name in source.text


def test_a_signed_quotation(model: Model) -> None:
    given = document("“We were never asked, not once.” — Ada Moor, sheep farmer", "The council met on Monday.")
    assert ("Ada Moor, sheep farmer", "“We were never asked, not once.”", "direct") in told(model, given)


def test_a_quotation_that_fills_the_next_paragraph_goes_on(model: Model) -> None:
    found = found_in(
        document(
            "“We have lost the road and the mill,” the mayor, Ivo Brandt, told reporters on Friday.",
            "“We will rebuild both of them before the winter, and we will do it with our own hands.”",
            "The council meets next week.",
        ),
        model,
    )
    rebuilt = the_one_with(found, "rebuild both")
    assert rebuilt.source is not None
    assert "Ivo Brandt" in rebuilt.source.text


def test_mojibake_is_read_but_kept(model: Model) -> None:
    clean = document("“The bridge is closed,” Orla Tenn said.")
    damaged_text = "â€œThe bridge is closed,â€\x9d Orla Tenn said."
    places = [(0, 3, "“"), (damaged_text.index(",") + 1, damaged_text.index(" Orla"), "”")]
    damaged = document(damaged_text, repairs=tuple(Repair((a, b), mark) for a, b, mark in places))
    expected, found = found_in(clean, model), found_in(damaged, model)
    assert [a.kind for a in found] == [a.kind for a in expected] == ["direct"]
    assert found[0].content.text.startswith("â€œThe bridge")
    for start, end in found[0].content.spans:
        assert damaged.text[start:end] in found[0].content.text


def test_order_and_company_do_not_change_the_result(model: Model) -> None:
    documents = [
        document(*(f"“The {thing} number {i} is ready,” said inspector {name} Vale." for i in range(40)))
        for thing, name in (("mill", "Ada"), ("dam", "Bo"), ("quay", "Cy"))
    ]
    alone = {d.id: found_in(d, model) for d in documents}
    random.Random(3).shuffle(documents)
    assert {d.id: found_in(d, model) for d in documents} == alone


def test_ids_and_phrases_follow_from_spans(model: Model) -> None:
    given = document("The mayor, Ivo Brandt, said “the road is lost” and that help was coming.")
    for found in found_in(given, model):
        assert found.content.text == " ".join(given.text[a:b] for a, b in found.content.spans)
        assert 0 <= found.confidence <= 1


@pytest.mark.parametrize("paragraphs", [(), ("",), ("…",), ("\u200b",), ("a" * 5000,), ("word " * 3000,)])
def test_odd_texts_are_analysed_without_error(model: Model, paragraphs: tuple[str, ...]) -> None:
    assert isinstance(found_in(document(*paragraphs), model), tuple)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "speech"), ("according to", "speech"), ("accused", "speech"), ("", "speech"),
        ("believes", "belief"), ("is afraid", "belief"), ("had planned to", "belief"), ("feared", "belief"),
        ("said he thinks", "speech"), ("'s hopes", "belief"), ("sees", "belief"),
    ],
)  # fmt: skip
def test_speech_or_belief_by_the_cue(cue: str, act: str) -> None:
    assert act_of(cue) == act


def test_the_turns_of_a_transcript_belong_to_those_who_take_them(model: Model) -> None:
    given = document(
        "What follows is part of the briefing.",
        "QUESTION: When did you know?",
        "MOOR: I knew it at midnight. I told nobody.",
        "J. VALE: Not that night.",
    )
    turns = [(source, words) for source, words, _ in told(model, given) if source and source.isupper()]
    assert turns == [
        ("QUESTION", "When did you know?"),
        ("MOOR", "I knew it at midnight. I told nobody"),
        ("J. VALE", "Not that night"),
    ]


def test_one_heading_in_capitals_makes_no_transcript(model: Model) -> None:
    given = document("WEATHER: Rain in the north, sun in the south.", "The ferry sails at noon.")
    assert not [source for source, _, _ in told(model, given) if source == "WEATHER"]
