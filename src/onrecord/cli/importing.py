"""``onrecord import``."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.settings import Settings


@click.command("import", short_help="Take over tags and notes from another record.")
@click.argument("table", metavar="TABLE", type=click.Choice(("notes",)))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.pass_context
def command(context: click.Context, table: str, file: Path) -> None:
    """Take over the table notes: tags and notes that `onrecord export notes` wrote from another record.

    They find the statements, articles and entities that they are on by their words, even where
    these have other ids here. What is there already changes nothing. What cannot be taken over is
    named with the reason, the rest goes on, and the exit status is 1. For judgements see
    `onrecord judge import`.

    \b
    Example:
      onrecord --record theirs export notes --output notes.jsonl
      onrecord --record mine import notes notes.jsonl
    """
    from datetime import datetime

    from onrecord.cli.terminal import one_line
    from onrecord.tagging import import_notes

    settings: Settings = context.obj
    with click.open_file(str(file), "rb") as lines:
        found = import_notes(settings.record, lines, now=datetime.now().astimezone())
    counts = (f"{found.added:,} added", f"{found.already_there:,} already there", f"{len(found.failed):,} failed")
    click.echo(" · ".join(counts), err=True)
    for line in found.failed:
        click.echo(f"  {one_line(line)}", err=True)
    if found.failed:
        context.exit(1)
