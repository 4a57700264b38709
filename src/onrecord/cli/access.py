"""``onrecord access``."""

from __future__ import annotations

import sys

import click

from onrecord.cli.settings import Settings


@click.group("access", short_help="Say who may open the reading room from other computers.")
def command() -> None:
    """Say who may open the reading room from other computers: readers by a password, programs by a token.

    Only hashes (Argon2id) are kept, in access.json in the record's folder.

    \b
    Examples:
      onrecord access password
      onrecord access token nightly-import
      onrecord serve --host 0.0.0.0 --certificate cert.pem --private-key key.pem
    """


@command.command("password")
@click.option("--remove", is_flag=True, help="Let no password open it any more.")
@click.pass_obj
def password(settings: Settings, remove: bool) -> None:
    """Set the password of the reading room; whoever signed in with an earlier one is signed out.

    It is asked for twice; from a pipe one line is read.
    """
    from onrecord.store.access import set_password
    from onrecord.store.record import Record

    Record.open(settings.record).close()
    given = None if remove else _asked()
    set_password(settings.record, given)
    click.echo("No password opens this record now." if remove else "The password is set.", err=True)


@command.command("token")
@click.argument("name")
@click.pass_obj
def token(settings: Settings, name: str) -> None:
    """Make a token for a program, which then sends `Authorization: Bearer TOKEN`. It is shown this once."""
    from datetime import datetime

    from onrecord.store.access import add_token
    from onrecord.store.record import Record

    Record.open(settings.record).close()
    click.echo(add_token(settings.record, name, datetime.now().astimezone().isoformat(timespec="seconds")))


@command.command("revoke")
@click.argument("name")
@click.pass_obj
def revoke(settings: Settings, name: str) -> None:
    """Let the token of this name open nothing any more."""
    from onrecord.store.access import revoke_token

    revoke_token(settings.record, name)
    click.echo(f"The token named {name} opens nothing any more.", err=True)


@command.command("list")
@click.pass_obj
def listing(settings: Settings) -> None:
    """List what opens the reading room: whether there is a password, and the tokens by name."""
    from onrecord.store.access import read_access

    access = read_access(settings.record)
    click.echo("password: " + ("set" if access.password is not None else "none"))
    for each in access.tokens:
        click.echo(f"token: {each.name}, made {each.made}")


def _asked() -> str:
    """The new password: from the keyboard, unseen and twice; or a line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("New password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
