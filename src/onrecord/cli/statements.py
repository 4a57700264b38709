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
@click.option(
    "--about", metavar="NAME", help="Only what is about this: someone's name or id, or words in what was said."
)
@click.option("--venue", metavar="WORDS", help="Only what was said there, as `statement` or `interview`.")
@click.option("--said-since", type=Day(partial=True), metavar="DATE", help="Only what was said on or after this date.")
@click.option("--said-until", type=Day(partial=True), metavar="DATE", help="Only what was said on or before this date.")
@click.option("--first-hand", is_flag=True, help="Only what no other outlet, and nobody quoted, is said to have told.")
@click.option(
    "--independent",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Only what has N or more tellings that owe nothing to each other.",
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
    about: str | None,
    venue: str | None,
    said_since: str | None,
    said_until: str | None,
    first_hand: bool,
    independent: int,
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
      onrecord statements --about "water level" --said-since 2024-03 --first-hand
    """
    from typing import cast

    from onrecord.ask.notes import tagged
    from onrecord.ask.search import StatementQuery
    from onrecord.ask.statements import statements, statements_found
    from onrecord.cli.listing import print_json, show_listing
    from onrecord.cli.terminal import output
    from onrecord.store.filters import Filter
    from onrecord.types import Kind

    kinds = cast("tuple[Kind, ...]", kind)
    given = " ".join(words) or None
    marked = None if tag is None else tagged(settings.record, "statement", tag)
    query = StatementQuery(given, speaker, outlet, since, until, kinds, about=about, venue=venue, said_since=said_since,
                           said_until=said_until, first_hand=first_hand, independent=independent,
                           statements=marked)  # fmt: skip
    wanted = Filter(
        words=given, speaker=speaker, outlet=outlet, since=since, until=until, kinds=kinds, statements=marked
    )
    with settings.snapshot() as snapshot:
        if about or venue or said_since or said_until or first_hand or independent > 1:
            listing = statements_found(snapshot, query, everything=everything)
        else:
            listing = statements(snapshot, wanted, everything=everything)
    if as_json:
        print_json(listing)
    else:
        show_listing(output(), listing)
