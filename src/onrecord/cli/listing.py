"""A list of statements for a person to read, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from onrecord.ask import wording
from onrecord.ask.views import UNSURE, Article, Listing, Reported, Telling
from onrecord.cli.layout import say
from onrecord.cli.terminal import binary_output, one_line

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, Any]

LEGEND = (
    "direct: the words stand in quotation marks in the article. mixed: some do. "
    "indirect: the article's own words. After the name stands the article's cue."
)


def show_listing(console: Console, listing: Listing) -> None:
    """Print the statements under their articles, and what was left out."""
    for article, reported in groupby(listing.reported, key=lambda each: each.telling.article):
        show_heading(console, article)
        for each in reported:
            console.print()
            _show_reported(console, each)
        console.print()
    say(console, summary(listing))
    left_out = hidden(listing)
    if left_out:
        say(console, left_out)
    if listing.reported:
        say(console, LEGEND, "dim")


def show_heading(console: Console, article: Article) -> None:
    """Print headline, outlet, date and id of an article."""
    say(console, wording.title(article), "bold")
    say(console, f"{wording.outlet(article)} · {wording.published(article)} · {article.id}", "dim")


def show_told(console: Console, attribution: Row, *, named: bool, indent: int = 2) -> None:
    """Print who, by which cue, in which manner; and the words. named: the speaker has a name, see ``Telling``."""
    from rich.text import Text

    head = Text()
    head.append(wording.speaker(attribution, named=named), "cyan")
    head.append(wording.manner(attribution))
    say(console, head, indent=indent)
    say(console, wording.said_words(attribution), indent=indent + 2)


def _show_reported(console: Console, reported: Reported) -> None:
    show_told(console, reported.telling.attribution, named=reported.telling.named)
    say(console, " · ".join(facts(reported)), "dim", indent=4)
    for telling in reported.others:
        say(console, elsewhere(telling), "dim", indent=4)


def facts(reported: Reported) -> Iterator[str]:
    """The statement's id, and what is known of when and where it was said."""
    attribution = reported.telling.attribution
    yield reported.statement["id"]
    known = (wording.said_on(attribution), attribution["venue"], wording.doubt(attribution))
    yield from (one_line(fact) for fact in known if fact)


def elsewhere(telling: Telling) -> str:
    """One line for another telling of a statement."""
    article = telling.article
    relation = f", {telling.relation}" if telling.relation else ""
    return (
        f"also told by {wording.outlet(article)}, {wording.published(article)}{relation}: {telling.attribution['id']}"
    )


def summary(listing: Listing) -> str:
    """How many statements, and in how many articles."""
    articles = {each.telling.article.id for each in listing.reported}
    statements = wording.count(len(listing.reported), "statement", "statements")
    return f"{statements} in {wording.count(len(articles), 'article', 'articles')}."


def hidden(listing: Listing) -> str | None:
    """What a view leaves out and how to see it, or None where it leaves out nothing."""
    parts = []
    if listing.beliefs:
        parts.append(f"{wording.count(listing.beliefs, 'belief', 'beliefs')} (thinks, plans, fears)")
    if listing.unsure:
        parts.append(f"{listing.unsure:,} of low confidence (under {UNSURE})")
    notes = [f"Not shown: {' and '.join(parts)}. To see them: --all"] if parts else []
    if listing.pending:
        notes.append(f"Not resolved yet: {listing.pending:,}, of an addition that was cut short. Run it again.")
    return "\n".join(notes) or None


def print_json(listing: Listing) -> None:
    """Write each statement as a line of JSON; what was left out goes to standard error."""
    from onrecord.export.jsonl import write

    write((each.as_json() for each in listing.reported), binary_output())
    left_out = hidden(listing)
    if left_out:
        click.echo(left_out, err=True)
