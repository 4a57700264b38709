"""How well names are found on public sets: precision, recall and F1 by kind.

    python -m bench.mentions --gold DIR [--only NAME] [--jobs N]

DIR lies outside the repository and holds ``data/meantime.tar.gz``, ``gum-news.tar.gz`` and ``re3d-wikigold.tar.gz``.
"exact" asks for the annotated span and kind; "governments" lets places be organisations and the other way round, as a
government is named by its place; "overlap" asks for a shared character only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.evaluate.mentions import WAYS
from onrecord.evaluate.naming import READERS, NamingEvaluation, evaluate_naming

PLACES = {
    "meantime": "meantime.tar.gz",
    "gum": "gum-news.tar.gz",
    "wikigold": "re3d-wikigold.tar.gz",
    "re3d": "re3d-wikigold.tar.gz",
}
"""Where each set lies in the folder data/."""


def main(arguments: list[str] | None = None) -> int:
    """Print a table in Markdown; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--only", choices=list(READERS), help="measure on this set alone")
    parser.add_argument("--jobs", type=int, metavar="N")
    given = parser.parse_args(arguments)
    print("| set | kind | gold | found |" + "".join(f" {way} P | R | F1 |" for way in WAYS))
    print("|---|---|---|---|" + "---|---|---|" * len(WAYS))
    for name in READERS:
        if given.only in (None, name):
            show(name, evaluate_naming(name, given.gold / "data" / PLACES[name], jobs=given.jobs))
    return 0


def show(name: str, evaluation: NamingEvaluation) -> None:
    """Print the rows of one set."""
    for kind, exact in evaluation.scores["exact"].items():
        cells = [f"{exact.gold:,}", f"{exact.predicted:,}"]
        for way in WAYS:
            found = evaluation.scores[way][kind].rates
            cells += [f"{100 * rate:.1f}" for rate in (found.precision, found.recall, found.f1)]
        print(f"| {name} | {kind} | " + " | ".join(cells) + " |", flush=True)
    for article, error in evaluation.failed:
        print(f"{name}: {article}: {error}")


if __name__ == "__main__":
    raise SystemExit(main())
