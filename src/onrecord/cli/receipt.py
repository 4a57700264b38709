"""One attribution, or one statement with its tellings, and the words on which it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.ask import wording
from onrecord.ask.removed import RemovedView
from onrecord.ask.show import AttributionView
from onrecord.ask.views import Reported
from onrecord.cli.layout import say, show_fields
from onrecord.cli.listing import show_heading, show_told
from onrecord.cli.passage import passage
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = dict[str, Any]
_STYLES = (("content", "underline"), ("source", "cyan"), ("cue", "italic magenta"))


def show_attribution(console: Console, view: AttributionView) -> None:
    """Print an attribution with the passage in which it stands."""
    show_told(console, view.attribution, named=view.named, indent=0)
    console.print()
    show_fields(console, _fields(view.attribution))
    console.print()
    show_heading(console, view.article)
    start, end = view.span
    say(console, f"the passage, characters {start} to {end} of the text:", "dim")
    console.print()
    say(console, _passage(view), indent=2)


def show_statement(console: Console, reported: Reported) -> None:
    """Print a statement and every telling of it, in the words of each article."""
    statement, tellings = reported.statement, (reported.telling, *reported.others)
    show_told(console, reported.telling.attribution, named=reported.telling.named, indent=0)
    console.print()
    independent = wording.count(statement["independent"], "telling", "tellings")
    told = [telling.attribution for telling in tellings]
    fields = [
        ("id", statement["id"]),
        ("said", _interval(statement["said"] or _first(told, "said"))),
        ("venue", statement["venue"] or _first(told, "venue")),
        ("addressee", _first(told, "addressee")),
        ("independent", independent),
    ]
    show_fields(console, fields)
    for telling in tellings:
        console.print()
        show_heading(console, telling.article)
        show_told(console, telling.attribution, named=telling.named)
        known = " · ".join(fact for fact in (telling.attribution["id"], telling.relation) if fact)
        say(console, known, "dim", indent=4)


def _first(told: Sequence[Row], field: str) -> Any:
    """What the first of some tellings that knows it says."""
    return next((one[field] for one in told if one[field]), None)


def show_removed(console: Console, view: RemovedView) -> None:
    """Print what is left of a removed document."""
    found = view.tombstone
    say(console, one_line(str(found)), "bold")
    address = "nothing else is taken in from its address" if found.closed else None
    restoring = "onrecord add SOURCE --restore takes it in again"
    show_fields(
        console,
        [("from", found.uri), ("SHA-256", found.sha256), ("closed", address), ("restoring", restoring)],
    )


def _fields(attribution: Row) -> list[tuple[str, str | None]]:
    speaker = attribution["speaker"]
    return [
        ("id", attribution["id"]),
        ("statement", attribution["statement"]),
        ("source", _phrase(attribution["source"])),
        ("cue", _phrase(attribution["cue"])),
        ("content", _spans(attribution["content"]["spans"])),
        ("stands in", attribution["block"]),
        ("speaker", f"{speaker['name']}, {speaker['kind']}, {speaker['id']}" if speaker else "not identified"),
        ("why", attribution["speaker_basis"]),
        ("how sure", None if attribution["speaker_confidence"] is None else f"{attribution['speaker_confidence']:.2f}"),
        ("addressee", attribution["addressee"]),
        ("venue", attribution["venue"]),
        ("said", _interval(attribution["said"])),
        ("about", ", ".join(each["name"] for each in attribution["about"] or ())),
        ("nested in", attribution["parent"]),
        ("replies to", ", ".join(attribution["replies_to"] or ())),
        ("confidence", f"{attribution['confidence']:.2f}"),
        ("judged", attribution["judged"]),
        ("model", attribution["model"]),
    ]


def _interval(value: Row | None) -> str | None:
    known = wording.interval(value)
    return f"{known} ({value['basis']})" if known and value else None


def _phrase(phrase: Row | None) -> str:
    if not phrase:
        return "none"
    return f"“{wording.join_pieces(phrase['text'], phrase['spans'])}”, {_spans(phrase['spans'])}"


def _spans(spans: list[list[int]]) -> str:
    return "characters " + ", ".join(f"{start} to {end}" for start, end in spans)


def _passage(view: AttributionView) -> Text:
    """The passage; on a terminal the content is underlined, and source and cue are coloured."""
    marks = [
        (span, style)
        for part, style in _STYLES
        for span in (view.attribution[part]["spans"] if view.attribution[part] else ())
    ]
    return passage(view.passage, view.span[0], marks)
