"""Hold the shipped analysis to the floors in bench/floors.json, on a benchmark that lies outside the repository.

    python -m bench.attribution --gold DIR [--raise | --lower]

DIR holds ``data/polnear.tar.gz`` (or the folder ``data/polnear``). The figures are those of
``onrecord evaluate polnear … --json``. Where DIR also holds ``tools/score_attribution.py``,
a scorer written by others, it scores the same predictions, and must agree.

Exit status 0: no figure lies below its floor. 1: one does, or the scorers disagree.
2: the corpus is missing, or is not the one on which the floors were set.
``--raise`` lifts floors to what is measured now, less a margin; ``--lower`` lets them down to
it, and is the only way down.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpus import opened
from onrecord.evaluate.report import figures

FLOORS = Path(__file__).with_name("floors.json")
NAME, SPLIT = "polnear-dev", "dev"
MARGIN = 0.3
"""Points between what is measured and the floor set on it, for other processors round differently."""

AGREEMENT = 0.05
PRINTED = 0.1
"""Points by which two scorers may differ: in exact figures, and in those printed to one decimal."""


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """Why nothing can be said about the floors."""

    message: str


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/ and perhaps tools/")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    try:
        return check(given.gold, FLOORS, lift=given.lift, lower=given.lower)
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        return 2


def check(gold: Path, path: Path, *, lift: bool, lower: bool) -> int:
    """Measure on the corpus in ``gold``, compare with the floors at ``path``, and set them if asked."""
    corpus = locate(gold)
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        report = evaluate(corpus, predictions)
        scorer = gold / "tools" / "score_attribution.py"
        agreed = not scorer.exists() or agrees(report, second_opinion(scorer, predictions, corpus))
    floors = json.loads(path.read_text(encoding="utf-8"))
    same_corpus(floors.get(NAME), report)
    measured = figures(report)
    if lift or lower:
        old = floors.get(NAME, {}).get("floors", {})
        floors[NAME] = entry(report, moved(old, measured, lift=lift, lower=lower))
        path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8", newline="\n")
    below = compare(floors[NAME]["floors"] if NAME in floors else {}, measured)
    return 0 if agreed and not below else 1


def locate(gold: Path) -> Path:
    """The corpus under ``gold``."""
    for path in (gold / "data" / "polnear", gold / "data" / "polnear.tar.gz"):
        if path.exists():
            return path
    raise Refusal(f"{gold / 'data'} holds no polnear.tar.gz: name the folder that holds data/ with --gold")


def evaluate(corpus: Path, predictions: Path) -> dict[str, Any]:
    """What ``onrecord evaluate`` says, its predictions left at ``predictions``."""
    command = ["-m", "onrecord", "evaluate", "polnear", str(corpus), "--split", SPLIT, "--json"]
    command += ["--predictions", str(predictions)]
    result = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if result.returncode:
        raise Refusal(f"onrecord evaluate ended with status {result.returncode}")
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def second_opinion(scorer: Path, predictions: Path, corpus: Path) -> dict[str, float]:
    """The same figures by the scorer that lies beside the corpus."""
    out = predictions.with_suffix(".json")
    with opened(corpus, SPLIT) as folder:
        command = [str(scorer), str(predictions), "--data", str(folder), "--boot", "0", "--json", str(out)]
        result = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found = json.loads(out.read_text(encoding="utf-8"))
    kinds = {f"attribution {kind}": 100 * found[kind]["attr"][2] for kind in ("all", "direct", "mixed", "indirect")}
    last = result.stdout.splitlines()[-1]
    spans = re.findall(r"(source|cue|content) +[\d.]+/ *[\d.]+/ *([\d.]+)", last)
    return {
        **kinds,
        "exact content": 100 * found["all"]["exact"][2],
        "source accuracy": 100 * found["all"]["src_acc_given_j50"],
        **{f"{role} spans": float(f1) for role, f1 in spans},
    }


def agrees(report: dict[str, Any], other: dict[str, float]) -> bool:
    """Whether both scorers say the same; prints where they do not."""
    ours = figures(report)
    apart = {
        name: (ours[name], round(value, 2))
        for name, value in other.items()
        if abs(ours[name] - value) > (PRINTED if name.endswith("spans") else AGREEMENT)
    }
    for name, (mine, theirs) in apart.items():
        print(f"{NAME} {name}: onrecord says {mine}, the other scorer {theirs}  DISAGREE")
    if not apart:
        print(f"{NAME}: the other scorer agrees on all {len(other)} figures")
    return not apart


def same_corpus(kept: dict[str, Any] | None, report: dict[str, Any]) -> None:
    """Refuse to compare figures of different corpora."""
    if kept and kept["fingerprint"] != report["fingerprint"]:
        raise Refusal(
            f"this is not the corpus on which the floors of {NAME} were set: its fingerprint is "
            f"{report['fingerprint']}, theirs {kept['fingerprint']}. Use that corpus; or, to set floors on this one, "
            f"take {NAME} out of bench/floors.json and run this with --raise."
        )


def moved(old: dict[str, float], measured: dict[str, float], *, lift: bool, lower: bool) -> dict[str, float]:
    """The floors after a change: up only, down only, or, for a figure without one, as measured."""
    new = {}
    for name, value in measured.items():
        wanted = round(value - MARGIN, 1)
        before = old.get(name, wanted)
        new[name] = max(before, wanted) if lift else min(before, wanted) if lower else before
        if new[name] != old.get(name):
            print(f"{NAME} {name}: floor {old.get(name, 'none')} -> {new[name]}")
    return new


def entry(report: dict[str, Any], floors: dict[str, float]) -> dict[str, Any]:
    """What is kept of a set: how it was measured, on which corpus, and the floors."""
    command = f"onrecord evaluate polnear data/polnear.tar.gz --split {SPLIT} --json"
    return {"command": command, "fingerprint": report["fingerprint"], "model": report["model"], "floors": floors}


def compare(floors: dict[str, float], measured: dict[str, float]) -> list[str]:
    """Print each figure beside its floor; the names of those below."""
    below = [name for name, floor in floors.items() if measured.get(name, 0.0) < floor]
    width = max(map(len, measured))
    for name, value in measured.items():
        floor = floors.get(name)
        against = "no floor: set one with --raise" if floor is None else f"floor {floor}"
        print(f"{NAME} {name:<{width}}  {value:6.2f}  {against}{'  BELOW' if name in below else ''}")
    return below


if __name__ == "__main__":
    sys.exit(main())
