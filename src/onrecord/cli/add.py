"""``onrecord add``."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.days import Day
from onrecord.cli.options import jobs_option, web_options, web_settings
from onrecord.cli.settings import Settings


@click.command("add", short_help="Read articles into the record.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--outlet", metavar="NAME", help="The publication, if the articles do not name it themselves.")
@click.option("--collected", type=Day(), metavar="DATE", help="When they were collected, for '30 days ago' on a page.")
@web_options
@jobs_option
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="Where the analysis runs: on this machine, or on Spark.",
)
@click.pass_context
def command(
    context: click.Context,
    /,
    sources: tuple[str, ...],
    outlet: str | None,
    collected: str | None,
    jobs: int | None,
    engine: str,
    **web: Any,
) -> None:
    """Read articles into the record: files, folders with all that is in them, and pages of the web.

    Adding the same article twice changes nothing. What cannot be read is named with the
    reason, the rest goes on, and the exit status is 1. Stopped or killed, it can be run again.

    Pages are fetched one at a time, as their site's robots.txt lets programs fetch them, and only
    from the public network. A page that is there already is sent again only where it has changed,
    and is then kept as a newer version.

    \b
    Examples:
      onrecord add articles/
      onrecord --record river add page.html notes.txt --outlet "The Northern Tide"
      onrecord add https://tide.example/ferry https://tide.example/ramp
    """
    from onrecord import pipeline
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summary import show_summary
    from onrecord.cli.terminal import notes

    settings: Settings = context.obj
    with progress_bar(notes()) as tell:
        summary = pipeline.add(
            settings.record, sources, outlet=outlet, collected=collected, web=web_settings(web), jobs=jobs,
            engine=engine, progress=tell,
        )  # fmt: skip
    show_summary(summary)
    if summary.failed:
        context.exit(1)
