"""How alike two forms of names are: a name of one word beside a whole one."""

from __future__ import annotations

import pytest

from onrecord.resolve.forms import PERSON, form_of
from onrecord.resolve.similar import alike


@pytest.mark.parametrize(
    ("one", "whole", "likeness"),
    [
        ("Masoudi", "Tarek al-Masoudi", "alone"),
        ("Belmar", "José Antonio Belmar Arriz", "near"),
        ("Garrett", "Orla Garret", "near"),
        ("Tarek", "Tarek al-Masoudi", None),
    ],
)
def test_a_word_that_does_not_end_the_name_as_it_is_spelt_is_less_than_its_surname(
    one: str, whole: str, likeness: str | None
) -> None:
    left, right = form_of(one, "person"), form_of(whole, "person")
    assert left is not None and right is not None and left.sort == PERSON
    found = alike(left, right)
    assert (found and found[0]) == likeness
