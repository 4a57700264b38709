"""``onrecord analyse``."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from onrecord.cli.days import Day


@click.command("analyse", short_help="Analyse files without a record, as JSON.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Clean nothing: the file is the text, and offsets index it.")
@click.option(
    "--published",
    type=Day(),
    metavar="DATE",
    help="When it was published, for what is said of 'Friday' or 'last month'.",
)
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], plain: bool, published: str | None) -> None:
    """Analyse files without a record: one line of JSON an article, with attributions, mentions and times.

    A file that fails is named on standard error, the others go on, and the exit status is 1. An export
    (JSON Lines, CSV) or a mailbox holds several articles, and one of them may fail alone.

    \b
    Examples:
      onrecord analyse article.html
      onrecord analyse --plain --published 2024-03-21 *.txt
    """
    from onrecord.cli.terminal import binary_output
    from onrecord.errors import OnrecordError
    from onrecord.export.jsonl import line
    from onrecord.pipeline import analyse_articles

    failed = False
    out = binary_output()
    for path in files:
        try:
            for found in analyse_articles(path, plain=plain, published=published):
                if isinstance(found, OnrecordError):
                    _tell(path, found)
                    failed = True
                    continue
                out.write(line(found))
                out.flush()
        except OSError as error:
            _tell(path, error)
            failed = True
        except Exception:  # One poisoned file must not cost the others their result.
            click.echo(f"onrecord: {path}: an error that onrecord did not expect\n{traceback.format_exc()}", err=True)
            failed = True
    if failed:
        context.exit(1)


def _tell(path: Path, error: Exception) -> None:
    from onrecord.cli.terminal import one_line

    message = one_line(str(error))
    click.echo(f"onrecord: {message if str(path) in message else f'{path}: {message}'}", err=True)
