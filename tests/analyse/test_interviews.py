"""Whose the answers of an interview are, and the quotations that no source of their own names."""

from __future__ import annotations

import pytest

from onrecord.analyse.coreference import corefer
from onrecord.offsets import phrase
from onrecord.types import Attribution, Span
from tests.analyse.marked import document


def told(
    text: str, *marked: tuple[str | None, str | None, str], kinds: dict[str, str] | None = None
) -> list[tuple[str | None, str]]:
    """Speaker and basis of attributions given as source, cue and content, each found in ``text`` after the last."""
    made, after = [], 0
    for number, (source, cue, content) in enumerate(marked):
        spans: list[Span | None] = []
        at = text.index(f"\n{source}:", after) if cue == ":" else after
        for words in (source, cue, content):
            at = text.index(words, at) if words else at
            spans.append((at, at + len(words)) if words else None)
        after = next(span[0] for span in spans if span)
        parts = [phrase(text, [span]) if span else None for span in spans]
        assert parts[2] is not None
        kind = "direct" if content[0] in "“‘\"'" else "indirect"
        made.append(Attribution(f"a-{number}", "d", "body", kind, "speech", parts[0], parts[1], parts[2], 0.9, "m"))  # type: ignore[arg-type]
    found = corefer(document(text, kinds), made)
    links = {link.attribution: link for link in found.links}
    ordered = [links[one.id] for one in made]
    return [(None if link.chain is None else found.chains[link.chain].name, link.basis) for link in ordered]


LABELLED = (
    "The harbour keeper, Mira Dune, received us in her tower. She lit a stove.\n"
    "Q: Why stay?\n"
    "A: The boats stay. {inner}\n"
    "Q: And in winter?\n"
    "A: In winter I read."
)


def test_an_answer_is_the_one_persons_whom_the_text_presents_and_a_question_nobodys() -> None:
    text = LABELLED.format(inner="I asked the mayor.")
    speakers = told(
        text, ("Q", ":", "Why stay"), ("A", ":", "The boats stay"), ("Q", ":", "And in winter"), ("A", ":", "In winter")
    )
    assert [name for name, _ in speakers] == [None, "Mira Dune", None, "Mira Dune"]
    assert "asks the questions" in speakers[0][1]
    assert "the one person presented before the first question, “Mira Dune”" in speakers[1][1]


def test_an_answer_is_left_open_between_two_who_are_presented() -> None:
    text = "Mira Dune keeps the harbour. Orla Quist keeps the light.\nQ: Why stay?\nA: The boats stay.\nA: No."
    speakers = told(text, ("A", ":", "The boats stay"), ("A", ":", "No"))
    assert [name for name, _ in speakers] == [None, None]
    assert "both “Mira Dune” and “Orla Quist”" in speakers[0][1]


@pytest.mark.parametrize(
    "opening",
    [
        "An interview with Orla Quist. Mira Dune built the light in 1990.",
        "Mira Dune built the light in 1990. A Q&A with Orla Quist.",
        "Interview by Mira Dune\nOrla Quist keeps the light.",
        "Orla Quist keeps the light. She received Mira Dune in the kitchen.",
        "We met Orla Quist on the quay. A poster of Mira Dune hung there.",
    ],
)
def test_words_that_present_somebody_tell_who_answers(opening: str) -> None:
    text = f"{opening}\nQ: Why stay?\nA: The boats stay.\nQ: And then?\nA: No."
    speakers = told(text, ("A", ":", "The boats stay"), ("A", ":", "No"))
    assert [name for name, _ in speakers] == ["Orla Quist", "Orla Quist"]


def test_a_third_person_of_whom_the_turns_speak_does_not_answer() -> None:
    text = "Mira Dune came. Orla Quist came.\nQ: Did Mira Dune pay? Mira Dune says so. Does Mira Dune?\nA: No."
    assert told(text, ("Q", ":", "Did Mira Dune pay"), ("A", ":", "No"))[1][0] == "Orla Quist"


def test_answers_that_only_typography_tells() -> None:
    text = (
        "Mira Dune has kept the harbour for ten years.\n"
        "Why do you stay?\n"
        "The boats stay. I feed them.\n"
        "And in winter?\n"
        "I read.\n"
        "She promised soup."
    )
    whole = told(text, (None, None, "The boats stay. I feed them"), (None, None, "I read"), ("She", "promised", "soup"))
    assert [name for name, _ in whole] == ["Mira Dune"] * 3


