"""How well names are found on public sets: precision, recall and F1 by kind.

    python -m bench.mentions --gold DIR [--only NAME] [--jobs N]

DIR lies outside the repository and holds ``data/meantime.tar.gz``, ``gum-news.tar.gz`` and ``re3d-wikigold.tar.gz``;
our own articles of ``corpus/mentions`` are measured beside them.
"exact" asks for the annotated span and kind; "governments" lets places be organisations and the other way round, as a
government is named by its place; "overlap" asks for a shared character only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.benchmarks import NAMED
from onrecord.evaluate.mentions import WAYS
from onrecord.evaluate.naming import NamedEvaluation, evaluate_named

SETS = tuple(one for one in NAMED if one.command != "ecbplus")
"""Those in which all names are annotated."""


def main(arguments: list[str] | None = None) -> int:
    """Print a table in Markdown; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--only", choices=[one.command for one in SETS], help="measure on this set alone")
    parser.add_argument("--jobs", type=int, metavar="N")
    given = parser.parse_args(arguments)
    print("| set | kind | gold | found |" + "".join(f" {way} P | R | F1 |" for way in WAYS))
    print("|---|---|---|---|" + "---|---|---|" * len(WAYS))
    for one in SETS:
        if given.only in (None, one.command):
            show(one.command, evaluate_named(one.command, one.locate(given.gold), jobs=given.jobs))
    return 0


def show(name: str, evaluation: NamedEvaluation) -> None:
    """Print the rows of one set."""
    scores = evaluation.names or {}
    for kind, exact in scores["exact"].items():
        cells = [f"{exact.gold:,}", f"{exact.predicted:,}"]
        for way in WAYS:
            found = scores[way][kind].rates
            cells += [f"{100 * rate:.1f}" for rate in (found.precision, found.recall, found.f1)]
        print(f"| {name} | {kind} | " + " | ".join(cells) + " |", flush=True)
    for article, error in evaluation.failed:
        print(f"{name}: {article}: {error}")


if __name__ == "__main__":
    raise SystemExit(main())
