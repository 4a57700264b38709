"""How well reprints are found: on events that many outlets tell, and how long a large family takes.

    python -m bench.reprints --gold DIR [--jobs N] [--copies N] [--raise | --lower]

DIR lies outside the repository and holds ``data/news-clusters.tar.gz``, and perhaps ``articles/`` with some more. They
are added to a record as a user adds them. Of every pair of bodies the containment is counted over distinct runs of
eight words (``[a-z0-9]+`` after NFKD and lower case): those that both have, over those of the body that has fewer.
Passages are held against those that were marked by hand (bench/labels), within two words at both ends, in both texts.

The figures are held to the floors in bench/floors.json; the exit status is that of bench.attribution. ``--copies N``
makes up a family of so many members and tells how long it takes to find it: see bench.family.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.benchmarks import Refusal
from bench.family import time_families
from bench.speaker_figures import Measured
from bench.speakers import article_key, settle
from onrecord.errors import InputError
from onrecord.pipeline import add
from onrecord.store.record import Record
from onrecord.types import BODY_KINDS

NAME = "news-clusters-reprints"
LABELS = Path(__file__).with_name("labels") / "news-clusters-passages.jsonl"
WITHIN = 2
"""So many words an end may be off."""

_RUN = 8
_WORD = re.compile("[a-z0-9]+")
_ANY_WORD = re.compile(r"\w+")
Row = dict[str, Any]
Runs = frozenset[tuple[str, ...]]

_COMMAND = "python -m bench.reprints --gold DIR"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    parser.add_argument("--jobs", type=int, metavar="N")
    parser.add_argument("--copies", type=int, metavar="N", help="time a made-up family of so many members as well")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    try:
        status = settle(reprints(given.gold, given.jobs), lift=given.lift, lower=given.lower, command=_COMMAND)
    except (Refusal, InputError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    if given.copies:
        print()
        time_families((given.copies,))
    return status


def reprints(gold: Path, jobs: int | None) -> Measured:
    """Measure on the events; prints the table."""
    archive = gold / "data" / "news-clusters.tar.gz"
    if not archive.is_file():
        raise Refusal(f"{NAME}: {archive} is missing: name the folder that holds data/ with --gold")
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(archive) as tar:
            tar.extractall(Path(scratch) / "articles", filter="data")
        more = gold / "articles"
        sources = [Path(scratch) / "articles", *([more] if more.is_dir() else [])]
        add(Path(scratch) / "record", sources, jobs=jobs)
        with Record.open(Path(scratch) / "record") as record, closing(record.snapshot()) as snapshot:
            documents = [row for row in snapshot.documents() if row["current"]]
            found = {frozenset((row["a"], row["b"])): row for row in snapshot.reprints()}
    figures = {**_pairs(documents, found), **_passages(documents, found)}
    digest = hashlib.sha256("".join(sorted(article_key(row["text"]) for row in documents)).encode())
    digest.update(LABELS.read_bytes())
    return Measured(NAME, digest.hexdigest(), "rules", figures)


def containments(documents: Sequence[Row]) -> dict[frozenset[str], float]:
    """Of each pair of bodies that share any run of words, how much of the one with fewer the other has."""
    runs = {row["id"]: _runs(row) for row in documents}
    having: dict[tuple[str, ...], list[str]] = {}
    for key, each in runs.items():
        for run in each:
            having.setdefault(run, []).append(key)
    shared = Counter(pair for keys in having.values() for pair in combinations(keys, 2))
    return {frozenset((a, b)): n / min(len(runs[a]), len(runs[b])) for (a, b), n in shared.items()}


def _runs(document: Row) -> Runs:
    spans = (block["span"] for block in document["blocks"] if block["kind"] in BODY_KINDS)
    body = "\n".join(document["text"][start:end] for start, end in spans)
    words = _WORD.findall(unicodedata.normalize("NFKD", body).lower())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _pairs(documents: Sequence[Row], found: dict[frozenset[str], Row]) -> dict[str, float]:
    held = containments(documents)
    much = [pair for pair, share in held.items() if share >= 0.7]
    rows = [pair for pair, row in found.items() if row["share"] >= 0.1]
    little = [pair for pair in rows if held.get(pair, 0.0) < 0.02]
    print(f"\n{len(documents)} articles, {len(found)} pairs with a row, {len(rows)} with a share of 0.1 or more\n")
    print("| containment of the bodies | pairs | with a row | row with share >= 0.1 |\n|---|---|---|---|")
    for low, high in ((0.7, 1.1), (0.2, 0.7), (0.02, 0.2), (0.0, 0.02)):
        among = [pair for pair, share in held.items() if low <= share < high]
        counts = (sum(pair in found for pair in among), sum(pair in rows for pair in among))
        print(f"| {low} to {min(high, 1.0)} | {len(among)} | {counts[0]} | {counts[1]} |")
    print()
    return {
        "pairs with containment >= 0.7 that have a row": _per_cent(sum(pair in found for pair in much), len(much)),
        "rows with share >= 0.1 whose containment is 0.02 or more": _per_cent(len(rows) - len(little), len(rows)),
    }


def _passages(documents: Sequence[Row], found: dict[frozenset[str], Row]) -> dict[str, float]:
    """How many passages that were marked by hand were found, and how many that were found are marked, where any are."""
    by_key = {article_key(row["text"]): row for row in documents}
    marked = right = given = fitting = 0
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if not {label["a"], label["b"]} <= by_key.keys():
            raise Refusal(f"{NAME}: bench/labels marks passages in {label['a']}, which is not among the articles")
        one, two = by_key[label["a"]], by_key[label["b"]]
        row = found.get(frozenset((one["id"], two["id"])), {"a": one["id"], "passages": []})
        sides = ("a", "b") if row["a"] == one["id"] else ("b", "a")
        made = [{"a": each[sides[0]], "b": each[sides[1]]} for each in row["passages"]]
        texts = {"a": one["text"], "b": two["text"]}
        marked, given = marked + len(label["passages"]), given + len(made)
        right += sum(any(_alike(texts, each, other) for other in made) for each in label["passages"])
        fitting += sum(any(_alike(texts, each, other) for other in label["passages"]) for each in made)
    print(f"{marked} passages were marked by hand, {given} found in the same pairs\n")
    return {
        "passages marked by hand that are found, both ends within two words": _per_cent(right, marked),
        "passages found that are marked by hand, both ends within two words": _per_cent(fitting, given),
    }


def _alike(texts: dict[str, str], one: Row, two: Row) -> bool:
    return all(_apart(texts[side], one[side][end], two[side][end]) <= WITHIN for side in "ab" for end in (0, 1))


def _apart(text: str, one: int, two: int) -> int:
    """How many words lie between two places."""
    return len(_ANY_WORD.findall(text[min(one, two) : max(one, two)]))


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 100.0


if __name__ == "__main__":
    sys.exit(main())
