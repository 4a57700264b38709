"""``onrecord evaluate``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import jobs_option

if TYPE_CHECKING:
    from rich.console import Console


@click.command("evaluate", short_help="Score the analysis on a public benchmark that you have.")
@click.argument("benchmark", metavar="NAME", type=click.Choice(("polnear",)))
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--split", default="dev", show_default=True, help="Which part of the benchmark.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON; scores in per cent, confidences from 0 to 1.")
@jobs_option
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was found to this file: a line of JSON an attribution, offsets only.",
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
    """Score the shipped analysis on a public benchmark that you have: NAME is polnear.

    PATH is the folder that holds dev/text and dev/attributions, or a .tar.gz of it. The
    benchmark does not come with this program. No record is read or made.

    An attribution is right if it shares half the words of the annotated content and a
    word of its source. An article that cannot be analysed counts as one in which nothing
    was found, is named, and makes the exit status 1.

    \b
    Examples:
      onrecord evaluate polnear corpora/polnear
      onrecord evaluate polnear polnear.tar.gz --split dev --json
    """
    from onrecord.cli.scores import show_evaluation
    from onrecord.cli.terminal import binary_output, notes, one_line, output
    from onrecord.evaluate import report
    from onrecord.evaluate.benchmark import evaluate_polnear
    from onrecord.export.jsonl import line, write
    from onrecord.export.output import replacing

    with _progress(notes()) as tell:
        evaluation = evaluate_polnear(path, split, jobs=jobs, progress=tell)
    if predictions is not None:
        with replacing(predictions) as out:
            write(report.prediction_rows(evaluation), out)
    if as_json:
        binary_output().write(line(report.as_json(benchmark, evaluation)))
    else:
        show_evaluation(output(), "PolNeAR", evaluation)
    for name, error in evaluation.failed:
        click.echo(f"onrecord: {name}: {one_line(error)}", err=True)
    if evaluation.failed:
        context.exit(1)


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A function that moves a bar on a terminal, and elsewhere does nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("analysing"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("analysing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
