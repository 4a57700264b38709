"""When attributions were said, and what is nested in what. Held to the floors in bench/floors.json.

    python -m bench.said --gold DIR [--only NAME] [--jobs N] [--wrong FILE] [--raise | --lower]

DIR lies outside the repository and holds ``data/``. On PolNeAR dev, dated by hand (bench/labels/DATES.md), "given"
hands the annotated attributions over, so that dates are measured by themselves; "found" is the whole path. Nesting is
measured on the dev half of our own articles (corpus/).

The exit status is that of bench.attribution. ``--wrong`` writes what is not right as JSON Lines of offsets.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.benchmarks import ARTICLES, POLNEAR, SPLIT, Refusal
from bench.speaker_figures import Measured
from bench.speakers import LABELS, article_key, settle
from onrecord.analyse.occasions.occasions import occasions
from onrecord.analyse.stage import Analysis
from onrecord.analyse.timex import timexes
from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.analysed import analysed, outer
from onrecord.evaluate.annotated import read_annotated
from onrecord.evaluate.corpus import digest_of, opened
from onrecord.evaluate.dated import Label, read_labels, read_published
from onrecord.evaluate.nesting import Nested, count_nested
from onrecord.evaluate.polnear import GoldArticle, read_split
from onrecord.evaluate.said import ROWS, Judged, SaidScorer, judge
from onrecord.evaluate.speakers import given_coreference
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.types import Document, Interval

SAID = "polnear-dev-said"
NESTED = "articles-dev-nested"
_RECEIVED = "1970-01-01T00:00:00+00:00"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    parser.add_argument("--only", choices=(SAID, NESTED), help="measure on this set alone")
    parser.add_argument("--jobs", type=int, metavar="N", default=1)
    parser.add_argument("--wrong", type=Path, metavar="FILE", help="write what is not right on PolNeAR to this file")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    steps: dict[str, Callable[[], Measured]] = {
        SAID: lambda: polnear_said(given.gold, given.jobs, given.wrong),
        NESTED: lambda: own_nesting(ARTICLES.locate(given.gold), given.jobs),
    }
    status = 0
    for name in steps if given.only is None else [given.only]:
        try:
            one = settle(steps[name](), lift=given.lift, lower=given.lower, module="bench.said")
        except (Refusal, InputError) as refusal:
            print(refusal, file=sys.stderr)
            one = 2
        status = max(status, one)
    return status


def polnear_said(gold: Path, jobs: int, wrong: Path | None) -> Measured:
    """Measure on PolNeAR dev; prints the tables."""
    labels = read_labels([LABELS / "polnear-dev-said.jsonl"])
    days = read_published(LABELS / "polnear-dates.jsonl")
    with opened(POLNEAR.locate(gold), SPLIT) as folder:
        articles = [one for one in read_split(folder, SPLIT) if article_key(one.text) in labels]
    if len(articles) < len(labels):
        raise Refusal(f"{SAID}: {len(labels)} articles are labelled, and {len(articles)} of them are there")
    stage = Analysis()
    documents = [_document(one, days[article_key(one.text)]) for one in articles]
    settings = {
        "given": list(_given(articles, documents, labels)),
        "found": list(_found(stage, articles, documents, labels, jobs)),
    }
    figures: dict[str, float] = {}
    for setting, judged in settings.items():
        scorer = SaidScorer()
        for one in judged:
            scorer.add(one)
        print(f"\nPolNeAR dev, {len(articles)} articles, attributions {setting}\n\n{_table(scorer)}\n")
        figures |= _figures(setting, scorer)
    if wrong is not None:
        _write_wrong(wrong, settings)
    rows = (f"{article_key(one.text)} {labels[article_key(one.text)]}".encode() for one in articles)
    return Measured(SAID, digest_of(rows), stage.version, figures)


def own_nesting(corpus: Path, jobs: int) -> Measured:
    """Measure nesting on the dev half of ``corpus``; prints the counts."""
    outlets = json.loads((corpus / "split.json").read_text(encoding="utf-8"))[SPLIT]
    articles = list(read_annotated(corpus / "articles", outlets))
    stage, counted = Analysis(), Nested()
    for article, outcome in zip(
        articles, analysed(stage, [(one.name, one.text) for one in articles], jobs), strict=True
    ):
        if outcome.findings is not None:
            counted = count_nested(article, outcome.findings.attributions, outcome.findings.occasions, counted)
    print(f"\nOur own articles, {len(articles)} of dev: nested attributions\n")
    print("| annotated | found | right | right parent |\n|---|---|---|---|")
    print(f"| {counted.annotated} | {counted.found} | {counted.right} | {counted.parents} |\n")
    figures = {
        "precision": _per_cent(counted.precision),
        "recall": _per_cent(counted.recall),
        "parent": _per_cent(counted.parent_accuracy),
    }
    return Measured(NESTED, digest_of(one.text.encode() for one in articles), stage.version, figures)


def _document(article: GoldArticle, day: str | None) -> Document:
    published = Interval(day, day, "as the corpus states it") if day else None
    return plain_document(f"file:///{article.name}.txt", article.text, _RECEIVED, published)


def _given(
    articles: Sequence[GoldArticle], documents: Sequence[Document], labels: dict[str, list[Label]]
) -> Iterable[Judged]:
    for article, document in zip(articles, documents, strict=True):
        attributions, who = given_coreference(document, article.annotations[0].attributions)
        said = {one.attribution: one.said for one in occasions(document, attributions, timexes(document), who)}
        yield from judge(article.text, labels[article_key(article.text)], _day(document), attributions, said)


def _found(
    stage: Analysis,
    articles: Sequence[GoldArticle],
    documents: Sequence[Document],
    labels: dict[str, list[Label]],
    jobs: int,
) -> Iterable[Judged]:
    outcomes = run_local(stage, documents) if jobs == 1 else run_pool(stage, documents, jobs)
    for article, document, outcome in zip(articles, documents, outcomes, strict=True):
        findings = outcome.findings
        told = findings.occasions if findings else ()
        attributions = outer(findings.attributions) if findings else ()
        said = {one.attribution: one.said for one in told}
        yield from judge(article.text, labels[article_key(article.text)], _day(document), attributions, said)


def _day(document: Document) -> str | None:
    return document.published.latest if document.published else None


def _figures(setting: str, scorer: SaidScorer) -> dict[str, float]:
    """Shares of what was found, in per cent. Wrong certainty is told as its opposite, since floors must not fall."""
    figures = {}
    for row in ROWS:
        one = scorer.rows[row]
        if one.labelled:
            figures[f"{setting}: {row}, right"] = _per_cent(one.accuracy)
    figures[f"{setting}: no wrong certainty"] = _per_cent(1 - scorer.rows["all"].wrong_certainty)
    return figures


def _table(scorer: SaidScorer) -> str:
    """The counts of one setting as a table in Markdown."""
    lines = ["| | labelled | found | right | wide | wrong | wrong day claimed | right of found |", "|---" * 8 + "|"]
    for name, one in scorer.rows.items():
        wrong = one.found - one.right - one.wide
        cells = (name, one.labelled, one.found, one.right, one.wide, wrong, one.claimed, f"{100 * one.accuracy:.1f}")
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def _write_wrong(path: Path, settings: dict[str, list[Judged]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for setting, judged in settings.items():
            for one in judged:
                if one.verdict not in ("right", None):
                    given = asdict(one.given) if one.given else None
                    row = {"setting": setting, "verdict": one.verdict, "given": given, **asdict(one.label)}
                    out.write(json.dumps(row) + "\n")


def _per_cent(share: float) -> float:
    return round(100 * share, 2)


if __name__ == "__main__":
    sys.exit(main())
