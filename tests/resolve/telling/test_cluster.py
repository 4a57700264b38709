"""Which linked attributions are one statement."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from onrecord.resolve.telling.cluster import merged
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.keys import keys_of
from onrecord.resolve.telling.likeness import likeness, same
from tests.resolve.telling.test_likeness import FERRY, OTHER

FIRST = "The ferries of Tarnfield will stop because the harbour is silting up"
LAST = "We shall rebuild the old lighthouse with granite from Osmark quarry"


def heads(members: dict[int, Told], edges: list[tuple[float, int, int]]) -> dict[int, int]:
    return dict(merged(members, edges))


def test_a_chain_of_pairs_does_not_join_its_ends() -> None:
    members = {
        1: FERRY,
        2: replace(OTHER, content="The ferries of Tarnfield will stop"),
        3: replace(OTHER, content=LAST, document="d-3"),
    }
    assert likeness(members[1], members[3]) < same()
    assert heads(members, [(0.95, 1, 2), (0.9, 2, 3)]) == {1: 1, 2: 1, 3: 3}


def test_parts_of_the_fullest_telling_are_one_statement_with_it() -> None:
    members = {
        1: replace(FERRY, content=FIRST),
        2: replace(OTHER, content=f"{FIRST}. {LAST}"),
        3: replace(OTHER, content=LAST, document="d-3"),
    }
    assert heads(members, [(0.95, 1, 2), (0.9, 2, 3)]) == {1: 1, 2: 1, 3: 1}


def test_two_contents_of_one_article_are_one_only_where_one_repeats_the_other() -> None:
    other = replace(FERRY, content=LAST)
    members = {1: FERRY, 2: replace(OTHER, content=FERRY.content), 3: other}
    assert heads(members, [(0.95, 1, 2), (0.9, 2, 3)])[3] == 3
    again = {1: FERRY, 2: OTHER, 3: FERRY}
    assert set(heads(again, [(0.95, 1, 2), (0.94, 2, 3)]).values()) == {1}


def test_an_undated_article_does_not_bridge_months() -> None:
    later = replace(OTHER, document="d-3", published=("2031-09-01", "2031-09-01"))
    members = {1: FERRY, 2: replace(OTHER, published=(None, None)), 3: later}
    assert heads(members, [(0.95, 1, 2), (0.94, 2, 3)]) == {1: 1, 2: 1, 3: 3}


def test_the_order_in_which_pairs_come_does_not_matter() -> None:
    members = {1: FERRY, 2: OTHER, 3: replace(OTHER, content=LAST, document="d-3"), 4: replace(OTHER, document="d-4")}
    edges = [(0.95, 1, 2), (0.9, 2, 3), (0.95, 2, 4)]
    assert len({tuple(sorted(heads(members, list(each)).items())) for each in permutations(edges)}) == 1


def test_attributions_of_one_statement_have_a_key_in_common() -> None:
    others = [
        replace(OTHER, published=("2031-03-05", "2031-03-05")),
        replace(OTHER, published=(None, None)),
        replace(OTHER, name=None),
        replace(OTHER, content="ferries of Tarnfield will stop in March, she warned", kind="indirect"),
    ]
    for other in others:
        assert set(keys_of(FERRY)) & set(keys_of(other))
    assert not set(keys_of(FERRY)) & set(keys_of(replace(OTHER, content=LAST)))
    assert keys_of(replace(OTHER, content="No.")) == []
