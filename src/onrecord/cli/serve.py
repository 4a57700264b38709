"""``onrecord serve``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve", short_help="Open the reading room: pages to search and read the record.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on. Beyond this computer: 0.0.0.0."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="Port; 0 for any free one."
)
@click.pass_obj
def command(settings: Settings, host: str, port: int) -> None:
    """Open the reading room: pages to search and read the record, and the same as JSON under /api.

    Only this computer can open it, unless --host says otherwise. Articles may be added
    meanwhile; the next page that is opened knows them. Ctrl+C ends it.
    """
    open_room(settings, host, port)


def open_room(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted, and say where."""
    from onrecord.web.serving import serve

    if host not in LOOPBACK:
        click.echo(
            f"Whoever can reach {host} on port {port} can read the whole record: there is no password.", err=True
        )
    serve(
        settings.record, host, port, lambda address: click.echo(f"Reading room: {address} (Ctrl+C ends it)", err=True)
    )
