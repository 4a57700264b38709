"""Speakers of our own annotated articles, with the annotated attributions given."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bench.benchmarks import SPLIT
from bench.speaker_figures import Measured
from onrecord.analyse.stage import Analysis
from onrecord.clean.document import plain_document
from onrecord.evaluate.annotated import AnnotatedArticle, AnnotatedAttribution, read_annotated
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.gold import form_of, small_words
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.speakers import given_sources
from onrecord.evaluate.speaking import speaker_verdict

_RECEIVED = "1970-01-01T00:00:00+00:00"
_ROWS = ("name", "nominal", "pronoun", "no source", "all")


def own_speakers(name: str, corpus: Path) -> Measured:
    """Measure on the dev half of ``corpus``; prints the table."""
    outlets = json.loads((corpus / "split.json").read_text(encoding="utf-8"))[SPLIT]
    articles = list(read_annotated(corpus / "articles", outlets))
    small = small_words(article.text for article in articles)
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        _count(article, small, counts)
    print(f"\nOur own articles, {len(articles)} of dev, attributions given\n")
    print("| | labelled | right | no speaker | wrong | right of labelled |\n|---|---|---|---|---|---|")
    figures = {}
    for row in _ROWS:
        cases = sum(counts[row, verdict] for verdict in ("right", "none", "wrong"))
        if cases:
            figures[f"given: {row}"] = round(100 * counts[row, "right"] / cases, 2)
            cells = (row, cases, counts[row, "right"], counts[row, "none"], counts[row, "wrong"])
            print("| " + " | ".join(map(str, cells)) + f" | {figures[f'given: {row}']:.1f} |")
    print()
    paths = (corpus / "articles" / f"{article.name}.txt" for article in articles)
    return Measured(name, digest_of(path.read_bytes() for path in paths), Analysis().version, figures)


def _count(article: AnnotatedArticle, small: frozenset[str], counts: Counter[tuple[str, str]]) -> None:
    document = plain_document(f"file:///{article.name}.txt", article.text, _RECEIVED, None)
    gold = [GoldAttribution(one.source, one.cue, one.content) for one in article.attributions]
    heard = given_sources(document, gold)
    links = {link.attribution: link.chain for link in heard.links}
    for one, attribution in zip(article.attributions, heard.attributions, strict=True):
        if one.parent is None:
            number = links[attribution.id]
            verdict = speaker_verdict(one, None if number is None else heard.chains[number])
            for row in (_form(article.text, one, small), "all"):
                counts[row, verdict] += 1


def _form(text: str, one: AnnotatedAttribution, small: frozenset[str]) -> str:
    return form_of(text, (one.source[0][0], one.source[-1][1]), small) if one.source else "no source"
