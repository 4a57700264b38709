from __future__ import annotations

import pytest

from onrecord.analyse.posts import posts
from tests.analyse.runs import paragraphs, shown


def test_a_post_and_its_signature_in_one_paragraph() -> None:
    words = paragraphs("The bridge is open. Drive slowly! https://t.co/aBc — Ada Moor (@adamoor) May 3, 2031")
    assert shown(words, list(posts(words))) == [
        ("Ada Moor (@adamoor)", "—", ["The bridge is open. Drive slowly!"]),
    ]


def test_a_signature_in_the_paragraph_after() -> None:
    words = paragraphs("The council met late.", "No lamp, no boat.", "— Port of Lisk (@portlisk) 3 May 2031")
    assert shown(words, list(posts(words))) == [("Port of Lisk (@portlisk)", "—", ["No lamp, no boat"])]


def test_a_name_and_handle_above() -> None:
    words = paragraphs("Ada Moor MP (@adamoor)", "Not a blackout. A PAUSE.", "Replies were swift.")
    assert shown(words, list(posts(words))) == [("Ada Moor MP (@adamoor)", None, ["Not a blackout. A PAUSE"])]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Moor (@adamoor) wrote on Monday that the bridge was open.",),
        ("Follow the author (@lisk) for more.", "The ferry sails at noon."),
        ("https://t.co/aBc — Ada Moor (@adamoor) May 3, 2031",),
        ("— Ada Moor (@adamoor) May 3, 2031",),
    ],
)
def test_a_handle_alone_is_no_post(lines: tuple[str, ...]) -> None:
    assert not list(posts(paragraphs(*lines)))
