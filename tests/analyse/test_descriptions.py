"""Whom a description, a relative pronoun or "he" in somebody's words means, where names stand elsewhere."""

from __future__ import annotations

import pytest

from onrecord.analyse.coreference import corefer
from tests.analyse.marked import attribution, document, names, read


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Sen. Olan Vesk] said <a>. It rained. [The senator] said <b>.", "Olan Vesk"),
        ("[Gov. Mira Dune] said <a>. It rained. [The governor] said <b>.", "Mira Dune"),
        ("[Sen. Olan Vesk] said <a> in Peru. [The senator from Peru] said <b>.", "Olan Vesk"),
        ("[Olan Vesk] said <a>. [The business mogul] said <b>.", "Olan Vesk"),
        ("[Sen. Olan Vesk] said <a> of Mira Dune. [The former secretary of state] said <b>.", "Mira Dune"),
        ("[Mr. Olan Vesk] said <a> of Ms. Mira Dune. [The businesswoman] said <b>.", "Mira Dune"),
        ("Nobody went further than Mira Dune, [the former governor] seeking <a seat>.", "Mira Dune"),
        ("[Oscar-winning actress Mira Dune] said <a>.\n[The prominent actress] said <b>.", "Mira Dune"),
    ],
)
def test_a_person_is_called_what_he_is(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Olan Vesk] said <a>. [The driver] said <b>.", "driver"),
        ("[Olan Vesk] said <a>.\nIt rained.\nNobody came.\n[The business mogul] said <b>.", "business mogul"),
        ("[Mr. Olan Vesk] said <a>. [The businesswoman] said <b>.", "businesswoman"),
        ("[New York Gov. Olan Vesk] said <a>. [The New Jersey governor] said <b>.", "New Jersey governor"),
        ("[Olan Vesk] said <a>. [A business mogul] said <b>.", "business mogul"),
    ],
)
def test_a_part_in_what_is_told_is_not_the_person_just_named(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The governor’s spokesman", "Aldo Brink"),
        ("Vesk’s spokesman", "Aldo Brink"),
        ("Its spokesman", "Ilka Tern"),
        ("The party’s spokeswoman", "Ilka Tern"),
        ("Orla Quist’s spokesman", "Orla Quist’s spokesman"),
    ],
)
def test_a_spokesman_is_told_by_whose_he_is(source: str, name: str) -> None:
    marked = (
        "Gov. Olan Vesk left. Vesk spokesman Aldo Brink stayed. Ilka Tern, spokeswoman for the Reed Party, sang. "
        f"The Reed Party met. [{source}] said <no>."
    )
    assert names(marked) == [name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "[Vesk Holdings, a private company,] said <a>. Dune Industries fell. [The company] said <b>.",
            "Vesk Holdings",
        ),
        ("The Dune institute met. Rain fell. [The institute] said <a>.", "Dune"),
        ("There was Vesk Holdings, a private company [that] said <a>.", "Vesk Holdings"),
        ("[Vesk Holdings] said <a>. [The news service] said <b>.", "Vesk Holdings"),
        (
            "He flew with Dune Industries, [the airline] said <a>. [Vesk Holdings] spoke <b>. [The airline] said <c>.",
            "Vesk Holdings",
        ),
        ("[Vesk Holdings] said <a>. It rained all day. Nobody came. [The news service] said <b>.", "news service"),
    ],
)
def test_a_body_is_called_what_stands_beside_its_name(marked: str, name: str) -> None:
    marked = "The Dune institute opened.\nVesk Holdings sailed.\n" + marked
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Olan Vesk, seen as a man [who] said <a>, left.", "Olan Vesk"),
        ("Olan Vesk of Peru, a sailor [who] said <a>, left.", "Olan Vesk"),
        ("People such as Olan Vesk and Mira Dune, [who] show <a>, left.", "Olan Vesk and Mira Dune"),
        ("Olan Vesk met Mira Dune, [who] said <a>.", "Mira Dune"),
        ("They feared the ire of lawmakers [who] said <a>.", "lawmakers"),
        ("They feared a third of lawmakers [who] said <a>.", "third of lawmakers"),
        ("He was silencing critics [who] said <a>.", "critics"),
    ],
)
def test_who_is_whom_the_apposition_is_about(marked: str, name: str) -> None:
    assert names(marked) == [name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Olan Vesk’s lawsuit] said <a>. [The suit] said <b>.", "Olan Vesk"),
        ("[A lawsuit filed by a sailor named Olan Vesk] said <a>. [The suit] said <b>.", "Olan Vesk"),
        ("In a statement, [Olan Vesk] said <a>. [The statement] said <b>.", "Olan Vesk"),
        ("[Olan Vesk] said <a>. [The statement] said <b>.", "Olan Vesk"),
        ("Nobody signed a statement. [Olan Vesk] said <a>. [The statement] said <b>.", "statement"),
        ("[These statements] said <b>.", None),
        ("[The Reed Party's January law] said <b>.", "Reed Party"),
        ("[The Harbour Care Act] said <b>.", None),
        ("It was the Reed Party's long inquiry. [The report published Monday] said <b>.", "Reed Party"),
    ],
)
def test_a_document_is_whose_it_is(marked: str, name: str | None) -> None:
    assert names(marked)[-1] == name


