"""Measure the comparison of names on the labelled pairs, beside simpler ways to compare.

    python -m bench.names [--wrong]

``bench/labels/names.tsv`` is parted by a digest of each pair: what is tuned is tuned on the half "dev", what is
reported is the half "test". ``names-registers.tsv`` is a second list in the manner of registers of persons and
firms; ``names-second.tsv`` holds a second judgement of a tenth of the pairs, made without sight of the first by
the same hand. Each simpler way gets the threshold at which it does best on dev.

Exit status 1 where a figure lies below its floor in bench/floors.json.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from onrecord.resolve.names import SAME, compare, fold, name_keys

LABELS = Path(__file__).with_name("labels") / "names.tsv"
REGISTERS = LABELS.with_name("names-registers.tsv")
SECOND = LABELS.with_name("names-second.tsv")
FLOORS = Path(__file__).with_name("floors.json")
Measure = Callable[[str, str, str], float]


@dataclass(frozen=True)
class Pair:
    """Two names and whether they are of one bearer."""

    left: str
    right: str
    kind: str
    same: bool
    culture: str
    difficulty: str
    note: str

    @property
    def half(self) -> str:
        """``dev`` or ``test``, by a digest of the two names."""
        digest = hashlib.sha256("\t".join(sorted((self.left, self.right))).encode()).digest()
        return "dev" if digest[0] < 128 else "test"


@dataclass(frozen=True)
class Figures:
    """How right a way to compare is on some pairs, 0..100."""

    pairs: int
    precision: float
    recall: float
    f1: float


def pairs_of(path: Path) -> list[Pair]:
    """The labelled pairs in ``path``."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Pair(
                row["left"],
                row["right"],
                row["kind"],
                row["verdict"] == "same",
                row["culture"],
                row["difficulty"],
                row["note"],
            )
            for row in rows
        ]


def measured(pairs: Iterable[Pair], measure: Measure, threshold: float) -> Figures:
    """Precision, recall and F1 of "the same" where ``measure`` gives ``threshold`` or more."""
    right = wrong = missed = count = 0
    for pair in pairs:
        said = measure(pair.left, pair.right, pair.kind) >= threshold
        count += 1
        right += said and pair.same
        wrong += said and not pair.same
        missed += pair.same and not said
    precision = 100 * right / (right + wrong) if right + wrong else 100.0
    recall = 100 * right / (right + missed) if right + missed else 100.0
    return Figures(count, precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)


def _simply(score: Callable[[str, str], float]) -> Measure:
    return lambda left, right, kind: score(" ".join(fold(left)), " ".join(fold(right))) / 100


OTHERS: dict[str, Measure] = {
    "equal after folding": lambda left, right, kind: float(fold(left) == fold(right)),
    "the same words": lambda left, right, kind: float(sorted(fold(left)) == sorted(fold(right))),
    "rapidfuzz token_sort_ratio": _simply(fuzz.token_sort_ratio),
    "rapidfuzz token_set_ratio": _simply(fuzz.token_set_ratio),
    "rapidfuzz WRatio": _simply(fuzz.WRatio),
    "rapidfuzz jaro_winkler": _simply(lambda left, right: 100 * JaroWinkler.similarity(left, right)),
}
"""Simpler ways to compare; all see the names in Latin letters."""


def best_threshold(pairs: list[Pair], measure: Measure) -> float:
    """The threshold at which ``measure`` has its highest F1 on ``pairs``."""
    return max((at / 100 for at in range(30, 101)), key=lambda at: (measured(pairs, measure, at).f1, at))


def found_by_keys(pairs: Iterable[Pair]) -> tuple[float, float]:
    """Of pairs held the same, and of different pairs not held the same, how many share a key, in per cent."""
    held = [pair for pair in pairs if compare(pair.left, pair.right, pair.kind) >= SAME]
    shared = sum(bool(name_keys(pair.left, pair.kind) & name_keys(pair.right, pair.kind)) for pair in held)
    return 100 * shared / max(1, len(held)), _strangers(list(pairs))


def _strangers(pairs: list[Pair]) -> float:
    """Of all pairs of two names that stand in different rows, how many share a key other than a surname's alone."""
    names = sorted({(pair.kind, pair.left) for pair in pairs})
    keys = [(kind, frozenset(key for key in name_keys(name, kind) if key[0] != "~")) for kind, name in names]
    count = shared = 0
    for at, (kind, mine) in enumerate(keys):
        for other, theirs in keys[at + 1 :]:
            if kind == other:
                count += 1
                shared += not mine.isdisjoint(theirs)
    return 100 * shared / max(1, count)


