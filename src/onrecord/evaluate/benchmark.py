"""The shipped analysis on a benchmark that the user has: the product's own path, scored."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.analyse.stage import Analysis
from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.attribution import Scorer, Scores
from onrecord.evaluate.corpus import fingerprint, opened
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldArticle, read_split
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.types import Document

SPLIT = "dev"

# Starting a worker and loading its model costs as much as some twenty articles.
_FEW = 20
_RECEIVED = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, on what and with what.

    fingerprint: of the articles and their annotations, see ``corpus.fingerprint``.
    failed: name and error of each article that could not be analysed; it counts as one
        in which nothing was found.
    predictions: what was found in each article, by its name.
    """

    split: str
    fingerprint: str
    model: str
    scores: Scores
    failed: tuple[tuple[str, str], ...]
    predictions: dict[str, tuple[Prediction, ...]]


def evaluate_polnear(
    path: Path,
    split: str = SPLIT,
    *,
    jobs: int | None = None,
    stage: Stage | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Score the shipped analysis on PolNeAR at ``path``: the folder that holds ``<split>/text``, or its .tar.gz.

    An article is scored on the first of its annotators, by name. Each text is taken as
    ``onrecord analyse --plain`` takes it.

    jobs: processes; None takes one for each core.
    stage: the analysis, if not the shipped one.
    progress: told how many articles are done, of how many.

    Raises:
        InputError: if there is no such split at ``path``, or it is damaged.
        AnalysisError: if the model cannot be loaded.
    """
    stage = stage or Analysis()
    with opened(path, split) as folder:
        articles = list(_read(folder, split))
        scorer, failed, predictions = Scorer(), [], {}
        for article, outcome in zip(articles, _outcomes(stage, articles, jobs), strict=True):
            if outcome.error is not None:
                failed.append((article.name, outcome.error))
            found = tuple(_predictions(outcome))
            predictions[article.name] = found
            scorer.add(article.text, article.annotations[0].attributions if article.annotations else (), found)
            if progress is not None:
                progress(len(predictions), len(articles))
        return Evaluation(
            split, fingerprint(folder, split), stage.version, scorer.scores(), tuple(failed), predictions
        )  # fmt: skip


def _read(folder: Path, split: str) -> Iterator[GoldArticle]:
    try:
        yield from read_split(folder, split)
    except (UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{folder / split}: an article or annotation is damaged: {error}", reason="damaged") from error


def _outcomes(stage: Stage, articles: Iterable[GoldArticle], jobs: int | None) -> Iterator[Outcome]:
    documents = [_document(article) for article in articles]
    workers = jobs or (1 if len(documents) < _FEW else os.cpu_count() or 1)
    return run_local(stage, documents) if workers == 1 else run_pool(stage, documents, workers)


def _document(article: GoldArticle) -> Document:
    return plain_document(f"file:///{article.name}.txt", article.text, _RECEIVED, None)


def _predictions(outcome: Outcome) -> Iterator[Prediction]:
    for one in outcome.findings.attributions if outcome.findings else ():
        source, cue = (part.spans if part else () for part in (one.source, one.cue))
        yield Prediction(source, cue, one.content.spans, one.confidence)
