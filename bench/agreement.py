"""How far two annotators of the same articles agree.

    python -m bench.agreement SECOND [FIRST]

SECOND and FIRST (``corpus/articles`` unless told otherwise) hold ``<outlet>/<article>.txt``; the articles of
SECOND are compared. Figures are those of an evaluation in which the second annotator stands for a system.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import CORPUS
from onrecord.evaluate.annotated import AnnotatedArticle, AnnotatedAttribution, read_article
from onrecord.evaluate.attribution import Scorer
from onrecord.evaluate.matching import Prediction, match, side
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.words import Text


def main(arguments: list[str] | None = None) -> int:
    """Print the figures as a table in Markdown; the exit status."""
    parser = argparse.ArgumentParser(description="How far two annotators of the same articles agree.")
    parser.add_argument("second", type=Path)
    parser.add_argument("first", type=Path, nargs="?", default=CORPUS)
    given = parser.parse_args(arguments)
    scorer = Scorer()
    matched: list[tuple[AnnotatedAttribution, AnnotatedAttribution]] = []
    paths = sorted(given.second.glob("*/*.txt"))
    for path in paths:
        first, second = read_article(given.first / path.parent.name / path.name), read_article(path)
        if first.text != second.text:
            raise SystemExit(f"{path}: its text is not that of the first annotator's article")
        scorer.add(first.text, [_gold(one) for one in _outer(first)], [_prediction(one) for one in _outer(second)])
        matched += _matched(first, second)
    scores = scorer.scores()
    print(f"{len(paths)} articles, {scores.kinds['all'].gold} and {scores.kinds['all'].predicted} attributions\n")
    print("| | attribution F1 | exact content F1 | source right |\n|---|---|---|---|")
    for kind, one in scores.kinds.items():
        cells = (one.attribution.f1, one.exact_content.f1, one.source_accuracy)
        print(f"| {kind} | " + " | ".join(f"{100 * cell:.1f}" for cell in cells) + " |")
    print("\n| of those that both found | agree, per cent |\n|---|---|")
    for name in ("act", "speaker"):
        same = sum(getattr(a, name) == getattr(b, name) for a, b in matched)
        print(f"| {name} | {100 * same / len(matched):.1f} |")
    return 0


def _outer(article: AnnotatedArticle) -> list[AnnotatedAttribution]:
    return [one for one in article.attributions if one.parent is None]


def _gold(one: AnnotatedAttribution) -> GoldAttribution:
    return GoldAttribution(one.source, one.cue, one.content)


def _prediction(one: AnnotatedAttribution) -> Prediction:
    return Prediction(one.source, one.cue, one.content)


def _matched(
    first: AnnotatedArticle, second: AnnotatedArticle
) -> Iterator[tuple[AnnotatedAttribution, AnnotatedAttribution]]:
    text = Text(first.text)
    left, right = _outer(first), _outer(second)
    sides = [[side(text, one.source, one.content) for one in some] for some in (left, right)]
    return ((left[pair.gold], right[pair.predicted]) for pair in match(*sides) if pair.half)


if __name__ == "__main__":
    raise SystemExit(main())
