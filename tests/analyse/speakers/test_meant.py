"""Whom a description of somebody at hand means, and where it means nobody."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Sen. Olan Vesk] spoke <one>.\nIt was late, [the Texas senator] said <two>.", "Olan Vesk"),
        ("[Mira Dune] said <one> on Monday.\nIt is sad, [the retired neurosurgeon] said <two>.", "Mira Dune"),
        ("[Rep. Mira Dune (R-Utah)] said <one> of Olan Vesk (D-Ohio). [The Utah Republican] said <two>.", "Mira Dune"),
        ("[Mira Dune] said <one>. [The former head of the Reed Party] said <two>.", "Mira Dune"),
        ("[Olan Vesk] said <one>.\nIt is sad, [the front-runner] said <two>.", "Olan Vesk"),
        ("[Olan Vesk] said <one>.\nIt is sad, [the 43-year-old] said <two>.", "Olan Vesk"),
        ("Olan Vesk is the governor of Texas. [Vesk] said <one>. [The former president] said <two>.", "Olan Vesk"),
        ("Republican Olan Vesk met Democrat Mira Dune. [The Republican candidate] said <two>.", "Olan Vesk"),
        ("Mary Dune and Robert Vesk met. [The nominee] attacked <her opponent>.", "Mary Dune"),
        (
            "[Robert Vesk] said <one>.\nHe spoke in Fort Hill, Indiana, after Mary Dune left. "
            "[The Indiana governor] said <two>.",
            "Robert Vesk",
        ),
    ],
)
def test_somebody_at_hand_is_called_what_he_is(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Mira Dune spoke. A narrator read it.\n[The narrator] said <one>.", "narrator"),
        ("[Olan Vesk] said <one>. [The next senator] said <two>.", "next senator"),
        ("[Sen. Olan Vesk (D-Ohio)] said <one>. [The Utah senator] said <two>.", "Utah senator"),
        ("[Sen. Olan Vesk (D-Ohio)] said <one>. [The Republican lawmaker] said <two>.", "Republican lawmaker"),
        ("[Olan Vesk] said <one>. [The source] said <two>.", "source"),
        ("Sen. Olan Vesk came. [Vesk] said <one>. [The former governor] said <two>.", "former governor"),
    ],
)
def test_a_description_that_does_not_fit_stays_one(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


def test_whoever_holds_that_very_office_is_meant_though_another_is_at_hand_and_he_is_named_later() -> None:
    text = (
        "Iraq's Reed Resistance movement declared on Monday that it will stay.\n"
        "[Ivo Prell, spokesperson for Reed,] said <one>.\n[The spokesperson] added <two>.\n[Prell] also said <three>.\n"
        "Earlier in May, [the Secretary-General of the Iraqi Reed Resistance movement] announced <four>.\n"
        "In a statement, [Sheikh Olan Vesk] said <five>.\n"
        "[The Secretary-General of the Reed Movement, Olan Vesk,] declared <six>."
    )
    assert names(text)[3] == "Olan Vesk"
