"""``onrecord tags``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("tags", short_help="List what bears your tags and notes.")
@click.argument("tag", required=False)
@click.option("--notes", is_flag=True, help="What bears notes, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def command(settings: Settings, tag: str | None, notes: bool, as_json: bool) -> None:
    """List the statements, articles and entities that bear tags; with TAG, those that bear this one.

    What cannot be found again in the articles as they are now is listed with the reason.

    \b
    Examples:
      onrecord tags
      onrecord tags to-check
      onrecord tags --notes --json
    """
    from onrecord.ask.notes import marked
    from onrecord.cli.marks import show_marked
    from onrecord.cli.terminal import binary_output, output
    from onrecord.export.jsonl import write

    found = [each for each in marked(settings.record, tag) if notes or each.tags]
    if as_json:
        write((each.as_json() for each in found), binary_output())
        return
    with settings.snapshot() as snapshot:
        show_marked(output(), snapshot, found)
