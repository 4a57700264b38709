"""The command ``onrecord`` and its subcommands, each imported when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from onrecord.cli.settings import DEFAULT_RECORD, Settings
from onrecord.errors import OnrecordError

_COMMANDS = (
    "demo",
    "add",
    "watch",
    "known",
    "statements",
    "speaker",
    "compare",
    "show",
    "edits",
    "judge",
    "log",
    "undo",
    "reanalyse",
    "tag",
    "note",
    "tags",
    "remove",
    "serve",
    "access",
    "export",
    "import",
    "analyse",
    "verify",
    "index",
    "evaluate",
)

_MODULES = {"import": "importing"}
"""Modules that cannot have the name of their command, for it is a word of the language."""


class Failure(click.ClickException):
    """An expected error, shown as one line."""

    def show(self, file: Any = None) -> None:
        """Write the line to standard error."""
        from onrecord.cli.terminal import printable

        message = " ".join(printable(self.message).split())
        click.echo(f"onrecord: {message}", file=file, err=file is None)


class Commands(click.Group):
    """Subcommands that are modules of this package, in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a subcommand, or None where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"onrecord.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an expected error ends it with status 1."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            raise Failure(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--record",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="ONRECORD_RECORD",
    default=DEFAULT_RECORD,
    help="Folder of the record. Default: ./record, or what ONRECORD_RECORD says.",
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, record: Path) -> None:
    """Who said what, about whom, when and where first: a sourced record made of news articles.

    A record is a folder. Articles go in with `add`; `serve` opens pages to read it;
    `statements`, `speaker` and `show` read it in the terminal; `export` hands it on. What
    is listed is what articles report. Whether it is true is not for this program to say.

    \b
    Try it:
      onrecord demo
    Then with your own articles:
      onrecord --record my-record add FOLDER
      onrecord --record my-record serve
    """
    source = context.get_parameter_source("record")
    context.obj = Settings(record, source is click.core.ParameterSource.COMMANDLINE)
