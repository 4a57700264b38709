"""How well the tellings of one statement are found end to end.

Which labelled pairs are set beside each other at all, and which have one statement after everything was resolved. The
articles of a split are put into one record, with the labelled attributions in the place of those found.
Part of ``bench.statements``, which prints it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.speaker_figures import Measured
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.evaluate.telling import Heard, prf
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.keys import keys_of
from onrecord.schema import CONCLUSIONS, FACTS, findings_row, schema_of, to_row

NAME = "statements-whole-dev"
REPORTED = "dev"


def whole(
    labels: Sequence[StatementPair], heard: Mapping[tuple[str, str], Heard], told: Mapping[Telling, Told]
) -> Measured:
    """The figures of both splits, of which those of dev are held to floors; prints them."""
    keys = {side: set(keys_of(each)) for side, each in told.items()}
    figures: dict[str, float] = {}
    print("\n| end to end, after resolving | pairs the same | set beside each other | precision | recall | F1 |")
    print("|---|---|---|---|---|---|")
    for split in ("train", REPORTED):
        of_split = [one for one in labels if one.split == split]
        statements = statements_of(of_split, heard)
        for name, belongs in _groups(of_split).items():
            pairs = [one for one in of_split if belongs(one)]
            beside, *found = _figures(pairs, keys, statements)
            positive = sum(one.same for one in pairs)
            print(f"| {split}, {name} | {positive} | " + " | ".join(f"{each:.1f}" for each in (beside, *found)) + " |")
            if split == REPORTED:
                named = zip(("set beside", "precision", "recall", "F1"), (beside, *found), strict=True)
                figures |= {f"{name}: {what}": value for what, value in named}
    rows = (repr((one, told[one.a].content, told[one.b].content)).encode() for one in labels if one.split == REPORTED)
    return Measured(NAME, digest_of(rows), "telling-1", figures)


def _groups(pairs: Sequence[StatementPair]) -> dict[str, Callable[[StatementPair], bool]]:
    groups: dict[str, Callable[[StatementPair], bool]] = {"all": lambda one: True, "not hard": lambda one: not one.hard}
    for name in sorted({one.collection for one in pairs}):
        groups[name] = lambda one, name=name: one.collection == name  # type: ignore[misc]
    return groups


def _figures(
    pairs: Sequence[StatementPair], keys: Mapping[Telling, set[int]], statements: Mapping[Telling, str]
) -> list[float]:
    same = [one for one in pairs if one.same]
    beside = sum(not keys[one.a].isdisjoint(keys[one.b]) for one in same) / max(1, len(same))
    given = [statements[one.a] == statements[one.b] for one in pairs]
    return [round(100 * value, 1) for value in (beside, *prf([one.same for one in pairs], given))]


def statements_of(labels: Sequence[StatementPair], heard: Mapping[tuple[str, str], Heard]) -> dict[Telling, str]:
    """The id of the statement of each labelled attribution, when the articles of all labels are in one record."""
    keys = sorted({(one.collection, side.article) for one in labels for side in (one.a, one.b)})
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = {table: folder / f"{table}.parquet" for table in FACTS}
        pq.write_table(_table("documents", [to_row(heard[key].document) for key in keys]), files["documents"])
        rows = [to_row(findings_row(heard[key].findings, "analyse", "1")) for key in keys]
        pq.write_table(_table("findings", rows), files["findings"])
        out = {table: folder / f"{table}-made.parquet" for table in CONCLUSIONS}
        DuckDB().resolve(Parts((files["documents"],), (files["findings"],)), out)
        tellings = pq.read_table(out["tellings"], columns=["attribution", "statement"]).to_pylist()
    statement = {row["attribution"]: row["statement"] for row in tellings}
    return {side: statement[said.id] for key in keys for side, said in heard[key].said.items()}


def _table(table: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema_of(FACTS[table]))
