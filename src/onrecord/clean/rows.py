"""An article as a row of an export: its columns made into a text and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.clean import cells
from onrecord.clean.decoding import decode
from onrecord.clean.fragment import fragment_document, is_markup, is_page, led, page_document, unmarked
from onrecord.clean.given import Given
from onrecord.clean.text import text_document
from onrecord.errors import InputError
from onrecord.formats import columns
from onrecord.types import Capture, Document, Interval


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in one object of JSON, or in a table of one row. See ``document.clean``.

    Raises InputError ("no text") for a row without a text, and where a column that the user named is not there.
    """
    origin = capture.origin
    where = capture.uri if origin.place is None else f"{origin.container}, {origin.place}"
    try:
        said = columns.mapping(origin.fields)
        text = capture.content.decode(origin.charset) if origin.charset else decode(capture)
        row = columns.csv_row(text) if capture.media_type == "text/csv" else columns.json_row(text)
        return _document(capture, row, said, collected)
    except InputError as error:
        raise InputError(f"{where}: {error}", reason=error.reason) from error


def _document(capture: Capture, row: columns.Row, said: Mapping[str, str], collected: str | None) -> Document:
    fetched = Read(row, said, None, "column").moment("collected")
    collected = collected or (fetched.latest if fetched else None)
    given = given_by(row, said, collected)
    words, is_html = _words(row, said)
    if is_html and is_page(words):
        return page_document(capture, words, collected, given)
    if is_html or is_markup(words):
        return fragment_document(capture, words, collected, given)
    document = text_document(capture, unmarked(words), collected, given)
    return led(document, replace(given, title=document.title, address=document.canonical))


def _words(row: columns.Row, said: Mapping[str, str]) -> tuple[str, bool]:
    """The article's words, and whether they are said to be HTML."""
    fields = ("html", "text") if "html" in said and "text" not in said else ("text", "html")
    for field in fields:
        for _, value in columns.values(row, field, said):
            words = cells.words(value)
            if words and not cells.is_address(words):
                return words, field == "html"
    raise InputError(
        f"no text in the row; its columns are {columns.named_in(row)}; say which with --map text=COLUMN",
        reason="no text",
    )


def given_by(row: columns.Row, said: Mapping[str, str], collected: str | None, what: str = "column") -> Given:
    """What a row says of its article.

    what: what its columns are called where a reason names one.
    """
    of = Read(row, said, collected, what)
    return Given(
        title=of.first("title", cells.line), outlet=of.outlet(), byline=of.first("byline", cells.people),
        published=of.moment("date"), modified=of.moment("modified"), address=of.first("url", cells.address),
        language=of.first("language", cells.language),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A row that is being read: for each field the first of its columns in which there is such a thing."""

    row: columns.Row
    said: Mapping[str, str]
    collected: str | None
    what: str

    def first(self, field: str, read: Callable[[Any], str | None]) -> str | None:
        """The first of the field's columns of which ``read`` makes something."""
        return next((found for _, value in self._values(field) if (found := read(value))), None)

    def outlet(self) -> tuple[str, str] | None:
        """The publication's name, and which column gives it."""
        for column, value in self._values("outlet"):
            if name := cells.outlet(value):
                return name, f"{self.what} “{column}” “{cells.shown(value)}”"
        return None

    def moment(self, field: str) -> Interval | None:
        """When one of the field's columns says."""
        for column, value in self._values(field):
            if when := cells.moment(value, f"{self.what} “{column}”", self.collected):
                return when
        return None

    def _values(self, field: str) -> Iterator[tuple[str, Any]]:
        return columns.values(self.row, field, self.said)
