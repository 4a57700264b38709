"""Both engines find the same statements in the same parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.spark import Spark
from onrecord.schema import from_row, to_row
from onrecord.store.record import Entry
from onrecord.types import Findings, Verdict
from tests.contract.records import concluded, write_parts
from tests.resolve.telling.world import world


def judged(made: Sequence[Entry]) -> tuple[Verdict, ...]:
    """What people said of tellings: two that nothing joins are one, and one of several is none of them."""
    replaced = {each.document.replaces for each in made}
    told = [
        (found.content.text.removeprefix("that "), found.id)
        for each in made
        if each.document.id not in replaced
        for found in from_row(Findings, to_row(each.findings)).attributions
        if found.block != "title"
    ]
    lighthouse = [key for words, key in told if "lighthouse" in words]
    quarry = [key for words, key in told if "masons" in words]
    ferries = [key for words, key in told if "ferries" in words]
    pairs = [("same", lighthouse[0], quarry[0]), *(("different", ferries[-1], other) for other in ferries[:-1])]
    ruled = [
        Verdict(number, verb, one, None, None, None, f"judgement {number}", other=two)  # type: ignore[arg-type]
        for number, (verb, one, two) in enumerate(pairs, 1)
    ]
    return *ruled, *sayings(made)


def sayings(made: Sequence[Entry]) -> list[Verdict]:
    """When something was said, as a person said: of one telling of each article, be it in its headline."""
    newest = {each.document.id: each for each in made}.values()
    found = [(each.document.id, from_row(Findings, to_row(each.findings)).attributions[0].id) for each in newest]
    return [
        Verdict(100 + at, "said", key, None, None, f"2031-02-{10 + at}..", f"judgement {100 + at}", document=document)
        for at, (document, key) in enumerate(found)
        if at % 3 == 0
    ]


def test_both_engines_find_equal_statements(spark: Any, tmp_path: Path) -> None:
    # A text that is drawn twice under one address would be one document twice.
    made = list({each.document.id: each for each in world(3, 14)}.values())
    parts = write_parts(tmp_path, [made], verdicts=judged(made))
    # In rounds, as with many.
    one, other = concluded(DuckDB(), parts), concluded(Spark(spark, few=0), parts)
    for table in ("statements", "tellings", "datings", "retold"):
        assert one[table], table
        assert other[table] == one[table], table
    assert max(len(row["tellings"]) for row in one["statements"]) > 2
    statements = {row["attribution"]: row["statement"] for row in one["tellings"]}
    dated = {row["attribution"]: row["said"]["earliest"] for row in one["datings"]}
    for each in parts.verdicts:
        if each.verb == "said":
            if each.attribution in statements:
                assert dated[each.attribution or ""] == (each.value or "")[:10]
            continue
        pair = statements.get(each.attribution or ""), statements.get(each.other or "")
        assert None not in pair
        assert (pair[0] == pair[1]) == (each.verb == "same"), each
