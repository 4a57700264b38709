"""``onrecord evaluate``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from onrecord.cli.options import jobs_option

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.evaluate.report import AnyEvaluation

_ATTRIBUTED = ("polnear", "articles")
_FILES = ("cofenet", "stsb", "pages")
_NAMED = ("meantime", "ecbplus", "gum", "wikigold", "re3d", "mentions")
_TIMED = ("tbaq", "meantime-times")
"""Benchmarks by what they hold: attributions in splits, single files, names and chains of names, time."""


@click.command("evaluate", short_help="Score the analysis on annotated text that you have.")
@click.argument("benchmark", metavar="NAME", type=click.Choice((*_ATTRIBUTED, *_FILES, *_NAMED, *_TIMED)))
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--split", default="dev", show_default=True, help="Which part; only for polnear, articles, ecbplus, mentions, tbaq."
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON; scores in per cent, confidences from 0 to 1.")
@jobs_option
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was found to this file, a line of JSON an attribution, offsets only; for polnear and articles.",
)
@click.pass_context
def command(
    context: click.Context,
    benchmark: str,
    path: Path,
    split: str,
    as_json: bool,
    jobs: int | None,
    predictions: Path | None,
) -> None:
    """Score the shipped analysis on annotated text that you have: NAME is one of the following.

    Nothing of that is installed with this program. No record is read or made.

    polnear: PATH is the folder that holds dev/text and dev/attributions, or a .tar.gz of it.
    An attribution is right if it shares half the words of the annotated content and a word
    of its source.

    cofenet: PATH is a file of CofeNet's units, a JSON object a line, or a .tar.gz of it. Spans
    count where they are exact, each unit read by itself, as published figures do.

    articles: PATH is the folder of articles annotated inline, one folder an outlet, as
    corpus/GUIDE.md of the source describes them; its split.json says which outlets are
    dev. Adds what is right by form of speech, speakers included.

    stsb: PATH is sts-dev.csv of the STS benchmark, or a .tar.gz of it. Tells how far the likeness of statement vectors
    goes along with what people find alike, over its pairs of news sentences.

    pages: PATH is a .tar.gz of news pages as received, each beside what its outlet's own parser reads in it, as the
    tests of Fundus hold them. Tells how well body, title, date and authors are read; a page that
    is refused counts as one in which nothing was read.

    meantime, ecbplus, gum, wikigold, re3d: PATH is the folder of that set, or a .tar.gz of it. Tells which names of
    persons, organisations and places are found (not for ecbplus), and how far mentions of persons and organisations
    are told apart within an article (meantime, ecbplus, gum) and across all of them (meantime, ecbplus), beside
    joining equal names.

    mentions: PATH is a folder of articles with marked mentions, as corpus/mentions/GUIDE.md of the source describes
    them; its split.json says which are dev. Tells the same as for gum.

    tbaq: PATH is the folder of TimeBank and AQUAINT as TempEval-3 gave them out, or a .tar.gz of it; every second
    document is dev, the others are work. meantime-times: PATH is that of meantime. Both tell, as TempEval-3 did, which
    time expressions are found (strict: the same span; relaxed: a common character), and, over all of them, how many
    have the right value and type too.

    An article that cannot be analysed counts as one in which nothing was found, is named,
    and makes the exit status 1.

    \b
    Examples:
      onrecord evaluate polnear corpora/polnear
      onrecord evaluate polnear polnear.tar.gz --split dev --json
      onrecord evaluate cofenet units.jsonl
      onrecord evaluate articles corpus
      onrecord evaluate stsb sts-dev.csv
      onrecord evaluate pages fundus-pages.tar.gz
      onrecord evaluate ecbplus ecbplus.tar.gz --split dev
      onrecord evaluate tbaq tbaq.tar.gz --split dev
    """
    from onrecord.cli.terminal import binary_output, notes, one_line, output
    from onrecord.evaluate import report
    from onrecord.export.jsonl import line, write
    from onrecord.export.output import replacing

    _refuse_options(context, benchmark)
    with _progress(notes()) as tell:
        evaluation = _evaluate(benchmark, path, split, jobs, tell)
    if predictions is not None:
        with replacing(predictions) as out:
            write(report.prediction_rows(evaluation), out)
    if as_json:
        binary_output().write(line(report.as_json(benchmark, evaluation)))
    else:
        _show(output(), evaluation)
    failed = report.failures(evaluation)
    for name, error in failed:
        click.echo(f"onrecord: {name}: {one_line(error)}", err=True)
    if failed:
        context.exit(1)


def _refuse_options(context: click.Context, benchmark: str) -> None:
    """A single file has no splits, and what is found in names is no attributions to write."""
    for name, served in (("split", (*_ATTRIBUTED, "ecbplus", "mentions", "tbaq")), ("predictions", _ATTRIBUTED)):
        if benchmark not in served and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name} is not for {benchmark}")


def _evaluate(
    benchmark: str, path: Path, split: str, jobs: int | None, tell: Callable[[int, int], None]
) -> AnyEvaluation:
    from onrecord.ask.views import UNSURE
    from onrecord.evaluate.articles import evaluate_articles
    from onrecord.evaluate.benchmark import evaluate_polnear
    from onrecord.evaluate.cofenet import evaluate_cofenet
    from onrecord.evaluate.naming import evaluate_named
    from onrecord.evaluate.pages import evaluate_pages
    from onrecord.evaluate.similarity import evaluate_similarity
    from onrecord.evaluate.timexes import evaluate_timexes

    if benchmark in _NAMED:
        return evaluate_named(benchmark, path, split, jobs=jobs, progress=tell)
    if benchmark in _TIMED:
        return evaluate_timexes(benchmark, path, split)
    if benchmark == "pages":
        return evaluate_pages(path, jobs=jobs, progress=tell)
    if benchmark == "stsb":
        return evaluate_similarity(path)
    if benchmark == "cofenet":
        return evaluate_cofenet(path, jobs=jobs, progress=tell)
    if benchmark == "articles":
        return evaluate_articles(path, split, threshold=UNSURE, jobs=jobs, progress=tell)
    return evaluate_polnear(path, split, threshold=UNSURE, jobs=jobs, progress=tell)


def _show(console: Console, evaluation: AnyEvaluation) -> None:
    from onrecord.cli.name_scores import show_named
    from onrecord.cli.scores import show_articles, show_cofenet, show_evaluation, show_pages, show_similarity
    from onrecord.cli.time_scores import show_timexes
    from onrecord.evaluate.articles import ArticlesEvaluation
    from onrecord.evaluate.cofenet import CofeNetEvaluation
    from onrecord.evaluate.naming import NamedEvaluation
    from onrecord.evaluate.pages import PagesEvaluation
    from onrecord.evaluate.similarity import SimilarityEvaluation
    from onrecord.evaluate.timexes import TimexEvaluation

    if isinstance(evaluation, NamedEvaluation):
        show_named(console, evaluation)
    elif isinstance(evaluation, TimexEvaluation):
        show_timexes(console, evaluation)
    elif isinstance(evaluation, PagesEvaluation):
        show_pages(console, evaluation)
    elif isinstance(evaluation, SimilarityEvaluation):
        show_similarity(console, evaluation)
    elif isinstance(evaluation, CofeNetEvaluation):
        show_cofenet(console, evaluation)
    elif isinstance(evaluation, ArticlesEvaluation):
        show_articles(console, evaluation)
    else:
        show_evaluation(console, "PolNeAR", evaluation)


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A function that moves a bar on a terminal, and elsewhere does nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("analysing"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("analysing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
