"""How long all conclusions of a record take to draw, and how much memory. Prints a table; the record stays as it is.

python -m bench.resolving RECORD [--jobs N]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from bench.memory import megabytes, peak
from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import CONCLUSIONS
from onrecord.store.record import Record


def main() -> int:
    """Draw them and print it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    with Record.open(given.record) as record, tempfile.TemporaryDirectory() as scratch:
        facts = record.snapshot().facts()
        out = {table: Path(scratch) / f"{table}.parquet" for table in CONCLUSIONS}
        began = time.perf_counter()
        DuckDB(given.jobs).resolve_keeping(facts, out, Path(scratch) / "kept.sqlite")
        seconds = time.perf_counter() - began
        statements = _rows(out["statements"])
        entities = _rows(out["entities"])
    own, others = megabytes(peak()), megabytes(peak("children"))
    print("| statements | entities | processes | seconds | MB, this process | MB, the largest worker |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(f"| {statements:,} | {entities:,} | {given.jobs} | {seconds:.0f} | {own} | {others} |")
    return 0


def _rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.ParquetFile(path).metadata.num_rows)


if __name__ == "__main__":
    raise SystemExit(main())
