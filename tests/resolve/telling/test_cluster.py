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
MORE = (
    "fishermen own the trawlers moored beyond the breakwater, and merchants import timber, herring, saffron and wool "
    "through warehouses that burnt twice while magistrates quarrelled over insurance premiums and lottery receipts"
)


def heads(
    members: dict[int, Told], edges: list[tuple[float, int, int]], *rulings: tuple[str, int, int]
) -> dict[int, int]:
    rows = [
        {"judgement": number, "verb": verb, "one": one, "two": two} for number, (verb, one, two) in enumerate(rulings)
    ]
    return dict(merged(members, edges, rows))


def test_a_chain_of_pairs_does_not_join_its_ends() -> None:
    members = {
        1: FERRY,
        2: replace(OTHER, content="The ferries of Tarnfield will stop"),
        3: replace(OTHER, content=LAST, document="d-3"),
    }
    assert likeness(members[1], members[3]) < same()
    assert heads(members, [(0.95, 1, 2), (0.7, 2, 3)]) == {1: 1, 2: 1, 3: 3}


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


def test_pieces_of_what_another_article_tells_in_one_are_one_statement_with_it() -> None:
    one, two = replace(OTHER, content=FIRST), replace(OTHER, content=LAST)
    members = {1: replace(FERRY, content=f"{FIRST}. {LAST}"), 2: one, 3: two}
    edges = [(0.95, 1, 2), (0.9, 1, 3)]
    assert heads(members, edges) == {1: 1, 2: 1, 3: 1}
    # Another speaker's words are no piece of it, nor two sentences of a long speech.
    assert heads({**members, 3: replace(two, speaker="e-2", name="Bo Raskin", source="Bo Raskin")}, edges)[3] == 3
    speech = f"{FIRST}. {LAST}. Forty masons work for the council, whose debts nobody counted; {MORE}"
    assert heads({**members, 1: replace(FERRY, content=speech)}, edges)[3] == 3


def test_an_undated_article_does_not_bridge_months() -> None:
    later = replace(OTHER, document="d-3", published=("2031-09-01", "2031-09-01"))
    members = {1: FERRY, 2: replace(OTHER, published=(None, None)), 3: later}
    assert heads(members, [(0.95, 1, 2), (0.94, 2, 3)]) == {1: 1, 2: 1, 3: 3}


def test_what_a_person_made_one_is_one_whatever_the_words() -> None:
    members = {1: FERRY, 2: OTHER, 3: replace(OTHER, content=LAST, document="d-3")}
    assert heads(members, [(0.95, 1, 2)], ("same", 1, 3)) == {1: 1, 2: 1, 3: 1}
    # What is alike on either side stays joined: the other words do not blur it.
    twice = {**members, 4: replace(OTHER, content=LAST, document="d-4")}
    assert set(heads(twice, [(0.95, 1, 2), (0.95, 3, 4)], ("same", 2, 4)).values()) == {1}


def test_what_a_person_told_apart_is_not_joined_by_way_of_others() -> None:
    members = {n: replace(FERRY, document=f"d-{n}") for n in range(1, 5)}
    edges = [(0.99, one, two) for one in members for two in members if one < two]
    assert set(heads(members, edges).values()) == {1}
    assert heads(members, edges, ("different", 1, 4)) == {1: 1, 2: 1, 3: 1, 4: 4}
    # Whoever was split off does not draw to it those of whom nothing was said.
    found = heads(members, edges, ("different", 1, 2), ("different", 1, 3))
    assert found == {1: 1, 2: 2, 3: 2, 4: 2}
    # Nor by way of one that a person joined it with.
    assert heads(members, edges, ("different", 1, 4), ("same", 3, 4)) == {1: 1, 2: 1, 3: 3, 4: 3}


def test_the_latest_of_contradictory_rulings_counts() -> None:
    members = {n: replace(FERRY, document=f"d-{n}") for n in range(1, 4)}
    edges = [(0.99, 1, 2), (0.99, 2, 3)]
    assert set(heads(members, edges, ("different", 1, 3), ("same", 1, 2), ("same", 2, 3)).values()) == {1}
    found = heads(members, edges, ("same", 1, 2), ("same", 2, 3), ("different", 1, 3))
    assert found[1] != found[3]


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
