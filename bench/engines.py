"""Resolving on DuckDB and on Spark, over made-up facts: whether the rows are equal, and how long each takes.

    python -m bench.engines [--articles N] [--parts P] [--cores C]

The facts are of invented people and bodies, some much more often named than others, in several
spellings, with surnames alone and posts. Exit status 1 if a row differs. Times belong to a machine.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.ids import attribution_id, document_id
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Engine, Parts
from onrecord.resolve.spark import Spark
from onrecord.run.spark import session
from onrecord.schema import CONCLUSIONS, FACTS, findings_row, schema_of, to_row
from onrecord.types import (
    Attribution,
    Block,
    Chain,
    Document,
    Findings,
    Interval,
    Name,
    Office,
    Phrase,
    SourceLink,
)

_STARTS = "Bar Dem Fer Gol Hal Jor Kas Lum Mor Nes Orr Pel Quin Ras Sel Tor Ull Ver Wen Zab".split()
_ENDS = "ad an ein el eth ic ido im in ock on oran ost our uk ul una us yev yn".split()
_TITLES = ("mayor", "minister", "spokesperson", "singer", "director", "secretary-general")


def main() -> int:
    """Make the facts, resolve them on both engines, compare and print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000, metavar="N", help="how many (default: 2000)")
    parser.add_argument("--parts", type=int, default=8, metavar="P", help="in how many parts (default: 8)")
    parser.add_argument("--cores", type=int, default=2, metavar="C", help="of Spark (default: 2)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = _write(Path(folder), given.articles, min(given.parts, given.articles))
        print("| what | seconds |\n| --- | --- |")
        one = _timed("DuckDB", DuckDB(), parts, Path(folder))
        started = time.monotonic()
        spark = session(cores=given.cores)
        print(f"| Spark on {given.cores} cores: start | {time.monotonic() - started:.1f} |", flush=True)
        _timed("Spark, the first time", Spark(spark), parts, Path(folder))
        other = _timed("Spark, once warm", Spark(spark), parts, Path(folder))
        spark.stop()
    rows = {table: made.num_rows for table, made in one.items()}
    print(
        f"\n{given.articles} articles in {given.parts} parts: {', '.join(f'{n} {table}' for table, n in rows.items())}"
    )
    differing = [table for table in CONCLUSIONS if not one[table].equals(other[table])]
    print(f"rows differ in: {', '.join(differing)}" if differing else "all rows are equal")
    return 1 if differing else 0


def _timed(what: str, engine: Engine, parts: Parts, folder: Path) -> dict[str, pa.Table]:
    out = {table: folder / f"made-{table}.parquet" for table in CONCLUSIONS}
    started = time.monotonic()
    engine.resolve(parts, out)
    print(f"| {what} | {time.monotonic() - started:.1f} |", flush=True)
    return {table: pq.read_table(path).cast(schema_of(CONCLUSIONS[table])) for table, path in out.items()}


def _write(folder: Path, articles: int, count: int) -> Parts:
    chance = random.Random(1)
    people = _people(chance, max(10, articles // 4))
    facts = list(_facts(chance, people, articles))
    paths: dict[str, list[Path]] = {table: [] for table in FACTS}
    for at in range(count):
        for table, values in zip(FACTS, zip(*facts[at::count], strict=True), strict=True):
            path = folder / f"{table}-{at}.parquet"
            rows = [to_row(value) for value in values]
            pq.write_table(pa.Table.from_pylist(rows, schema=schema_of(FACTS[table])), path)
            paths[table].append(path)
    return Parts(tuple(paths["documents"]), tuple(paths["findings"]))


def _people(chance: random.Random, count: int) -> list[tuple[str, str, Office]]:
    """Given names, surnames and posts."""

    def name(parts: int) -> str:
        return chance.choice(_STARTS) + "".join(chance.choice(_ENDS) for _ in range(parts))

    bodies = [
        f"{name(1)} {kind}" for kind in ("Movement", "Ministry", "Union", "Party") for _ in range(count // 20 + 1)
    ]
    return [(name(1), name(2), Office(chance.choice(_TITLES), chance.choice(bodies))) for _ in range(count)]


def _facts(chance: random.Random, people: list[tuple[str, str, Office]], articles: int) -> Iterator[tuple[Any, Any]]:
    for number in range(articles):
        uri, text = f"https://example.org/{number}", "." * 12
        day = f"2031-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        key = document_id(uri, text)
        document = Document(
            id=key, uri=uri, canonical=None, sha256="0" * 64, received=day, replaces=None, title=None,
            outlet=f"Outlet {number % 40}", outlet_basis=None, republisher=None, byline=None, language="en",
            published=Interval(day, day, "given"), text=text, blocks=(Block("body", (0, 12)),), repairs=(),
            cleaner="none",
        )  # fmt: skip
        # Some are named in every other article, most once or twice.
        chosen = {int(len(people) * chance.random() ** 3) for _ in range(8)}
        chains = tuple(_chain(chance, at, people[who]) for at, who in enumerate(sorted(chosen)))
        yield document, findings_row(_findings(key, chains), "analyse", "1")


def _chain(chance: random.Random, number: int, who: tuple[str, str, Office]) -> Chain:
    given, surname, office = who
    if chance.random() < 0.1 and office.organisation:
        return Chain(number, office.organisation, "organisation", True, (Name(office.organisation, 2),), ())
    if chance.random() < 0.1:
        return Chain(number, "an official", "person", False, (), ())
    name = chance.choice(
        (f"{given} {surname}",) * 6 + (surname, f"{given[0]}. {surname}", f"{given} {surname}".title())
    )
    return Chain(number, name, "person", True, (Name(name, 1 + number),), (office,) if chance.random() < 0.4 else ())


def _findings(document: str, chains: tuple[Chain, ...]) -> Findings:
    said, links = [], []
    for chain in chains:
        span = (chain.number, chain.number + 1)
        key = attribution_id(document, [[span]])
        words = Phrase(".", (span,))
        said.append(Attribution(key, document, "body", "direct", "speech", None, None, words, 0.9, "m"))
        links.append(SourceLink(key, chain.number, "named in the sentence", 0.9))
    return Findings(document, tuple(said), (), chains, tuple(links), ())


if __name__ == "__main__":
    sys.exit(main())
