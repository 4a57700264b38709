"""How long the pages of a record take, by kind of page, and while articles are added to it. Prints a table.

    python -m bench.room RECORD [--beside FOLDER] [--readers N] [--seconds S]

With --beside, articles of FOLDER are added to RECORD meanwhile: give a copy of it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.processes import start, stop
from bench.reading import Pages, pages_of, read_pages, serving


def main() -> int:
    """Read them and print it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="articles to add meanwhile")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    with serving(given.record) as (port, seconds):
        print(f"served after {seconds:.2f} s; {given.readers} readers, one page a second each, {given.seconds} s\n")
        print("| page | median, 95th percentile |\n| --- | --- |")
        pages = pages_of(port)
        _show(port, pages, given, "")
        if given.beside is not None:
            adding = start("--record", str(given.record), "add", str(given.beside), "--jobs", "1")
            try:
                _show(port, pages, given, ", beside `add --jobs 1`")
            finally:
                stop(adding)
    return 0


def _show(port: int, pages: Pages, given: argparse.Namespace, beside: str) -> None:
    times = read_pages(port, pages, given.readers, given.seconds)
    for kind in pages:
        print(f"| {kind}{beside} | {times.summary(kind)} |", flush=True)
    if times.failed:
        print(f"| requests that failed{beside} | {times.failed:,} |", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
