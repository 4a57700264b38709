"""Whose a document is that the text tells to be somebody's in another place."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names, read


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[A new poll] showed <one>.\nThe survey, conducted by Vesk University, is out.", "Vesk University"),
        ("[A new poll] showed <one>.\nVesk University conducted the poll. It rained.", "Vesk University"),
        (
            "A Reed Institute poll is out. It rained.\nNobody came.\nBoats left.\nLate, [the poll] found <one>.",
            "Reed Institute",
        ),
        ("[The poll, released on Monday night by the Reed Institute,] found <one>.", "Reed Institute"),
        (
            "A report of harbours came by the Reed Institute. A 2009 report by the Reed Institute is old.\nIt rained.\n"
            "Nobody came.\nBoats left.\n[The 2009 paper] said <one>.",
            "Reed Institute",
        ),
        ("Vesk leads in [latest poll]: <one>.\nIt rained.\nA Reed Institute poll showed two.", "Reed Institute"),
    ],
)
def test_a_document_is_whoevers_the_text_tells_elsewhere(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    "marked",
    [
        # Two that are told of before.
        "A Reed Institute poll is out. A Vesk University poll is old.\nRain.\nBoats left.\n[The poll] found <one>.",
        # A heading.
        "[Poll]: <one>.\nIt rained.\nA Reed Institute poll showed two.",
        # Another one.
        "A Reed Institute poll is out.\nIt rained.\nBoats left.\n[Another poll] found <one>.",
        # One without an author was brought in since.
        "A Reed Institute poll is out.\nIt rained.\nThere is a poll of sailors.\nBoats left.\n[The poll] found <one>.",
        # More than one made it.
        "A Reed Institute/Vesk University poll is out.\nIt rained.\nNobody came.\nBoats left.\n[The poll] found <one>.",
        # Words that tell it from the one told of.
        "A Reed Institute poll is out.\nIt rained.\nNobody came.\nBoats left.\n[The harbour poll] found <one>.",
        # Whoever only belongs to a body.
        "A letter from a Reed Institute guard came.\nIt rained.\nNobody came.\nBoats left.\n[The letter] said <one>.",
        # A poll is no person's.
        "A poll by sailors came. Olan Vesk released a poll.\nIt rained.\nBoats left.\n[The poll] said <one>.",
    ],
)
def test_a_document_of_nobody_or_of_several_stays_a_description(marked: str) -> None:
    assert names(marked)[-1] not in ("Reed Institute", "Vesk University", "Olan Vesk")


def test_a_law_that_says_something_speaks_for_nobody() -> None:
    _, chains, why = read("They wrote the council's January 2020 law, [which] demanded <one>.")
    assert chains == [None]
    assert "whose words it gives is not told" in why[0]
    assert names("They wrote the Reed Party's January law, [which] demanded <one>.") == ["Reed Party"]


@pytest.mark.parametrize("end", ["Read on in The Tarnholm Post", "Bo Raskin, Quarry Review"])
def test_a_text_may_end_in_the_name_of_a_paper(end: str) -> None:
    assert names(f"Mira Dune wrote it.\n[The post] said <one>.\n[Mira Dune] said <two>.\n{end}")[-1] == "Mira Dune"
