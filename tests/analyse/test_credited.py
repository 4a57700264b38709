from __future__ import annotations

import pytest

from onrecord.analyse.credited import credited
from tests.analyse.runs import paragraphs, shown

FIRST = "“Nobody asked the fishermen whether the lamp should stay or go, and nobody will.”"
SECOND = "“The harbour has been without a lamp for longer than the mayor can remember…"
THIRD = "“It will be without one when he is gone, and that is all there is to say.”"


def test_a_line_below_says_whose_a_quotation_is() -> None:
    words = paragraphs(
        "The town is of two minds.",
        FIRST,
        "Ada Moor, The Lantern",
        SECOND,
        THIRD,
        "Ivo Brandt and Mira Dune, Tidewater",
    )
    assert shown(words, list(credited(words))) == [
        ("Ada Moor, The Lantern", None, [FIRST]),
        ("Ivo Brandt and Mira Dune, Tidewater", None, [SECOND, THIRD]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("It was late.", FIRST, "Ada Moor, The Lantern", "Nobody came."),
        ("Ada Moor, The Lantern", FIRST, "Ivo Brandt, Tidewater", SECOND, "Mira Dune, Tidewater", THIRD),
        ("It was late.", FIRST, "Nobody, it seems, came", THIRD, "Ada Moor left."),
        ("It was late.", FIRST, "Ada Moor, who was there, left.", THIRD, "Ivo Brandt, too, left."),
    ],
)
def test_one_alone_and_lines_above_are_none(lines: tuple[str, ...]) -> None:
    assert not list(credited(paragraphs(*lines)))
