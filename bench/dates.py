"""How well time expressions are found and read. Held to the floors in bench/floors.json.

    python -m bench.dates --gold DIR [--only NAME] [--raise | --lower]

DIR lies outside the repository and holds ``data/tbaq.tar.gz`` and ``data/meantime.tar.gz``. The figures are those of
``onrecord evaluate tbaq … --json``, on the half of TimeBank and AQUAINT whose errors nobody looked at while the
grammar was written (its figures were seen, and two of its documents read before), and on MEANTIME, whose errors were
looked at. The exit status is that of bench.attribution.
"""

from __future__ import annotations

import sys

from bench.attribution import hold
from bench.benchmarks import TIMED


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit status."""
    return hold(TIMED, __doc__.splitlines()[0], arguments)


if __name__ == "__main__":
    sys.exit(main())
