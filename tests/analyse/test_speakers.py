"""Who is speaking, where it is easily got wrong: odd surnames, several speakers, "it", two of one name."""

from __future__ import annotations

import pytest

from onrecord.analyse.coreference import corefer
from tests.analyse.marked import attribution, document, names, read


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Theresa June", "June"),
        ("Linda Price", "Price"),
        ("Mary Church", "Church"),
        ("Sarah Day", "Day"),
        ("Peter Long", "Long"),
        ("Senator Paul Justice", "Justice"),
        ("Martin Harbour", "Harbour"),
    ],
)
def test_a_surname_that_is_a_word_too_resolves_where_the_full_name_stands(full: str, bare: str) -> None:
    marked = f"{full} came to Tarnholm.\n[{bare}] said <no>. It would stay so, [{bare}] said, <all year>."
    _, chains, basis = read(marked)
    name = " ".join(full.split()[-2:])
    assert [chain and (chain.name, chain.kind) for chain in chains] == [(name, "person")] * 2
    assert basis[0] == f"surname “{bare}” of “{name}”"


def test_a_month_stays_a_month_beside_somebody_who_bears_its_name() -> None:
    found, _, _ = read("Theresa June came.\nThe vote in June 2030 was lost. In June [she] said <no>.")
    person = next(chain for chain in found.chains if chain.kind == "person")
    assert [(name.text, name.count) for name in person.names] == [("Theresa June", 1)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Olan Vesk and Mira Dune", "Olan Vesk and Mira Dune"),
        ("Olan Vesk, Mira Dune and Ilka Tern", "Olan Vesk, Mira Dune and Ilka Tern"),
        ("Sens. Olan Vesk (D–Ill.) and Mira Dune (R–Iowa)", "Olan Vesk and Mira Dune"),
        ("Olan Vesk of Peru and Mira Dune of Chile", "Olan Vesk and Mira Dune"),
        ("Rep. Olan Vesk, a Tarnholm lawyer, and Rep. Mira Dune", "Olan Vesk and Mira Dune"),
        ("the Lantern Institute and the Reed Party", "Lantern Institute and Reed Party"),
        ("Peru and Chile", "Peru and Chile"),
        ("some groups, including the Reed Party, the Lantern Institute and Quay Watch,", "groups"),
        ("Three women - Mira Dune, Orla Quist, and Ilka Tern -", "Mira Dune, Orla Quist and Ilka Tern"),
        ("Police and prosecutors", "Police and prosecutors"),
        ("The mayor of Tarnholm and the governor of Peru", "mayor of Tarnholm and the governor of Peru"),
        ("Olan Vesk and his colleagues", "Olan Vesk and his colleagues"),
    ],
)
def test_more_than_one_speaker_is_never_one_of_them(source: str, name: str) -> None:
    marked = f"Olan Vesk, Mira Dune, Ilka Tern and Orla Quist met. Then [{source}] said <no>."
    _, chains, basis = read(marked)
    assert chains[0] is not None
    assert (chains[0].name, chains[0].kind, chains[0].named) == (name, "group", False)
    assert "more than one speaker" in basis[0]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mira Dune, director of the Lantern Institute and the Reed Party,", "Mira Dune"),
        ("Mira Dune, a former harbour officer and specialist on storms,", "Mira Dune"),
        ("Lantern Institute founder and CEO Mira Dune", "Mira Dune"),
        ("The Ministry of Health and Welfare", "Ministry of Health and Welfare"),
        ("The Centers for Storm Control and Prevention", "Centers for Storm Control and Prevention"),
        ("Minister of State for Foreign Affairs Dr. Mira Dune", "Mira Dune"),
        ("the outgoing chairman of the party Mira Dune", "Mira Dune"),
        ("Harbour Committee ranking member Mira Dune, R-Ohio,", "Mira Dune"),
    ],
)
def test_what_belongs_to_one_speaker_makes_no_second(source: str, name: str) -> None:
    assert names(f"On Monday [{source}] said <no>.") == [name]


