"""The words of a telling with its differences from the fullest one in them."""

from __future__ import annotations

import pytest

from onrecord.ask.chain import Version
from onrecord.ask.compared import Piece, compared, serious
from onrecord.ask.views import Article, Telling
from onrecord.resolve.drift import drift

ARTICLE = Article("d-1", "https://example.org/1", None, None, None)


def telling(*parts: str, apart: int = 1) -> Telling:
    """A content of parts that lie so many characters apart in their article."""
    spans, start = [], 0
    for part in parts:
        spans.append([start, start + len(part)])
        start += len(part) + apart
    return Telling(
        {"id": parts[0], "kind": "direct", "content": {"text": " ".join(parts), "spans": spans}}, ARTICLE, None
    )


def shown(fullest: Telling, other: Telling) -> tuple[Piece, ...]:
    words = (each.attribution["content"]["text"] for each in (fullest, other))
    return compared(fullest, Version(other, drift(*words)))


def line(pieces: tuple[Piece, ...]) -> str:
    """The pieces as one line: ``[-gone-]``, ``[+come+]``, and the kind of each difference behind it."""
    signs = {"": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    parts = (
        signs[each.mark].format(each.text) + (f"<{each.difference.change}>" if each.difference else "")
        for each in pieces
    )
    return "".join(parts)


FULL = "The pier will not close before 3 March, whatever the council says"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (FULL, FULL),
        (
            "The pier will close before 3 March, whatever the council says",
            "The pier will [-not-]<negation> close before 3 March, whatever the council says",
        ),
        (
            "The pier will not close before 5 March, whatever the council says",
            "The pier will not close before [-3-][+5+]<number> March, whatever the council says",
        ),
        (
            "The pier will not close before 3 March",
            "The pier will not close before 3 March [-whatever the council says-]<cut>",
        ),
        (
            "The old pier will not close before 3 March, whatever the council says",
            "The [+old+]<added> pier will not close before 3 March, whatever the council says",
        ),
    ],
)  # fmt: skip
def test_differences_stand_where_they_are_in_the_text(other: str, expected: str) -> None:
    assert line(shown(telling(FULL), telling(other))) == expected


@pytest.mark.parametrize(
    "other",
    [
        "It can't close before March", "We shouldn't, we won't and we can't", "", "…", "The council says", FULL.upper(),
        "Whatever the council says, the pier will not close before 3 March",
        "The pier will not\u202e close <b>before</b>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [FULL, "It can close; we should and we will", "…"])
def test_no_word_of_the_telling_is_lost_or_told_twice(first: str, other: str) -> None:
    pieces = shown(telling(first), telling(other))
    kept = "".join(piece.text for piece in pieces if piece.mark != "del")
    assert kept.split() == other.split()
    assert all(piece.difference for piece in pieces if piece.mark == "ins")


def test_what_the_article_has_between_the_spans_is_a_gap() -> None:
    broken = telling("The pier will not", "close before 3 March,", "whatever the council says", apart=30)
    assert line(shown(telling(FULL), broken)) == (
        "The pier will not […] close before 3 March, […] whatever the council says"
    )


def test_every_difference_is_shown_once_and_the_serious_ones_are_told_apart() -> None:
    other = "The old pier should close before 5 March"
    found = shown(telling(FULL), telling(other))
    version = Version(telling(other), drift(FULL, other))
    told = [piece.difference for piece in found if piece.difference]
    assert sorted(map(repr, told)) == sorted(map(repr, version.differences))
    assert {each.change for each in serious(version)} == {each.change for each in version.differences} - {
        "added",
        "cut",
    }
