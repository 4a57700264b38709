"""What is rejected cheaply would be rejected by the closer look, too; and most of what can be is."""

from __future__ import annotations

from itertools import combinations

import pytest

from bench.names import LABELS, REGISTERS, pairs_of
from onrecord.resolve.names import SAME, compare
from onrecord.resolve.organisations import compare_organisations
from onrecord.resolve.unlike import unlike_bodies, unlike_persons

PAIRS = [pair for path in (LABELS, REGISTERS) for pair in pairs_of(path)]


def test_no_labelled_pair_that_is_held_the_same_is_rejected() -> None:
    for pair in PAIRS:
        unlike = unlike_persons if pair.kind == "person" else unlike_bodies
        if compare(pair.left, pair.right, pair.kind) >= SAME:
            assert not unlike(pair.left, pair.right), (pair.left, pair.right)


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_names_of_different_pairs_are_rejected_rightly_and_mostly(kind: str) -> None:
    names = [pair.left for pair in PAIRS if pair.kind == kind][::7][:90]
    unlike = unlike_persons if kind == "person" else unlike_bodies
    rejected = 0
    for left, right in combinations(names, 2):
        if unlike(left, right):
            rejected += 1
            assert compare(left, right, kind) < SAME, (left, right)
    assert rejected > 0.9 * len(names) * (len(names) - 1) / 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Quist", "A. Quist"),
        ("Mohammad Reza Tavoli", "Mohammadreza Tavoli"),
        ("William Orde", "Bill Orde"),
        ("Abu Hamza Qasim Sulaimani", "Qasem Soleimani"),
        ("Quist", "Ada Reke Quist"),
    ],
)
def test_spellings_of_one_name_are_never_rejected(left: str, right: str) -> None:
    assert not unlike_persons(left, right)
    assert not unlike_persons(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("North West Ferries", "Northwest Ferries"), ("Tern Bay Rowing Club", "TBRC")]
)
def test_spellings_of_one_body_are_never_rejected(left: str, right: str) -> None:
    assert not unlike_bodies(left, right)
    assert not unlike_bodies(right, left)
    assert compare_organisations(left, right).score >= SAME
