"""How well time expressions are found and read. Held to the floors in bench/floors.json.

    python -m bench.dates --gold DIR [--only NAME] [--raise | --lower]

DIR lies outside the repository and holds ``data/tbaq.tar.gz`` and ``data/meantime.tar.gz``. The figures are those of
``onrecord evaluate tbaq … --json``, on the half of TimeBank and AQUAINT whose errors nobody looked at while the
grammar was written, and on MEANTIME, whose errors were looked at. The exit status is that of bench.attribution.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.attribution import FLOORS, check
from bench.benchmarks import TIMED, Refusal


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    parser.add_argument("--only", choices=[one.name for one in TIMED], help="measure on this set alone")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    status = 0
    for benchmark in TIMED:
        if given.only in (None, benchmark.name):
            try:
                one = check(benchmark, given.gold, FLOORS, lift=given.lift, lower=given.lower)
            except Refusal as refusal:
                print(refusal, file=sys.stderr)
                one = 2
            status = max(status, one)
    return status


if __name__ == "__main__":
    sys.exit(main())
