"""Contents that are a lone relative pronoun go with the phrase that they take up."""

from __future__ import annotations

import pytest

from onrecord.analyse.boundaries import mend
from onrecord.analyse.takenup import with_phrase
from onrecord.analyse.words import read_words


@pytest.mark.parametrize(
    ("text", "pronoun", "phrase"),
    [
        ("They shut the old harbour, which Vesk denied.", "which", "the old harbour, which"),
        ("He led the sale of the mill, which Vesk denied.", "which", "the sale of the mill, which"),
        ("She was accused of grave fraud, which Vesk denied.", "which", "grave fraud, which"),
        ("They met Orla Dune, whom Vesk praised.", "whom", "Orla Dune, whom"),
        ("Mills closed.\nWhich Vesk denied.", "Which", None),
        ("Here is what experts said.", "what", None),
        ("They know that.", "that", "that"),
    ],
)
def test_a_lone_pronoun_goes_with_its_phrase(text: str, pronoun: str, phrase: str | None) -> None:
    words = read_words(text)
    start = text.index(pronoun)
    found = with_phrase(words, words.indices((start, start + len(pronoun))))
    assert (None if found is None else text[slice(*words.span(found))]) == phrase


def test_other_contents_are_left_alone() -> None:
    words = read_words("Vesk said which boat sailed, and what it cost.")
    assert with_phrase(words, range(2, 5)) == range(2, 5)
    assert mend(words, {"content": [range(2, 5)], "source": [], "cue": []})["content"] == [range(2, 5)]
    assert mend(words, {"content": [range(7, 8)], "source": [], "cue": []})["content"] == []
