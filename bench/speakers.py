"""How good "who is speaking" is: in one document, and across documents. Held to the floors in bench/floors.json.

    python -m bench.speakers --gold DIR [--only NAME] [--jobs N] [--wrong FILE] [--raise | --lower]

DIR lies outside the repository and holds ``data/``. On PolNeAR dev, whose speakers were labelled by hand
(bench/labels), "given" hands the annotated attributions to coreference, so that speakers are measured by themselves;
"found" is the whole path. What is wrong on dev was read while rules were made; the articles of train in
``polnear-fresh-speakers`` were read by nobody then, and no rule may be mended on them. Our own articles (corpus/) give
their speakers by name. Names and chains of names on public sets follow, as ``onrecord evaluate`` measures them.

The exit status is that of bench.attribution. ``--wrong`` writes what is not right on PolNeAR as JSON Lines of offsets.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from bench.attribution import FLOORS, check, compare, moved, same_corpus
from bench.benchmarks import ARTICLES, NAMED, POLNEAR, SPLIT, Refusal
from bench.own_speakers import own_speakers
from bench.speaker_figures import Measured, measured, table
from onrecord.analyse.stage import Analysis
from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.analysed import analysed
from onrecord.evaluate.corpus import digest_of, opened
from onrecord.evaluate.polnear import GoldArticle, read_split
from onrecord.evaluate.speakers import (
    Judged,
    Label,
    SpeakerScorer,
    agreement,
    found_sources,
    given_sources,
    judge,
    read_labels,
)

POLNEAR_SPEAKERS = {"polnear-dev-speakers": SPLIT, "polnear-fresh-speakers": "train"}
"""Labelled articles of PolNeAR by the name that their labels begin with, and the split that they are in."""
OWN_SPEAKERS = "articles-dev-speakers"
LABELS = Path(__file__).with_name("labels")
_RECEIVED = "1970-01-01T00:00:00+00:00"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    names = (*POLNEAR_SPEAKERS, OWN_SPEAKERS, *(one.name for one in NAMED))
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/")
    parser.add_argument("--only", choices=names, help="measure on this set alone")
    parser.add_argument("--jobs", type=int, metavar="N")
    parser.add_argument(
        "--wrong", type=Path, metavar="FILE", help="write what is not right on PolNeAR dev to this file"
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured now")
    change.add_argument("--lower", action="store_true", help="let floors down to what is measured now")
    given = parser.parse_args(arguments)
    steps: dict[str, Callable[..., int]] = {
        **{name: partial(_settle_polnear, name, given) for name in POLNEAR_SPEAKERS},
        OWN_SPEAKERS: lambda **move: settle(own_speakers(OWN_SPEAKERS, ARTICLES.locate(given.gold)), **move),
        **{one.name: partial(check, one, given.gold, FLOORS) for one in NAMED},
    }
    status = 0
    for name in names if given.only is None else [given.only]:
        try:
            one = steps[name](lift=given.lift, lower=given.lower)
        except (Refusal, InputError) as refusal:
            print(refusal, file=sys.stderr)
            one = 2
        status = max(status, one)
    return status


def settle(
    found: Measured, *, lift: bool, lower: bool, module: str = "bench.speakers", command: str | None = None
) -> int:
    """Compare with the floors, and set them if asked; the exit status.

    module: that measures it with --only; command: the whole of it, where it is none such.
    """
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    same_corpus(found.name, floors.get(found.name), {"fingerprint": found.fingerprint})
    if lift or lower:
        old = floors.get(found.name, {}).get("floors", {})
        new = moved(found.name, old, found.figures, lift=lift, lower=lower)
        command = command or f"python -m {module} --gold DIR --only {found.name}"
        floors[found.name] = {
            "command": command, "fingerprint": found.fingerprint, "model": found.model, "floors": new
        }  # fmt: skip
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8", newline="\n")
    return 1 if compare(found.name, floors.get(found.name, {}).get("floors", {}), found.figures) else 0


def _settle_polnear(name: str, given: argparse.Namespace, *, lift: bool, lower: bool) -> int:
    wrong = given.wrong if POLNEAR_SPEAKERS[name] == SPLIT else None
    return settle(polnear_speakers(name, given.gold, given.jobs, wrong), lift=lift, lower=lower)


def polnear_speakers(name: str, gold: Path, jobs: int | None, wrong: Path | None) -> Measured:
    """Measure on one of ``POLNEAR_SPEAKERS``; prints the tables."""
    labels, second = _labels(name, "[0-9]"), _labels(name, "second-[0-9]")
    split = POLNEAR_SPEAKERS[name]
    with opened(POLNEAR.locate(gold), split) as folder:
        articles = [one for one in read_split(folder, split) if article_key(one.text) in labels]
    if len(articles) < len(labels):
        raise Refusal(f"{name}: {len(labels)} articles are labelled, and {len(articles)} of them are there")
    stage = Analysis()
    settings = {"given": list(_given(articles, labels)), "found": list(_found(stage, articles, labels, jobs))}
    scorers = {}
    for setting, judged in settings.items():
        scorers[setting] = SpeakerScorer()
        for one in judged:
            scorers[setting].add(one)
        print(f"\n{name}, {len(articles)} articles, attributions {setting}\n\n{table(scorers[setting])}\n")
    agreed = agreement(labels, second)
    print("; ".join(f"second labels agree on the {what} of {same} of {both}" for what, (same, both) in agreed.items()))
    if wrong is not None:
        _write_wrong(wrong, settings)
    rows = (f"{article_key(one.text)} {labels[article_key(one.text)]}".encode() for one in articles)
    return measured(name, digest_of(rows), stage.version, scorers)


def article_key(text: str) -> str:
    """How labels name an article."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _labels(name: str, kind: str) -> dict[str, list[Label]]:
    return read_labels(sorted(LABELS.glob(f"{name}-{kind}.jsonl")))


def _given(articles: Sequence[GoldArticle], labels: dict[str, list[Label]]) -> Iterable[Judged]:
    for article in articles:
        document = plain_document(f"file:///{article.name}.txt", article.text, _RECEIVED, None)
        heard = given_sources(document, article.annotations[0].attributions)
        yield from judge(article.text, labels[article_key(article.text)], heard)


def _found(
    stage: Analysis, articles: Sequence[GoldArticle], labels: dict[str, list[Label]], jobs: int | None
) -> Iterable[Judged]:
    outcomes = analysed(stage, [(one.name, one.text) for one in articles], jobs)
    for article, outcome in zip(articles, outcomes, strict=True):
        yield from judge(article.text, labels[article_key(article.text)], found_sources(outcome.findings))


def _write_wrong(path: Path, settings: dict[str, list[Judged]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for setting, judged in settings.items():
            for one in judged:
                if one.verdict in ("none", "wrong"):
                    chain = None if one.chain is None else one.chain.number
                    row = {"setting": setting, "verdict": one.verdict, "chain": chain, **asdict(one.label)}
                    out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    sys.exit(main())