def test_the_founder_and_chief_is_one_person() -> None:
    chain = read("[The founder and chief executive] said <no>.")[1][0]
    assert chain is not None
    assert (chain.kind, chain.named) == ("person", False)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[The Reed Party] met and said <no>. [It] said <so twice>.", "Reed Party"),
        ("The Reed Party met in Lima. Later [it] said <no>.", "Reed Party"),
        ("[A report] found <boats>. [It] said <more would come>.", "report"),
    ],
)
def test_it_is_the_body_that_spoke_or_opened_a_sentence_last(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


def test_it_within_reported_speech_is_the_body_that_speaks() -> None:
    text = "Olan Vesk left. The Reed Party said it feared that it would sail."
    party, it, end = text.index("Reed Party"), text.index("it feared"), len(text) - 1
    made = [
        attribution(text, 0, (party, party + 10), (it, end)),
        attribution(text, 1, (it, it + 2), (text.index("that it"), end)),
    ]
    found = corefer(document(text), made)
    assert {link.chain is not None and found.chains[link.chain].name for link in found.links} == {"Reed Party"}
    assert "within what" in found.links[1].basis


@pytest.mark.parametrize(
    "marked",
    [
        "Olan Vesk spoke at the Reed Party and left. [It] said <no>.",
        "The Reed Party met. Rain fell. Nobody came. [It] said <no>.",
        "The Reed Party’s boats sailed. [It] said <no>.",
        "Olan Vesk met Mira Dune. [They] said <no>.",
    ],
)
def test_it_and_they_are_left_open_rather_than_guessed(marked: str) -> None:
    _, chains, basis = read(marked)
    assert chains == [None]
    assert "left open" in basis[0]


def test_they_are_the_last_group_to_speak_or_those_who_spoke_together() -> None:
    marked = (
        "[Analysts] said <a>. [They] said <b>.\nThere [Olan Vesk and Mira Dune] said <c>. [Ilka Tern] said <d>. "
        "[They] said <e>."
    )
    assert names(marked) == ["Analysts", "Analysts", "Olan Vesk and Mira Dune", "Ilka Tern", "Olan Vesk and Mira Dune"]


def test_you_and_contractions() -> None:
    _, chains, basis = read("[You] know <it>. [I’m] sure <it rained>.")
    assert chains == [None, None]
    assert "reads" in basis[0]
    assert "writer" in basis[1]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The House last", "House"),
        ("Mr. Vesk Friday", "Vesk"),
        ("The Reed Party this week", "Reed Party"),
        ("an official on Monday", "official"),
        ("Tarnholm’s city council this week", "Tarnholm’s city council"),
        ("the person who has been told again and again of what the council thinks about it all", "person"),
        (
            "a senior harbour official with long knowledge of the talks and of all those in them",
            "senior harbour official",
        ),
        ("groups that", "groups"),
        ("People who love boats", "People who love boats"),
        ("fewer than half", "fewer than half"),
        ("The Tern/Dune poll of 1,330 sailors", "Tern/Dune poll of 1,330 sailors"),
    ],
)
def test_a_description_is_cut_to_what_tells_who_it_is(source: str, name: str) -> None:
    assert names(f"There [{source}] said <no>.") == [name]


@pytest.mark.parametrize(
    "source",
    ["Olan Vesk (D–Ill.)", "Olan Vesk (R)", "Olan Vesk, R-Calif.,", "Olan Vesk, 52,", "Olan Vesk’s (D-New York)",
     "Sen. Olan Vesk (D-N.Y.)"],
)  # fmt: skip
def test_party_state_and_age_are_no_part_of_a_name(source: str) -> None:
    found, chains, _ = read(f"There [{source}] said <no>.")
    assert [chain and chain.name for chain in chains] == ["Olan Vesk"]
    assert [chain.name for chain in found.chains] == ["Olan Vesk"]


def test_a_name_in_capitals_is_the_same_as_in_usual_writing() -> None:
    found, chains, _ = read("[OLAN VESK] said <no>.\n[Vesk] said <yes>.\n[Olan Vesk’s] view was <no>.")
    assert [chain and chain.name for chain in chains] == ["Olan Vesk"] * 3
    assert len(found.chains) == 1


def test_a_name_that_stands_in_capitals_only_is_shown_in_usual_writing() -> None:
    assert names("OLAN VESK KNOWS the quay. [Vesk] said <no>.") == ["Olan Vesk"]


def test_a_title_in_quotation_marks_gives_no_names_of_its_own() -> None:
    marked = "A paper ran “Even Pope Vesk Doesn’t Think Sailors Should Vote For Dune”.\n[Pope Vesk] said <no>."
    assert names(marked) == ["Vesk"]


