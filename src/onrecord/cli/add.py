"""``onrecord add``."""

from __future__ import annotations

import re
from typing import Any

import click

from onrecord.cli.days import Day
from onrecord.cli.options import jobs_option, web_options, web_settings
from onrecord.cli.settings import Settings


def _fields(context: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that were said, each once and in order: several may stand in one value, parted by commas."""
    from onrecord.errors import InputError
    from onrecord.formats.columns import mapping

    entries = [entry for value in given for entry in re.split(r",(?=\s*\w+\s*=)", value)]
    try:
        said = mapping(entries)
    except InputError as error:
        raise click.BadParameter(str(error), context, param) from error
    return tuple(f"{field}={column}" for field, column in sorted(said.items()))


@click.command("add", short_help="Read articles into the record.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--outlet", metavar="NAME", help="The publication, if the articles do not name it themselves.")
@click.option("--collected", type=Day(), metavar="DATE", help="When they were collected, for '30 days ago' on a page.")
@web_options
@click.option(
    "--map",
    "fields",
    multiple=True,
    metavar="FIELD=COLUMN",
    callback=_fields,
    help="Which column of a table or export holds text, title, date, outlet, url, byline, html or language.",
)
@jobs_option
@click.option("--restore", is_flag=True, help="Take in again what was removed from the record (see `remove`).")
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
    fields: tuple[str, ...],
    jobs: int | None,
    restore: bool,
    engine: str,
    **web: Any,
) -> None:
    """Read articles into the record: files, folders with all that is in them, and pages of the web.

    Text, HTML, Markdown, mails and mailboxes, pages saved by a browser, PDF with a text layer; and
    exports with an article a row: JSON, JSON Lines, CSV.

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
      onrecord add export.csv --map text=story --map date=day
    """
    from onrecord import pipeline
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summary import show_anchored, show_summary
    from onrecord.cli.terminal import notes

    settings: Settings = context.obj
    with progress_bar(notes()) as tell:
        summary = pipeline.add(
            settings.record, sources, outlet=outlet, collected=collected, fields=fields, web=web_settings(web),
            jobs=jobs, engine=engine, restore=restore, progress=tell,
        )  # fmt: skip
    show_summary(summary)
    show_anchored(settings.record)
    if summary.failed:
        context.exit(1)