def test_you_in_a_question_is_whoever_answers() -> None:
    text = "Mira Dune keeps the harbour.\nQ: You promised soup.\nA: I did.\nA: No."
    speakers = told(text, ("Q", ":", "You promised soup"), ("You", "promised", "soup"), ("A", ":", "I did"))
    assert speakers[1] == ("Mira Dune", "“You” in a question of the interview: the one person presented before the "
                           "first question, “Mira Dune”")  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"), [("MD", "Mira Olan Dune"), ("M.O.D.", "Mira Olan Dune"), ("O.Q.", "Orla Quist")]
)
def test_initials_before_a_turn_are_those_of_the_one_who_has_them(label: str, name: str) -> None:
    text = f"Mira Olan Dune and Orla Quist spoke about boats and winter.\n{label}: It rained."
    assert told(text, (label, ":", "It rained")) == [(name, f"“{label}”: the initials of “{name}”")]


def test_initials_that_two_share_are_nobodys() -> None:
    text = "Mira Dune and Max Drew spoke about boats and winter.\nM.D.: It rained."
    assert told(text, ("M.D.", ":", "It rained"))[0][0] not in ("Mira Dune", "Max Drew")


def test_initials_that_sign() -> None:
    text = "Mira Olan Dune paid with seven old silver coins.\n“The rest is for the cook.” – M.O.D."
    spans = [
        (text.index(words), text.index(words) + len(words)) for words in ("M.O.D.", "–", "“The rest is for the cook.”")
    ]
    source, cue, content = (phrase(text, [span]) for span in spans)
    made = [Attribution("a-0", "d", "body", "direct", "speech", source, cue, content, 0.9, "m")]
    found = corefer(document(text), made)
    assert found.links[0].chain is not None
    chain = found.chains[found.links[0].chain]
    assert chain.name == "Mira Olan Dune"
    assert len([one for one in found.chains if one.kind == "person"]) == 1


def test_an_office_as_a_label_is_its_one_holder() -> None:
    text = "The trial went on.\nJudge: Did you see it?\nJudge: Where?\nThe judge, Mira Dune, left."
    speakers = told(text, ("Judge", ":", "Did you"), ("Judge", ":", "Where"))
    assert [name for name, _ in speakers] == ["Mira Dune", "Mira Dune"]


def test_the_label_of_those_who_only_ask_names_nobody() -> None:
    text = "Mira Dune came.\nLantern: Why?\nDune: It rained.\nLantern: And then?\nDune: It snowed."
    speakers = told(
        text,
        ("Lantern", ":", "Why?"),
        ("Dune", ":", "It rained"),
        ("Lantern", ":", "And then?"),
        ("Dune", ":", "It sn"),
    )
    assert [name for name, _ in speakers] == [None, "Mira Dune", None, "Mira Dune"]


def test_a_quotation_above_an_interview_is_whose_it_is() -> None:
    text = "“I sold no boat”\nMira Dune came.\nLantern: Why?\nDune: It rained.\nLantern: And then?\nDune: It snowed."
    speakers = told(
        text, (None, None, "“I sold no boat”"), ("Lantern", ":", "Why?"), ("Dune", ":", "It rained"),
        ("Lantern", ":", "And then?"), ("Dune", ":", "It sn"),
    )  # fmt: skip
    assert speakers[0] == ("Mira Dune", "no source is stated; it stands above an interview with “Mira Dune”")


def test_words_that_stand_again_with_a_speaker_are_that_speakers() -> None:
    text = "“The boats are sold and gone”\nIt rained.\n“The boats are sold and gone,” Mira Dune said."
    speakers = told(text, (None, None, "“The boats are sold and gone”"))
    assert speakers[0][0] is None
    start = text.rindex("“")
    made = [
        Attribution("a-0", "d", "body", "direct", "speech", None, None, phrase(text, [(0, 30)]), 0.9, "m"),
        Attribution("a-1", "d", "body", "direct", "speech", phrase(text, [(len(text) - 15, len(text) - 6)]), None,
                    phrase(text, [(start, start + 31)]), 0.9, "m"),
    ]  # fmt: skip
    found = corefer(document(text), made)
    chain = found.links[0].chain
    assert chain is not None
    assert found.chains[chain].name == "Mira Dune"
    assert "says the same words elsewhere" in found.links[0].basis


@pytest.mark.parametrize(
    ("before", "quotation", "name"),
    [
        ("Mira Dune stopped on the stairs.", "“I have a boat and a debt.”", "Mira Dune"),
        ("Rain fell. The keeper, Mira Dune, was asked.", "“I have a boat and a debt.”", "Mira Dune"),
        ("Mira Dune stopped on the stairs.", "“Boats sink and debts float.”", None),
        ("Mira Dune stopped before Orla Quist.", "“I have a boat and a debt.”", None),
        ("Nobody stopped on the stairs.", "“I have a boat and a debt.”", None),
    ],
)
def test_a_quotation_in_the_first_person_is_the_one_the_sentence_before_is_about(
    before: str, quotation: str, name: str | None
) -> None:
    assert told(f"It rained.\n{before}\n{quotation}", (None, None, quotation))[0][0] == name
