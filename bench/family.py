"""How long it takes, and how much memory, to resolve one large family of reprints that all carry one statement.

    python -m bench.family [--members N]

The members are made up: each has a headline and a lead of its own, lacks some paragraphs, spells some words otherwise,
changes others, and quotes the same man in words that are sometimes cut. It is resolved at half the size first: a cost
that grows with the square would be four times as high at the whole.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.growing import MADE
from bench.memory import megabytes, peak
from onrecord.clean.document import plain_document
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.resolve.families import families, original
from onrecord.schema import CONCLUSIONS, FACTS, FindingsRow, findings_row, schema_of, to_row
from onrecord.types import Attribution, Chain, Document, Findings, Interval, Name, Occasion, SourceLink

_SPELLINGS = {"harbour": "harbor", "organise": "organize", "centre": "center"}
_SAID = "Nobody asked the fishermen of Tarnfield before the dredging contract was signed in the harbour office"
_SPEAKER = "Ada Lindqvist"


def main(arguments: list[str] | None = None) -> int:
    """Make the family, resolve it at both sizes, and print a table; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--members", type=int, default=5_000, metavar="N", help="how many (default: 5000)")
    given = parser.parse_args(arguments)
    time_families((given.members // 2, given.members))
    return 0


def time_families(counts: Iterable[int]) -> None:
    """Resolve a family of each of these numbers of members, and print a table."""
    print("| members | seconds of processor | peak memory, MB | pairs with a row | families | its members |", end="")
    print(" statements | tellings of the largest | seconds to weigh the original |\n" + "|---" * 9 + "|")
    for count in counts:
        _time(count)


def _time(count: int) -> None:
    dice = random.Random(0)
    pool = [" ".join(_word(dice) for _ in range(40)) + "." for _ in range(12)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made = [_copy(number, pool, dice) for number in range(count)]
        documents = [to_row(document) for document, _ in made]
        files = {table: folder / f"{table}.parquet" for table in FACTS}
        pq.write_table(_table(documents, "documents"), files["documents"])
        pq.write_table(_table([to_row(found) for _, found in made], "findings"), files["findings"])
        out = {table: folder / f"{table}-made.parquet" for table in CONCLUSIONS}
        started = time.process_time()
        DuckDB().resolve(Parts((files["documents"],), (files["findings"],)), out)
        used = time.process_time() - started
        pairs = pq.read_table(out["reprints"], columns=["a", "b", "share"]).to_pylist()
        told = pq.read_table(out["statements"], columns=["tellings"]).to_pylist()
    started = time.process_time()
    found = families((row["a"], row["b"], row["share"]) for row in pairs)
    rows = {row["id"]: row for row in documents}
    largest = max(found, key=len)
    original([rows[key] for key in largest])
    weighed = time.process_time() - started
    tellings = max(len(row["tellings"]) for row in told)
    figures = f"{len(pairs):,} | {len(found)} | {len(largest):,} | {len(told):,} | {tellings:,} | {weighed:.1f}"
    print(f"| {count:,} | {used:.0f} | {megabytes(peak())} | {figures} |", flush=True)


def _copy(number: int, pool: Sequence[str], dice: random.Random) -> tuple[Document, FindingsRow]:
    """A member of the family, and what was found in it."""
    lead = " ".join(_word(dice) for _ in range(20))
    words = {word: other if dice.random() < 0.5 else word for word, other in _SPELLINGS.items()}
    said = " ".join(words.get(word, word) for word in _SAID.split()[: dice.choice((16, 16, 12))])
    paragraphs = [" ".join(_word(dice) if dice.random() < 0.02 else word for word in each.split()) for each in pool]
    kept = [each for each in paragraphs if dice.random() < 0.8]
    headline = " ".join(_word(dice) for _ in range(6))
    quote = f"“{said},” {_SPEAKER} said in the {words['harbour']} {words['centre']}."
    text = "\n\n".join([f"# {headline}", f"{lead}.", quote, *kept])
    document = plain_document(f"https://example.org/{number}", text, MADE, None)
    return document, findings_row(_found(document, quote, said), "analyse", "1")


def _found(document: Document, quote: str, said: str) -> Findings:
    at = document.text.index(quote)
    content = (at + 1, at + 1 + len(said))
    by = document.text.index(_SPEAKER, at)
    source, cue = (by, by + len(_SPEAKER)), (by + len(_SPEAKER) + 1, by + len(_SPEAKER) + 5)
    key = attribution_id(document.id, [[source], [cue], [content]])
    attribution = Attribution(
        id=key, document=document.id, block="body", kind="direct", act="speech", confidence=0.9, model="m",
        source=phrase(document.text, [source]), cue=phrase(document.text, [cue]),
        content=phrase(document.text, [content]),
    )  # fmt: skip
    chain = Chain(0, _SPEAKER, "person", True, (Name(_SPEAKER, 1),), ())
    link = SourceLink(key, 0, "named in the sentence", 0.9)
    when = Occasion(key, said=Interval("2031-02-24", "2031-02-24", "“Monday”"), venue=None)
    return Findings(document.id, (attribution,), (), (chain,), (link,), (), occasions=(when,))


def _table(rows: Sequence[dict[str, Any]], table: str) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema_of(FACTS[table]))


def _word(dice: random.Random) -> str:
    return dice.choice([*_SPELLINGS]) if dice.random() < 0.05 else "".join(dice.choices("abcdefghijklmnop", k=6))


if __name__ == "__main__":
    sys.exit(main())
