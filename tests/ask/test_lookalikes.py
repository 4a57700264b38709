"""Names that look alike are told apart, and nothing is said of those that merely share an alphabet."""

from __future__ import annotations

import pytest

from onrecord.ask.lookalikes import alike, scripts, skeleton, telling

CYRILLIC = "H\u0430rbour Post"
"""With a Cyrillic letter where the other has a Latin one."""


def test_a_word_of_two_scripts_is_seen() -> None:
    assert scripts(CYRILLIC) == ("Cyrillic", "Latin")
    assert scripts("T\u03bfde") == ("Greek", "Latin")


@pytest.mark.parametrize("name", ["Harbour Post", "Морской вестник", "Tide служба", "港の新聞 Tide", "のりカタ漢字",
                                  "Post 24", "", "مرفأ", "L\u00edne", "\u200fמרסה\u200f"])  # fmt: skip
def test_scripts_in_words_of_their_own_are_ordinary(name: str) -> None:
    assert scripts(name) == ()


def test_names_that_look_alike_find_each_other() -> None:
    found = alike([CYRILLIC, "Harbour Post", "Tide", "harbour post", "Har\u200bbour Post"])
    assert found[CYRILLIC] == ("Harbour Post", "Har\u200bbour Post", "harbour post")
    assert "Har\u200bbour Post" in found["Harbour Post"]
    # Case alone is no other outlet.
    assert "harbour post" not in found["Harbour Post"]
    assert "Tide" not in found


def test_digits_and_capitals_of_one_shape_are_alike() -> None:
    assert skeleton("Channe1 One") == skeleton("ChanneI One")
    assert skeleton("\uff34ide") == skeleton("Tide")
    assert skeleton("Tide") != skeleton("Tides")
    assert skeleton("N\u00e9ws") != skeleton("News")


def test_what_tells_two_apart_is_named_by_its_code_point() -> None:
    assert telling(CYRILLIC, "Harbour Post") == ("U+0430 cyrillic small letter a",)
    assert telling("Har\u200bbour Post", "Harbour Post") == ("U+200B zero width space",)
    assert telling("Harbour", "Harbour Post") == ()
