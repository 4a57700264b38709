"""How far two annotators of mentions agree.

    python -m bench.mention_agreement SECOND [FIRST]

SECOND and FIRST (``corpus/mentions`` unless told otherwise) hold ``<article>.txt``; those of SECOND are compared.
A mention agrees where its span does, a name where its kind does too. Chains are compared on the mentions that both
marked, by B-cubed (Bagga and Baldwin 1998).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.marked_mentions import MarkedArticle, read_marked, read_marked_folder
from onrecord.types import Span

CORPUS = Path(__file__).parents[1] / "corpus" / "mentions"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures as a table in Markdown; the exit status."""
    parser = argparse.ArgumentParser(description="How far two annotators of mentions agree.")
    parser.add_argument("second", type=Path)
    parser.add_argument("first", type=Path, nargs="?", default=CORPUS)
    given = parser.parse_args(arguments)
    pairs = [(read_marked(given.first / f"{one.name}.txt"), one) for one in read_marked_folder(given.second)]
    for first, second in pairs:
        if first.text != second.text:
            raise InputError(f"{second.name}: its text is not that of the first annotator's article; annotate that one")
    print(f"{len(pairs)} articles\n\n| | first | second | agree | F1 |\n|---|---|---|---|---|")
    for what in ("name and kind", "nominal", "pronoun", "title"):
        print(f"| {what} | " + " | ".join(f1_cells(pairs, what)) + " |")
    print(f"\nChains on the mentions that both marked: B-cubed F1 {100 * b_cubed(pairs):.1f}")
    return 0


def marked(article: MarkedArticle, what: str) -> set[Hashable]:
    """What of ``article`` is compared under the heading ``what``."""
    if what == "title":
        return set(article.titles)
    form = what.split()[0]
    return {(one.span, one.kind if form == "name" else "") for one in article.mentions if one.form == form}


def f1_cells(pairs: list[tuple[MarkedArticle, MarkedArticle]], what: str) -> list[str]:
    """How many the first and the second marked, how many both, and F1 in per cent."""
    counts: Counter[str] = Counter()
    for first, second in pairs:
        left, right = marked(first, what), marked(second, what)
        counts.update(first=len(left), second=len(right), both=len(left & right))
    f1 = 200 * counts["both"] / max(counts["first"] + counts["second"], 1)
    return [str(counts[name]) for name in ("first", "second", "both")] + [f"{f1:.1f}"]


def b_cubed(pairs: list[tuple[MarkedArticle, MarkedArticle]]) -> float:
    """B-cubed F1 of the second annotator's chains against the first's, over the spans that both marked."""
    precision = recall = 0.0
    total = 0
    for first, second in pairs:
        left, right = _chains(first), _chains(second)
        common = left.keys() & right.keys()
        for span in common:
            mine, theirs = left[span] & common, right[span] & common
            precision += len(mine & theirs) / len(theirs)
            recall += len(mine & theirs) / len(mine)
        total += len(common)
    return 2 * precision * recall / (total * (precision + recall)) if total else 0.0


def _chains(article: MarkedArticle) -> dict[Span, set[Span]]:
    """For each mention, all spans of its chain."""
    members: dict[int, set[Span]] = defaultdict(set)
    for one in article.mentions:
        members[one.chain].add(one.span)
    return {one.span: members[one.chain] for one in article.mentions}


if __name__ == "__main__":
    raise SystemExit(main())
