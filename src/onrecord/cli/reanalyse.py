"""``onrecord reanalyse``."""

from __future__ import annotations

import click

from onrecord.cli.options import jobs_option
from onrecord.cli.settings import Settings


@click.command("reanalyse", short_help="Analyse anew what an older version analysed.")
@click.option("--clean", is_flag=True, help="Make the texts anew too, out of the bytes as received.")
@jobs_option
@click.pass_context
def command(context: click.Context, clean: bool, jobs: int | None) -> None:
    """Analyse anew the articles that an older version of the analysis read.

    What is found now counts from now on; older snapshots keep what was found then, and judgements
    hold: `onrecord log` lists those that cannot be anchored any more. With --clean, a text that
    comes out otherwise becomes a newer version of its article. Stopped or killed, it can be run
    again. The exit status is 1 if anything failed.

    \b
    Example:
      onrecord --record my-record reanalyse
    """
    from onrecord import pipeline
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summary import show_anchored, show_reanalysed
    from onrecord.cli.terminal import notes

    settings: Settings = context.obj
    with progress_bar(notes(), "analysing") as tell:
        found = pipeline.reanalyse(settings.record, clean=clean, jobs=jobs, progress=tell)
    show_reanalysed(found)
    show_anchored(settings.record)
    if found.failed or (found.cleaned is not None and found.cleaned.failed):
        context.exit(1)