def test_two_of_one_surname_are_kept_apart_by_the_form_of_address() -> None:
    marked = "Ms. Wanda Brink met Mr. Aldo Brink.\n[Mrs. Brink] said <a>.\n[Mr. Brink] said <b>."
    assert names(marked) == ["Wanda Brink", "Aldo Brink"]


def test_a_bare_surname_goes_to_the_last_of_its_bearers_to_speak() -> None:
    marked = (
        "[Wanda Brink] said <a>.\n[Aldo Brink] said <b>.\n[Brink] said <c>.\n[Wanda Brink] said <d>. [Brink] said <e>."
    )
    _, chains, basis = read(marked)
    assert [chain and chain.name for chain in chains] == [
        "Wanda Brink", "Aldo Brink", "Aldo Brink", "Wanda Brink", "Wanda Brink"
    ]  # fmt: skip
    assert "of those here who bear it" in basis[2]
    assert "bear" not in basis[1]


def test_whoever_acts_as_the_president_is_he() -> None:
    marked = "[President Olan Vesk] said <a>.\nAsked by [Aldo Brink], the president waved. [He] said <b>."
    found = read(marked.replace("[Aldo Brink]", "Aldo Brink"))
    assert [chain and chain.name for chain in found[1]] == ["Olan Vesk", "Olan Vesk"]


@pytest.mark.parametrize(
    ("source", "kind", "named"),
    [
        ("Backers of the ban", "group", False),
        ("Coloradans", "group", False),
        ("Progressives", "group", False),
        ("Our Founders", "group", False),
        ("one Iowa Republican", "person", False),
        ("McVesk", "person", True),
        ("The Second Circuit", "organisation", True),
    ],
)
def test_kinds(source: str, kind: str, named: bool) -> None:
    chain = read(f"[{source}] said <no>.")[1][0]
    assert chain is not None
    assert (chain.kind, chain.named) == (kind, named)


def test_a_noun_beside_a_name_tells_that_it_is_a_body() -> None:
    found = read("Her insurer, Vesk, paid. There [Dune, a small boat company,] said <no>.")[0]
    assert {chain.name: chain.kind for chain in found.chains} == {"Vesk": "organisation", "Dune": "organisation"}


def test_a_noun_that_only_tells_an_office_is_not_its_holder() -> None:
    marked = "[The sailor attorney Mira Dune] said <a>.\n[The sailor] said <b>."
    _, chains, _ = read(marked)
    assert chains[1] is not None
    assert (chains[1].name, chains[1].named) == ("sailor", False)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Prof. Olan Vesk] said <a>. [The professor] said <b>.", "Olan Vesk"),
        ("[The leader, His Eminence Sayyid Olan Vesk,] said <a>. [His Eminence] said <b>.", "Olan Vesk"),
        ("[The Minister for Rivers, Mr Olan Vesk,] said <a>. [The minister] said <b>.", "Olan Vesk"),
        ("[The head of the Reed Party (al-Qasab), Olan Vesk,] said <a>. [The head] said <b>.", "Olan Vesk"),
        ("[Olan Vesk] said <a>. Vesk has been Minister of Power for a year. [The minister] said <b>.", "Olan Vesk"),
        ("Olan Vesk Moor came. [Vesk] said <a>.", "Olan Vesk Moor"),
        ("The Vesk Group came. [Vesk] said <a>.", "Vesk Group"),
        ("The Free Hill Units came. [The Units] said <a>.", "Free Hill Units"),
        ("Bloque 9 de Vesk came. [The Bloque] said <a>.", "Bloque 9 de Vesk"),
        ("[The head of the delegation, Minister of Finance and Economy Olan Hesen Vesk,] said <a>.", "Olan Hesen Vesk"),
        ("[One sailor, who gave her name only as Tilda,] said <a>.", "Tilda"),
        ("[A sailor called Tilda] said <a>.", "Tilda"),
        ("[A survey by the Lantern Institute] found <a>.", "Lantern Institute"),
        ("[A Lantern Institute poll of 90 sailors] found <a>. [The poll] put <b>.", "Lantern Institute"),
        ("[A poll released on Sunday by the Lantern Institute] found <a>.", "Lantern Institute"),
        ("[A study by professor Olan Vesk] found <a>.", "Olan Vesk"),
    ],
)
def test_who_is_named_elsewhere_or_in_passing(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    "source",
    [
        "A video published by the Lantern Institute",
        "A Lantern Institute/Reed Party poll",
        "A poll of Reed Party members",
        "A study by the Lantern Institute and the Reed Party",
    ],
)
def test_a_document_of_none_or_of_two_is_nobodys(source: str) -> None:
    chain = read(f"[{source}] found <a>.")[1][0]
    assert chain is None or not chain.named