def agreement() -> tuple[int, int, float]:
    """Of the pairs judged twice: how many, how many alike, and Cohen's kappa."""
    with SECOND.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        again = {(row["left"], row["right"]): row["verdict"] == "same" for row in rows}
    both = [(pair.same, again[pair.left, pair.right]) for pair in pairs_of(LABELS) if (pair.left, pair.right) in again]
    alike = sum(one == two for one, two in both)
    first, second = (sum(side) / len(both) for side in zip(*both, strict=True))
    chance = first * second + (1 - first) * (1 - second)
    return len(both), alike, (alike / len(both) - chance) / (1 - chance)


def report() -> dict[str, float]:
    """The figures on which floors stand."""
    found = {}
    for name, pairs in (
        ("test", [one for one in pairs_of(LABELS) if one.half == "test"]),
        ("registers", pairs_of(REGISTERS)),
    ):
        figures = measured(pairs, compare, SAME)
        found |= {f"{name} f1": figures.f1, f"{name} precision": figures.precision, f"{name} recall": figures.recall}
        found[f"{name} keys"] = found_by_keys(pairs)[0]
    return found


def below_floor(figures: dict[str, float]) -> list[str]:
    """The figures below their floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["names"]["floors"]
    return [
        f"{name}: {figures.get(name, 0):.1f}, floor {floor}"
        for name, floor in floors.items()
        if figures.get(name, 0) < floor
    ]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures as tables in Markdown; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="print the pairs of dev on which it is wrong")
    given = parser.parse_args(arguments)
    labelled, registers = pairs_of(LABELS), pairs_of(REGISTERS)
    halves = {half: [pair for pair in labelled if pair.half == half] for half in ("dev", "test")}
    sets = halves | {"registers": registers}
    print("| | at | " + " | ".join(f"{name} F1 (P / R)" for name in sets) + " |\n|---|---|" + "---|" * len(sets))
    _row("names.compare", compare, SAME, sets)
    for name, measure in OTHERS.items():
        _row(name, measure, best_threshold(halves["dev"], measure), sets)
    _by("culture", lambda pair: pair.culture, halves)
    _by("difficulty", lambda pair: pair.difficulty, sets)
    _by("kind", lambda pair: pair.kind, sets)
    for name, pairs in sets.items():
        kept, strangers = found_by_keys(pairs)
        print(f"keys, {name}: {kept:.1f}% of pairs held the same share one; {strangers:.2f}% of strangers do")
    pairs_twice, alike, kappa = agreement()
    print(f"judged twice: {pairs_twice} pairs, {alike} alike, kappa {kappa:.2f}")
    if given.wrong:
        _wrong(halves["dev"])
    below = below_floor(report())
    print("\n".join(f"BELOW {one}" for one in below), file=sys.stderr)
    return 1 if below else 0


def _cell(figures: Figures) -> str:
    return f"{figures.f1:.1f} ({figures.precision:.1f} / {figures.recall:.1f})"


def _row(name: str, measure: Measure, threshold: float, sets: dict[str, list[Pair]]) -> None:
    print(
        f"| {name} | {threshold:.2f} | "
        + " | ".join(_cell(measured(pairs, measure, threshold)) for pairs in sets.values())
        + " |"
    )


def _by(title: str, group: Callable[[Pair], str], sets: dict[str, list[Pair]]) -> None:
    print(
        f"\n| {title} | pairs | "
        + " | ".join(f"{name} F1 (P / R)" for name in sets)
        + " |\n|---|---|"
        + "---|" * len(sets)
    )
    every = [pair for pairs in sets.values() for pair in pairs]
    for value in sorted({group(pair) for pair in every}):
        cells = []
        for pairs in sets.values():
            some = [pair for pair in pairs if group(pair) == value]
            cells.append(_cell(measured(some, compare, SAME)) if some else "")
        print(f"| {value} | {sum(group(pair) == value for pair in every)} | " + " | ".join(cells) + " |")
    print()


def _wrong(pairs: list[Pair]) -> None:
    for pair in pairs:
        score = compare(pair.left, pair.right, pair.kind)
        if (score >= SAME) != pair.same:
            print(f"{score:.2f} {'same' if pair.same else 'different'}: {pair.left} | {pair.right} | {pair.note}")


if __name__ == "__main__":
    sys.exit(main())
