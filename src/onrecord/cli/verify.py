"""``onrecord verify``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("verify", short_help="Prove every hash, part and span of the record.")
@click.pass_context
def command(context: click.Context) -> None:
    """Prove every hash, part and span of the record.

    Prints how much was checked and each thing that is wrong. The exit status is 1 if
    anything is.

    \b
    Example:
      onrecord --record my-record verify
    """
    from onrecord import pipeline
    from onrecord.ask import wording
    from onrecord.cli.terminal import one_line

    settings: Settings = context.obj
    report = pipeline.verify(settings.record)
    checked = ", ".join(f"{number:,} {kind}" for kind, number in report.checked.items())
    click.echo(f"Checked: {checked or 'nothing'}.")
    for note in report.notes:
        click.echo(f"Note: {one_line(note)}")
    if report.sound:
        click.echo("No problems found.")
        return
    click.echo(f"{wording.count(len(report.problems), 'problem', 'problems')}:")
    for problem in report.problems:
        click.echo(f"  {one_line(str(problem))}")
    context.exit(1)
