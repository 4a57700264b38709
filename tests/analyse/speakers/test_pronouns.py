"""Whom pronouns mean: subjects within a sentence, a main clause that follows, whoever goes on, relatives, writers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analyse.coreference import corefer
from tests.analyse.marked import attribution, document, read


def speakers(marked: str) -> list[str | None]:
    """The name of each attribution's speaker, None where it is nobody named."""
    _, chains, _ = read(marked)
    return [chain.name if chain is not None and chain.named else None for chain in chains]


def test_a_subject_in_the_middle_of_the_sentence_is_nearer_than_the_last_to_speak() -> None:
    marked = (
        "[Robert Venn] said <no>.\n"
        "The causes are disputed, and Daniel Quist is not alone in [his] belief <that it rained>."
    )
    assert speakers(marked) == ["Robert Venn", "Daniel Quist"]


def test_the_subject_of_the_main_clause_is_meant_before_it() -> None:
    marked = (
        "Mary Venn spoke first and Mary Venn left.\n"
        "When [she] heard <of the flood>, Laura Quist wept. [She] said <it was late>."
    )
    assert speakers(marked) == ["Laura Quist", "Laura Quist"]


def test_a_possessive_in_the_main_clause_is_not_meant() -> None:
    marked = "[Robert Venn] said <no>. When [he] added <a word>, Daniel Quist's dog barked."
    assert speakers(marked) == ["Robert Venn", "Robert Venn"]


def test_whoever_adds_something_is_the_last_to_speak() -> None:
    marked = "“<No,>” said [Laura Venn], who lost Mary Quist in Tarnholm.\n“<The gate was shut,>” [she] added."
    assert speakers(marked) == ["Laura Venn", "Laura Venn"]


def test_a_rarer_given_name_tells_the_gender() -> None:
    marked = "Curt Venn met Ivanka Dune. [She] said <no>. [He] said <yes>."
    assert speakers(marked) == ["Ivanka Dune", "Curt Venn"]


def test_one_wrong_pronoun_does_not_outweigh_the_many_beside_a_name() -> None:
    marked = (
        "Zorin Venn came. He sat. He ate. He left.\nZorin Venn rested. He slept.\n[She] said <no>.\n"
        "Zorin Venn woke. [He] said <yes>."
    )
    assert speakers(marked)[-1] == "Zorin Venn"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Another governor [who] doubted <the plan>, Mary Venn of Tarnholm, came.", "Mary Venn"),
        ("Robert Venn is a clown, a poet and a man [who] believes <in rain>.", "Robert Venn"),
        ("Robert Venn, who once threatened a strike, and [who] hopes <for rain>, came.", "Robert Venn"),
        ("A man [who] doubted <the plan> left Tarnholm.", None),
        ("Robert Venn met a man [who] believes <in rain>.", None),
    ],
)
def test_a_relative_pronoun_reaches_who_is_named_beside_its_clause(marked: str, name: str | None) -> None:
    assert speakers("Mary Venn met Robert Venn.\n" + marked) == [name]


def test_will_that_asks_is_no_given_name() -> None:
    marked = "Will Venn come down?\nRobert Venn spoke on Monday.\n[Venn] said <no>. [He] said <yes>."
    assert speakers(marked) == ["Robert Venn", "Robert Venn"]


@pytest.mark.parametrize(
    "article",
    [
        "By Mary Venn.\nThe rain came early.\nWhen it did, [I] said <it was late>.",
        "The rain came early.\n[I] said <it was late>.\nFrom RAIN by Mary Venn. Copyright 2030 by Mary Venn.",
        "Mary Venn: Why The Rain Came\nThe rain came early that year.\n[I] said <it was late>.",
        "The rain came early.\n[I] said <it was late>.\nMary Venn.",
    ],
)
def test_the_writer_of_a_piece_says_i(article: str) -> None:
    assert speakers(article) == ["Mary Venn"]


@pytest.mark.parametrize(
    "article",
    [
        "Mary Venn: The Rain Came\nThe rain came early.\nMary Venn sat there. [I] said <it was late>.",
        "Mary Venn.\nThe rain came early.\n[I] said <it was late>.\nLaura Quist.",
        "The rain came early.\n[I] said <it was late>. [Mary Venn] said <no>.\nMary Venn.",
    ],
)
def test_who_is_spoken_of_or_one_of_many_does_not_write_it(article: str) -> None:
    assert speakers(article)[0] is None


@pytest.mark.parametrize(("named", "speaks"), [("My sister called me Mary Venn then.", True), ("I slept.", False)])
def test_the_byline_tells_the_writer_only_where_the_text_names_him(named: str, speaks: bool) -> None:
    text = f"The rain came early. {named}\nI said it was late."
    start = text.index("I said it")
    told = attribution(text, 0, (start, start + 1), (start + 7, len(text)))
    found = corefer(replace(document(text), byline="Mary Venn"), [told])
    assert (found.links[0].chain is not None) is speaks
