"""Whose words a stretch is: a speaker's, the outlet's own, or scare-quoted; and what only looks like scare quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.voice import voices


def scare(text: str, *contents: str, told: tuple[str, ...] = (), kind: str = "body") -> list[str]:
    """What is scare-quoted in one block. contents, told: words that stand in it."""
    spans = [(text.index(each), text.index(each) + len(each)) for each in contents]
    others = [(text.index(each), text.index(each) + len(each)) for each in told]
    found = voices(text, [(kind, (0, len(text)))], spans, others)
    return [text[slice(*each.span)] for each in found if each.voice == "scare"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The “reform” left four ferries on the river.", "“reform”"),
        ('Three of the "voluntary" fees doubled by autumn.', '"voluntary"'),
        ("Tarnfield’s ‘temporary’ bridge is eleven years old.", "‘temporary’"),
        ("The so-called “Gang of the Reeds” lost the vote.", "“Gang of the Reeds”"),
        ("It rained. The “short cut” floods each spring, and nobody uses it.", "“short cut”"),
    ],
)
def test_a_few_words_in_a_sentence_of_the_outlets_own(text: str, quoted: str) -> None:
    assert scare(text) == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        "“Never again.”",
        "“Ferries first” “and then the bridge” stood there.",
        "He found the weir “a disgrace”, Vries said.",
        "The ferry sails past Ottoline “the Owl” Vries.",
        "The novel “the river runs” sold well in Olmgard.",
        "It opened under the slogan “water for all” in May.",
        "The word “weir” is older than the town.",
        "“Weir” means a low dam.",
        "The play opened as “The Long River” in May.",
        "There were “delays we did not want” at the lock.",
        "The ferry bore “the finest and oldest lamps that the river ever had” in May.",
    ],
)
def test_what_only_looks_like_it_is_left_to_the_outlet(text: str) -> None:
    assert scare(text) == []


def test_a_sentence_in_which_somebody_is_told_to_speak_holds_none() -> None:
    text = "Vries, fond of the “old” ferry, thought that it would last. The “new” one sank."
    assert scare(text, "that it would last", told=("Vries", "thought")) == ["“new”"]


def test_what_somebody_is_quoted_with_elsewhere_is_theirs() -> None:
    text = "Vries said the plan was a slow flood. The “slow flood” came in May."
    assert scare(text, "the plan was a slow flood", told=("Vries", "said")) == []


@pytest.mark.parametrize("kind", ["title", "caption", "credit", "boilerplate", "quotation"])
def test_only_running_text_holds_them(kind: str) -> None:
    assert scare("The “reform” left four ferries on the river.", kind=kind) == []


def test_blocks_are_parted_without_a_gap_and_boilerplate_has_no_voice() -> None:
    text = "The “reform” failed. It is over, Vries said. Share this"
    content = (text.index("It is over"), text.index(", Vries"))
    blocks = [("body", (0, 44)), ("boilerplate", (45, len(text)))]
    found = voices(text, blocks, [content], [(content[1] + 2, 43)])
    assert [(each.voice, text[slice(*each.span)]) for each in found] == [
        ("outlet", "The "), ("scare", "“reform”"), ("outlet", " failed. "), ("speaker", "It is over"),
        ("outlet", ", Vries said."),
    ]  # fmt: skip


@given(st.text(alphabet="ab A.“”\"'‘’,", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_whatever_the_text_every_character_has_one_voice(text: str, pairs: list[tuple[int, int]]) -> None:
    contents = [(min(a, b), min(max(a, b), len(text))) for a, b in pairs if min(a, b) < len(text)]
    found = voices(text, [("body", (0, len(text)))], contents)
    assert "".join(text[slice(*each.span)] for each in found) == text
    for each in found:
        assert each.span[0] < each.span[1]
        inside = any(a < each.span[1] and b > each.span[0] for a, b in contents if a < b)
        assert (each.voice == "speaker") == inside
