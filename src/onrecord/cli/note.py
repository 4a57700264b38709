"""``onrecord note``."""

from __future__ import annotations

import click

from onrecord.cli.options import judged_by
from onrecord.cli.settings import Settings


@click.command("note", short_help="Write your own note on a statement, an article or an entity.")
@click.argument("key", metavar="ID", required=False)
@click.argument("text", metavar="TEXT", required=False)
@click.option("--remove", "number", type=int, metavar="N", help="Take note number N back instead.")
@click.option(
    "--by",
    metavar="NAME",
    envvar="ONRECORD_BY",
    help="Who writes. Default: what ONRECORD_BY says, else your login name.",
)
@click.pass_obj
def command(settings: Settings, key: str | None, text: str | None, number: int | None, by: str | None) -> None:
    """Write your own note on a statement, an article or an entity.

    It is shown with it, with your name and the day. The id of an attribution means the statement
    that it tells.

    \b
    Examples:
      onrecord note s-81b2 "Denied by the ministry on the phone"
      onrecord note --remove 12
    """
    from datetime import datetime

    from onrecord.tagging import note, take_back

    now = datetime.now().astimezone()
    if number is not None:
        if key is not None:
            raise click.UsageError("Give either an ID and a TEXT, or --remove and the number of a note.")
        take_back(settings.record, number, by=judged_by(by), now=now)
        click.echo(f"Note {number} taken back", err=True)
        return
    if key is None or text is None:
        raise click.UsageError("Give the ID of what the note is on, and the TEXT of the note.")
    click.echo(f"Note {note(settings.record, key, text, by=judged_by(by), now=now)}", err=True)
