"""``onrecord statements``."""

from __future__ import annotations

import click

from onrecord.cli.days import Day
from onrecord.cli.settings import Settings


@click.command("statements", short_help="List what was said, article by article.")
@click.argument("words", nargs=-1)
@click.option(
    "--speaker", metavar="NAME", help="Only what this person or organisation said: a name, part of one, or an id."
)
@click.option("--outlet", metavar="NAME", help="Only what this outlet published.")
@click.option("--since", type=Day(partial=True), metavar="DATE", help="Only articles published on or after this date.")
@click.option("--until", type=Day(partial=True), metavar="DATE", help="Only articles published on or before this date.")
@click.option(
    "--kind",
    type=click.Choice(("direct", "mixed", "indirect")),
    multiple=True,
    help="Only words in quotation marks (direct), partly so (mixed), or the article's own (indirect).",
)
@click.option("--tag", metavar="TAG", help="Only what bears this tag of yours (see `onrecord tag`).")
@click.option("--all", "everything", is_flag=True, help="Beliefs and attributions of low confidence too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def command(
    settings: Settings,
    words: tuple[str, ...],
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    kind: tuple[str, ...],
    tag: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """List what was said, article by article. With WORDS: where all of them occur in what was said.

    A phrase stands in quotation marks of its own, and flood* finds what begins so. Case
    and diacritics do not count.

    \b
    Examples:
      onrecord statements
      onrecord statements water level --since 2024-03
      onrecord statements '"water level"' flood*
      onrecord statements --speaker Marrow --kind direct
      onrecord statements --tag to-check
    """
    from typing import cast

    from onrecord.ask.notes import tagged
    from onrecord.ask.statements import statements
    from onrecord.cli.listing import print_json, show_listing
    from onrecord.cli.terminal import output
    from onrecord.store.filters import Filter
    from onrecord.types import Kind

    wanted = Filter(
        words=" ".join(words) or None,
        speaker=speaker,
        outlet=outlet,
        since=since,
        until=until,
        kinds=cast("tuple[Kind, ...]", kind),
        statements=None if tag is None else tagged(settings.record, "statement", tag),
    )
    with settings.snapshot() as snapshot:
        listing = statements(snapshot, wanted, everything=everything)
    if as_json:
        print_json(listing)
    else:
        show_listing(output(), listing)
