"""When a statement was said, of tellings that say different times."""

from __future__ import annotations

import json
import random

import pytest

from onrecord.resolve.telling.statement import stated
from tests.resolve.telling.test_likeness import FERRY

Row = dict[str, object]

DAYS = (None, "2031-02-22", "2031-02-23", "2031-02-24", "2031-02-25")


def member(n: int, earliest: str | None, latest: str | None) -> Row:
    said: Row = {
        "content": FERRY.content, "kind": "direct", "act": "speech", "name": FERRY.name, "speaker_kind": "person",
        "source": FERRY.source, "cue": "said", "document": f"d-{n}", "outlet": None, "published": FERRY.published,
        "said": {"earliest": earliest, "latest": latest, "basis": f"as {n} says"}, "venue": None, "agencies": [],
        "story": "", "spans": [],
    }  # fmt: skip
    return {
        "n": n, "place": 0, "line": n, "at": 1, "document": f"d-{n}", "attribution": f"a-{n}", "own": f"s-{n}",
        "is_current": True, "entity": "e-1", "said": json.dumps(said),
    }  # fmt: skip


def apart(one: Row, two: Row) -> bool:
    (a, b), (c, d) = _ends(one), _ends(two)
    return bool((b and c and b < c) or (d and a and d < a))


def _ends(row: Row) -> tuple[str | None, str | None]:
    said = json.loads(str(row["said"]))["said"]
    return said["earliest"], said["latest"]


@pytest.mark.parametrize("seed", range(40))
def test_the_dating_that_fewest_others_contradict_is_taken(seed: int) -> None:
    chance = random.Random(seed)
    members = [member(n, chance.choice(DAYS), chance.choice(DAYS)) for n in range(1, chance.randint(2, 9))]
    (found,) = stated({"members": members, "reprints": []})
    bounded = [row for row in members if any(_ends(row))]
    if not bounded:
        assert found["said"] is None
        return
    against = [sum(apart(row, other) for other in bounded) for row in bounded]
    chosen = next(row for row in bounded if f"as {row['n']} says" == found["said"]["basis"])
    assert against[bounded.index(chosen)] == min(against)


def _told_at(venues: list[str | None]) -> Row:
    members = []
    for n, venue in enumerate(venues, 1):
        each = member(n, None, "2031-02-25")
        members.append({**each, "said": json.dumps({**json.loads(str(each["said"])), "venue": venue})})
    (found,) = stated({"members": members, "reprints": []})
    return found


@pytest.mark.parametrize(
    ("venues", "independent"),
    [
        (["an interview with KTRN", "an interview with the Tarnfield station KTRN"], 1),
        (["NTB", "NTB's “Ask the Council”", "“Ask the Council”"], 1),
        (["an interview with the Osmark Courier", "an interview with the Osmark Gazette"], 2),
        (["an interview", "a rally", None], 3),
        (["the Courier", "an interview", "the Courier"], 2),
    ],
)
def test_tellings_of_one_venue_are_one_independent_telling(venues: list[str | None], independent: int) -> None:
    assert _told_at(venues)["independent"] == independent
