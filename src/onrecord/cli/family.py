"""The family of an article for a person to read: the likely original, and what each reprint changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.ask.reprints import Family, Printing
from onrecord.ask.views import Article
from onrecord.cli.layout import say

if TYPE_CHECKING:
    from rich.console import Console


def show_family(console: Console, family: Family) -> None:
    """Print the family of an article."""
    console.print()
    say(
        console, f"Reprints: {wording.count(family.size, 'article shares', 'articles share')} much of this text", "bold"
    )
    say(console, f"likely the original: {_article(family.first)}", indent=2)
    say(console, "; ".join(family.original.reasons), "dim", indent=4)
    if family.original.elsewhere:
        say(console, f"most credit {family.original.elsewhere}, which is not among them", "dim", indent=4)
    for each in family.printings:
        say(console, _article(each.article), indent=2)
        say(console, ", ".join(_changed(each)), "dim", indent=4)
    if (more := family.size - 1 - len(family.printings)) > 0:
        say(console, f"and {more:,} more", indent=2)


def _article(article: Article) -> str:
    parts = (wording.outlet(article), wording.published(article), wording.title(article), article.id)
    return " · ".join(parts)


def _changed(each: Printing) -> Iterator[str]:
    if each.share is not None:
        yield f"shares {each.share:.0%}"
    yield from wording.changed(each.copy)
