"""What is nested in what, and speech within speech that the model does not mark."""

from __future__ import annotations

import pytest

from onrecord.analyse.occasions.inner import with_inner
from onrecord.analyse.occasions.nesting import parents_of
from onrecord.clean.document import plain_document
from onrecord.types import Attribution
from tests.analyse.occasions.told import attributions_of, told, unmarked


def test_the_smallest_content_around_is_the_parent() -> None:
    read = told(
        "{s1:Olan Vesk} {q1:said} {c1:that {s2:Mira Dune} {q2:had told} {s3:the guild} "
        "{c2:that {s3:the board} {q3:denied} {c3:the plan}}}."
    )
    assert [read.parent(number) for number in (1, 2, 3)] == [None, 1, 2]


def test_two_who_say_the_same_are_not_nested() -> None:
    read = told("{s1,2:The guild} {q1:said} and {q2:repeated} {c1,2:that the pier would stay}.")
    assert [read.parent(number) for number in (1, 2)] == [None, None]


def test_parents_make_no_circle_and_take_no_square_time() -> None:
    text, spans = unmarked(" ".join(f"{{s{n}:Vesk}} {{q{n}:said}} {{c{n}:yes number {n}}}." for n in range(1, 2001)))
    document = plain_document("file:///long.txt", text, "2031-01-01T00:00:00+00:00", None)
    assert parents_of(list(attributions_of(document, spans).values())) == {}


def inner(marked: str) -> list[tuple[str | None, str | None, str, str]]:
    """Source, cue, content and kind of what is found within the contents marked."""
    text, spans = unmarked(marked)
    document = plain_document("file:///test.txt", text, "2031-01-01T00:00:00+00:00", None)
    outer = list(attributions_of(document, spans).values())
    found = with_inner(document, outer)
    assert set(outer) <= set(found)
    new: list[Attribution] = [one for one in found if one not in outer]
    assert all(parents_of(found).get(one.id) for one in new)
    return [
        (one.source and one.source.text, one.cue and one.cue.text, one.content.text, one.kind) for one in new
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "that Mira Dune had told the guild that the pier was sold",
            ("Mira Dune", "had told", "that the pier was sold"),
        ),
        ("the guild had said that it would sue", ("the guild", "had said", "that it would sue")),
        ("“They told us the pier was safe, and we went home.”", ("They", "told", "the pier was safe")),
        ("“She asked me who had paid for it.”", ("She", "asked", "who had paid for it")),
        ("“He said, ‘Come back on Monday.’”", ("He", "said", "‘Come back on Monday.’")),
        ("“My mother used to say ‘the sea has no doors’.”", ("My mother", "used to say", "‘the sea has no doors’")),
    ],
)
def test_speech_within_speech_is_found(content: str, expected: tuple[str, str, str]) -> None:
    found = inner(f"{{s1:Olan Vesk}} {{q1:said}} {{c1:{content}}}.")
    assert [one[:3] for one in found] == [expected]
    assert found[0][3] == ("direct" if "‘" in expected[2] else "indirect")


@pytest.mark.parametrize(
    "content",
    [
        "that the reports of the guild were false",
        "“I have to say that the pier is sold.”",
        "“What I said is what I meant.”",
        "“We cannot say that it is over.”",
        "“If the board asks me, I will go.”",
        "that it would be a stretch to say that the pier is safe",
        "that the States of Tarnholm were rich",
        "no",
    ],
)
def test_what_only_looks_like_it_is_not(content: str) -> None:
    assert inner(f"{{s1:Olan Vesk}} {{q1:said}} {{c1:{content}}}.") == []


def test_what_the_model_found_is_never_found_again() -> None:
    marked = "{s1:Olan Vesk} {q1:said} {c1:that {s2:the guild} {q2:had said} {c2:that it would sue}}."
    assert inner(marked) == []
