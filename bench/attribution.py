"""Hold the shipped analysis to the floors in bench/floors.json.

    python -m bench.attribution --gold DIR [--only NAME] [--raise | --lower]

DIR lies outside the repository and holds ``data/polnear.tar.gz`` and ``data/cofenet-dev-units.tar.gz``;
the annotated articles of ``corpus/`` are measured beside them. The figures are those of
``onrecord evaluate … --json``. Where DIR also holds ``tools/score_attribution.py``, a scorer written by
others, it scores the predictions on PolNeAR too, and must agree.

Exit status 0: no figure lies below its floor. 1: one does, or the scorers disagree.
2: a corpus is missing, or is not the one on which its floors were set.
``--raise`` lifts floors to what is measured now, less a margin; ``--lower`` lets them down to
it, and is the only way down.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.benchmarks import BENCHMARKS, POLNEAR, SPLIT, Benchmark, Refusal, evaluate
from bench.second_opinion import disagreements, scorer_in, second_opinion
from onrecord.evaluate.corpus import opened
from onrecord.evaluate.figures import figures

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.3
"""Points between what is measured and the floor set on it, for other processors round differently."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit status."""
    return hold(BENCHMARKS, __doc__.splitlines()[0], arguments)


def hold(benchmarks: Sequence[Benchmark], description: str, arguments: list[str] | None = None) -> int:
    """Measure on some sets and compare with their floors, as the command line says; the exit status."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/ and perhaps tools/")
    parser.add_argument("--only", choices=[one.name for one in benchmarks], help="measure on this set alone")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    status = 0
    for benchmark in benchmarks:
        if given.only in (None, benchmark.name):
            try:
                one = check(benchmark, given.gold, FLOORS, lift=given.lift, lower=given.lower)
            except Refusal as refusal:
                print(refusal, file=sys.stderr)
                one = 2
            status = max(status, one)
    return status


def check(benchmark: Benchmark, gold: Path, path: Path, *, lift: bool, lower: bool) -> int:
    """Measure on one set, compare with the floors at ``path``, and set them if asked; the exit status."""
    corpus = benchmark.locate(gold)
    scorer = scorer_in(gold) if benchmark == POLNEAR else None
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        report = evaluate(benchmark, corpus, predictions if scorer else None)
        agreed = scorer is None or agrees(report, asked(scorer, predictions, corpus))
    floors = json.loads(path.read_text(encoding="utf-8"))
    name, measured = benchmark.name, figures(report)
    same_corpus(name, floors.get(name), report)
    if lift or lower:
        old = floors.get(name, {}).get("floors", {})
        floors[name] = entry(benchmark, report, moved(name, old, measured, lift=lift, lower=lower))
        path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8", newline="\n")
    below = compare(name, floors[name]["floors"] if name in floors else {}, measured)
    return 0 if agreed and not below else 1


def asked(scorer: Path, predictions: Path, corpus: Path) -> dict[str, float]:
    """What the other scorer says of ``predictions``."""
    with opened(corpus, SPLIT) as folder:
        return second_opinion(scorer, predictions, folder, predictions.with_suffix(".json"))


def agrees(report: dict[str, Any], other: dict[str, float]) -> bool:
    """Whether both scorers say the same; prints where they do not."""
    apart = disagreements(figures(report), other)
    for name, (mine, theirs) in apart.items():
        print(f"{POLNEAR.name} {name}: onrecord says {mine}, the other scorer {theirs}  DISAGREE")
    if not apart:
        print(f"{POLNEAR.name}: the other scorer agrees on all {len(other)} figures")
    return not apart


def same_corpus(name: str, kept: dict[str, Any] | None, report: dict[str, Any]) -> None:
    """Refuse to compare figures of different corpora."""
    if kept and kept["fingerprint"] != report["fingerprint"]:
        raise Refusal(
            f"this is not the corpus on which the floors of {name} were set: its fingerprint is "
            f"{report['fingerprint']}, theirs {kept['fingerprint']}. Use that corpus; or, to set floors on this one, "
            f"take {name} out of bench/floors.json and run this with --raise."
        )


def moved(name: str, old: dict[str, float], measured: dict[str, float], *, lift: bool, lower: bool) -> dict[str, float]:
    """The floors after a change: up only, down only, or, for a figure without one, as measured."""
    new = {}
    for figure, value in measured.items():
        wanted = round(value - MARGIN, 1)
        before = old.get(figure, wanted)
        new[figure] = max(before, wanted) if lift else min(before, wanted) if lower else before
        if new[figure] != old.get(figure):
            print(f"{name} {figure}: floor {old.get(figure, 'none')} -> {new[figure]}")
    return new


def entry(benchmark: Benchmark, report: dict[str, Any], floors: dict[str, float]) -> dict[str, Any]:
    """What is kept of a set: how it was measured, on which corpus, and the floors."""
    command = " ".join(["onrecord", *benchmark.arguments(benchmark.places[-1])])
    return {"command": command, "fingerprint": report["fingerprint"], "model": report["model"], "floors": floors}


def compare(name: str, floors: dict[str, float], measured: dict[str, float]) -> list[str]:
    """Print each figure beside its floor; the names of those below, and of those no longer measured."""
    below = [figure for figure, floor in floors.items() if measured.get(figure, 0.0) < floor]
    figures_of_both = dict.fromkeys([*measured, *floors])
    width = max(map(len, figures_of_both))
    for figure in figures_of_both:
        floor = floors.get(figure)
        against = "no floor: set one with --raise" if floor is None else f"floor {floor}"
        value = measured.get(figure, 0.0)
        print(f"{name} {figure:<{width}}  {value:6.2f}  {against}{'  BELOW' if figure in below else ''}")
    return below


if __name__ == "__main__":
    sys.exit(main())
