"""How well it is told what one wording of a statement changes of another, on pairs labelled by hand.

    python -m bench.drift --gold DIR [--raise | --lower]

DIR lies outside the repository and holds ``data/allsides-10k.jsonl.gz``. Each pair counts for as many as it stands for
(bench/labels/DRIFT.md). Right is a kind of serious change that is labelled; in the second table, that there is any.
Held to the floors in bench/floors.json are the pairs of dev; the exit status is that of bench.attribution.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.benchmarks import Refusal
from bench.speaker_figures import Measured
from bench.speakers import settle
from onrecord.errors import InputError
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.events import by_key, read_event_set
from onrecord.offsets import phrase
from onrecord.resolve.drift import drift
from onrecord.types import Kind

LABELS = Path(__file__).with_name("labels") / "drift.jsonl"
NAME = "drift-dev"
SERIOUS = ("negation", "number", "hardened", "softened", "modality", "tense")


@dataclass(frozen=True, slots=True)
class Wordings:
    """Two wordings of one statement, and what a person says that the second changes."""

    split: str
    texts: tuple[str, str]
    kinds: tuple[Kind, Kind]
    changes: frozenset[str]
    stands_for: float

    def found(self) -> frozenset[str]:
        """The serious changes that the program names."""
        return frozenset(each.change for each in drift(*self.texts, self.kinds)).intersection(SERIOUS)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    try:
        found = measured(wordings(given.gold))
    except (Refusal, InputError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return settle(found, lift=given.lift, lower=given.lower, command="python -m bench.drift --gold DIR")


def wordings(gold: Path) -> list[Wordings]:
    """The labelled pairs that are of one statement."""
    path = gold / "data" / "allsides-10k.jsonl.gz"
    if not path.exists():
        raise Refusal(f"{NAME}: {path} is missing")
    articles = by_key(read_event_set("allsides", path))
    found = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["same"]:
            continue
        sides = row["a"], row["b"]
        if missing := [side["article"] for side in sides if side["article"] not in articles]:
            raise Refusal(f"{NAME}: {path} lacks the article {missing[0]}: it is another edition")
        texts = [phrase(articles[side["article"]].text, side["content"]).text for side in sides]
        kinds = sides[0]["kind"], sides[1]["kind"]
        found.append(Wordings(row["split"], (texts[0], texts[1]), kinds, frozenset(row["changes"]), row["stands_for"]))
    return found


def measured(pairs: Sequence[Wordings]) -> Measured:
    """The figures of the pairs of dev; prints those of both splits."""
    figures: dict[str, float] = {}
    ways: dict[str, Callable[[frozenset[str]], frozenset[str]]] = {
        "kinds of change": lambda changes: changes,
        "any change": lambda changes: frozenset(["any"] if changes else []),
    }
    for way, told in ways.items():
        print(f"\n| {way} | pairs | labelled | found | precision | recall |\n|---|---|---|---|---|---|")
        for split in ("train", "dev"):
            some = [one for one in pairs if one.split == split]
            given = [(one.stands_for, told(one.changes), told(one.found())) for one in some]
            precision, recall = _share(given, 2), _share(given, 1)
            counts = [sum(len(one[side]) for one in given) for side in (1, 2)]
            print(f"| {split} | {len(some)} | {counts[0]} | {counts[1]} | {precision:.1f} | {recall:.1f} |")
            if split == "dev":
                figures |= {f"{way}: precision": precision, f"{way}: recall": recall}
    rows = (repr(one).encode() for one in pairs if one.split == "dev")
    return Measured(NAME, digest_of(rows), "drift-2", figures)


def _share(given: Sequence[tuple[float, frozenset[str], frozenset[str]]], side: int) -> float:
    """Of what is labelled (1) or found (2) the share that is both, in hundredths."""
    both = sum(heavy * len(labelled & found) for heavy, labelled, found in given)
    return round(100 * both / max(1e-9, sum(one[0] * len(one[side]) for one in given)), 1)


if __name__ == "__main__":
    sys.exit(main())
