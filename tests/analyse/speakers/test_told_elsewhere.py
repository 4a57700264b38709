"""Whom a source means that the text names elsewhere: later, as the maker of a document, as a campaign, as a town."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[A Quistland judge] rejected <one> on Monday.\nIt was late.\n[Justice Olan Vesk] wrote <two>.", "Olan Vesk"),
        ("[Former harbour chairman] wants <one>.\nRain fell.\nIt is late, [Olan Vesk] said <two>.", "Olan Vesk"),
        (
            "[A Senate panel] voted <one> on Monday.\nThe Senate Fisheries Committee met. [Olan Vesk] said <two>.",
            "Senate Fisheries Committee",
        ),
    ],
)
def test_a_lead_brings_in_who_is_named_soon_after(marked: str, name: str) -> None:
    assert names(marked)[0] == name


@pytest.mark.parametrize(
    "marked",
    [
        "[A Vesk spokesman] said <one>.\nLater [Mira Dune] said <two>.",
        "[A judge] ruled <one>.\nJudge Olan Vesk and Judge Mira Dune met. The port said nothing.",
        "Olan Vesk left.\n[A sailor] wrote <one>.\n[Olan Vesk] said <two>.",
    ],
)
def test_a_lead_that_nobody_fits_stays_a_description(marked: str) -> None:
    assert names(marked)[0] not in ("Olan Vesk", "Mira Dune")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Mira Dune has a new ad. [The ad] says <one>.", "Mira Dune"),
        ("Mira Dune came. [Her memoir] says <one>.", "Mira Dune"),
        ("[An Olan Vesk tweet] says <one>.", "Olan Vesk"),
        ("[A video by the Reed Party] says <one>. [The clip] adds <two>.", "Reed Party"),
    ],
)
def test_a_document_speaks_for_whoever_put_it_out(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


def test_a_video_on_a_platform_is_not_the_platforms() -> None:
    assert names("[A YouTube video] shows <one>.") != ["YouTube"]


def test_a_campaign_is_called_as_the_text_calls_it() -> None:
    text = "[Olan Vesk’s campaign] denied <one>. The Vesk campaign has a boat."
    assert names(text) == ["Vesk campaign"]
    assert names("[Olan Vesk’s campaign] denied <one>. It has a boat.") != ["Olan Vesk"]


def test_letters_are_by_whoever_signs_them() -> None:
    text = "Letters.\n[I] think <one>.\nMira Dune.\n[I] doubt <two>.\nOlan Vesk.\nBoats are fine.\nIvo Prell."
    assert names(text) == ["Mira Dune", "Olan Vesk"]


def test_police_are_the_only_force_that_is_named() -> None:
    assert names("[Police] said <one>. The Tarnholm Police Department met.") == ["Tarnholm Police Department"]
    two = "[Police] said <one>. The Tarnholm Police Department met the Velmora Police Department."
    assert "Police Department" not in str(names(two))
