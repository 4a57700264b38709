"""What grew onto a person's name comes off, and names that only look like it stay whole."""

from __future__ import annotations

import pytest

from onrecord.analyse.speakers.grown import own_words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ada Dale Ada Maria DaleReaders", "Ada Dale"),
        ("Ada Dale Ada Dale2031 Voters", "Ada Dale"),
        ("Dale Ada Maria DaleReaders", "Dale"),
        ("Ada Dale Ada Dale", "Ada Dale"),
        ("Facebook Twitter Pinterest Ada Dale", "Ada Dale"),
        ("Stand With Robert Moor", "Robert Moor"),
        ("Robert Moor On", "Robert Moor"),
        ("Survivor Robert Moor", "Robert Moor"),
        ("Justices Robert Moor", "Robert Moor"),
        ("State Robert Moor", "Robert Moor"),
        ("National Intelligence Robert Moor", "Robert Moor"),
        ("London Democrat Robert Moor", "Robert Moor"),
        ("AP Robert Moor", "Robert Moor"),
    ],
)
def test_it_comes_off(words: str, name: str) -> None:
    given = words.split()
    first, last = own_words(given)
    assert " ".join(given[first:last]) == name


@pytest.mark.parametrize(
    "words",
    ["Ada McDale", "Sirhan Sirhan", "Boutros Boutros - Ghali", "Ahmed Hassan Ahmed", "Omar Twitter", "DeShawn LaMoor",
     "Google", "Friends Against Noise", "Robert de la Moor",
     "Hunter Moor", "Mary Robert Moor", "Survivor Moor", "AP Moor"],
)  # fmt: skip
def test_it_stays(words: str) -> None:
    given = words.split()
    assert own_words(given) == (0, len(given))
