"""Who is speaking: names, pronouns and offices resolved to the fullest name of the document."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analyse.coreference import corefer
from onrecord.types import Attribution
from tests.analyse.marked import attribution, document, names, read


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[The Reed Movement's Secretary-General, Sheikh Nadim al-Farra,] said <no>.", "Nadim al-Farra"),
        ("[Dorvanian Armed Forces spokesperson Brigadier Tomal Reke] said <no>.", "Tomal Reke"),
        ("[Mira Dune, spokesperson for the Reed Party,] said <no>.", "Mira Dune"),
        ("[The Tidings' Mira Dune] said <no>.", "Mira Dune"),
        ("[Sen. Orla K. Quist (D-Ohio)] said <no>.", "Orla K. Quist"),
        ("[Ilka Tern, who heads the Lantern Institute in Lima] said <no>.", "Ilka Tern"),
        ("She replied to Mrs Ilka Tern, the town's energy minister, [who] had said <no>.", "Ilka Tern"),
        ("[The Ministry of Roads] said <no>.", "Ministry of Roads"),
        ("[The Peruvian government] said <no>.", "Peruvian government"),
    ],
)
def test_a_name_in_the_source_is_stripped_to_the_name(marked: str, name: str) -> None:
    assert names(marked) == [name]


def test_every_spelling_goes_to_the_fullest_name_even_when_it_comes_later() -> None:
    marked = (
        "[Farra] said <one>.\n[Al-Farra] said <two>.\n[Sheikh Nadim al-Farra] said <three>.\n[Mr. Farra] said <four>."
    )
    found, chains, _ = read(marked)
    assert {chain.name for chain in chains if chain} == {"Nadim al-Farra"}
    chain = next(chain for chain in found.chains if chain.kind == "person")
    assert {(name.text, name.count) for name in chain.names} == {("Farra", 2), ("Al-Farra", 1), ("Nadim al-Farra", 1)}


def test_a_misspelt_surname_and_its_basis() -> None:
    _, chains, basis = read("[Nadim Farra] said <one>.\n[Farra] said <two>.\n[Farda] said <three>.")
    assert chains[2] is not None and chains[2].name == "Nadim Farra"
    assert "one letter away" in basis[2]


def test_two_speakers_in_turn_are_not_mixed_up() -> None:
    marked = (
        "[Olan Vesk] said <no boat would sail>. [He] called <the harbour shut>.\n"
        "[Mira Dune] said <boats would sail>. [She] said <so twice>.\n[Vesk] said <no again>, [he] added <that>."
    )
    assert names(marked) == ["Olan Vesk", "Olan Vesk", "Mira Dune", "Mira Dune", "Olan Vesk", "Olan Vesk"]


def test_a_pronoun_heeds_the_form_of_address() -> None:
    marked = "Ms. Dune met Mr. Vesk at noon.\n[She] said <no>, and [he] said <yes>."
    assert names(marked) == ["Dune", "Vesk"]


def test_somebody_named_inside_the_words_is_not_who_says_them() -> None:
    marked = "[Ilka Tern] said <one>.\n<Nobody trusts Olan Vesk>, [she] said."
    found, chains, _ = read(marked)
    assert [chain and chain.name for chain in chains] == ["Ilka Tern", "Ilka Tern"]
    assert found.links[1].basis.startswith("“she”")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Mira Dune, spokeswoman for the Reed Party,] said <a>.\n[The spokesperson] said <b>.", "Mira Dune"),
        ("[Peruvian Prime Minister Olan Vesk] said <a>.\n[The PM] said <b>.", "Olan Vesk"),
        ("[Olan Vesk, leader of the Reed Party,] said <a>.\n[The leader of the Reed Party] said <b>.", "Olan Vesk"),
        ("[The Peruvian Foreign Ministry] said <a>.\n[The ministry] said <b>.", "Peruvian Foreign Ministry"),
        ("[The Lantern Workers Union] said <a>.\n[The union] said <b>.", "Lantern Workers Union"),
        ("[The Lantern Workers Union] said <a>.\n[The LWU] said <b>.", "Lantern Workers Union"),
    ],
)
def test_an_office_or_a_body_named_before(marked: str, expected: str) -> None:
    assert names(marked)[1] == expected


def test_two_holders_of_one_title_are_told_apart_by_the_body() -> None:
    marked = (
        "[Mira Dune, spokeswoman for the Reed Party,] said <a>.\n"
        "[Olan Vesk, spokesman for the Harbour Union,] said <b>.\n"
        "[The Reed Party spokesperson] said <c>.\n[The spokesperson for the Harbour Union] said <d>."
    )
    assert names(marked)[2:] == ["Mira Dune", "Olan Vesk"]


def test_a_leader_named_right_after() -> None:
    marked = "[The leader of the Reed Party] urged <calm>.\n[Sheikh Nadim al-Farra] declared that <boats would sail>."
    _, chains, basis = read(marked)
    assert [chain and chain.name for chain in chains] == ["Nadim al-Farra", "Nadim al-Farra"]
    assert "the next to speak" in basis[0]


def test_a_next_speaker_with_another_office_is_somebody_else() -> None:
    marked = "[The mayor of Tarnholm] urged <calm>.\n[Olan Vesk, a fisherman,] said <no>."
    _, chains, basis = read(marked)
    assert chains[0] is not None and not chains[0].named and chains[0].name == "mayor of Tarnholm"
    assert "no name" in basis[0]


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("[A senior harbour official] said <a>.", "senior harbour official", "person"),
        ("[The spokesman for the army] said <a>.", "spokesman for the army", "person"),
        ("[Analysts] said <a>.", "Analysts", "group"),
        ("[Many Peruvians] said <a>.", "Many Peruvians", "group"),
        ("[The report] said <a>.", "report", "group"),
        ("[A new study of boats] said <a>.", "new study of boats", "group"),
    ],
)
def test_a_description_without_a_name_stays_one(marked: str, name: str, kind: str) -> None:
    chain = read(marked)[1][0]
    assert chain is not None
    assert (chain.name, chain.kind, chain.named) == (name, kind, False)


def test_a_capital_that_speaks_is_an_organisation_and_elsewhere_a_place() -> None:
    found, chains, _ = read("Ships left Lima today.\n[Lima] said <it knew>.")
    assert chains[0] is not None and (chains[0].name, chains[0].kind) == ("Lima", "organisation")
    assert [(m.kind, m.form) for m in found.mentions] == [("place", "name"), ("organisation", "name")]


def test_who_and_i() -> None:
    text = "The judge praised Mira Dune, who said that I lied."
    who, inner = text.index("who"), text.index("I lied")
    made = [
        attribution(text, 0, (who, who + 3), (who + 9, len(text) - 1)),
        attribution(text, 1, (inner, inner + 1), (inner + 2, len(text) - 1)),
    ]
    found = corefer(document(text), made)
    assert [link.chain is not None and found.chains[link.chain].name for link in found.links] == ["Mira Dune"] * 2
    assert "right before it" in found.links[0].basis


def test_i_outside_a_quotation_and_no_source_have_no_chain() -> None:
    text = "I think it rained."
    found = corefer(document(text), [attribution(text, 0, (0, 1), (8, 17)), attribution(text, 1, None, (8, 17))])
    assert [link.chain for link in found.links] == [None, None]
    assert any("writer" in link.basis for link in found.links)
    assert any("no source" in link.basis for link in found.links)


def test_a_caption_may_give_the_full_name_but_a_credit_never() -> None:
    marked = "Olan Vesk on the quay\nBy Ilka Tern\n[Vesk] said <a>.\n[Tern] said <b>."
    assert names(marked, {"Olan": "caption", "By": "credit"}) == ["Olan Vesk", "Tern"]


def test_a_headline_learns_the_name_from_the_body() -> None:
    marked = "[Vesk] Warns <Harbour Crews About Early Storms>\n[Olan Vesk] said <storms were near>."
    assert names(marked, {"Vesk": "title"}) == ["Olan Vesk", "Olan Vesk"]


def test_a_bare_surname_is_not_the_wifes_where_mr_says_otherwise() -> None:
    marked = "[Mr. Dow] said <a>.\nMary Dow left.\n[Dow] said <b>.\n[Ms. Dow] said <c>."
    assert names(marked) == ["Dow", "Dow", "Mary Dow"]


def test_offices_are_kept_with_their_organisation() -> None:
    chain = read("[Mira Dune, spokeswoman for the Reed Party,] said <a>.")[1][0]
    assert chain is not None
    assert [(office.title, office.organisation) for office in chain.offices] == [("spokeswoman", "Reed Party")]


def test_a_second_name_in_brackets_is_a_name_of_its_own() -> None:
    found, _, _ = read("[Hajj Nadim Salem Farra (Abu Tarek Al-Sabil)] said <a>.")
    chain = next(chain for chain in found.chains if chain.kind == "person")
    assert {name.text for name in chain.names} == {"Nadim Salem Farra", "Abu Tarek Al-Sabil"}


PIECES = (
    "Olan Vesk", "Mira Dune", "he", "She", "they", "who", "I", "said", "the spokesperson", "for", "of", "the", "and",
    "Reed Party", ",", ".", "“", "”", '"', "(", ")", "\n", "’s", "'s", "Sheikh", "al-Farra", "Lima", "Peruvian", "Mr.",
    "the ministry", "officials", "U.S.", "-", "É", "ß", "\u2028", "42", "Dean", "LWU", "no", "leader",
)  # fmt: skip


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    text = " ".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40)))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    made = []
    for number in range(draw(st.integers(0, 5))):
        source = draw(st.one_of(st.none(), spans.filter(lambda span: span[0] < span[1])))
        content = draw(spans.filter(lambda span: span[0] < span[1]))
        made.append(attribution(text, number, source, content))
    return text, made


@settings(max_examples=150, deadline=None)
@given(scenes(), st.randoms(use_true_random=False))
def test_whatever_comes_in_the_result_is_whole(scene: tuple[str, list[Attribution]], chance: random.Random) -> None:
    text, made = scene
    found = corefer(document(text), made)
    assert [chain.number for chain in found.chains] == list(range(len(found.chains)))
    assert sorted(link.attribution for link in found.links) == sorted(one.id for one in made)
    assert all(link.basis and (link.chain is None or link.chain < len(found.chains)) for link in found.links)
    assert all(0 <= m.span[0] < m.span[1] <= len(text) and text[slice(*m.span)].strip() for m in found.mentions)
    assert {mention.chain for mention in found.mentions} == {chain.number for chain in found.chains}
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert corefer(document(text), shuffled) == found


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Olan Vesk] said <a>. [He, like the mayor,] said <b>.", "Olan Vesk"),
        ("[Let's] say <a>.", None),
        ("[A pilot who flew in fog to Lima] said <a>.", "pilot who flew in fog to Lima"),
        ("[Two judges (Olan Vesk and Mira Dune)] said <a>.", "Olan Vesk and Mira Dune"),
        ("[Three other judges (Olan Vesk, Mira Dune and others)] said <a>.", "Three other judges"),
    ],
)
def test_sources_with_asides(marked: str, name: str | None) -> None:
    assert names(marked)[-1] == name


def test_a_states_supreme_court_is_not_the_supreme_court() -> None:
    marked = "[The Colorado Supreme Court] said <a>. [The Supreme Court] said <b>. [The U.S. Supreme Court] said <c>."
    assert names(marked) == ["Colorado Supreme Court", "U.S. Supreme Court", "U.S. Supreme Court"]
