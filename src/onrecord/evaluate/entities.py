"""Documents through the product's own path as far as entities: analysed each by itself, then resolved together."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.resolve.engine import Engine, Parts
from onrecord.run.batches import outcome_row
from onrecord.run.stages import Outcome, Stage
from onrecord.schema import CONCLUSIONS, FACTS, Row, schema_of, to_row

Entities = Mapping[tuple[str, int], str]
"""The entity of each chain: by the document's id and the chain's number."""


def entities_of(stage: Stage, outcomes: Sequence[Outcome], engine: Engine | None = None) -> Entities:
    """Resolve what ``stage`` found in some documents, in their order, as a record of just these would.

    engine: DuckDB by default.

    Raises:
        RecordError: if resolving fails.
    """
    import pyarrow.parquet as pq

    from onrecord.resolve.duckdb import DuckDB

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        parts = Parts(
            (_part(folder, "documents", [to_row(one.document) for one in outcomes]),),
            (_part(folder, "findings", [to_row(outcome_row(stage, one)) for one in outcomes]),),
        )
        out = {table: folder / f"{table}-out.parquet" for table in CONCLUSIONS}
        (engine or DuckDB()).resolve(parts, out)
        members = pq.read_table(out["members"]).to_pylist()
    return {(row["document"], row["chain"]): row["entity"] for row in members}


def each_by_itself(outcomes: Iterable[Outcome]) -> Entities:
    """Every chain as an entity of its own: to score what analysis joins within documents."""
    return {
        (one.document.id, chain.number): f"{one.document.id} {chain.number}"
        for one in outcomes
        if one.findings is not None
        for chain in one.findings.chains
    }


def _part(folder: Path, table: str, rows: list[Row]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / f"{table}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema_of(FACTS[table])), path)
    return path
