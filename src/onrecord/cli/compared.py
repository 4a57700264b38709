"""Outlets beside each other, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.ask.compare import Column, Compared, Comparison, Naming
from onrecord.cli.layout import beside, say
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

_LEGEND = (
    "first: told on an earlier day than by any other outlet of the record. first day: with others. "
    "An outlet without a telling here may have told it in an article that is not in this record."
)


def show_comparison(console: Console, found: Comparison) -> None:
    """Print the figures of each outlet, and each statement with who told it."""
    for column in found.columns:
        say(console, one_line(column.name), "bold")
        for line in _figures(column, whole=found.whole):
            say(console, line, indent=2)
    for each in found.rows:
        console.print()
        _show_statement(console, each, found.columns)
    if found.columns:
        console.print()
    say(console, _summary(found))
    if found.others:
        others = wording.count(found.others, "other outlet tells", "other outlets tell")
        say(console, f"{others} something that fits; name them with --outlet to compare them.")
    if found.rows:
        say(console, _LEGEND, "dim")


def _figures(column: Column, *, whole: bool) -> Iterator[str]:
    told = wording.count(column.statements, "statement", "statements")
    articles = wording.count(column.documents, "article", "articles")
    days = wording.interval({"earliest": column.start, "latest": column.end})
    yield f"{told} in {articles}{f', {days}' if days else ''}; {column.alone:,} told by no other outlet of the record"
    if column.shared:
        yield f"of {column.shared:,} told by others too: {column.first:,} first, {column.together:,} on the first day"
    yield f"tellings: {column.direct:,} direct, {column.mixed:,} mixed, {column.indirect:,} indirect"
    if column.share is not None:
        scope = "its articles" if whole else "these articles"
        yield f"quoted: {wording.percent(column.share)} of {column.words:,} words of {scope}"
    for title, terms in (("names", column.names), ("descriptions", column.descriptions)):
        if terms:
            yield f"{title} in its own voice: {_terms(terms)}"


def _terms(terms: Sequence[Naming]) -> str:
    return ", ".join(f"{one_line(each.term)} ({each.count:,})" for each in terms)


def _show_statement(console: Console, each: Compared, columns: Sequence[Column]) -> None:
    row = each.row
    name = row["speaker_name"] or row["source"]
    named = one_line(name) if row["speaker_named"] else f"“{one_line(name)}”" if name else "(no source named)"
    say(console, named, "cyan")
    say(console, wording.shortened(row["words"]), indent=2)
    say(console, f"{row['id']} · told by {wording.count(each.outlets, 'outlet', 'outlets')}", "dim", indent=4)
    without = []
    for column, cell in zip(columns, each.cells, strict=True):
        if cell is None:
            without.append(one_line(column.name))
            continue
        facts = (one_line(column.name), cell.day, cell.place, cell.kind, cell.attribution)
        beside(console, (" " * 4,), " · ".join(fact for fact in facts if fact), width=4)
    if without:
        beside(console, (" " * 4,), f"no telling in this record: {', '.join(without)}", "dim", width=4)


def _summary(found: Comparison) -> str:
    statements = wording.count(found.total, "statement", "statements")
    shown = f"; the first {len(found.rows):,} are listed, more with --limit" if len(found.rows) < found.total else ""
    return f"{statements} told by {wording.count(len(found.columns), 'outlet', 'outlets')} compared{shown}."
