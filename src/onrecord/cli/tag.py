"""``onrecord tag``."""

from __future__ import annotations

import click

from onrecord.cli.options import judged_by
from onrecord.cli.settings import Settings


@click.command("tag", short_help="Put your own tags on a statement, an article or an entity.")
@click.argument("key", metavar="ID")
@click.argument("tags", metavar="TAG...", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the tags off instead.")
@click.option(
    "--by", metavar="NAME", envvar="ONRECORD_BY", help="Who tags. Default: what ONRECORD_BY says, else your login name."
)
@click.pass_obj
def command(settings: Settings, key: str, tags: tuple[str, ...], remove: bool, by: str | None) -> None:
    """Put your own tags on a statement, an article or an entity, to find it again.

    They stay on it when articles are analysed again or come in a new version. Case does not count.
    The id of an attribution means the statement that it tells.

    \b
    Examples:
      onrecord tag s-81b2 to-check "ferry contract"
      onrecord tag e-77d1 minister
      onrecord tag s-81b2 to-check --remove
      onrecord statements --tag to-check
    """
    from datetime import datetime

    from onrecord.cli.terminal import one_line
    from onrecord.tagging import tag

    now = datetime.now().astimezone()
    whole, done = tag(settings.record, key, tags, by=judged_by(by), now=now, remove=remove)
    words = ", ".join(map(one_line, done)) or "nothing new"
    click.echo(f"{whole}: {words}{' taken off' if remove else ''}", err=True)
