from __future__ import annotations

import pytest

from onrecord.analyse.words import read_words


def quoted(text: str) -> str:
    """The words that stand in quotation marks, with a stroke where they leave them."""
    words = read_words(text)
    inside = [words.word(i) if words.features[i, 2] and words.word(i)[0].isalnum() else "|" for i in range(len(words))]
    return " ".join(" ".join(inside).replace("|", " ").split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('""We wait," said Moor, "and hope."', "We wait and hope"),
        ("“Gone to look for the lamp.“ It was dark.", "Gone to look for the lamp"),
        ("„Wir warten“, sagte er. „Nein.“", "Wir warten Nein"),
        ("\"The lamp is out.' So he said.", "The lamp is out"),
        ("“I have framed it,’ she said. The wall is bare.", "I have framed it"),
        ('No lamp, no boat," said Moor.', "No lamp no boat"),
        ("‘They ask me for papers, and I was born in a boat.", "They ask me for papers and I was born in a boat"),
        ("The 6'2\" keeper waited.", ""),
        ("He said “no” and “yes.”", "no yes"),
        ("'90s lamps were 'it', he said.", "it"),
    ],
)
def test_marks_are_read_as_the_quotation_needs_them(text: str, wanted: str) -> None:
    assert quoted(text) == wanted
