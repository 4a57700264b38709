"""How well the tellings of one statement are found, on pairs labelled by hand. Held to the floors in bench/floors.json.

    python -m bench.statements --gold DIR [--only NAME] [--raise | --lower]

DIR lies outside the repository and holds ``data/``. First the scorer by itself, on the pairs of the split dev. Two
simple ways stand beside ours: shared words over all words, and words of the shorter that the longer has too; where they
call two the same is set on the split train, for the best F1. Then the whole way, on both splits, of which dev is held
to its floors: see ``bench.statements_whole``. Last, pairs of many events and years: ``bench.statements_across``. The
exit status is that of bench.attribution.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.benchmarks import Refusal
from bench.speaker_figures import Measured
from bench.speakers import settle
from bench.statements_across import NAME as ACROSS
from bench.statements_across import across
from bench.statements_whole import NAME as WHOLE
from bench.statements_whole import whole
from onrecord.errors import InputError
from onrecord.evaluate.calibration import calibration
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.events import EventArticle, by_key, read_event_set
from onrecord.evaluate.statement_pairs import StatementPair, Telling, read_statement_pairs
from onrecord.evaluate.telling import heard_of, prf, told_in, told_of
from onrecord.resolve.names import fold
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.likeness import likeness, same

LABELS = Path(__file__).with_name("labels") / "statement-pairs.jsonl"
MANY_EVENTS = LABELS.with_name("statement-pairs-across.jsonl")
NAME = "statement-pairs-dev"
ARCHIVES = {
    "news-clusters": "news-clusters.tar.gz",
    "basil": "basil-2010-2016.tar.gz",
    "ecbplus": "ecbplus-1-35.tar.gz",
    "allsides": "allsides-10k.jsonl.gz",
}
"""Each set and where it lies within ``data/``."""

Score = Callable[[Told, Told], float]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    parser.add_argument("--only", choices=(NAME, WHOLE, ACROSS), help="measure this alone")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    try:
        found = measures(given.gold, (NAME, WHOLE, ACROSS) if given.only is None else (given.only,))
    except (Refusal, InputError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return max(settle(one, lift=given.lift, lower=given.lower, module="bench.statements") for one in found)


def articles_of(gold: Path, labels: Iterable[StatementPair]) -> dict[tuple[str, str], EventArticle]:
    """The articles of the sets that labels name, by set and key."""
    found = {}
    for name in sorted({one.collection for one in labels}):
        path = gold / "data" / ARCHIVES[name]
        if not path.exists():
            raise Refusal(f"{NAME}: {path} is missing")
        found.update({(name, key): one for key, one in by_key(read_event_set(name, path)).items()})
    return found


def measures(gold: Path, names: Sequence[str]) -> list[Measured]:
    """What is measured under these names; prints the tables."""
    found = []
    if set(names) & {NAME, WHOLE}:
        labels = read_statement_pairs(LABELS)
        articles = articles_of(gold, labels)
        heard = heard_of(labels, articles)
        told = told_in(heard, articles)
        made = {NAME: lambda: compared(labels, told), WHOLE: lambda: whole(labels, heard, told)}
        found = [made[name]() for name in names if name in made]
    if ACROSS in names:
        pairs = read_statement_pairs(MANY_EVENTS)
        found.append(across(pairs, told_of(pairs, articles_of(gold, pairs))))
    return found


def compared(labels: Sequence[StatementPair], told: dict[Telling, Told]) -> Measured:
    """The figures of ours and of simpler ways on the pairs of dev; prints them."""
    train, dev = ([one for one in labels if one.split == split] for split in ("train", "dev"))
    ways: dict[str, tuple[Score, float]] = {"this scorer": (likeness, same())}
    simple: dict[str, Score] = {"shared words": _shared, "words of the shorter": _contained}
    for name, score in simple.items():
        ways[name] = (score, _best([score(told[one.a], told[one.b]) for one in train], [one.same for one in train]))
    groups = {"all": dev, "not hard": [one for one in dev if not one.hard]}
    for name in sorted({one.collection for one in dev}):
        groups[name] = [one for one in dev if one.collection == name]
    figures: dict[str, float] = {}
    print(f"\n| {len(dev)} pairs of dev | pairs | precision | recall | F1 |\n|---|---|---|---|---|")
    for way, (score, border) in ways.items():
        for group, pairs in groups.items():
            given = [score(told[one.a], told[one.b]) >= border for one in pairs]
            found = [round(100 * value, 1) for value in prf([one.same for one in pairs], given)]
            print(f"| {way}, {group} | {len(pairs)} | " + " | ".join(f"{value:.1f}" for value in found) + " |")
            if way == "this scorer":
                figures |= {f"{group}: precision": found[0], f"{group}: recall": found[1], f"{group}: F1": found[2]}
    sure = calibration([(likeness(told[one.a], told[one.b]), one.same) for one in dev])
    if sure is not None:
        figures["calibration"] = round(100 * (1 - sure.expected_error), 1)
        print(f"\nLikeness is off by {100 * sure.expected_error:.1f} points of a hundred (Brier {sure.brier:.3f}).")
    rows = (repr((one, told[one.a].content, told[one.b].content)).encode() for one in dev)
    return Measured(NAME, digest_of(rows), "telling-1", figures)


def _shared(a: Told, b: Told) -> float:
    one, two = set(fold(a.content)), set(fold(b.content))
    return len(one & two) / max(1, len(one | two))


def _contained(a: Told, b: Told) -> float:
    one, two = set(fold(a.content)), set(fold(b.content))
    return len(one & two) / max(1, min(len(one), len(two)))


def _best(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The border that gives the best F1."""
    return max(sorted(set(scores)), key=lambda border: prf(truth, [score >= border for score in scores])[2])


if __name__ == "__main__":
    sys.exit(main())
