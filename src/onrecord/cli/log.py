"""``onrecord log``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("log", short_help="List what people judged, and what became of it.")
@click.argument("key", metavar="ID", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def command(settings: Settings, key: str | None, as_json: bool) -> None:
    """List what people judged: who, when, why; and whether it is in force.

    With ID: what is about that document, attribution or entity. A judgement is in force, undone,
    outweighed by a later one, contradicted by one that stays in force, or not anchored: what it is
    about cannot be found in the articles as they are now. It comes back into force when it can.

    Without ID, what was removed is listed after it, and how many things bear tags and notes; with
    --json there are judgements alone.

    \b
    Examples:
      onrecord log
      onrecord log e-77d1
      onrecord log --json
    """
    from onrecord.ask.notes import marked
    from onrecord.ask.removed import removals
    from onrecord.cli.judged import show_log, show_rest
    from onrecord.cli.terminal import binary_output, output
    from onrecord.export.jsonl import write
    from onrecord.judging import log

    found = log(settings.record, key)
    if as_json:
        write((each.as_json() for each in found), binary_output())
        return
    show_log(output(), found)
    if key is None:
        show_rest(output(), removals(settings.record), len(marked(settings.record)))
