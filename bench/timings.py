"""How long things take on this machine. Prints a table, judges nothing and leaves nothing behind.

    python -m bench.timings [FOLDER] [--gold DIR] [--articles N] [--seconds S]

Timed are N articles of FOLDER; without it, of the collection in DIR/data, if it is there, else the
sample repeated. Times belong to a machine: docs/performance.md has one and says how to read them.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.articles import collect
from bench.processes import Run, start, stop, timed
from bench.reading import Pages, pages_of, read_pages, serving
from onrecord.sample import folder as sample_folder

RUNS = 5
FEW = 5
ENOUGH = 20
"""Articles for each second that readers read: more than one process adds in it."""

Row = tuple[str, str]


def main() -> int:
    """Time everything and print it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="articles to time")
    parser.add_argument("--gold", type=Path, help="folder that may hold data/ with a collection of articles")
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="how many (default: 200)")
    parser.add_argument("--readers", type=int, default=8, metavar="N", help="of the pages at once (default: 8)")
    parser.add_argument("--seconds", type=int, default=30, metavar="S", help="that they read (default: 30)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        _show(_machine())
        _show(_starting(Path(scratch)))
        _show(_working(given, Path(scratch)))
    return 0


def _show(rows: Iterator[Row]) -> None:
    for what, measured in rows:
        print(f"| {what} | {measured} |", flush=True)


def _machine() -> Iterator[Row]:
    """The head of the table: what the times belong to."""
    yield "what", "measured"
    yield "---", "---"
    memory = _memory()
    yield "machine", f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{memory}"
    yield "Python", platform.python_version()
    if hasattr(os, "getloadavg"):
        yield "load before (processes wanting a core, last minute)", f"{os.getloadavg()[0]:.1f}"


def _memory() -> str:
    try:
        held = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f", {held / 2**30:.0f} GiB memory"


def _starting(scratch: Path) -> Iterator[Row]:
    """Start-up, and the first minute of a newcomer."""
    few = scratch / "few"
    few.mkdir()
    for path in sorted(sample_folder().iterdir())[:FEW]:
        shutil.copy(path, few)
    text = min(few.glob("*.txt"))
    timed("--help")  # the first run reads the program from disk
    yield f"start-up of `--help`, median of {RUNS}", _median("--help")
    yield f"`analyse` of one article, median of {RUNS}", _median("analyse", str(text))
    record = scratch / "few-record"
    adding = timed("--record", str(record), "add", str(few)).seconds
    listing = timed("--record", str(record), "statements").seconds
    yield f"`add` of {FEW} articles to a new record", f"{adding:.2f} s"
    yield "`statements` of them", f"{listing:.2f} s"
    yield "both", f"{adding + listing:.2f} s"
    yield f"`serve` until its front page is answered, median of {RUNS}", f"{_first_page(record):.2f} s"


def _median(*arguments: str) -> str:
    return f"{statistics.median(timed(*arguments).seconds for _ in range(RUNS)):.2f} s"


def _first_page(record: Path) -> float:
    taken = []
    for _ in range(RUNS):
        with serving(record) as (_, seconds):
            taken.append(seconds)
    return statistics.median(taken)


def _working(given: argparse.Namespace, scratch: Path) -> Iterator[Row]:
    """Many articles end to end, the record that they make, and its pages."""
    articles, more = scratch / "articles", scratch / "more"
    kind = collect(given.folder, given.gold, articles, given.articles)
    count = sum(1 for _ in articles.iterdir())
    if not count:
        raise SystemExit(f"there are no articles in {given.folder}")
    yield f"**{count:,} {kind}**", ""
    for jobs in (1, 2):
        run = timed("--record", str(scratch / f"record-{jobs}"), "add", str(articles), "--jobs", str(jobs))
        yield from _adding(f"`add --jobs {jobs}`", count, run)
    record = scratch / "record-1"
    yield from _sizes(record, articles, count)
    collect(given.folder, given.gold, more, max(given.articles, ENOUGH * given.seconds), skip=given.articles)
    with serving(record) as (port, seconds):
        yield "`serve` until its front page is answered", f"{seconds:.2f} s"
        pages = pages_of(port)
        yield f"**{given.readers} readers, one page a second each, {given.seconds} s**", "median, 95th percentile"
        yield from _reading("idle", port, pages, given)
        yield from _reading_while_adding(port, pages, given, record, more)


def _adding(name: str, count: int, run: Run) -> Iterator[Row]:
    yield f"{name}, articles a second end to end", f"{count / run.seconds:.2f} ({run.seconds:.0f} s)"
    if run.status:
        yield f"{name} ended with", run.errors.splitlines()[0] if run.errors else f"status {run.status}"
    if run.largest and run.together:
        memory = f"{run.together / 2**20:,.0f} MiB ({run.largest / 2**20:,.0f} MiB its largest process)"
        yield f"{name}, peak memory", memory
    else:
        yield f"{name}, peak memory", "not measured on this system"


def _sizes(record: Path, articles: Path, count: int) -> Iterator[Row]:
    given = _bytes(articles) / count / 1024
    parts = [(path.name, _bytes(path) / count / 1024) for path in sorted(record.iterdir())]
    largest = [f"{name} {size:.1f}" for name, size in sorted(parts, key=lambda part: -part[1]) if size >= 0.1]
    yield "record size an article", f"{sum(size for _, size in parts):.1f} KiB ({', '.join(largest)})"
    yield "as handed over, an article", f"{given:.1f} KiB"


def _bytes(path: Path) -> int:
    return sum(each.stat().st_size for each in (path, *path.rglob("*")) if each.is_file())


def _reading(name: str, port: int, pages: Pages, given: argparse.Namespace) -> Iterator[Row]:
    times = read_pages(port, pages, given.readers, given.seconds)
    for kind in pages:
        yield f"{kind}, {name}", times.summary(kind)
    if times.failed:
        yield f"requests that failed, {name}", f"{times.failed:,}"


def _reading_while_adding(
    port: int, pages: Pages, given: argparse.Namespace, record: Path, more: Path
) -> Iterator[Row]:
    adding = start("--record", str(record), "add", str(more), "--jobs", "1")
    try:
        yield from _reading("beside `add --jobs 1`", port, pages, given)
        if adding.poll() is not None:
            yield "the adding ended before the readers did", "give more --articles, or fewer --seconds"
    finally:
        stop(adding)


if __name__ == "__main__":
    sys.exit(main())
