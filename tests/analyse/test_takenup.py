"""Contents that are a lone relative pronoun give way to the phrase that they take up."""

from __future__ import annotations

import pytest

from onrecord.analyse.boundaries import mend
from onrecord.analyse.takenup import with_phrase
from onrecord.analyse.words import read_words


@pytest.mark.parametrize(
    ("text", "pronoun", "phrase"),
    [
        ("They shut the old harbour, which Vesk denied.", "which", "the old harbour"),
        ("He led the sale of the mill, which Vesk denied.", "which", "the sale of the mill"),
        ("She was accused of grave fraud, which Vesk denied.", "which", "grave fraud"),
        ("They met Orla Dune, whom Vesk praised.", "whom", "Orla Dune"),
        ("Mills closed.\nWhich Vesk denied.", "Which", None),
        ("Here is what experts said.", "what", None),
        ("They know that.", "that", "that"),
    ],
)
def test_a_lone_pronoun_gives_way_to_its_phrase(text: str, pronoun: str, phrase: str | None) -> None:
    words = read_words(text)
    start = text.index(pronoun)
    found = with_phrase(words, words.indices((start, start + len(pronoun))))
    assert (None if found is None else text[slice(*words.span(found))]) == phrase


def test_other_contents_are_left_alone() -> None:
    words = read_words("Vesk said which boat sailed, and what it cost.")
    assert with_phrase(words, range(2, 5)) == range(2, 5)
    assert mend(words, {"content": [range(2, 5)], "source": [], "cue": []})["content"] == [range(2, 5)]
    assert mend(words, {"content": [range(7, 8)], "source": [], "cue": []})["content"] == []


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("Vesk said the mill lost its boats, which sank.", "the mill lost its boats, which", "the mill lost its boats"),
        (
            "Vesk praised the talk at the mill in which he sang.",
            "the talk at the mill in which",
            "the talk at the mill",
        ),
        ("Vesk said he met Orla Dune, who sings.", "he met Orla Dune, who", "he met Orla Dune"),
        ("Vesk asked who sings.", "who sings", "who sings"),
        ("Vesk said he knows who.", "he knows who", "he knows who"),
    ],
)
def test_no_content_ends_on_a_pronoun_whose_clause_goes_on(text: str, content: str, kept: str) -> None:
    words = read_words(text)
    start = text.index(content)
    run = words.indices((start, start + len(content)))
    found = mend(words, {"content": [run], "source": [], "cue": []})["content"]
    assert [text[slice(*words.span(one))] for one in found] == [kept]
