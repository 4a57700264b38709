"""``onrecord compare``."""

from __future__ import annotations

import click

from onrecord.cli.days import Day
from onrecord.cli.settings import Settings


@click.command("compare", short_help="Set outlets beside each other: who carried what.")
@click.argument("words", nargs=-1)
@click.option("--outlet", metavar="NAME", multiple=True, help="An outlet to compare; give two or more. Default: those "
              "that tell most of it.")  # fmt: skip
@click.option(
    "--speaker", metavar="NAME", help="Only what this person or organisation said: a name, part of one, or an id."
)
@click.option("--since", type=Day(partial=True), metavar="DATE", help="Only articles published on or after this date.")
@click.option("--until", type=Day(partial=True), metavar="DATE", help="Only articles published on or before this date.")
@click.option(
    "--kind",
    type=click.Choice(("direct", "mixed", "indirect")),
    multiple=True,
    help="Only words in quotation marks (direct), partly so (mixed), or the article's own (indirect).",
)
@click.option("--all", "everything", is_flag=True, help="Beliefs and attributions of low confidence too.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="Statements that are listed. With --json all are.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def command(
    settings: Settings,
    words: tuple[str, ...],
    outlet: tuple[str, ...],
    speaker: str | None,
    since: str | None,
    until: str | None,
    kind: tuple[str, ...],
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Set outlets beside each other: who carried what, who was first, and of what there is no telling by whom.

    With WORDS: on statements in which all of them occur, as for `onrecord statements`. Those that most of the outlets
    tell come first. An outlet without a telling here may have told it in an article that is not in this record.

    \b
    Examples:
      onrecord compare
      onrecord compare ferry --outlet "The Northern Tide" --outlet "Harbour Post"
      onrecord compare --speaker Marrow --since 2031-04 --json
    """
    from typing import cast

    from onrecord.ask.compare import StatementQuery, compare, compare_all
    from onrecord.cli.compared import show_comparison
    from onrecord.cli.terminal import binary_output, output
    from onrecord.export.jsonl import write
    from onrecord.types import Kind

    query = StatementQuery(
        words=" ".join(words) or None, speaker=speaker, since=since, until=until, kinds=cast("tuple[Kind, ...]", kind)
    )
    if everything:
        query = query.without_limits()
    if as_json:
        write([compare_all(settings.record, query, outlet).as_json()], binary_output())
    else:
        show_comparison(output(), compare(settings.record, query, outlet, limit))
