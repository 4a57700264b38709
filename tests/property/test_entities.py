"""Entities do not depend on the order in which articles come, nor on how they are cut into additions."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store.record import Entry, Record
from tests.resolve.world import Who, clusters, entry, grow

GIVEN = ("Qasim", "Qassem", "Nasr", "Ada", "N.", "Ben")
BETWEEN = ("", "", "Hadi ", "al-")
LAST = ("Darwani", "Darwanni", "Darwabi", "Orrin", "Sallow", "Orin")
BODIES = ("Reed Movement", "Harakat al-Qasab", "Interior Ministry", "HAQ", "Supreme Court", "Iraqi Interior Ministry")
PLACES = ("Iraq", "Peru", "Tarnfield")
POSTS = (None, None, None, ("mayor", "Tarnfield"), ("singer", None), ("Secretary-General", "Reed Movement"))
DATES = (None, "2031-01-05", "2031-02-01", "2034-06-01")


def world(seed: int, articles: int = 14) -> list[Entry]:
    """Articles in which few names, posts and bodies meet often."""
    chance = random.Random(seed)
    made = []
    for number in range(articles):
        whos = []
        for _ in range(chance.randint(1, 4)):
            last = chance.choice(LAST)
            name = chance.choice((last, *[f"{chance.choice(GIVEN)} {chance.choice(BETWEEN)}{last}"] * 4))
            whos.append(Who(name, office=chance.choice(POSTS)))
        for _ in range(chance.randint(0, 2)):
            also = (chance.choice(BODIES),) if chance.random() < 0.15 else ()
            whos.append(Who(chance.choice(BODIES), "organisation", also=also))
        if chance.random() < 0.6:
            whos.append(Who(chance.choice(PLACES), "place", times=chance.randint(1, 3)))
        if chance.random() < 0.3:
            whos.append(Who("an official", named=False))
        outlet = chance.choice((None, "The Gauge", "Delta Courier"))
        made.append(entry(number, *whos, date=chance.choice(DATES), outlet=outlet))
    return made


def cut(given: list[Entry], chance: random.Random) -> list[list[Entry]]:
    """The same articles in a few additions."""
    ends = sorted(chance.sample(range(1, len(given)), chance.randint(1, 4)))
    return [given[start:end] for start, end in zip([0, *ends], [*ends, len(given)], strict=True)]


@pytest.mark.parametrize("seed", range(3))
def test_the_same_articles_in_any_order_give_the_same_entities(tmp_path: Path, seed: int) -> None:
    chance, given = random.Random(seed), world(seed)
    with grow(tmp_path / "a", given) as record:
        wanted = clusters(record)
    chance.shuffle(given)
    with grow(tmp_path / "b", *cut(given, chance)) as record:
        assert clusters(record) == wanted


@pytest.mark.parametrize("seed", [6])
def test_an_id_that_was_given_once_leads_to_its_first_member_for_ever(tmp_path: Path, seed: int) -> None:
    chance, given = random.Random(seed), world(seed)
    with grow(tmp_path / "record", *cut(given, chance)) as record:
        firsts = {number: first_members(record, number) for number in range(1, record.catalog.newest() + 1)}
        with closing(record.snapshot()) as now:
            aliases = {row["id"]: row["entity"] for row in now.ask("SELECT id, entity FROM aliases")}
            members: dict[str, set[tuple[str, int]]] = defaultdict(set)
            for row in now.ask("SELECT entity, document, chain FROM members"):
                members[row["entity"]].add((row["document"], row["chain"]))
        for number, first in firsts.items():
            for entity, chain in first.items():
                leads = lead(members[aliases.get(entity, entity)], entity, firsts)
                assert leads == chain, f"{entity} of snapshot {number}"


def first_members(record: Record, number: int) -> dict[str, tuple[str, int]]:
    snapshot = record.snapshot(number)
    query = (
        "SELECT m.entity, min_by({'document': m.document, 'chain': m.chain}, "
        "d.place * 1000000 + d.line * 1000 + m.chain) AS first "
        "FROM members m JOIN documents d ON d.id = m.document GROUP BY m.entity"
    )
    found = {row["entity"]: (row["first"]["document"], row["first"]["chain"]) for row in snapshot.ask(query)}
    snapshot.close()
    return found


def lead(
    chains: set[tuple[str, int]], entity: str, firsts: Mapping[int, Mapping[str, tuple[str, int]]]
) -> tuple[str, int] | None:
    """The chain for which an id was minted, if that is one of those to whose entity it leads now.

    firsts: ``first_members`` of every snapshot, in order.
    """
    first = next((members[entity] for members in firsts.values() if entity in members), None)
    return first if first in chains else None
