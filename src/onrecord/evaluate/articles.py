"""The shipped analysis on articles annotated inline (``annotated``): the product's own path, scored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.analyse.stage import Analysis
from onrecord.errors import InputError
from onrecord.evaluate.analysed import analysed, given, prediction
from onrecord.evaluate.annotated import AnnotatedArticle, AnnotatedAttribution, read_annotated
from onrecord.evaluate.attribution import ACTS, Scorer
from onrecord.evaluate.benchmark import SPLIT, Evaluation, Progress
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.forms import FormScorer, FormScores, NoSpeech
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.run.stages import Outcome, Stage

WHOLE = "all"
"""The name of the split where the articles are not split."""


@dataclass(frozen=True, slots=True)
class ArticlesEvaluation:
    """What was measured: as for PolNeAR, by form, and on quotation marks that are no speech."""

    evaluation: Evaluation
    forms: dict[str, FormScores]
    no_speech: dict[str, NoSpeech]


def evaluate_articles(
    path: Path,
    split: str = SPLIT,
    *,
    threshold: float | None = None,
    jobs: int | None = None,
    stage: Stage | None = None,
    progress: Progress | None = None,
) -> ArticlesEvaluation:
    """Score the shipped analysis on the annotated articles at ``path``, speakers included.

    ``path`` holds ``<outlet>/<article>.txt``, or a folder ``articles`` that does. Where it also
    holds ``split.json``, which lists the outlets of each split, those of ``split`` count; else all.
    Each text is taken as ``onrecord analyse --plain`` takes it. Attributions nested in others are
    left out on both sides.

    threshold: the confidence (0..1) from which attributions are scored by themselves too.
    jobs: processes; None takes one for each core.
    stage: the analysis, if not the shipped one.
    progress: told how many articles are done, of how many.

    Raises:
        InputError: if there are no such articles at ``path``, or one is damaged.
        AnalysisError: if the model cannot be loaded.
    """
    stage = stage or Analysis()
    folder, outlets = _corpus(path, split)
    articles = _read(folder, outlets)
    scorer, forms = Scorer(threshold), FormScorer()
    failed: list[tuple[str, str]] = []
    predictions: dict[str, tuple[Prediction, ...]] = {}
    for article, outcome in zip(articles, _outcomes(stage, articles, jobs), strict=True):
        if outcome.error is not None:
            failed.append((article.name, outcome.error))
        found = given(outcome)
        predictions[article.name] = tuple(prediction(one.attribution) for one in found)
        scorer.add(article.text, _gold(article), predictions[article.name])
        forms.add(article, found)
        if progress is not None:
            progress(len(predictions), len(articles))
    measured = split if outlets is not None else WHOLE
    print_of = digest_of((folder / f"{article.name}.txt").read_bytes() for article in articles)
    evaluation = Evaluation(measured, print_of, stage.version, scorer.scores(), tuple(failed), predictions)
    return ArticlesEvaluation(evaluation, forms.forms(), forms.no_speech())


def _outcomes(stage: Stage, articles: list[AnnotatedArticle], jobs: int | None) -> Iterator[Outcome]:
    return analysed(stage, [(article.name, article.text) for article in articles], jobs)


def _corpus(path: Path, split: str) -> tuple[Path, list[str] | None]:
    """The folder of the outlets, and the outlets of ``split``; None where the articles are not split."""
    if not path.is_dir():
        raise InputError(f"{path}: there is no such folder; name the one that holds <outlet>/<article>.txt")
    folder = path / "articles" if (path / "articles").is_dir() else path
    listed = path / "split.json"
    if not listed.exists():
        return folder, None
    try:
        splits = json.loads(listed.read_text(encoding="utf-8"))
        outlets = {str(name): [str(outlet) for outlet in held] for name, held in splits.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f'{listed}: not an object such as {{"train": [outlets], "dev": [outlets]}} ({error})', reason="damaged"
        ) from error
    if split not in outlets:
        raise InputError(f"{listed}: no split {split}; it has {', '.join(sorted(outlets))}", reason="no such benchmark")
    return folder, outlets[split]


def _read(folder: Path, outlets: list[str] | None) -> list[AnnotatedArticle]:
    try:
        return list(read_annotated(folder, outlets))
    except UnicodeDecodeError as error:
        raise InputError(f"{folder}: an article is not UTF-8 ({error})", reason="damaged") from error


def _gold(article: AnnotatedArticle) -> list[GoldAttribution]:
    return [_as_scored(one) for one in article.attributions if one.parent is None]


def _as_scored(one: AnnotatedAttribution) -> GoldAttribution:
    act = next((act for act in ACTS if act == one.act), None)
    return GoldAttribution(one.source, one.cue, one.content, act)
