"""``onrecord remove``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.removing import Removal


@click.command("remove", short_help="Remove an article for good, leaving a tombstone.")
@click.argument("document")
@click.option("--why", required=True, metavar="TEXT", help="The reason, to be kept: a court order, say.")
@click.option(
    "--by",
    metavar="NAME",
    envvar="ONRECORD_BY",
    help="Who removes it. Default: what ONRECORD_BY says, else nobody is named.",
)
@click.option("--all-versions", is_flag=True, help="Every version of the article that the record holds.")
@click.option("--forget-address", is_flag=True, help="Keep no address of it either, but as a digest.")
@click.pass_obj
def command(
    settings: Settings, document: str, why: str, by: str | None, all_versions: bool, forget_address: bool
) -> None:
    """Remove an article for good: its bytes, its text, and all that was found in it, at every snapshot.

    What stays is a tombstone: the id and the digest of the bytes, when it was removed, by whom and
    why. `show` and the reading room tell so, and adding it again is refused. If it stood at its
    address, nothing else is taken in from there, and an older version does not count instead of it.

    This cannot be undone, and reaches only this record: not copies, exports and backups of it.

    \b
    Examples:
      onrecord remove d-3f0c --why "Order of the regional court, 2031-04-02" --by "Legal desk"
      onrecord remove d-3f0c --why "Protection of a source" --all-versions --forget-address
    """
    from onrecord.removing import remove

    done = remove(settings.record, document, why=why, by=by, all_versions=all_versions, forget_address=forget_address)
    _tell(done)


def _tell(done: Removal) -> None:
    from onrecord.ask import wording
    from onrecord.cli.terminal import one_line

    click.echo(f"Removed: {', '.join(done.documents)}", err=True)
    if done.others:
        number = wording.count(len(done.others), "other version", "other versions")
        click.echo(
            f"  Note: {number} of the article in the record: {', '.join(done.others)}. To remove them all: "
            f"onrecord remove {done.others[0]} --all-versions --why ...", err=True,
        )  # fmt: skip
    if done.sharing:
        click.echo(
            "  Note: its bytes are kept, since they hold other articles of the record, and with them its words: "
            f"{', '.join(done.sharing)}. The bytes go with the last of them.", err=True,
        )  # fmt: skip
    for address in done.unwatched:
        click.echo(f"  Note: {one_line(address)} is no longer watched.", err=True)
