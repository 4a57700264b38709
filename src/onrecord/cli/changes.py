"""What was changed between the versions of an article, for a person to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from onrecord.ask import wording
from onrecord.ask.edits import Edits, Passage, Versions
from onrecord.ask.views import article_of
from onrecord.cli.layout import beside, say
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = dict[str, Any]

LEGEND = "[-words-] went, {+words+} came. Photographs, captions, credits and the rest of the page are not compared."


def show_versions(console: Console, document: Row, pairs: Sequence[Versions]) -> None:
    """Print each pair of versions that followed each other with its changes, readable without colour."""
    say(console, wording.title(article_of(document)), "bold")
    if not pairs:
        say(console, "The record holds no other version of this article.")
        return
    for pair in pairs:
        console.print()
        say(console, _head(pair), "bold")
        figures = pair.as_json()
        say(console, f"{wording.edited(figures)} · {wording.declared(figures)}" if pair.edit.changes else _none(pair))
        for passage in pair.passages:
            console.print()
            beside(console, (passage.block,), _marked(passage))
    console.print()
    say(console, LEGEND, "dim")


def show_edits(console: Console, found: Edits) -> None:
    """Print edits, the last first, and how they are spread over the outlets."""
    for row in found.rows:
        say(console, one_line(row["title"] or "(no headline)"), "bold")
        outlet = one_line(row["outlet"]) if row["outlet"] else "outlet not named"
        back = " · back to an earlier text" if row["returned"] else ""
        say(
            console,
            f"{outlet} · captured {row['captured']}{back} · {row['document']} replaces {row['replaces']}",
            "dim",
        )
        say(console, wording.edited(row), indent=2)
        say(console, wording.declared(row), indent=2)
        console.print()
    total = sum(each["edits"] for each in found.outlets)
    silent = sum(each["silent"] for each in found.outlets)
    say(console, f"{wording.count(total, 'edit', 'edits')}, {silent:,} silent.")
    for each in found.outlets:
        name = one_line(each["name"]) if each["name"] else "outlet not named"
        say(console, f"{name}: {each['edits']:,}, {each['silent']:,} silent", indent=2)
    if found.found.total > len(found.rows):
        say(console, f"Shown: the last {len(found.rows):,}. For more: --limit", "dim")
    if found.found.note:
        click.echo(one_line(found.found.note), err=True)


def _head(pair: Versions) -> str:
    back = " (back to an earlier text)" if pair.returned else ""
    return f"{pair.old['id']}, captured {pair.was_captured} → {pair.new['id']}, captured {pair.captured}{back}"


def _none(pair: Versions) -> str:
    return wording.declared(pair.as_json()) if pair.edit.doubt else "No change in headline or text."


def _marked(passage: Passage) -> Text:
    from rich.text import Text

    text = Text()
    for words, mark in passage.pieces:
        shown = one_line(words)
        lead, trail = " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""
        if mark == "del":
            text.append(f"[-{shown}-]", "red strike")
        elif mark == "ins":
            text.append(f"{{+{shown}+}}", "green")
        elif shown:
            text.append(lead + shown + trail)
        else:
            text.append(" ")
    return text
