"""``onrecord undo``."""

from __future__ import annotations

import click

from onrecord.cli.options import judge_options, judged_by
from onrecord.cli.settings import Settings


@click.command("undo", short_help="Take a judgement back.")
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@judge_options
@click.pass_obj
def command(settings: Settings, number: int, by: str | None, why: str | None) -> None:
    """Take judgement N of `onrecord log` back. The log keeps both; to undo the undoing brings it into force again.

    \b
    Example:
      onrecord undo 3 --why "the other man after all"
    """
    from datetime import datetime

    from onrecord.cli.judged import show_judged
    from onrecord.judging import undo

    show_judged(undo(settings.record, number, by=judged_by(by), why=why, now=datetime.now().astimezone()))
