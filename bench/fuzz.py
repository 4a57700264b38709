"""Mutated pages through reading and cleaning: none may crash, hang or fill the memory.

    python -m bench.fuzz --gold DIR [--pages 10000] [--seed 0] [--jobs 2]

Mutates the pages of ``DIR/data/fundus-pages.tar.gz`` (tests/fuzz has the mutations, and a short run of its own)
and prints how many were cleaned, how many refused and why, the slowest, and the peak of memory. The exit status is 1
if any crashed, took more than 10 seconds, or a process grew beyond 1 GB.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from bench.memory import megabytes, peak
from bench.pages import ARCHIVE
from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.evaluate.pages import pages
from onrecord.read.found import Content, Passed, Reading, Unchanged
from onrecord.read.sources import read_content
from onrecord.types import BODY_KINDS
from tests.fuzz.mutations import mutated

HANGS = 10.0
"""Seconds that no page may take."""

MEMORY = 1_000_000_000
"""Bytes beyond which no process may grow."""

READING = Reading("2030-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: "cleaned", "cleaned, without a body", or why it was refused; or how it crashed."""

    seed: int
    mutations: str
    seconds: float
    became: str
    crashed: bool


def main() -> int:
    """Fuzz and print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--pages", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the first page")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    given = parser.parse_args()
    originals = [page.content for page in pages(given.gold / ARCHIVE)]
    with ProcessPoolExecutor(given.jobs, initializer=_keep, initargs=(originals,)) as pool:
        outcomes = list(pool.map(one, range(given.seed, given.seed + given.pages), chunksize=20))
        most = max(pool.map(_peak, range(4 * given.jobs)))
    return report(outcomes, most)


def report(outcomes: Sequence[Outcome], most: int) -> int:
    """Print what became of the pages; 1 if any failed the test."""
    for became, count in Counter(outcome.became for outcome in outcomes).most_common():
        print(f"{count:7,}  {became}")
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(f"slowest: {slowest.seconds:.1f} s (seed {slowest.seed}, {slowest.mutations})")
    print(f"peak memory of a process: {megabytes(most or None)} MB")
    failed = [outcome for outcome in outcomes if outcome.crashed or outcome.seconds > HANGS]
    for outcome in failed[:20]:
        print(f"FAILED seed {outcome.seed} {outcome.mutations} {outcome.seconds:.1f} s: {outcome.became}")
    return 1 if failed or most > MEMORY else 0


def one(seed: int) -> Outcome:
    """Mutate a page, read and clean it."""
    mutations, page = mutated(_pages[seed % len(_pages)], seed)
    return taken(seed, mutations, page)


def taken(seed: int, mutations: str, page: bytes) -> Outcome:
    """What becomes of one page, whatever it is."""
    began = time.perf_counter()
    crashed = False
    try:
        became = _through(page)
    except Exception as error:  # the very thing that is looked for
        became, crashed = f"{type(error).__name__}: {error}"[:200], True
    return Outcome(seed, mutations, time.perf_counter() - began, became, crashed)


def _through(page: bytes) -> str:
    # Among others in a folder more is asked of it: whether it is an article at all.
    found = Content("page", "file:///page.html", lambda: BytesIO(page), among=True)
    kinds = []
    for article in read_content(found, READING):
        if isinstance(article, Passed):
            kinds.append("passed over")
            continue
        if isinstance(article.capture, Unchanged):
            raise TypeError("nothing is fetched here")
        if isinstance(article.capture, InputError):
            kinds.append(article.capture.reason)
            continue
        try:
            document = clean(article.capture)
        except InputError as error:
            kinds.append(error.reason)
            continue
        ends = [block.span[1] for block in document.blocks]
        assert ends == sorted(ends)
        assert not ends or ends[-1] <= len(document.text)
        has_body = any(block.kind in BODY_KINDS for block in document.blocks)
        kinds.append("cleaned" if has_body else "cleaned, without a body")
    return kinds[0] if kinds else "nothing found"


_pages: list[bytes] = []


def _keep(originals: list[bytes]) -> None:
    _pages.extend(originals)


def _peak(_: int) -> int:
    time.sleep(0.2)
    return peak() or 0


if __name__ == "__main__":
    raise SystemExit(main())
