"""One speaker, or any other entity: its names and roles as the articles have them, and its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ask import wording
from onrecord.ask.show import EntityView
from onrecord.cli.layout import say, show_fields
from onrecord.cli.listing import show_listing
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from onrecord.ask.speaker import Holder

Row = dict[str, Any]


def show_entity(console: Console, view: EntityView) -> None:
    """Print names as spelt, roles as stated, and the statements."""
    entity = view.entity
    say(console, one_line(entity["name"]), "bold")
    names = ", ".join(f"{each['text']} ({each['count']})" for each in entity["names"])
    roles = "; ".join(_role(each) for each in entity["roles"] or ())
    known = ", ".join(one_line(each) for each in entity["known"])
    fields = [
        ("kind", entity["kind"]),
        ("id", entity["id"]),
        ("known as", known),
        ("as spelt", names),
        ("roles", roles),
    ]
    show_fields(console, fields)
    console.print()
    show_listing(console, view.listing)


def show_holders(console: Console, holders: Iterable[Holder]) -> None:
    """Print who held posts of an organisation, one a line."""
    for each in holders:
        say(console, f"{one_line(each.name)}  {each.id}", "bold")
        say(console, f"  {one_line(_role(each.role))}")


def _role(role: Row) -> str:
    organisation = f", {role['organisation']}" if role["organisation"] else ""
    dates = wording.interval({"earliest": role["earliest"], "latest": role["latest"]})
    told = wording.count(role["documents"], "article", "articles")
    return f"{role['title']}{organisation} ({told}{', ' + dates if dates else ''})"
