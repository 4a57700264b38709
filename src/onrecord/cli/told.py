"""The chain of telling of a statement, and how its words differ, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.ask.chain import Chain, Rung, Version
from onrecord.cli.layout import say

if TYPE_CHECKING:
    from rich.console import Console

_MOST = 12
"""Differences of one version that are printed."""


def show_chain(console: Console, chain: Chain) -> None:
    """Print a statement's chain of telling, its versions and what they say of when it was said."""
    console.print()
    say(console, "Chain of telling", "bold")
    for rung in chain.rungs:
        say(console, _rung(rung), indent=2)
    if chain.versions:
        console.print()
        say(console, f"Beside the fullest telling, {chain.fullest}", "bold")
        for version in chain.versions:
            _show_version(console, version)
    for dating in chain.datings:
        against = "against" if dating["clashes"] else "for"
        words = f"{wording.interval(dating['said'])} {against} {dating['attribution']}: {dating['said']['basis']}"
        say(console, words, "dim", indent=2)


def _rung(rung: Rung) -> str:
    spans = ", ".join(f"{start} to {end}" for start, end in rung.spans)
    where = f"{rung.document}, characters {spans}" if rung.spans else rung.document
    return " · ".join(part for part in (f"{rung.kind}: {rung.name}", rung.note, where) if part)


def _show_version(console: Console, version: Version) -> None:
    telling = version.telling
    head = (wording.outlet(telling.article), telling.attribution["id"], telling.relation)
    say(console, " · ".join(part for part in head if part), indent=2)
    if not version.differences:
        say(console, "the same words", "dim", indent=4)
    for each in version.differences[:_MOST]:
        change = " → ".join(f"“{words}”" if words else "nothing" for words in (each.before, each.after))
        say(console, f"{each.change}: {change} ({each.why})", indent=4)
    if (more := len(version.differences) - _MOST) > 0:
        say(console, f"and {more} more", "dim", indent=4)
