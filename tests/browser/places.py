"""Every kind of page there is."""

from __future__ import annotations

from typing import Any

PLACES = (
    "",
    "search?words=river",
    "statements",
    "articles",
    "speakers",
    "outlets",
    "compare",
    "compare?words=river",
    "edits",
    "review",
    "review?kind=merges",
    "log",
    "tags",
)
"""Pages with an address of their own."""

THINGS = (
    ("statements", ".where a"),
    ("statements", ".where a[href*='/statements/']"),
    ("statements", ".where a[href*='/judge/']"),
    ("speakers", "th a"),
)
"""Pages of things: a list, and the link in it that leads there."""


def addresses(page: Any, address: str) -> list[str]:
    """The address of one page of every kind, in the reading room at ``address``."""
    things = []
    for place, link in THINGS:
        page.goto(address + place)
        things.append(str(page.locator(link).first.evaluate("link => link.href")))
    article, statement = (each.partition("#")[0] for each in things[:2])
    things += [f"{article}/page", f"{statement}/cite"]
    return [*(address + place for place in PLACES), *things]
