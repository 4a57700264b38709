"""``onrecord demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.ask.views import Listing

DEMO_RECORD = Path("demo-record")


@click.command("demo", short_help="Build a small record of sample articles and read it.")
@click.option(
    "--serve/--no-serve", "serving", default=True, help="Open the reading room on it when all is listed, or stop there."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    help="Port of the reading room; 0 for any.",
)
@click.pass_context
def command(context: click.Context, serving: bool, port: int) -> None:
    """Build a small record of sample articles, list what it holds, and open the reading room on it.

    Eight invented articles of four invented outlets come with the package. The record
    is made in ./demo-record, or in the folder given with --record before the command;
    ONRECORD_RECORD is not followed, so that inventions do not get among your articles.
    Running it again changes nothing.
    """
    from onrecord import pipeline
    from onrecord.ask.statements import statements
    from onrecord.cli.listing import show_listing
    from onrecord.cli.summary import show_summary
    from onrecord.cli.terminal import output
    from onrecord.sample import folder
    from onrecord.store.filters import Filter

    given: Settings = context.obj
    settings = Settings(given.record if given.named else DEMO_RECORD, named=True)
    summary = pipeline.add(settings.record, [folder()])
    show_summary(summary)
    with settings.snapshot() as snapshot:
        listing = statements(snapshot, Filter())
    show_listing(output(), listing)
    click.echo(_next(settings.record, _example(listing)), err=True)
    if summary.failed:
        context.exit(1)
    if serving:
        from onrecord.cli.serve import open_room
        from onrecord.web.serving import Place

        open_room(settings, Place(port=port))


def _example(listing: Listing) -> str | None:
    return listing.reported[0].statement["id"] if listing.reported else None


def _next(record: Path, statement: str | None) -> str:
    """What to try now, with commands that can be copied."""
    shown = f'"{record}"' if " " in str(record) else str(record)
    onrecord = f"onrecord --record {shown}"
    lines = [
        "",
        f"The record is in {record}. What to try next:",
        *(
            [f"  {onrecord} show {statement}", "      that statement, and the words on which it rests"]
            if statement
            else []
        ),
        f"  {onrecord} statements --kind direct",
        "      only what stands in quotation marks",
        f"  {onrecord} export attributions --format csv",
        "      everything, for a spreadsheet",
        f"  {onrecord} verify",
        "      the proof that every word is where the record says it is",
        "  onrecord --record my-record add FOLDER",
        "      a record of your own articles",
    ]
    return "\n".join(lines)
