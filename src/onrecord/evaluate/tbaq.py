"""Readers of annotated time expressions: TimeBank and AQUAINT as TempEval-3 gave them out, and MEANTIME.

UzZaman et al. (2013), *SemEval-2013 Task 1: TempEval-3*; Minard et al. (2016), *MEANTIME*, LREC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluate.cat import read_cat
from onrecord.evaluate.meantime import FOLDER, read_meantime
from onrecord.evaluate.sets import SetFile, set_files
from onrecord.types import Interval, Span

SPLITS = ("dev", "work")
_CORPORA = ("TimeBank", "AQUAINT")
_CREATED = "CREATION_TIME"


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """An annotated time expression; ``type`` and ``value`` as they stand in the annotation."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A text with its date and time expressions.

    published: the creation time, or None where the annotation gives none.
    complete: the stretches in which every time expression is annotated.
    """

    name: str
    text: str
    published: Interval | None
    timexes: tuple[GoldTimex, ...]
    complete: tuple[Span, ...]
    sha256: str


def read_tbaq(path: Path, split: str) -> list[DatedDocument]:
    """The documents of ``split`` at ``path``: the folder of TimeBank and AQUAINT, or its .tar.gz.

    Within each of the two, sorted by name, every second document from the first on is ``dev``, the others ``work``.

    Raises:
        InputError: if there are none, there is no such split, or a document is damaged.
    """
    if split not in SPLITS:
        raise InputError(f"tbaq has no split {split}; it has {', '.join(SPLITS)}", reason="no such benchmark")
    files = [file for file in set_files(path, ".tml") if file.place.parent.name in _CORPORA]
    if not files:
        raise InputError(f"{path}: no *.tml files under {' or '.join(_CORPORA)} in it", reason="no such benchmark")
    first = SPLITS.index(split)
    halves = (list(group)[first::2] for _, group in groupby(files, lambda file: file.place.parent.name))
    return [_read(file) for half in halves for file in half]


def _read(file: SetFile) -> DatedDocument:
    root = _parsed(file)
    body = root.find("TEXT")
    if body is None:
        raise InputError(f"{file.place}: no <TEXT> in it; a document of TimeML has one", reason="damaged")
    pieces: list[str] = []
    timexes: list[GoldTimex] = []
    _lay_out(body, pieces, 0, timexes)
    text = "".join(pieces)
    created = root.find("DCT/TIMEX3")
    published = _published(None if created is None else created.get("value"))
    found = tuple(sorted((one for one in timexes if one.span[0] < one.span[1]), key=lambda one: one.span))
    return DatedDocument(file.place.stem, text, published, found, ((0, len(text)),), file.sha256)


def _lay_out(element: Any, pieces: list[str], at: int, timexes: list[GoldTimex]) -> int:
    """Append the text of ``element``, which begins at ``at``, and note the expressions in it; where it ends."""
    start = at
    if isinstance(element.tag, str):
        pieces.append(element.text or "")
        at += len(pieces[-1])
        for child in element:
            at = _lay_out(child, pieces, at, timexes)
            pieces.append(child.tail or "")
            at += len(pieces[-1])
        if element.tag == "TIMEX3":
            timexes.append(GoldTimex((start, at), element.get("type", ""), element.get("value", "")))
    return at


def _parsed(file: SetFile) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(file.content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{file.place}: not whole XML ({error})", reason="damaged") from error


def _published(value: str | None) -> Interval | None:
    """The day of creation; None where the annotation has none in the form of ISO 8601."""
    try:
        day = date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None
    return Interval(day, day, "creation time of the annotation")


def read_dated_meantime(path: Path) -> list[DatedDocument]:
    """The English articles of MEANTIME at ``path``: the folder of the set, or its .tar.gz.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    complete = {one.name: one.complete for one in read_meantime(path)}
    return [_of_meantime(file, complete[file.place.stem]) for file in set_files(path, ".xml", FOLDER)]


def _of_meantime(file: SetFile, complete: Sequence[Span]) -> DatedDocument:
    marked = read_cat(file)
    times = [mark for mark in marked.marks if mark.tag == "TIMEX3"]
    created = [mark.attributes.get("value") for mark in times if mark.attributes.get("functionInDocument") == _CREATED]
    spans = ((mark, marked.span(mark)) for mark in times)
    found: Iterator[GoldTimex] = (
        GoldTimex(span, mark.attributes.get("type", ""), mark.attributes.get("value", ""))
        for mark, span in spans
        if span is not None
    )
    return DatedDocument(
        name=file.place.stem,
        text=marked.text,
        published=_published(created[0] if created else None),
        timexes=tuple(sorted(found, key=lambda one: one.span)),
        complete=tuple(complete),
        sha256=file.sha256,
    )
