"""Which body a general noun means, and where it means none; towns by their noun."""

from __future__ import annotations

import pytest

from tests.analyse.marked import names


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The Vesk was held back by the oil giant Quist Resources. [The company] said <one>.", "Quist Resources"),
        ("[WTOL] said <one>. The Tarnholm Sailing Association rules here. [The station] said <two>.", "WTOL"),
        ("The Reed campaign left. Mira Dune said no, and [the Reed campaign] said <one>.", "Reed campaign"),
        ("[The nationalist Tarnholm Times tabloid] said <one>.", "Tarnholm Times"),
        ("Boats lie in Tarnholm. [The city of Tarnholm] said <one>.", "Tarnholm"),
    ],
)
def test_a_noun_means_a_body_of_its_kind(marked: str, name: str) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    "marked",
    [
        # A body without a name came in since.
        "Quist Health Group has ships.\nA trade group for harbours spelled it out. It is bad, [the group] wrote <one>.",
        # Another one's campaign.
        "The Dune campaign is rich. Olan Vesk has no boats, and [his campaign] said <one>.",
        # A platform is no group.
        "They asked YouTube to stop. [The group] said <one>.",
        # People, many of them.
        "[A group of rabbis] wants <one>.\nThe Quist Rabbis Group met.",
        # A body of which the name is only the beginning of another's.
        "[White House] touts <one>.\nThe White House Council of Harbours met.",
    ],
)
def test_a_noun_that_no_body_fits_means_none(marked: str) -> None:
    assert names(marked)[-1] not in (
        "Quist Health Group", "Dune campaign", "YouTube", "Quist Rabbis Group", "White House Council of Harbours"
    )  # fmt: skip
