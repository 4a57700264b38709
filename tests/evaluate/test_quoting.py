from __future__ import annotations

import pytest

from onrecord.evaluate.quoting import quoted_kind


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[“We mended the weir,”] she said.", "direct"),
        ("“[We mended the weir],” she said.", "direct"),  # both marks outside, a comma between
        ("“[We mended the weir”], she said.", "direct"),
        ("[“We mended the weir”.] She left.", "direct"),  # punctuation after the closing mark
        ('["We mended the weir"], she said.', "direct"),
        ("[''We mended the weir''], she said.", "direct"),
        ("[``We mended the weir''], she said.", "direct"),
        ("[«We mended the weir»], she said.", "direct"),
        ("[“We mended the weir,] and [so we rest,”] she said.", "direct"),
        ("She said [they had “mended” the weir].", "mixed"),
        ("She said [they had mended “the weir”].", "mixed"),
        ("[“We mended the weir,] she said.", "mixed"),  # it never closes
        ("She said [the weir was mended].", "indirect"),
        ("She said [the ‘weir’ wasn't mended].", "indirect"),  # single marks never count
        ("“Oh.”[ The weir was mended,] “she said.", "indirect"),  # the marks belong to others
        ("[]“We mended the weir,” she said.", "indirect"),
    ],
)
def test_marks_tell_the_kind(marked: str, kind: str) -> None:
    text, spans, opened = "", [], 0
    for character in marked:
        if character == "[":
            opened = len(text)
        elif character == "]":
            spans.append((opened, len(text)))
        else:
            text += character
    assert quoted_kind(text, [span for span in spans if span[0] < span[1]]) == kind


def test_nothing_and_the_ends_of_a_text_are_indirect() -> None:
    assert quoted_kind("", []) == "indirect"
    assert quoted_kind("Gone", [(0, 4)]) == "indirect"
    assert quoted_kind("Gone.", [(0, 4)]) == "indirect"
