"""How many articles of 750 words are analysed in a second, once the model is loaded. Prints a table, judges nothing.

    python -m bench.analysis [--articles N]

The articles are those of ``corpus/``, joined and cut to length. Timed is the whole per-document stage: encoder,
decoding, linking and coreference. ``make bench`` runs it with the other timings.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import CORPUS
from onrecord.analyse.stage import Analysis
from onrecord.clean.document import plain_document
from onrecord.evaluate.annotated import read_annotated
from onrecord.run.pool import run_pool
from onrecord.types import Document

WORDS = 750
PROCESSES = (1, 2)


def main() -> int:
    """Time it and print it; the exit status."""
    parser = argparse.ArgumentParser(description="How many articles of 750 words are analysed in a second.")
    parser.add_argument("--articles", type=int, default=120, metavar="N", help="how many (default: 120)")
    given = parser.parse_args()
    print("| processes | articles of 750 words a second |\n|---|---|")
    for processes in PROCESSES:
        print(f"| {processes} | {_rate(list(_documents(given.articles)), processes):.1f} |", flush=True)
    return 0


def _rate(documents: list[Document], processes: int) -> float:
    outcomes = run_pool(Analysis(), documents, processes)
    # Starting the processes and loading the model is not what is timed.
    warm = 4 * processes
    for _ in range(warm):
        next(outcomes)
    began = time.perf_counter()
    rest = sum(1 for _ in outcomes)
    return rest / (time.perf_counter() - began)


def _documents(count: int) -> Iterator[Document]:
    paragraphs = [line for article in read_annotated(Path(CORPUS)) for line in article.text.split("\n\n")]
    position = 0
    for number in range(count):
        text: list[str] = []
        while sum(len(line.split()) for line in text) < WORDS:
            text.append(paragraphs[position % len(paragraphs)])
            position += 1
        yield plain_document(f"file:///{number}.txt", "\n\n".join(text), "1970-01-01T00:00:00+00:00", None)


if __name__ == "__main__":
    raise SystemExit(main())
