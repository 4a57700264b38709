"""``onrecord serve``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.web.serving import Place

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve", short_help="Open the reading room: pages to search, read and correct the record.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on. Beyond this computer: 0.0.0.0."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="Port; 0 for any free one."
)
@click.option("--known-as", metavar="NAME", multiple=True, help="A further name by which readers call this computer.")
@click.option("--create", is_flag=True, help="Begin an empty record if there is none, to add articles from the page.")
@click.option("--locked", is_flag=True, help="Ask for the password on this computer, too.")
@click.option("--certificate", type=_FILE, help="Certificate (PEM), to serve over https; with --private-key.")
@click.option("--private-key", type=_FILE, help="Private key (PEM) of the certificate.")
@click.pass_obj
def command(
    settings: Settings,
    host: str,
    port: int,
    known_as: tuple[str, ...],
    create: bool,
    locked: bool,
    certificate: Path | None,
    private_key: Path | None,
) -> None:
    """Open the reading room: pages to search, read and correct the record, and the same as JSON under /api.

    Only this computer can open it, unless --host says otherwise; then readers must give a password, and programs a
    token, which `onrecord access` sets. Articles may be added meanwhile; the next page that is opened knows them.
    Ctrl+C ends it.
    """
    from onrecord.web.serving import Place

    if create:
        from onrecord.store.record import Record

        Record.create(settings.record).close()
    open_room(settings, Place(host, port, known_as, locked, certificate, private_key))


def open_room(settings: Settings, place: Place) -> None:
    """Serve until interrupted, and say where."""
    from onrecord.web.serving import serve

    if place.far and place.certificate is None:
        click.echo(
            "Over plain http whoever shares the network can read along, the password too: give --certificate and "
            "--private-key, or let a proxy on this computer speak https.",
            err=True,
        )
    serve(settings.record, place, lambda address: click.echo(f"Reading room: {address} (Ctrl+C ends it)", err=True))
