"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.read.web import WebSettings

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that analyse. Default: one for a few articles, else one for each core.",
)
"""How many processes analyse."""

_WEB_OPTIONS = (
    click.option("--allow-private", is_flag=True, help="Fetch from this computer and the network it is in, too."),
    click.option(
        "--delay",
        type=click.FloatRange(0, 3600),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="The least pause between two requests to one host.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, 3600, min_open=True),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="The most time for one page.",
    ),
    click.option(
        "--user-agent",
        metavar="TEXT",
        envvar="ONRECORD_USER_AGENT",
        help="What servers are told of who asks: a name, a version, and how to reach you. "
        "Default: onrecord and its version, or what ONRECORD_USER_AGENT says.",
    ),
)


def web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How pages are fetched; the command hands what they give on to ``web_settings``."""
    for option in reversed(_WEB_OPTIONS):
        command = option(command)
    return command


def web_settings(given: Mapping[str, Any]) -> WebSettings:
    """The settings that the options of ``web_options`` stand for. Raises InputError for a user agent that cannot be."""
    from onrecord.read.web import WebSettings

    return WebSettings(**given)


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Who judges, and why; the command hands the name on to ``judged_by``."""
    command = click.option("--why", metavar="TEXT", help="The reason, to be kept with it.")(command)
    return click.option(
        "--by",
        metavar="NAME",
        envvar="ONRECORD_BY",
        help="Who judges. Default: what ONRECORD_BY says, else your login name.",
    )(command)


def judged_by(given: str | None) -> str:
    """The name that was given, or else that of the user of this computer.

    Raises:
        InputError: where the system knows none.
    """
    import getpass

    from onrecord.errors import InputError

    if given is not None:
        return given
    try:
        return getpass.getuser()
    except Exception as error:  # each system says otherwise that it does not know
        raise InputError("nobody knows your name here: say who judges with --by NAME", reason="no name") from error
