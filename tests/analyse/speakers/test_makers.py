"""Whose a document is where the words beside its noun tell it: makers, papers, bodies that publish, findings."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A Quist University poll taken April 4", "Quist University"),
        ("The Reed Institute's own tracking poll", "Reed Institute"),
        ("a tally Monday from the Reed Institute", "Reed Institute"),
        ("A survey last week by the Reed Institute", "Reed Institute"),
        ("A survey published in June by the Reed Institute", "Reed Institute"),
        ("survey results released this week by the Reed Institute", "Reed Institute"),
        ("A video released by the Reed Movement militant group", "Reed Movement"),
        ("a projection from the Reed Institute", "Reed Institute"),
        ("a report in the Tarnholm Gazette", "Tarnholm Gazette"),
        ("The Tarnholm Gazette’s reporting", "Tarnholm Gazette"),
        ("Mira Dune’s scathing memoir", "Mira Dune"),
        ("A recent article written by political editor Mira Dune", "Mira Dune"),
        ("The report by the Gazette’s Mira Dune", "Mira Dune"),
        ("The Reed Institute survey itself", "Reed Institute"),
    ],
)
def test_a_document_is_whoevers_its_own_words_tell(source: str, name: str) -> None:
    assert names(f"[{source}] said <one>.") == [name]


@pytest.mark.parametrize(
    "source",
    [
        "A study in the Tarnholm Journal of Medicine",
        "A letter published by the Tarnholm Gazette",
        "a report by Mira Dune and Olan Vesk",
    ],
)
def test_pages_and_posters_are_no_makers(source: str) -> None:
    assert names(f"[{source}] said <one>.") not in (
        ["Tarnholm Journal of Medicine"],
        ["Tarnholm Gazette"],
        ["Mira Dune"],
    )


def test_a_poll_is_the_bodys_that_found_something_in_it() -> None:
    marked = (
        "In a poll of 800 voters, taken in May, the Reed Institute found one.\nIt rained.\n[The poll] showed <two>."
    )
    assert names(marked) == ["Reed Institute"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[The Islamic State] claimed <one>.", "Islamic State"),
        ("[USA Today] said <one>.", "USA Today"),
        ("[The Islamic State] claimed <one>. [The group] said <two>.", "Islamic State"),
    ],
)
def test_names_of_common_words_are_names(marked: str, name: str) -> None:
    assert names(marked)[-1] == name
