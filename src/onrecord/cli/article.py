"""One document for a person to read: what it says of itself, its text, and what it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from onrecord.ask import wording
from onrecord.ask.article import DocumentView
from onrecord.ask.views import article_of
from onrecord.cli.layout import MARGIN, beside, say, show_fields
from onrecord.cli.passage import passage
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = dict[str, Any]
_QUIET = frozenset(("boilerplate", "caption", "credit"))


def show_document(console: Console, view: DocumentView) -> None:
    """Print a document, its blocks with their kind in the margin, and its attributions with their numbers."""
    document = view.document
    say(console, wording.title(article_of(document)), "bold")
    show_fields(console, _fields(document))
    _show_text(console, document, view.attributions)
    console.print()
    say(console, wording.count(len(view.attributions), "attribution", "attributions"), "bold")
    for number, attribution in enumerate(view.attributions, 1):
        console.print()
        speaker = wording.speaker(attribution, named=view.is_named(attribution))
        beside(console, (f"{number:>3}",), speaker + wording.manner(attribution), width=5)
        say(console, wording.said_words(attribution), indent=7)
        say(console, " · ".join(_known(attribution)), "dim", indent=7)


def _fields(document: Row) -> list[tuple[str, str | None]]:
    published, modified = document["published"], document["modified"]
    return [
        ("id", document["id"]),
        ("outlet", _with_basis(document["outlet"], document.get("outlet_basis"))),
        ("republisher", document["republisher"]),
        ("byline", document["byline"]),
        ("published", _with_basis(wording.interval(published), published and published["basis"])),
        ("modified", _with_basis(wording.interval(modified), modified["basis"]) if modified else None),
        ("agencies", ", ".join(document["agencies"])),
        ("language", wording.language(document["language"])),
        ("note", document["skipped"]),
        *(("contradiction", sentence) for sentence in document["contradictions"]),
        ("from", document["uri"]),
        *(("taken from", place) for place in wording.provenance(document["origin"])),
        ("canonical", document["canonical"]),
        ("received", document["received"]),
        ("SHA-256", document["sha256"]),
        ("cleaner", document.get("cleaner")),
        ("replaces", document["replaces"]),
        ("state", None if document["current"] else "replaced by another version"),
        ("changes", f"onrecord show {document['id']} --changes" if _has_versions(document) else None),
    ]


def _has_versions(document: Row) -> bool:
    return document["replaces"] is not None or not document["current"]


def _with_basis(value: str | None, basis: str | None) -> str:
    known = value or "not stated"
    return f"{known} ({basis})" if basis else known


def _show_text(console: Console, document: Row, attributions: Sequence[Row]) -> None:
    """The text block by block; beside each, its kind and the numbers of the attributions that begin in it."""
    for block in document["blocks"]:
        start, end = block["span"]
        numbers = [
            str(number)
            for number, attribution in enumerate(attributions, 1)
            if start <= attribution["content"]["spans"][0][0] < end
        ]
        margin = [block["kind"], *wrap(" ".join(numbers), MARGIN - 2)]
        console.print()
        beside(console, margin, _block(document["text"], block, attributions))


def _block(text: str, block: Row, attributions: Sequence[Row]) -> Text:
    """A block's words, on a terminal with the contents of its attributions underlined."""
    start, end = block["span"]
    marks = [(span, "underline") for attribution in attributions for span in attribution["content"]["spans"]]
    return passage(text[start:end], start, marks, "dim" if block["kind"] in _QUIET else "")


def _known(attribution: Row) -> Iterator[str]:
    """Its id, and what is known of when and where it was said."""
    known = (attribution["id"], wording.said_on(attribution), attribution["venue"], wording.doubt(attribution))
    yield from (one_line(fact) for fact in known if fact)
