"""Interviews whose turns stand under names alone on a line, and running reports that only look like it."""

from __future__ import annotations

from onrecord.analyse.named_turns import named_turns
from onrecord.analyse.words import read_words

TALK = """Ada Moor

Why did the ferry stop?

Bo Raskin

We had no crew left.

The harbour paid nobody for a year.

Ada Moor

You said it would run in May.

Bo Raskin

I did, and I was wrong.

Ada Moor

What now?

Bo Raskin

I wait, as you do.

The ferry line was founded in 2004.
"""


def turns(text: str) -> list[tuple[str, list[str]]]:
    words = read_words(text)
    return [
        (text[slice(*words.span(one.source))], [text[slice(*words.span(run))] for run in one.contents])
        for one in named_turns(words, words.paragraphs())
        if one.source is not None
    ]


def test_each_turn_is_of_the_name_above_it() -> None:
    found = turns(TALK)
    assert [name for name, _ in found] == ["Ada Moor", "Bo Raskin"] * 3
    assert found[1][1] == ["We had no crew left", "The harbour paid nobody for a year"]
    assert found[5][1] == ["I wait, as you do"]


def test_who_does_nothing_but_ask_is_the_outlet() -> None:
    assert {name for name, _ in turns(TALK.replace("You said it would run in May.", "Not in May?"))} == {"Bo Raskin"}


def test_names_under_the_items_of_a_running_report_are_no_turns() -> None:
    item = "The council met at nine.\n\nAda Moor\n\nThe vote was put off.\n\nBo Raskin\n\n"
    assert turns(item * 4) == []


def test_headings_with_names_that_come_once_are_no_turns() -> None:
    assert turns("Ada Moor\n\nShe won. Why?\n\nBo Raskin\n\nHe lost. Why?\n\nMira Dune\n\nShe left. Why?\n") == []