def test_a_document_that_somebody_else_made_is_not_the_first_ones() -> None:
    marked = "[A poll by the Lantern Institute] found <a>. [A poll of sailors] found <b>. [The poll] found <c>."
    assert names(marked)[0] == "Lantern Institute"
    assert names(marked)[2] != "Lantern Institute"


def test_a_handle_in_brackets_is_a_second_name() -> None:
    found, chains, _ = read("[Olan Vesk MP (@olanvesk)] said <a>. [@olanvesk] said <b>.")
    assert [chain and chain.name for chain in chains] == ["Olan Vesk", "Olan Vesk"]
    person = next(chain for chain in found.chains if chain.kind == "person")
    assert [(name.text, name.count) for name in person.names] == [("olanvesk", 2), ("Olan Vesk", 1)]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Olan Vesk] said <a>.\nAldo Brink went further. [He] said <b>.", "Aldo Brink"),
        ("[Olan Vesk] said <a>.\nA trader in Lima asked why. [He] said <b>.", "trader in Lima"),
        ("Olan Vesk came. He met the guard Aldo Brink in a room full, [he] said, <of smoke>.", "Olan Vesk"),
    ],
)
def test_he_is_whom_the_paragraph_is_about(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


def test_a_possessive_without_whom_it_owns_is_nobody_and_her_letter_is_hers() -> None:
    _, chains, basis = read("[Mira Dune] said <a>. [Her] predecessor said <b>. [Her] letter said <c>.")
    assert [chain and chain.name for chain in chains] == ["Mira Dune", None, "Mira Dune"]
    assert "somebody of theirs" in basis[1]


@pytest.mark.parametrize(("office", "name"), [("Minister", "Olan Vesk"), ("Premier", "Aldo Brink")])
def test_a_bare_office_in_a_headline_is_its_one_holder(office: str, name: str) -> None:
    marked = f"[{office}] rules out <a cut>\nRivers minister Olan Vesk met Prime Minister Aldo Brink."
    assert names(marked) == [name]


def test_somebody_unnamed_who_is_nobodys_source_makes_no_chain() -> None:
    found = read("A trader in Lima asked why. [Olan Vesk] said <a>.")[0]
    assert "trader in Lima" not in {chain.name for chain in found.chains}


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("President Olan Vesk came. Vice President Aldo Brink sang. [The president] said <a>.", "Olan Vesk"),
        ("Health Minister Olan Vesk came. [The health minister] said <a>.", "Olan Vesk"),
        ("Health Minister Olan Vesk came. [The finance minister] said <a>.", "finance minister"),
        ("Minister of Finance Olan Vesk and Minister of Health Aldo Brink came. [The health minister] said <a>.",
         "Aldo Brink"),
        ("Prime Minister Olan Vesk met Prime Minister Aldo Brink. [The prime minister] said <a>.", "prime minister"),
        ("Prime Minister Olan Vesk came.\nIt rained.\nPrime Minister Aldo Brink left. [The prime minister] said <a>.",
         "Aldo Brink"),
    ],
)  # fmt: skip
def test_an_office_is_never_another_ones_nor_that_of_either_of_two(marked: str, name: str) -> None:
    assert names(marked) == [name]


def test_a_headline_in_quotation_marks_is_none_where_a_sentence_ends_in_it() -> None:
    marked = "Nobody came, and [the minister] said <“it rained all day.”>\nAldo Brink met the minister Olan Vesk."
    assert names(marked)[0] != "Aldo Brink"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Vesk University political science professor Mira Dune", "Mira Dune"),
        ("The Castor Institute polling director Olan Vesk", "Olan Vesk"),
        ("A spokesman for Castor University president Olan Vesk", None),
    ],
)
def test_a_person_after_the_body_and_the_work_heads_the_source(source: str, name: str | None) -> None:
    found = names(f"[{source}] said <one>.")[0]
    assert found == name if name else found != "Olan Vesk"
