"""Judgements for a person to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.ask import wording
from onrecord.cli.layout import say
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.ask.removed import RemovedView
    from onrecord.judging import Imported, Judged
    from onrecord.types import EntityAnchor, StatementAnchor

_LONGEST = 100
_OWED = {
    "agreed": "says the same as",
    "undone": "undone by",
    "outweighed": "outweighed by",
    "contradicted": "contradicted by",
}


def show_judged(judged: Judged) -> None:
    """Say that a judgement is in the log, and what became of it."""
    click.echo(f"Judgement {judged.judgement.number}: {_what(judged)}", err=True)
    click.echo(f"  {_state(judged)}", err=True)


def show_log(console: Console, entries: Sequence[Judged]) -> None:
    """Print all entries in order."""
    for each in entries:
        judgement = each.judgement
        say(console, f"{judgement.number}  {_what(each)}", "bold")
        taken = f" · imported {judgement.imported[:10]}" if judgement.imported else ""
        say(console, f"{one_line(judgement.by)} · {judgement.made}{taken}", indent=4)
        if judgement.why:
            say(console, one_line(judgement.why), indent=4)
        say(console, _state(each), indent=4)
    if not entries:
        say(console, "Nothing was judged yet: `onrecord judge --help` says how.")


def show_rest(console: Console, gone: Sequence[RemovedView], marked: int) -> None:
    """Print what was removed, in order, and where the ``marked`` things with tags and notes are listed."""
    for each in gone:
        stone = each.tombstone
        say(console, f"Removed: {stone.document}", "bold")
        say(console, f"{one_line(stone.by or 'nobody named')} · {stone.made}", indent=4)
        say(console, one_line(stone.why), indent=4)
        if stone.restored:
            say(console, f"taken in again {stone.restored}", indent=4)
    if marked:
        things = wording.count(marked, "thing bears", "things bear")
        say(console, f"{things} tags or notes: `onrecord tags --notes` lists them.")


def show_imported(found: Imported) -> None:
    """Print what became of a file of judgements: the counts, the contradictions, and every failure."""
    states = dict(found.states)
    counts = [f"{found.added:,} added", f"{found.already_there:,} already there", f"{len(found.failed):,} failed"]
    counts += [f"{states[state]:,} {state}" for state in ("not anchored", "contradicted", "undone") if state in states]
    click.echo(" · ".join(counts), err=True)
    for each in found.entries:
        if each.state == "contradicted" or each.problem or each.against:
            click.echo(f"  {each.judgement.number}  {_what(each)}: {_state(each)}", err=True)
    for line in found.failed:
        click.echo(f"  {one_line(line)}", err=True)


def _state(judged: Judged) -> str:
    if judged.problem is not None:
        return one_line(f"not anchored: {judged.problem}")
    owed = _OWED.get(judged.state)
    words = f"{owed} {judged.other}" if owed else judged.state
    if judged.state == "contradicted":
        words += ", which stays in force"
    if judged.carried:
        words += f", carried to {wording.count(judged.carried, 'attribution', 'attributions')} more"
    if judged.against:
        words += f", contradicted by {', '.join(map(str, judged.against))}"
    return words


def _what(judged: Judged) -> str:
    """What was judged, in a sentence."""
    judgement = judged.judgement
    verb, value = judgement.verb, one_line(judgement.value or "")
    if judgement.article is not None:
        title = f" “{_short(judgement.article.title)}”" if judgement.article.title else ""
        what = "was published" if verb == "published" else "is an article of"
        return f"{judgement.article.document}{title} {what} {value}"
    if judgement.attribution is not None:
        about = f"{judgement.attribution.id} “{_short(' '.join(judgement.attribution.content.pieces))}”"
        if verb == "said":
            return f"{about} was said {value}"
        if verb != "speaker":
            return f"{about} is {'rejected' if verb == 'reject' else 'accepted'}"
        return f"{about} was said by {_entity(judgement.right) if judgement.right else 'nobody in particular'}"
    if judgement.one is not None and judgement.two is not None:
        left, right = _statement(judgement.one), _statement(judgement.two)
        return f"{left} and {right} are {'one' if verb == 'same' else 'not one'}"
    if judgement.left is None:
        undone = judged.other if judged.state == "in force" and judged.other else judgement.undoes
        return f"undoes judgement {undone}"
    left = _entity(judgement.left)
    if judgement.right is not None:
        return f"{left} and {_entity(judgement.right)} are {'one' if verb == 'same' else 'not one'}"
    return f"{left} is {'called' if verb == 'name' else 'of the kind'} {value}"


def _entity(anchor: EntityAnchor) -> str:
    name = _short(anchor.name)
    return f"{name} ({anchor.id})" if anchor.id else f"{name}, {anchor.kind}"


def _statement(anchor: StatementAnchor) -> str:
    return f"{anchor.id} “{_short(anchor.text)}”"


def _short(words: str | None) -> str:
    line = one_line(words or "")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
