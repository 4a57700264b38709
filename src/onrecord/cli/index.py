"""``onrecord index``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("index", short_help="Make the search index anew.")
@click.pass_obj
def command(settings: Settings) -> None:
    """Make the search index anew, out of the record.

    Adding keeps it up to date, and a missing one is made when it is needed. This is for
    one that `verify` calls damaged. Nothing else in the record is touched.

    \b
    Example:
      onrecord --record my-record index
    """
    from onrecord.ask import wording
    from onrecord.ask.overview import overview
    from onrecord.store.index import rebuild

    rebuild(settings.record)
    held = overview(settings.record, most=1).counts
    parts = (
        wording.count(held["documents"], "article", "articles"),
        wording.count(held["statements"], "statement", "statements"),
        wording.count(held["speakers"], "speaker", "speakers"),
    )
    click.echo(f"Indexed: {', '.join(parts)}.")
