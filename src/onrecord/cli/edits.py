"""``onrecord edits``."""

from __future__ import annotations

import click

from onrecord.cli.days import Day
from onrecord.cli.settings import Settings


@click.command("edits", short_help="List what outlets changed in their articles, and whether they say so.")
@click.option("--outlet", metavar="NAME", help="Only what this outlet changed.")
@click.option(
    "--since", type=Day(partial=True), metavar="DATE", help="Only changes first captured on or after this date."
)
@click.option(
    "--until", type=Day(partial=True), metavar="DATE", help="Only changes first captured on or before this date."
)
@click.option("--silent", is_flag=True, help="Only changes of which nothing in the article says that it was changed.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="How many to list."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def command(
    settings: Settings,
    outlet: str | None,
    since: str | None,
    until: str | None,
    silent: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List what outlets changed in their articles, the last change first, and whether they say so.

    An article is known by its address. A change is silent where the later version has
    no correction or notice that the earlier lacked, no line that says it was updated, and
    states no later time of change. What a change of this program's own may account for
    is never called silent. See the changes themselves with `onrecord show ID --changes`.

    \b
    Examples:
      onrecord edits
      onrecord edits --silent --outlet "The Northern Tide" --since 2024-03
    """
    from onrecord.ask.edits import edits
    from onrecord.cli.changes import show_edits
    from onrecord.cli.terminal import binary_output, output
    from onrecord.export.jsonl import write

    found = edits(settings.record, outlet=outlet, since=since, until=until, silent=silent, limit=limit)
    if as_json:
        write(found.rows, binary_output())
    else:
        show_edits(output(), found)
