"""How far a judged speaker carries within a document."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.resolve.judged import carried, interval_of

Row = dict[str, Any]


def findings(lines: str, *, named: dict[int, bool]) -> Row:
    """Findings of lines ``source|chain|form``: each an attribution, and its source a mention; ``-`` for none."""
    attributions, mentions, links = [], [], []
    for at, line in enumerate(lines.split()):
        source, chain, form = line.split("|")
        start = at * 100
        number = None if chain == "-" else int(chain)
        phrase = None if source == "-" else {"text": source.replace("_", " "), "spans": [[start, start + len(source)]]}
        if phrase is None and form == "name":
            raise ValueError(line)
        attributions.append({"id": f"a{at}", "source": phrase, "content": {"spans": [[start + 50, start + 60]]}})
        links.append({"attribution": f"a{at}", "chain": number, "basis": ""})
        if phrase is not None and number is not None:
            mentions.append({"span": phrase["spans"][0], "form": form, "kind": "person", "chain": number})
    chains = [{"number": number, "named": is_named, "names": []} for number, is_named in named.items()]
    return {"attributions": attributions, "mentions": mentions, "links": links, "chains": chains}


def carry(found: Row, judged: str, *others: str) -> list[str]:
    return [each.attribution for each in carried(found, judged, others)]


def test_a_chain_without_a_name_is_one_speaker_wherever_it_speaks() -> None:
    found = findings("the_guard|0|nominal Ada|1|name he|0|pronoun he|0|pronoun", named={0: False, 1: True})
    assert carry(found, "a2") == ["a0", "a3"]
    assert carry(found, "a0") == ["a2", "a3"]


def test_a_chain_of_the_wrong_name_is_left_up_to_where_the_name_stands_next() -> None:
    found = findings("Ada|0|name she|0|pronoun she|0|pronoun -|0|x Ada|0|name she|0|pronoun", named={0: True})
    assert carry(found, "a1") == ["a2", "a3"]
    assert carry(found, "a2") == ["a3"]
    assert carry(found, "a5") == []


def test_others_who_speak_between_do_not_end_the_run_of_a_named_chain() -> None:
    found = findings("Ada|0|name she|0|pronoun Bo|1|name she|0|pronoun", named={0: True, 1: True})
    assert carry(found, "a1") == ["a3"]


def test_nothing_carries_from_a_name() -> None:
    found = findings("Ada|0|name she|0|pronoun Ada|0|name", named={0: True})
    assert carry(found, "a0") == []
    assert carry(found, "a9") == []


def test_who_leans_on_a_source_without_a_chain_goes_with_it_until_somebody_else_speaks() -> None:
    found = findings("the_guard|-|x he|-|x -|-|x Bo|0|name he|-|x", named={0: True})
    assert carry(found, "a0") == ["a1", "a2"]
    found = findings("the_guard|-|x the_clerk|-|x he|-|x", named={})
    assert carry(found, "a0") == []


def test_what_people_judged_themselves_is_left_alone_and_the_reason_is_said() -> None:
    found = findings("he|0|pronoun he|0|pronoun he|0|pronoun", named={0: False})
    [only] = carried(found, "a0", {"a1"})
    assert only.attribution == "a2"
    assert only.basis == "“he” is the same, as “he” of a0"


def test_a_spelling_of_the_chain_counts_as_a_name_where_no_mention_is_marked() -> None:
    found = findings("old_Ada|0|x he|0|pronoun", named={0: True})
    found["mentions"] = []
    found["chains"][0]["names"] = [{"text": "Ada", "count": 1}]
    assert carry(found, "a0") == []
    assert carry(found, "a1") == []


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2031-04-02", "2031-04-02", "2031-04-02"),
        ("2031-04-02..2031-05-01", "2031-04-02", "2031-05-01"),
        ("..2031-05-01", None, "2031-05-01"),
        ("2031-04-02..", "2031-04-02", None),
    ],
)
def test_days_are_intervals(value: str, earliest: str | None, latest: str | None) -> None:
    found = interval_of(value, "why")
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "why")