def test_the_groups_are_those_described_more_fully_shortly_before() -> None:
    marked = "Peruvian fishing groups met.\n[The groups] said <a>.\nIt rained.\n[Peruvian fishing groups] said <b>."
    found, chains, _ = read(marked)
    assert [chain and (chain.name, chain.kind, chain.named) for chain in chains] == [
        ("Peruvian fishing groups", "group", False)
    ] * 2
    assert len([chain for chain in found.chains if chain.kind == "group"]) == 1


def test_somebodys_office_is_no_name() -> None:
    chain = read("Olan Vesk left. [Olan Vesk’s office] said <a>.")[1][0]
    assert chain is not None
    assert not chain.named


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Olan Vesk] said <a>.\nMs. Mira Dune’s boat was sold weeks after [he] said <b>.", "Olan Vesk"),
        ("[Mr. Olan Vesk] said <a>.\nMr. Aldo Brink’s fame has been dented by [his] vow <to sail>.", "Aldo Brink"),
        ("[Olan Vesk] said <a>.\nFormer Peruvian harbour chief Aldo Brink left. [He] said <b>.", "Aldo Brink"),
        ("[Mr. Aldo Brink] asked Mr. Olan Vesk <why>.\n<It rained>, [he] said.", "Olan Vesk"),
        ("[Mr. Aldo Brink] asked <why>.\n<It rained>, [he] said.", "Aldo Brink"),
        ("A blogger saw Olan Vesk. Then he left, and [he] said <a>.", "Olan Vesk"),
        ("[Anna Petrovna Dunova] met Viktor Brink <a>. [He] said <b>.", "Viktor Brink"),
    ],
)
def test_he_is_whom_the_sentence_is_about(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


def test_a_name_without_a_gender_learns_it_from_the_pronoun_beside_it() -> None:
    marked = "Tamsel Vesk rose. She sang.\nTamsel Vesk met Orvan Dune.\nThere [she] said <a>."
    assert names(marked) == ["Tamsel Vesk"]


def test_in_his_own_words_he_is_somebody_else() -> None:
    text = "Olan Vesk met Mr. Aldo Brink. Vesk said: I asked why. He said no."
    outer, who = text.index("I asked"), text.index("He said")
    speaker = text.index("Vesk said")
    made = [
        attribution(text, 0, (speaker, speaker + 4), (outer, len(text) - 1)),
        attribution(text, 1, (who, who + 2), (who + 8, len(text) - 1)),
    ]
    found = corefer(document(text), made)
    assert [link.chain is not None and found.chains[link.chain].name for link in found.links] == [
        "Olan Vesk",
        "Aldo Brink",
    ]


@pytest.mark.parametrize("head", ["Judge", "Teacher"])
def test_a_bare_noun_in_a_headline_is_the_first_to_speak(head: str) -> None:
    assert names(f"[{head}] rules out <a cut>\n[Olan Vesk] said <a>.\n[Mira Dune] said <b>.")[0] == "Olan Vesk"


def test_i_is_the_writer_whom_the_last_paragraph_presents() -> None:
    marked = "[Aldo Brink] said <a>.\n[I] doubt <it>, and [we] think <so>.\nOlan Vesk is a professor in Lima."
    assert names(marked) == ["Aldo Brink", "Olan Vesk", None]
    assert names(marked.replace("Olan Vesk is", "Aldo Brink is"))[1] is None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[A Sept. 15, 2011 email] said <a>.", "Sept. 15, 2011 email"),
        ("[The nearly 8,000-word article] said <a>.", "nearly 8,000-word article"),
        ("[A clerk, 2011 of them] said <a>.", "clerk"),
    ],
)
def test_a_comma_within_a_number_or_a_date_ends_no_description(marked: str, name: str) -> None:
    assert names(marked) == [name]
