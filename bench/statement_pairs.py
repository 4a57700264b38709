"""The labelled pairs of attributions: how many of which kind, and how far a second judgement agrees.

python -m bench.statement_pairs
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.evaluate.statement_pairs import StatementPair, read_statement_pairs

_FOLDER = Path(__file__).parent / "labels"
LABELS = tuple(_FOLDER / f"statement-pairs{name}.jsonl" for name in ("", "-within", "-allsides", "-stories", "-across"))
SECOND = {
    _FOLDER / f"statement-pairs{name}-second.jsonl": readers
    for name, readers in (
        ("", "one reader"),
        ("-within", "two readers"),
        ("-stories", "two readers"),
        ("-across", "two readers"),
    )
}
"""Second judgements, and by whom the two are."""


def read_all(paths: Iterable[Path]) -> list[StatementPair]:
    """The pairs of several files."""
    return [pair for path in paths for pair in read_statement_pairs(path)]


def main() -> int:
    """Print the counts and the agreement as tables in Markdown; the exit status."""
    first = read_all(LABELS)
    print("| set | split | events | same | different |\n|---|---|---|---|---|")
    for name, split in sorted({(pair.collection, pair.split) for pair in first}):
        some = [pair for pair in first if (pair.collection, pair.split) == (name, split)]
        same = sum(pair.same for pair in some)
        print(f"| {name} | {split} | {len({pair.event for pair in some})} | {same} | {len(some) - same} |")
    print("\n| relation, or why not | pairs | of them hard |\n|---|---|---|")
    kinds = Counter(pair.relation or pair.why for pair in first)
    hard = Counter(pair.relation or pair.why for pair in first if pair.hard)
    for kind, count in kinds.most_common():
        print(f"| {kind} | {count} | {hard[kind]} |")
    for path, readers in SECOND.items():
        pairs, alike, kappa = agreement(first, read_statement_pairs(path))
        print(f"\n{path.name}, by {readers}: {pairs} pairs, {alike} alike, kappa {kappa:.2f}")
    return 0


def agreement(first: Sequence[StatementPair], second: Sequence[StatementPair]) -> tuple[int, int, float]:
    """Of the pairs judged twice: how many, how many alike (same or not), and Cohen's kappa; 1 where chance cannot err.

    Raises:
        KeyError: if a pair of ``second`` is not in ``first``.
    """
    judged = {pair.key: pair.same for pair in first}
    both = [(judged[pair.key], pair.same) for pair in second]
    alike = sum(one == other for one, other in both)
    share = [sum(pair[side] for pair in both) / len(both) for side in (0, 1)]
    chance = share[0] * share[1] + (1 - share[0]) * (1 - share[1])
    return len(both), alike, 1.0 if chance == 1 else (alike / len(both) - chance) / (1 - chance)


if __name__ == "__main__":
    raise SystemExit(main())
