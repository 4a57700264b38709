"""``onrecord export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.settings import Settings

_TABLES = ("documents", "attributions", "statements", "entities", "reprints", "judgements", "notes")
_FORMATS = ("jsonl", "csv", "parquet")


@click.command("export", short_help="Hand on a whole table as JSON Lines, CSV or Parquet.")
@click.argument("table", metavar="TABLE", type=click.Choice(_TABLES))
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="jsonl", show_default=True, help="How to write it."
)
@click.option(
    "--without-text",
    is_flag=True,
    help="No words of the articles: only offsets, hashes, addresses, dates and ids, to be shared where the articles "
    "may not. For documents, attributions and statements.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write to this file, which is replaced once all is written. Default: standard output.",
)
@click.pass_obj
def command(settings: Settings, table: str, form: str, without_text: bool, output: Path | None) -> None:
    """Hand on a whole table: documents, attributions, statements, entities, reprints, judgements or notes.

    Exports hold everything, beliefs and low confidence too. In CSV, lists and
    objects are JSON text, and a cell that a spreadsheet would run as a formula
    (it begins with = + - or @) has an apostrophe before it: where you need
    offsets into a text, take jsonl or parquet. Judgements as jsonl are what
    `onrecord judge import` takes over into another record, and notes (your tags and notes) what
    `onrecord import notes` does.

    \b
    Examples:
      onrecord export statements
      onrecord export attributions --format csv --output attributions.csv
      onrecord export documents --format parquet --output documents.parquet
      onrecord export attributions --without-text --output shared.jsonl
    """
    from onrecord.ask import wording
    from onrecord.cli.terminal import binary_output
    from onrecord.export.output import replacing
    from onrecord.export.write import write

    to_screen = output is None or str(output) == "-"
    if to_screen and form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("Parquet is not text: name a file with --output, or send it to another program.")
    with settings.snapshot() as snapshot:
        if output is None or to_screen:
            write(snapshot, table, form, binary_output(), text=not without_text)
            return
        with replacing(output) as out:
            rows = write(snapshot, table, form, out, text=not without_text)
    click.echo(f"{output}: {wording.count(rows, 'row', 'rows')}", err=True)
