"""How long five more articles take, by how many are there already. Prints a table and judges nothing.

    python -m bench.growing [N…]

The articles are made up as findings: nothing is read, cleaned or analysed. Few names stand in many articles and many
in few, as in news.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ids import attribution_id, document_id
from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import FindingsRow, findings_row, to_row
from onrecord.store.index import update
from onrecord.store.parts import register, write_part
from onrecord.store.record import Record
from onrecord.types import (
    Attribution,
    Block,
    Chain,
    Document,
    EntityKind,
    Findings,
    Interval,
    Name,
    Office,
    Phrase,
    SourceLink,
)

MADE = "2031-05-01T12:00:00+00:00"
FEW = 5
BATCH = 1000
_SYLLABLES = "ka ri mo ta len sor vi da ne bu sha lo fen gar hil jo pra tu wen zo mir el ost und".split()
_POSTS = ("minister", "spokeswoman", "secretary-general", "adviser", "mayor", "analyst")
_BODIES = ("Ministry", "Council", "Movement", "Front", "Bank", "Institute")


def main() -> int:
    """Time it and print it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    print("| articles | all of them | five more | of that the index | rows written |\n| --- | --- | --- | --- | --- |")
    for count in given.articles:
        with tempfile.TemporaryDirectory() as scratch:
            print("| " + " | ".join(_measured(Path(scratch) / "record", count)) + " |", flush=True)
    return 0


def _measured(folder: Path, count: int) -> Iterator[str]:
    yield f"{count:,}"
    with Record.create(folder) as record:
        for start in range(0, count, BATCH):
            put(record, list(articles(range(start, min(start + BATCH, count)), count)))
        started = time.perf_counter()
        record.resolve(DuckDB(), MADE)
        update(record)
        yield f"{time.perf_counter() - started:.1f} s"
        put(record, list(articles(range(count, count + FEW), count)))
        newest = record.catalog.newest()
        update(record)
        started = time.perf_counter()
        record.resolve(DuckDB(), MADE)
        between = time.perf_counter()
        update(record)
        ended = time.perf_counter()
        yield f"{ended - started:.2f} s"
        yield f"{ended - between:.2f} s"
        yield str(record.catalog.number("SELECT sum(row_count) FROM parts WHERE added > ?", newest))


def articles(numbers: Sequence[int], count: int) -> Iterator[tuple[Document, FindingsRow]]:
    """Made-up articles with these numbers, out of a world in which ``count`` articles need that many names."""
    for number in numbers:
        chance = random.Random(number)
        chains = [_chain(chance, at, max(50, count)) for at in range(10)]
        unlike = {chain.name: chain for chain in chains}
        chains = [dataclasses.replace(chain, number=at) for at, chain in enumerate(unlike.values())]
        day = f"20{chance.randint(28, 30)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        text = f"Article {number}. " + "x" * len(chains)
        key = document_id(f"https://example.org/{number}", text)
        document = Document(
            id=key, uri=f"https://example.org/{number}", canonical=None, sha256=f"{number:064}", received=MADE,
            replaces=None, title=None, outlet=f"Outlet {number % 20}", outlet_basis=None, republisher=None, byline=None,
            language="en", published=Interval(day, day, "made up"), text=text, blocks=(Block("body", (0, len(text))),),
            repairs=(), cleaner="none 1",
        )  # fmt: skip
        yield document, findings_row(_findings(document, chains), "analyse", "1")


def _findings(document: Document, chains: Sequence[Chain]) -> Findings:
    said, links = [], []
    for chain in chains[:5]:
        span = (chain.number, chain.number + 1)
        key = attribution_id(document.id, [[span]])
        words = Phrase(document.text[slice(*span)], (span,))
        said.append(Attribution(key, document.id, "body", "indirect", "speech", None, None, words, 0.9, "none"))
        links.append(SourceLink(key, chain.number, "named in the sentence", 0.9))
    return Findings(document.id, tuple(said), (), tuple(chains), tuple(links), ())


def _chain(chance: random.Random, number: int, names: int) -> Chain:
    # The first names stand in most articles: the rank of a name falls off as in any text.
    rank = int(names ** chance.random())
    who = random.Random(rank)
    kind: EntityKind = who.choice(("person", "person", "person", "organisation", "place"))
    given, surname = _word(who, 2), _word(who, 3)
    name = f"{given} {surname}" if kind == "person" else surname
    offices: tuple[Office, ...] = ()
    body = f"{_word(who, 2)} {who.choice(_BODIES)}"
    if kind == "organisation":
        name = body
    if kind == "person" and chance.random() < 0.4:
        offices = (Office(who.choice(_POSTS), body),)
    if kind == "person" and chance.random() < 0.1:
        name = surname
    return Chain(number, name, kind, True, (Name(name, 1),), offices)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def put(record: Record, rows: Sequence[tuple[Document, FindingsRow]]) -> None:
    """Add articles as parts, without captures."""
    staged = [
        write_part(record.folder, "documents", (to_row(document) for document, _ in rows)),
        write_part(record.folder, "findings", (to_row(found) for _, found in rows)),
    ]
    with record.catalog.writing() as writing:
        snapshot = record.catalog.newest() + 1
        writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (snapshot, MADE))
        register(writing, staged, snapshot)
        for document, _ in rows:
            values = (document.uri, document.sha256, document.id, MADE, document.cleaner, document.uri, snapshot)
            writing.execute(
                "INSERT INTO captures (uri, sha256, document, received, cleaner, address, added) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )


if __name__ == "__main__":
    raise SystemExit(main())
